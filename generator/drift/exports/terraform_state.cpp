// Both forms of a state: what `terraform show -json` prints, and the file that a backend keeps.
#include <fmt/format.h>

#include <string>

#include "diagnostics/rules/export.hpp"
#include "document/map.hpp"
#include "drift/exports/readers.hpp"
#include "text/go_quote.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Kind;
using document::Value;

constexpr std::int64_t kRawVersion = 4;

void read_module(const Value& module, TerraformState& state, ExportReport& report) {
  const Value* resources = find(module, "resources");
  if (resources != nullptr && resources->is_list()) {
    for (const Value& entry : resources->items()) {
      StateResource resource;
      if (!read_identity(entry, resource, report)) continue;
      resource.module = text_of(module, "address");
      if (const Value* values = find(entry, "values")) resource.values = *values;
      const Value* tainted = find(entry, "tainted");
      resource.tainted = tainted != nullptr && tainted->is(Kind::boolean) && tainted->b;
      state.resources.push_back(std::move(resource));
    }
  }
  const Value* children = find(module, "child_modules");
  if (children == nullptr || !children->is_list()) return;
  for (const Value& child : children->items()) read_module(child, state, report);
}

std::string index_text(const Value& index) {
  if (index.is_string()) return "[" + text::go_quote(index.text()) + "]";
  if (index.is(Kind::integer)) return "[" + std::to_string(index.i) + "]";
  return "";
}

class RawState {
 public:
  RawState(TerraformState& state, document::Arena& arena, ExportReport& report)
      : state_(state), arena_(arena), report_(report) {}

  void read(const Value& resource) {
    StateResource base;
    base.type = text_of(resource, "type");
    base.name = text_of(resource, "name");
    base.module = text_of(resource, "module");
    base.managed = text_of(resource, "mode") != "data";
    const Value* instances = find(resource, "instances");
    if (base.type.empty() || base.name.empty() || instances == nullptr || !instances->is_list()) {
      report_.add_at(resource,
                     {.rule = diagnostics::rules::export_unknown,
                      .summary = fmt::format("a resource in `{}` has no type, name or instances", report_.name()),
                      .help = "export again: `terraform state pull > FILE`"});
      return;
    }
    base.address =
        (base.module.empty() ? "" : base.module + ".") + (base.managed ? "" : "data.") + base.type + "." + base.name;
    for (const Value& instance : instances->items()) {
      StateResource one = base;
      if (const Value* index = find(instance, "index_key")) one.index = *index;
      one.address += index_text(one.index);
      one.deposed = text_of(instance, "deposed");
      one.tainted = text_of(instance, "status") == "tainted";
      if (const Value* attributes = find(instance, "attributes")) one.values = unwrapped(*attributes, base.type);
      state_.resources.push_back(std::move(one));
    }
  }

 private:
  /// What has any type is kept with it, `{value, type}`: of built-in resources alone.
  Value unwrapped(const Value& attributes, std::string_view type) {
    if (type != "terraform_data" || !attributes.is_map()) return attributes;
    std::vector<document::Member> members{attributes.map().members().begin(), attributes.map().members().end()};
    for (document::Member& member : members) {
      const Value* value = find(member.value, "value");
      if (value != nullptr && find(member.value, "type") != nullptr) member.value = *value;
    }
    return Value::of(document::make_map(arena_, members), attributes.origin);
  }

  TerraformState& state_;
  document::Arena& arena_;
  ExportReport& report_;
};

void read_raw(const Value& document, const Value& version, TerraformState& state, document::Arena& arena,
              ExportReport& report) {
  if (!version.is(Kind::integer) || version.i != kRawVersion) {
    report.add_at(version,
                  {.rule = diagnostics::rules::export_version,
                   .summary = fmt::format("the state in `{}` is of version {}, and {} is known", report.name(),
                                          version.is(Kind::integer) ? std::to_string(version.i) : "?", kRawVersion),
                   .help = "export with `terraform show -json > FILE`",
                   .path = "version"});
    return;
  }
  const Value* resources = find(document, "resources");
  if (resources == nullptr || !resources->is_list()) return;
  RawState reader(state, arena, report);
  for (const Value& resource : resources->items()) reader.read(resource);
}

}  // namespace

void read_state_values(const Value& values, TerraformState& state, ExportReport& report) {
  if (const Value* root = find(values, "root_module")) read_module(*root, state, report);
}

void read_terraform_state(Export& target, document::Arena& arena, ExportReport& report) {
  const Value& document = target.documents.front();
  target.state.terraform_version = text_of(document, "terraform_version");
  if (find(document, "format_version") != nullptr) {
    if (!check_format_version(document, "state", report)) return;
    if (const Value* values = find(document, "values")) read_state_values(*values, target.state, report);
  } else {
    read_raw(document, *find(document, "version"), target.state, arena, report);
  }
  if (!target.state.resources.empty() || report.failed()) return;
  report.add({.rule = diagnostics::rules::export_empty,
              .summary = fmt::format("`{}` is a state without resources", report.name()),
              .help = "export from the folder and with the backend of this environment: `terraform workspace show`, "
                      "`terraform state list`"});
}

}  // namespace stageplot::drift
