#include "layering/reference_text.hpp"

namespace stageplot::layering {

std::optional<std::string_view> ReferenceText::single() const {
  if (segments.size() != 1 || !segments.front().is_reference) return std::nullopt;
  return segments.front().text;
}

ReferenceText parse_reference_text(std::string_view text) {
  ReferenceText result;
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) result.segments.push_back({std::move(literal), false});
    literal.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("$${")) {
      literal += "${";
      i += 3;
      continue;
    }
    if (!text.substr(i).starts_with("${")) {
      literal += text[i++];
      continue;
    }
    const std::size_t end = text.find('}', i);
    if (end == std::string_view::npos) {
      result.error = "`${` has no closing `}`";
      return result;
    }
    const std::string_view path = text.substr(i + 2, end - i - 2);
    if (split_path(path).empty()) {
      result.error = "`${" + std::string{path} + "}` is not a path like `environment.region`";
      return result;
    }
    flush();
    result.segments.push_back({std::string{path}, true});
    i = end + 1;
  }
  flush();
  return result;
}

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> keys;
  bool expect_key = true;
  for (std::size_t i = 0; i < path.size();) {
    if (path[i] == '[') {
      const std::size_t end = path.find("\"]", i + 2);
      if (keys.empty() || expect_key || !path.substr(i).starts_with("[\"") || end == std::string_view::npos) return {};
      keys.emplace_back(path.substr(i + 2, end - i - 2));
      i = end + 2;
    } else if (path[i] == '.') {
      if (expect_key) return {};
      expect_key = true;
      ++i;
    } else {
      if (!expect_key) return {};
      const std::size_t end = path.find_first_of(".[", i);
      const std::string_view key = path.substr(i, end == std::string_view::npos ? end : end - i);
      if (key.find_first_of(" \t\"'{}$") != std::string_view::npos) return {};
      keys.emplace_back(key);
      expect_key = false;
      i += key.size();
    }
  }
  return expect_key ? std::vector<std::string>{} : keys;
}

}  // namespace stageplot::layering
