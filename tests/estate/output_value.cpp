#include "estate/output_value.hpp"

#include <map>
#include <optional>
#include <vector>

#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "fluentd/reader.hpp"
#include "report/value_text.hpp"

namespace stageplot::estate {
namespace {

constexpr std::string_view kAbsent = "(absent)";

/// The parts between dots; a part in double quotes may hold some.
std::vector<std::string> path_parts(std::string_view path) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (const char c : path) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == '.' && !quoted) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string yaml_value(std::string_view text, const std::vector<std::string>& parts) {
  document::Arena arena;
  std::string error;
  const auto root =
      document::read_yaml_text(text, {}, arena, {.resolution = document::YamlResolution::kubernetes}, error);
  if (!root.has_value()) return "(unreadable: " + error + ")";
  const document::Value* value = &*root;
  for (const std::string& part : parts) {
    value = document::find(*value, part);
    if (value == nullptr) return std::string(kAbsent);
  }
  return report::value_text(*value);
}

/// The parameter at the end of the first sections that have it: several sections may have one name.
std::optional<std::string> parameter(const fluentd::Section& section, const std::vector<std::string>& parts,
                                     std::size_t from) {
  if (from + 1 == parts.size()) {
    const fluentd::Parameter* found = fluentd::find_parameter(section, parts[from]);
    return found == nullptr ? std::nullopt : std::optional(found->value.text);
  }
  for (const fluentd::Section& child : section.sections) {
    if (parts[from] != child.name && parts[from] != child.name + ' ' + child.argument.text) continue;
    if (auto found = parameter(child, parts, from + 1)) return found;
  }
  return std::nullopt;
}

std::string fluentd_value(std::string_view text, const std::vector<std::string>& parts) {
  source::SourceFiles sources;
  document::Arena arena;
  diagnostics::Diagnostics diagnostics;
  const auto root =
      fluentd::read_fluentd(sources, sources.add("fluent.conf", std::string(text)), arena, {}, diagnostics);
  if (!root.has_value() || diagnostics.has_errors()) return "(unreadable)";
  return parameter(*root, parts, 0).value_or(std::string(kAbsent));
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::string without_quotes(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != '"') result += c;
  }
  return result;
}

/// Every attribute by its dotted path, read line by line: the outputs are laid out as `terraform fmt` does it.
std::map<std::string, std::string> terraform_values(std::string_view text) {
  std::map<std::string, std::string> values;
  std::vector<std::string> open;  // dotted paths of the blocks and lists around a line
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string above = open.empty() ? "" : open.back() + '.';
    if (std::string_view("}])").find(line.front()) != std::string_view::npos) {
      if (!open.empty()) {
        if (line.front() == ']') values[open.back()] += ']';
        open.pop_back();
      }
      continue;
    }
    const std::size_t equals = line.find(" = ");
    std::string name = without_quotes(trimmed(line.substr(0, equals)));
    if (std::string_view("{[(").find(line.back()) != std::string_view::npos) {
      if (equals == std::string_view::npos) {
        name = without_quotes(trimmed(line.substr(0, line.size() - 1)));
        for (char& c : name) c = c == ' ' ? '.' : c;
      }
      open.push_back(above + name);
      if (line.back() == '[') values[open.back()] = "[";
    } else if (equals != std::string_view::npos) {
      values[above + name] = without_quotes(trimmed(line.substr(equals + 3)));
    } else if (!open.empty() && values.contains(open.back()) && line.back() == ',') {
      std::string& list = values[open.back()];
      list += (list == "[" ? "" : ", ") + without_quotes(line.substr(0, line.size() - 1));
    }
  }
  return values;
}

/// Whether the unit has the line, but for a backslash that continues it.
bool unit_has_line(std::string_view text, std::string_view unit, std::string_view wanted) {
  bool inside = false;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.starts_with("- name: ")) inside = line.substr(8) == unit;
    if (line.ends_with(" \\")) line.remove_suffix(2);
    if (inside && line == wanted) return true;
  }
  return false;
}

}  // namespace

std::string output_value(std::string_view file, std::string_view text, std::string_view path,
                         std::string_view expected) {
  if (file.ends_with(".tftpl")) return std::string(unit_has_line(text, path, expected) ? expected : kAbsent);
  if (file.ends_with(".yaml")) return yaml_value(text, path_parts(path));
  if (file.ends_with(".conf")) return fluentd_value(text, path_parts(path));
  if (!file.ends_with(".tf") && !file.ends_with(".tfvars")) return "(no reader for this file)";
  const std::map<std::string, std::string> values = terraform_values(text);
  const auto found = values.find(std::string(path));
  return found == values.end() ? std::string(kAbsent) : found->second;
}

}  // namespace stageplot::estate
