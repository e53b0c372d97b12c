// The part of a data path or of a file's path that a waiver names: steps that the place must begin with, each with `*`
// for any characters of that one step. `workload.ports` is also for `workload.ports[0].name`, `alerts.*.period` for
// each alert, `environments/dev` for every file there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::waivers {

class ScopePattern {
 public:
  /// `workload.ports[0].name`, `labels["a.b"]`, as findings print it; nullopt where it is not of that form.
  [[nodiscard]] static std::optional<ScopePattern> of_data_path(std::string_view text);
  /// Names with `/` between them; nullopt for one that is absolute or has an empty name, `.` or `..`.
  [[nodiscard]] static std::optional<ScopePattern> of_file(std::string_view text);

  /// Whether the place begins with the pattern. Time in the order of the two lengths multiplied, at most.
  [[nodiscard]] bool covers_data_path(std::string_view path) const;
  [[nodiscard]] bool covers_file(std::string_view path) const;

  [[nodiscard]] const std::vector<std::string>& steps() const { return steps_; }

 private:
  using Steps = std::vector<std::string>;
  explicit ScopePattern(Steps steps) : steps_(std::move(steps)) {}
  [[nodiscard]] bool begins(const Steps& place) const;

  Steps steps_;
};

}  // namespace stageplot::waivers
