// What state and plan have in common: the version of their format, and how a resource is named.
#include <fmt/format.h>

#include <charconv>

#include "diagnostics/rules/export.hpp"
#include "document/map.hpp"
#include "drift/exports/readers.hpp"

namespace stageplot::drift {

using document::find;
using document::Value;

std::string text_of(const Value& map, std::string_view key) {
  const Value* value = find(map, key);
  return value != nullptr && value->is_string() ? std::string{value->text()} : std::string{};
}

bool check_format_version(const Value& document, std::string_view what, ExportReport& report) {
  const Value* version = find(document, "format_version");
  const std::string_view text = version != nullptr && version->is_string() ? version->text() : std::string_view{};
  int major = -1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), major);
  const bool whole = read.ptr == text.data() + text.size() || *read.ptr == '.';
  // Terraform 0.12 to 1.0 wrote 0.1 and 0.2, which has the same parts.
  if (read.ec == std::errc{} && whole && (major == 0 || major == 1)) return true;
  report.add_at(version == nullptr ? document : *version,
                {.rule = diagnostics::rules::export_version,
                 .summary = fmt::format("the {} in `{}` has the format `{}`, and 1.x is known", what, report.name(),
                                        text.size() > 20 ? text.substr(0, 20) : text),
                 .help = "export with a version of Terraform that writes 1.x, or with a newer stageplot",
                 .path = "format_version"});
  return false;
}

bool read_identity(const Value& entry, ResourceIdentity& identity, ExportReport& report) {
  identity.address = text_of(entry, "address");
  identity.type = text_of(entry, "type");
  identity.name = text_of(entry, "name");
  identity.managed = text_of(entry, "mode") != "data";
  if (const Value* index = find(entry, "index")) identity.index = *index;
  identity.deposed =
      text_of(entry, entry.is_map() && find(entry, "deposed_key") != nullptr ? "deposed_key" : "deposed");
  identity.module = text_of(entry, "module_address");
  if (!identity.address.empty() && !identity.type.empty() && !identity.name.empty()) return true;
  report.add_at(entry, {.rule = diagnostics::rules::export_unknown,
                        .summary = fmt::format("a resource in `{}` has no address, type or name", report.name()),
                        .help = "export again: `terraform show -json > FILE`"});
  return false;
}

}  // namespace stageplot::drift
