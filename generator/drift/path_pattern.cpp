#include "drift/path_pattern.hpp"

#include <algorithm>

namespace stageplot::drift {
namespace {

/// The keys of a path, without brackets and quotes.
std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  while (!path.empty()) {
    if (path.front() == '.') {
      path.remove_prefix(1);
      continue;
    }
    if (path.front() != '[') {
      const std::size_t end = std::min(path.find_first_of(".["), path.size());
      steps.emplace_back(path.substr(0, end));
      path.remove_prefix(end);
      continue;
    }
    const bool quoted = path.starts_with("[\"");
    const std::string_view close = quoted ? "\"]" : "]";
    const std::size_t begin = quoted ? 2 : 1;
    const std::size_t end = std::min(path.find(close, begin), path.size());
    steps.emplace_back(path.substr(begin, end - begin));
    path.remove_prefix(std::min(end + close.size(), path.size()));
  }
  return steps;
}

}  // namespace

bool fits(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

PathPattern::PathPattern(std::string_view text) : steps_(steps_of(text)) {}

bool PathPattern::covers(std::string_view path) const {
  const std::vector<std::string> steps = steps_of(path);
  return steps.size() >= steps_.size() &&
         std::equal(steps_.begin(), steps_.end(), steps.begin(),
                    [](const std::string& pattern, const std::string& step) { return fits(pattern, step); });
}

}  // namespace stageplot::drift
