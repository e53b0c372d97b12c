// Every section and parameter against the tables of plugins.
#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "diagnostics/rules/fluentd.hpp"
#include "fluentd/checks/passes.hpp"
#include "fluentd/checks/values.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::fluentd {
namespace rules = diagnostics::rules;

namespace {

using diagnostics::Severity;
using Names = std::span<const std::string_view>;

constexpr std::string_view kDirectives[] = {"source", "match", "filter", "label", "system", "worker"};
constexpr std::string_view kInLabel[] = {"match", "filter"};
constexpr std::string_view kInWorker[] = {"source", "match", "filter", "label"};

class SchemaCheck {
 public:
  explicit SchemaCheck(Report& report) : report_(report) {}

  void root(const Section& root) {
    for (const Parameter& parameter : root.parameters) {
      report_.add({.rule = &rules::fluentd_unknown_parameter,
                   .summary = "parameter " + quoted(parameter.name) + " stands outside of all sections",
                   .primary = {.span = parameter.name_span, .text = "fluentd does not read it"},
                   .path = parameter.name,
                   .help = "move it into the section that it belongs to, or remove it"});
    }
    directives(root, kDirectives, "");
  }

 private:
  void directives(const Section& parent, std::span<const std::string_view> allowed, const std::string& before) {
    for (const Section& section : parent.sections) {
      const std::string path = before + section.name;
      if (std::ranges::find(allowed, section.name) == allowed.end()) {
        unknown_section(section, allowed, path, parent);
      } else if (section.name == "source") {
        plugin(section, PluginKind::input, path);
      } else if (section.name == "filter") {
        plugin(section, PluginKind::filter, path);
      } else if (section.name == "match") {
        plugin(section, PluginKind::output, path);
      } else if (section.name == "system") {
        shape(section, system_shape(), std::nullopt, path);
      } else {
        for (const Parameter& parameter : section.parameters) {
          if (!parameter.name.starts_with('@')) unknown_parameter(section, parameter, {}, path);
        }
        directives(section, section.name == "label" ? Names(kInLabel) : Names(kInWorker), path + ".");
      }
    }
  }

  void plugin(const Section& section, PluginKind kind, const std::string& path) {
    const Literal* type = type_of(section);
    if (type == nullptr) {
      // Buffers are in memory where nothing else is said.
      if (kind == PluginKind::buffer) return described(section, *find_plugin(kind, "memory"), path);
      if (kind == PluginKind::formatter) return;
      return missing_parameter(section, "@type", path);
    }
    if (!type->ruby.empty()) return;
    if (const PluginFact* fact = find_plugin(kind, type->text)) return described(section, *fact, path);
    unknown_plugin(*type, kind, path);
  }

  void described(const Section& section, const PluginFact& fact, const std::string& path) {
    shape(section, fact.shape, fact.kind, path);
    check_plugin(section, fact, path, report_);
  }

  void unknown_plugin(const Literal& type, PluginKind kind, const std::string& path) {
    if (!unknown_plugins_.insert(std::string(name(kind)) + " " + type.text).second) return;
    const std::span<const std::string_view> names = plugin_names(kind);
    if (std::ranges::find(names, type.text) != names.end()) {
      report_.add(
          {.rule = &rules::fluentd_unknown_plugin,
           .severity = Severity::note,
           .summary = "the parameters of " + std::string(name(kind)) + " " + quoted(type.text) + " are not checked",
           .primary = {.span = type.span, .text = "nothing describes it here"},
           .path = path + ".@type"});
      return;
    }
    const std::string meant = text::did_you_mean(type.text, names);
    report_.add(
        {.rule = &rules::fluentd_unknown_plugin,
         .severity = meant.empty() ? Severity::warning : Severity::error,
         .summary = "unknown " + std::string(name(kind)) + " " + quoted(type.text),
         .primary = {.span = type.span},
         .path = path + ".@type",
         .help = meant.empty() ? "its parameters are not checked; make sure that fluentd's image has it" : meant});
  }

  void shape(const Section& section, const Shape& shape, std::optional<PluginKind> kind, const std::string& path) {
    if (!shape.any_parameter) {
      for (const Parameter& parameter : section.parameters) {
        // Names with `@` are fluentd's own, and the reader's business.
        if (!parameter.name.starts_with('@')) this->parameter(section, parameter, shape, kind, path);
      }
    }
    for (const std::span<const ParameterFact> list : shape.parameters) {
      for (const ParameterFact& fact : list) {
        if (!fact.required) continue;
        const Parameter* found = fluentd::find_parameter(section, fact.name);
        if (found == nullptr && is_misspelt(section.parameters, fact.name, &Parameter::name)) continue;
        if (found == nullptr || found->value.form == Form::absent || found->value.text.empty()) {
          missing_parameter(section, fact.name, path);
        }
      }
    }
    if (!shape.any_parameter) sections(section, shape, path);
  }

  void parameter(const Section& section, const Parameter& parameter, const Shape& shape, std::optional<PluginKind> kind,
                 const std::string& path) {
    const ParameterFact* fact = fluentd::find_parameter(shape, parameter.name);
    if (fact == nullptr) {
      const OldParameter* old = kind ? find_old_parameter(*kind, parameter.name) : nullptr;
      if (old != nullptr) return old_parameter(section, parameter, *old, *kind, path);
      return unknown_parameter(section, parameter, shape, path);
    }
    if (const auto bad = find_bad_value(*fact, parameter.value)) {
      report_.add({.rule = &rules::fluentd_bad_value,
                   .summary = quoted(parameter.name) + " is " + quoted(parameter.value.text) + bad->summary,
                   .primary = {.span = parameter.value.span},
                   .path = path + "." + parameter.name,
                   .help = bad->help});
    }
  }

