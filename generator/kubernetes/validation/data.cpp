// ConfigMaps and Secrets: keys that can be names of files, sizes, what a type of Secret must hold.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/rules/kubernetes.hpp"
#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "kubernetes/wording.hpp"
#include "text/base64.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Member;
using document::Value;

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

/// Keys of which a Secret of a type needs each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNeededKeys = {{
    {"kubernetes.io/dockercfg", ".dockercfg"},
    {"kubernetes.io/dockerconfigjson", ".dockerconfigjson"},
    {"kubernetes.io/ssh-auth", "ssh-privatekey"},
    {"kubernetes.io/tls", "tls.crt"},
    {"kubernetes.io/tls", "tls.key"},
}};

void check_keys(const Subject& subject, std::string_view list) {
  for (const Member& member : members_at(subject.value, list)) {
    if (const auto why = not_a_data_key(member.key->view()); !why.empty()) {
      subject.report.on_key(
          rules::kubernetes_bad_name, member,
          {.summary = "a key of `" + std::string(list) + "` is " + quoted(member.key->view()) + ", " + std::string(why),
           .label = {},
           .help = {}});
    }
  }
}

std::size_t size_of(const Subject& subject, std::string_view list, bool encoded) {
  std::size_t bytes = 0;
  for (const Member& member : members_at(subject.value, list)) {
    if (!member.value.is_string()) continue;
    bytes += encoded ? text::decode_base64(member.value.text()).bytes.size() : member.value.text().size();
  }
  return bytes;
}

void check_size(const Subject& subject, std::size_t bytes, std::string_view list) {
  if (bytes <= kMostBytes || given(subject.value, list) == nullptr) return;
  subject.report.on_value(
      rules::kubernetes_bad_value, *given(subject.value, list),
      {.summary = subject.name(subject.value) + " holds " + std::to_string(bytes) + " bytes, but may hold 1048576",
       .label = {},
       .help = {}});
}

bool has_key(const Subject& subject, std::string_view key) {
  for (const std::string_view list : {"data", "stringData"}) {
    const Value* map = map_at(subject.value, list);
    if (map != nullptr && document::find(*map, key) != nullptr) return true;
  }
  return false;
}

}  // namespace

void check_config_map(const Subject& subject) {
  check_keys(subject, "data");
  check_keys(subject, "binaryData");
  const Value* data = map_at(subject.value, "data");
  for (const Member& member : members_at(subject.value, "binaryData")) {
    if (data == nullptr || document::find(*data, member.key->view()) == nullptr) continue;
    subject.conflict(member.value, "`data` and `binaryData` both have the key " + quoted(member.key->view()),
                     "rename one of them");
  }
  const std::size_t bytes = size_of(subject, "data", false) + size_of(subject, "binaryData", true);
  check_size(subject, bytes, data != nullptr ? "data" : "binaryData");
}

void check_secret(const Subject& subject) {
  check_keys(subject, "data");
  check_keys(subject, "stringData");
  const std::size_t bytes = size_of(subject, "data", true) + size_of(subject, "stringData", false);
  check_size(subject, bytes, given(subject.value, "data") != nullptr ? "data" : "stringData");
  const std::string_view type = words_at(subject.value, "type");
  for (const auto& [each, key] : kNeededKeys) {
    if (each != type || has_key(subject, key)) continue;
    const Value* data = map_at(subject.value, given(subject.value, "data") != nullptr ? "data" : "stringData");
    subject.require(data != nullptr ? *data : subject.value, key,
                    ", which a Secret of type `" + std::string(type) + "` needs");
  }
}

}  // namespace stageplot::kubernetes
