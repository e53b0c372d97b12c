// Ingresses: hosts, paths and what serves them.
#include <algorithm>
#include <array>
#include <string>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "kubernetes/validation/one_of.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Value;

constexpr std::array<std::string_view, 2> kBackends = {"resource", "service"};
/// What a path must not have, since a proxy would rewrite it.
constexpr std::array<std::string_view, 5> kRewritten = {"//", "/./", "/../", "%2f", "%2F"};
constexpr std::array<std::string_view, 2> kRewrittenEnds = {"/.", "/.."};

bool is_address(std::string_view host) {
  const bool v6 = host.find(':') != std::string_view::npos &&
                  host.find_first_not_of("0123456789abcdefABCDEF:[]") == std::string_view::npos;
  return v6 || (host.find_first_not_of("0123456789.") == std::string_view::npos &&
                std::count(host.begin(), host.end(), '.') == 3);
}

void check_host(const Subject& subject, const Value& host) {
  std::string_view text = host.text();
  if (text.empty()) return;
  if (is_address(text)) {
    subject.refuse_name(host, "but must be a name, not an address");
    return;
  }
  if (text.starts_with("*.")) text.remove_prefix(2);
  if (const auto why = not_a_subdomain(text); !why.empty())
    subject.refuse_name(host, why, "without scheme, port and path, like `api.example.com`");
}

}  // namespace

void check_ingress(const Subject& subject) {
  if (items_at(subject.value, "rules").empty() && document::find(subject.value, "defaultBackend") == nullptr) {
    const Value* rules = given(subject.value, "rules");
    if (rules == nullptr || rules->is_list())
      subject.require(subject.value, "rules", " and `defaultBackend`, of which it needs one");
  }
  for (const Value& entry : items_at(subject.value, "tls")) {
    for (const Value& host : items_at(entry, "hosts")) {
      if (!host.is_string()) continue;
      if (host.text().empty()) {
        subject.refuse_name(host, "but must be a name");
      } else {
        check_host(subject, host);
      }
    }
  }
  for (const Value& entry : items_at(subject.value, "tls")) {
    const Value* name = text_at(entry, "secretName");
    if (name == nullptr || name->text().empty()) continue;
    if (const auto why = not_a_subdomain(name->text()); !why.empty()) subject.refuse_name(*name, why);
  }
  if (const Value* name = text_at(subject.value, "ingressClassName")) {
    if (const auto why = not_a_subdomain(name->text()); !why.empty()) subject.refuse_name(*name, why);
  }
}

void check_ingress_rule(const Subject& subject) {
  if (const Value* host = text_at(subject.value, "host")) check_host(subject, *host);
  const Value* http = map_at(subject.value, "http");
  const Value* paths = http == nullptr ? nullptr : given(*http, "paths");
  if (paths != nullptr && paths->is_list() && paths->items().empty()) {
    subject.require(*http, "paths", ", which may not be empty");
  }
}

void check_ingress_path(const Subject& subject) {
  const std::string_view type = words_at(subject.value, "pathType");
  const Value* path = text_at(subject.value, "path");
  const std::string_view text = path == nullptr ? std::string_view{} : path->text();
  const bool exact = type == "Exact" || type == "Prefix";
  if (path == nullptr && given(subject.value, "path") != nullptr) return;
  if (text.empty()) {
    if (exact) subject.require(subject.value, "path", ", which `" + std::string(type) + "` needs");
    return;
  }
  if (!text.starts_with('/')) {
    subject.refuse(*path, "but a path begins with `/`");
    return;
  }
  if (!exact) return;
  const bool rewritten =
      std::any_of(kRewritten.begin(), kRewritten.end(),
                  [text](std::string_view each) { return text.find(each) != std::string_view::npos; }) ||
      std::any_of(kRewrittenEnds.begin(), kRewrittenEnds.end(),
                  [text](std::string_view each) { return text.ends_with(each); });
  if (rewritten) subject.refuse(*path, "but may not have `//`, `/./`, `/../` or `%2f`");
}

void check_ingress_backend(const Subject& subject) {
  check_one_of(subject, kBackends);
}

void check_service_backend(const Subject& subject) {
  if (const Value* name = text_at(subject.value, "name")) {
    if (name->text().empty()) {
      subject.require(subject.value, "name");
    } else if (const auto why = not_a_service_name(name->text()); !why.empty()) {
      subject.refuse_name(*name, why);
    }
  }
  const Value* port = given(subject.value, "port");
  if (port == nullptr) {
    subject.require(subject.value, "port");
    return;
  }
  if (!port->is_map()) return;
  const Value* number = given(*port, "number");
  const Value* name = given(*port, "name");
  const bool has_number = number != nullptr && whole_number(*number) != 0;
  const bool has_name = name != nullptr && (!name->is_string() || !name->text().empty());
  if (has_number && has_name) {
    subject.conflict(*name, "`port` has both `number` and `name`", "keep one of them");
  } else if (!has_number && !has_name) {
    // A misspelt field is meant as the one.
    for (const document::Member& member : port->map().members()) {
      if (member.key->view() != "number" && member.key->view() != "name") return;
    }
    subject.conflict(*port, "`port` has neither `number` nor `name`", "it needs one of them");
  }
  if (has_number) check_port(subject, *number);
  if (has_name && name->is_string()) {
    if (const auto why = not_a_port_name(name->text()); !why.empty()) subject.refuse_name(*name, why);
  }
}

}  // namespace stageplot::kubernetes
