// Which options a command line can be about. To declare an option takes CLI11 longer the more there are of them: all
// of `stageplot template` took a seventh of the time in which it renders a small chart. Those that nobody names are
// left out, but where options are listed or a mistake is explained.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stageplot::cli {

class AskedOptions {
 public:
  /// All of them where there are no `arguments`.
  explicit AskedOptions(const std::vector<std::string>* arguments = nullptr);

  /// Whether an argument may name the option, or its variable is set. `names` is what CLI11 takes (`-f,--values`),
  /// `variable` empty where the option has none. May be true of an option that is not asked for after all.
  [[nodiscard]] bool have(std::string_view names, const std::string& variable = {}) const;

 private:
  [[nodiscard]] bool name(std::string_view option) const;

  bool all_;
  std::vector<std::string_view> dashed_;  // the arguments that begin with a dash
};

}  // namespace stageplot::cli
