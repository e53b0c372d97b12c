// A path as reports print it, with `*` for any characters of one step: which differences an expectation is for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stageplot::drift {

class PathPattern {
 public:
  /// `spec.containers[*].env[DEBUG]`, `data["fluent.conf"]`. Empty: every path.
  explicit PathPattern(std::string_view text);

  /// Whether `path` is the place, or below it.
  [[nodiscard]] bool covers(std::string_view path) const;

 private:
  std::vector<std::string> steps_;
};

/// Whether `text` fits a pattern in which `*` stands for any characters. Linear in both for each `*`.
[[nodiscard]] bool fits(std::string_view pattern, std::string_view text);

}  // namespace stageplot::drift
