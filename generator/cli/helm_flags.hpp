// The flags of `helm template` that change nothing in what it prints, and those that need a network, a cluster or
// another program. Both are taken, so that a command line of Helm's works as it is: the former without effect, with
// Helm's complaints about wrong values; the latter are refused by name with what to do instead.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/profile.hpp"
#include "cli/asked_options.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace stageplot::cli {

struct HelmFlag;

/// The flags of one command line. Declared once, read after the parse.
class HelmFlags {
 public:
  /// Those that are asked for.
  void declare(CLI::App& app, const AskedOptions& asked);

  /// Helm's words for a flag that the profile's Helm does not have, or for a value that it would not take; the flag's
  /// name in `culprit`.
  [[nodiscard]] std::optional<std::string> check(const CLI::App& app, const chart::Profile& profile,
                                                 std::string& culprit) const;
  /// What Helm says of flags that it has put away, one line each.
  [[nodiscard]] std::vector<std::string> deprecations(const chart::Profile& profile) const;

  /// A flag that cannot be had here: what it would need, and what to do instead.
  struct Refused {
    std::string name;
    std::string_view needs;
    std::string_view help;
  };
  [[nodiscard]] std::optional<Refused> refused(const chart::Profile& profile) const;

  /// The last value of a flag (`true` where it has none), or nothing where it was not given.
  [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
  [[nodiscard]] bool is_on(std::string_view name) const;

 private:
  struct Given {
    const HelmFlag* flag = nullptr;
    std::vector<std::string> values;
  };
  std::deque<Given> flags_;
};

}  // namespace stageplot::cli
