// Volumes of pods and claims of volumes.
#include <string>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "units/quantity.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Value;

void check_mode(const Subject& subject, std::string_view key) {
  constexpr std::int64_t kLastMode = 0777;
  const auto mode = number_at(subject.value, key);
  if (mode && (*mode < 0 || *mode > kLastMode)) {
    subject.refuse(*given(subject.value, key), "but a mode is between 0 and 0777 (511)",
                   "write it in octal with a leading zero, like `0644`");
  }
}

void require_text(const Subject& subject, std::string_view key) {
  if (words_at(subject.value, key).empty() && (given(subject.value, key) == nullptr || text_at(subject.value, key))) {
    subject.require(subject.value, key);
  }
}

bool steps_out(std::string_view path) {
  return path == ".." || path.starts_with("../") || path.ends_with("/..") ||
         path.find("/../") != std::string_view::npos;
}

}  // namespace

void check_volume(const Subject& subject) {
  if (const Value* name = text_at(subject.value, "name")) {
    if (name->text().empty()) {
      subject.require(subject.value, "name");
    } else if (const auto why = not_a_label(name->text()); !why.empty()) {
      subject.refuse_name(*name, why);
    }
  }
  // One without any source is an emptyDir.
  std::string_view first;
  for (const document::Member& member : subject.value.map().members()) {
    const std::string_view key = member.key->view();
    if (key == "name" || member.value.is_nil() || !find_field(subject.type, key, subject.version())) continue;
    if (!first.empty()) {
      subject.conflict(
          member.value,
          subject.name(subject.value) + " has both `" + std::string(first) + "` and `" + std::string(key) + "`",
          "a volume has one source: keep one of them");
    }
    first = key;
  }
}

void check_config_map_volume(const Subject& subject) {
  require_text(subject, "name");
  check_mode(subject, "defaultMode");
}

void check_secret_volume(const Subject& subject) {
  require_text(subject, "secretName");
  check_mode(subject, "defaultMode");
}

void check_claim_volume(const Subject& subject) {
  if (text_at(subject.value, "claimName") != nullptr) require_text(subject, "claimName");
}

void check_host_path_volume(const Subject& subject) {
  const Value* path = text_at(subject.value, "path");
  if (path != nullptr && path->text().empty()) subject.require(subject.value, "path");
  if (path != nullptr && steps_out(path->text())) subject.refuse(*path, "but may not have `..`");
}

void check_key_to_path(const Subject& subject) {
  check_mode(subject, "mode");
  for (const std::string_view key : {"key", "path"}) {
    if (text_at(subject.value, key) != nullptr) require_text(subject, key);
  }
  const Value* path = text_at(subject.value, "path");
  if (path != nullptr && (path->text().starts_with('/') || steps_out(path->text()) || path->text().starts_with(".."))) {
    subject.refuse(*path, "but must be relative and without `..`");
  }
}

void check_volume_claim(const Subject& subject) {
  const Value* modes = given(subject.value, "accessModes");
  if (modes == nullptr || (modes->is_list() && modes->items().empty())) {
    subject.require(subject.value, "accessModes");
  }
  const Value* resources = map_at(subject.value, "resources");
  const Value* requests = resources == nullptr ? nullptr : map_at(*resources, "requests");
  if (given(subject.value, "resources") != nullptr && resources == nullptr) return;
  if (const Value* name = text_at(subject.value, "storageClassName"); name != nullptr && !name->text().empty()) {
    if (const auto why = not_a_subdomain(name->text()); !why.empty()) subject.refuse_name(*name, why);
  }
  const Value* storage = requests == nullptr ? nullptr : given(*requests, "storage");
  if (requests == nullptr) {
    subject.require(subject.value, "resources", " with `requests.storage`");
  } else if (storage == nullptr) {
    subject.require(*requests, "storage");
  } else if (storage->is_string() || storage->is_number()) {
    const auto amount = units::parse_quantity(subject.report.written(*storage));
    if (amount && amount->nano <= 0) subject.refuse(*storage, "but must be above 0");
  }
}

}  // namespace stageplot::kubernetes
