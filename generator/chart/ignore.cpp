#include "chart/ignore.hpp"

#include "chart/path_match.hpp"
#include "template/functions/unicode_case.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {

std::optional<IgnoreRules> IgnoreRules::parse(std::string_view text, std::string& error) {
  IgnoreRules rules;
  if (text.starts_with(text::kByteOrderMark)) text.remove_prefix(text::kByteOrderMark.size());
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (!rules.add(text.substr(0, end), error)) return std::nullopt;
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  if (!rules.add("templates/.?*", error)) return std::nullopt;
  return rules;
}

bool IgnoreRules::add(std::string_view line, std::string& error) {
  const auto [begin, end] = gotemplate::unicode::trim_space(line);
  line = line.substr(begin, end - begin);
  if (line.empty() || line.starts_with('#')) return true;
  if (line.find("**") != std::string_view::npos) {
    error = "double-star (**) syntax is not supported";
    return false;
  }
  if (!path_match(line, "abc")) {
    error = "syntax error in pattern";
    return false;
  }
  Rule rule;
  rule.negated = line.starts_with('!');
  if (rule.negated) line.remove_prefix(1);
  rule.directories_only = line.ends_with('/');
  if (rule.directories_only) line.remove_suffix(1);
  rule.whole_path = line.find('/') != std::string_view::npos;
  rule.pattern = line;
  rules_.push_back(std::move(rule));
  return true;
}

bool IgnoreRules::ignores(std::string_view path, bool is_directory) const {
  const std::size_t slash = path.rfind('/');
  const std::string_view base = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (const Rule& rule : rules_) {
    const auto matches = [&] {
      if (rule.pattern.starts_with('/')) rule.pattern.erase(0, 1);
      return path_match(rule.pattern, rule.whole_path ? path : base).value_or(false);
    };
    if (rule.negated) {
      if ((rule.directories_only && !is_directory) || !matches()) return true;
      continue;
    }
    if (rule.directories_only && !is_directory) continue;
    if (matches()) return true;
  }
  return false;
}

}  // namespace stageplot::chart