  void old_parameter(const Section& section, const Parameter& parameter, const OldParameter& old, PluginKind kind,
                     const std::string& path) {
    const Section* successor = kind == PluginKind::buffer ? &section : find_child(section, old.section);
    const bool lost = !old.section.empty() && successor != nullptr;
    const std::string today = old.section.empty() || kind == PluginKind::buffer
                                  ? quoted(old.today)
                                  : quoted(old.today) + " in `<" + std::string(old.section) + ">`";
    report_.add({.rule = &rules::fluentd_old_parameter,
                 .severity = lost ? Severity::error : Severity::warning,
                 .summary = quoted(parameter.name) + " is a parameter of fluentd 0.12" +
                            (lost ? ", and has no effect here" : ""),
                 .primary = {.span = parameter.name_span},
                 .path = path + "." + parameter.name,
                 .help = "it is " + today + " today"});
  }

  void unknown_parameter(const Section& section, const Parameter& parameter, const Shape& shape,
                         const std::string& path) {
    std::vector<std::string_view> names;
    for (const std::span<const ParameterFact> list : shape.parameters) {
      for (const ParameterFact& fact : list) names.push_back(fact.name);
    }
    report_.add({.rule = &rules::fluentd_unknown_parameter,
                 .summary = "unknown parameter " + quoted(parameter.name) + " in " + described_name(section),
                 .primary = {.span = parameter.name_span, .text = "fluentd does not read it"},
                 .path = path + "." + parameter.name,
                 .help = text::did_you_mean(parameter.name, names)});
  }

  void missing_parameter(const Section& section, std::string_view name, const std::string& path) {
    report_.add({.rule = &rules::fluentd_missing_parameter,
                 .summary = described_name(section) + " lacks the parameter " + quoted(name),
                 .primary = {.span = section.tag, .text = quoted(name) + " is missing here"},
                 .path = path + "." + std::string(name)});
  }

  void sections(const Section& section, const Shape& shape, const std::string& path) {
    std::vector<std::string_view> names;
    for (const SectionFact& fact : shape.sections) {
      names.push_back(fact.name);
      if (!fact.required || find_child(section, fact.name) != nullptr) continue;
      if (!is_misspelt(section.sections, fact.name, &Section::name)) missing_section(section, fact.name, path);
    }
    std::set<std::string_view> seen;
    for (const Section& child : section.sections) {
      const SectionFact* fact = find_section(shape, child.name);
      const std::string child_path = path + "." + child.name;
      if (fact == nullptr) {
        unknown_section(child, names, child_path, section);
        continue;
      }
      if (!seen.insert(fact->name).second && !fact->repeated) second_section(child, section, child_path);
      if (fact->shape != nullptr) {
        this->shape(child, *fact->shape, std::nullopt, child_path);
      } else {
        plugin(child, *fact->plugin, child_path);
      }
    }
  }

  /// Whether one of these is so near to what is missing that its own finding says all.
  template <typename Items, typename Name>
  static bool is_misspelt(const Items& items, std::string_view missing, Name name) {
    const std::array<std::string_view, 1> only{missing};
    return std::ranges::any_of(items, [&](const auto& item) { return text::nearest(item.*name, only).has_value(); });
  }

  void missing_section(const Section& section, std::string_view name, const std::string& path) {
    report_.add({.rule = &rules::fluentd_missing_section,
                 .summary = described_name(section) + " lacks the section `<" + std::string(name) + ">`",
                 .primary = {.span = section.tag, .text = "`<" + std::string(name) + ">` is missing here"},
                 .path = path + "." + std::string(name)});
  }

  void second_section(const Section& child, const Section& parent, const std::string& path) {
    report_.add({.rule = &rules::fluentd_conflicting_parameters,
                 .summary = described_name(parent) + " has two sections `<" + child.name + ">`",
                 .primary = {.span = child.tag, .text = "the second one"},
                 .labels = {{.span = find_child(parent, child.name)->tag, .text = "the first one"}},
                 .path = path,
                 .help = "make one of both"});
  }

  void unknown_section(const Section& section, std::span<const std::string_view> allowed, const std::string& path,
                       const Section& parent) {
    const std::string meant = text::did_you_mean(section.name, allowed);
    report_.add({.rule = &rules::fluentd_unknown_section,
                 .summary = "unknown section `<" + section.name + ">`" +
                            (parent.name.empty() ? " outside of all sections" : " in " + described_name(parent)),
                 .primary = {.span = section.tag, .text = "fluentd does not read it"},
                 .path = path,
                 .help = meant});
  }

  /// Where a plugin stands in it: "`<match a>` of type `elasticsearch`".
  static std::string described_name(const Section& section) {
    const Literal* type = type_of(section);
    return tag_of(section) + (type == nullptr || type->text.empty() ? "" : " of type " + quoted(type->text));
  }

  Report& report_;
  std::set<std::string> unknown_plugins_;
};

}  // namespace

void check_schema(const Section& root, Report& report) {
  SchemaCheck(report).root(root);
}

}  // namespace stageplot::fluentd
