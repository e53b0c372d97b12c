#include "redaction/setting_lines.hpp"

#include <optional>

namespace stageplot::redaction {
namespace {

constexpr std::size_t kLongestName = 100;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == '@';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}
bool is_quote(char c) {
  return c == '"' || c == '\'';
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
}

/// The value at the beginning of `text`: quoted, or the rest of the line where it is one word.
std::string_view value_of(std::string_view text) {
  skip_blanks(text);
  if (text.empty()) return {};
  if (is_quote(text.front())) {
    const char quote = text.front();
    std::size_t end = 1;
    while (end < text.size() && text[end] != quote) end += text[end] == '\\' ? 2 : 1;
    return end < text.size() ? text.substr(1, end - 1) : std::string_view{};
  }
  std::size_t end = 0;
  while (end < text.size() && !is_blank(text[end])) ++end;
  std::string_view rest = text.substr(end);
  skip_blanks(rest);
  if (!rest.empty() && rest.front() != '#' && rest.front() != '}') return {};
  text = text.substr(0, end);
  while (!text.empty() && (text.back() == ',' || text.back() == ';')) text.remove_suffix(1);
  return text;
}

std::optional<Setting> setting_of(std::string_view line) {
  skip_blanks(line);
  for (const std::string_view lead : {"export ", "- ", "{"}) {
    if (line.starts_with(lead)) line.remove_prefix(lead.size());
    skip_blanks(line);
  }
  const bool quoted = !line.empty() && is_quote(line.front());
  if (quoted) line.remove_prefix(1);
  std::size_t end = 0;
  while (end < line.size() && end < kLongestName && is_name(line[end])) ++end;
  if (end == 0) return std::nullopt;
  const std::string_view name = line.substr(0, end);
  line.remove_prefix(end);
  if (quoted && (line.empty() || !is_quote(line.front()))) return std::nullopt;
  if (quoted) line.remove_prefix(1);
  const bool blank = !line.empty() && is_blank(line.front());
  skip_blanks(line);
  if (line.empty()) return std::nullopt;
  const bool sign = line.front() == ':' || line.front() == '=';
  if (!sign && !blank) return std::nullopt;
  if (sign) line.remove_prefix(line.starts_with("=>") ? 2 : 1);
  const std::string_view value = value_of(line);
  if (value.empty()) return std::nullopt;
  return Setting{name, value};
}

/// The value behind the sign of a setting inside a line: in quotes, or behind `=` up to what ends a word there.
std::string_view inner_value_of(std::string_view text, char sign) {
  skip_blanks(text);
  if (!text.empty() && is_quote(text.front())) return value_of(text);
  if (sign != '=') return {};
  const std::size_t end = text.find_first_of(" \t\r,;&|\"'`)]}<>");
  return text.substr(0, end);
}

/// The settings anywhere in a line: `host=a token=b`, `{"a": 1, "token": "b"}`, `?token=b`. Without quotes `:` is a
/// sentence's as well as a setting's, so it counts before quotes alone. `known` is the value that is found already.
void add_inner_settings(std::string_view line, std::string_view known, std::vector<Setting>& settings) {
  for (std::size_t at = 0; at < line.size();) {
    if (!is_name(line[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < line.size() && is_name(line[at])) ++at;
    std::string_view rest = line.substr(at);
    const bool quoted = begin > 0 && is_quote(line[begin - 1]) && !rest.empty() && rest.front() == line[begin - 1];
    if (quoted) rest.remove_prefix(1);
    skip_blanks(rest);
    if (at - begin > kLongestName || rest.empty() || (rest.front() != '=' && rest.front() != ':')) continue;
    const char sign = rest.front();
    rest.remove_prefix(rest.starts_with("=>") ? 2 : 1);
    const std::string_view value = inner_value_of(rest, sign);
    if (!value.empty() && value.data() != known.data()) settings.push_back({line.substr(begin, at - begin), value});
  }
}

}  // namespace

std::vector<Setting> settings_of(std::string_view text) {
  std::vector<Setting> settings;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const auto first = setting_of(line);
    if (first) settings.push_back(*first);
    add_inner_settings(line, first ? first->value : std::string_view{}, settings);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return settings;
}

}  // namespace stageplot::redaction
