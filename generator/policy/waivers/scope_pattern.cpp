#include "policy/waivers/scope_pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace stageplot::waivers {
namespace {

using Steps = std::vector<std::string>;

/// Behind `[`: an index, or a key in quotes; moves `at` behind the `]`.
std::optional<std::string> bracketed_step(std::string_view text, std::size_t& at) {
  std::string step;
  const bool quoted = at < text.size() && text[at] == '"';
  if (quoted) {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && ++at == text.size()) return std::nullopt;
      step += text[at];
    }
    if (at == text.size()) return std::nullopt;
    ++at;
  } else {
    while (at < text.size() && text[at] != ']') step += text[at++];
    if (step.empty()) return std::nullopt;
  }
  if (at == text.size() || text[at] != ']') return std::nullopt;
  ++at;
  return step;
}

std::optional<Steps> data_path_steps(std::string_view text) {
  Steps steps;
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == '[') {
      ++at;
      auto step = bracketed_step(text, at);
      if (!step) return std::nullopt;
      steps.push_back(std::move(*step));
      continue;
    }
    if (!steps.empty() && text[at++] != '.') return std::nullopt;
    const std::size_t end = std::min(text.find_first_of(".[]", at), text.size());
    if (end == at || (end < text.size() && text[end] == ']')) return std::nullopt;
    steps.emplace_back(text.substr(at, end - at));
    at = end;
  }
  if (steps.empty()) return std::nullopt;
  return steps;
}

std::optional<Steps> file_steps(std::string_view text) {
  Steps steps;
  if (text.ends_with('/')) text.remove_suffix(1);
  while (true) {
    const std::size_t slash = text.find('/');
    const std::string_view name = text.substr(0, slash);
    if (name.empty() || name == "." || name == "..") return std::nullopt;
    steps.emplace_back(name);
    if (slash == std::string_view::npos) return steps;
    text.remove_prefix(slash + 1);
  }
}

/// `*` stands for any characters, also none. Goes back to the last star alone, which is enough for prefixes of one
/// text: never more than the product of the lengths.
bool matches(std::string_view pattern, std::string_view text) {
  std::size_t in_pattern = 0;
  std::size_t in_text = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (in_text < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      resume = in_text;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[in_text]) {
      ++in_pattern;
      ++in_text;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      in_text = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

}  // namespace

std::optional<ScopePattern> ScopePattern::of_data_path(std::string_view text) {
  auto steps = data_path_steps(text);
  if (!steps) return std::nullopt;
  return ScopePattern(std::move(*steps));
}

std::optional<ScopePattern> ScopePattern::of_file(std::string_view text) {
  auto steps = file_steps(text);
  if (!steps) return std::nullopt;
  return ScopePattern(std::move(*steps));
}

bool ScopePattern::covers_data_path(std::string_view path) const {
  const auto place = data_path_steps(path);
  return place && begins(*place);
}

bool ScopePattern::covers_file(std::string_view path) const {
  const auto place = file_steps(path);
  return place && begins(*place);
}

bool ScopePattern::begins(const Steps& place) const {
  if (place.size() < steps_.size()) return false;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (!matches(steps_[i], place[i])) return false;
  }
  return true;
}

}  // namespace stageplot::waivers
