#include "chart/ignore.hpp"

#include <algorithm>

#include "chart/path_match.hpp"
#include "template/functions/unicode_case.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {
namespace {

/// How many bytes at the front of a pattern stand for themselves.
std::size_t plain_part(std::string_view pattern) {
  return std::min(pattern.find_first_of("*?[\\"), pattern.size());
}

}  // namespace

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
  rule.plain = plain_part(line);
  rule.is_ending = !rule.whole_path && line.starts_with('*') && plain_part(line.substr(1)) == line.size() - 1;
  rules_.push_back(std::move(rule));
  return true;
}

/// As path_match, which is asked only where the simple cases do not settle it: most paths fit no rule.
bool IgnoreRules::Rule::matches(std::string_view path, std::string_view base) const {
  if (pattern.starts_with('/')) {
    pattern.erase(0, 1);
    plain = plain_part(pattern);
  }
  const std::string_view name = whole_path ? path : base;
  if (is_ending) return name.ends_with(std::string_view{pattern}.substr(1));
  if (!name.starts_with(std::string_view{pattern}.substr(0, plain))) return false;
  return plain == pattern.size() ? name.size() == plain : path_match(pattern, name).value_or(false);
}

bool IgnoreRules::ignores(std::string_view path, bool is_directory) const {
  const std::size_t slash = path.rfind('/');
  const std::string_view base = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (const Rule& rule : rules_) {
    const bool is_other_kind = rule.directories_only && !is_directory;
    if (rule.negated) {
      if (is_other_kind || !rule.matches(path, base)) return true;
    } else if (!is_other_kind && rule.matches(path, base)) {
      return true;
    }
  }
  return false;
}

}  // namespace stageplot::chart
