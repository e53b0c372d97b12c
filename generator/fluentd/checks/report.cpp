#include "fluentd/checks/report.hpp"

#include <algorithm>

#include "fluentd/checks/values.hpp"

namespace stageplot::fluentd {

bool Report::has_root_directory() const {
  const Section* system = find_child(root_, "system");
  return system != nullptr && find_parameter(*system, "root_dir") != nullptr;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMost = 60;
  if (text.size() <= kMost) return "`" + std::string(text) + "`";
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
  return "`" + std::string(text.substr(0, end)) + "…`";
}

std::string tag_of(const Section& section) {
  std::string text = "<" + section.name;
  if (section.argument.form != Form::absent) text += " " + section.argument.text;
  text += ">";
  return quoted(text);
}

std::optional<std::string_view> known_text(const Section& section, std::string_view name) {
  const Parameter* parameter = find_parameter(section, name);
  if (parameter == nullptr || parameter->value.form == Form::absent || !parameter->value.ruby.empty())
    return std::nullopt;
  return parameter->value.text;
}

bool is_on(const Section& section, std::string_view name) {
  const Parameter* parameter = find_parameter(section, name);
  return parameter != nullptr && is_yes(parameter->value.text);
}

const Section* find_child(const Section& section, std::string_view name) {
  const auto found = std::ranges::find(section.sections, name, &Section::name);
  return found == section.sections.end() ? nullptr : &*found;
}

const Literal* type_of(const Section& section) {
  for (const std::string_view name : {"@type", "type"}) {
    const Parameter* parameter = find_parameter(section, name);
    if (parameter != nullptr && parameter->value.form != Form::absent) return &parameter->value;
  }
  return nullptr;
}

}  // namespace stageplot::fluentd
