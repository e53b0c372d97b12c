// .helmignore: which files of a chart's folder do not belong to the chart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::chart {

class IgnoreRules {
 public:
  /// The text of a .helmignore, and Helm's own rule for hidden files of templates/. On failure nullopt with Helm's
  /// message in `error`.
  [[nodiscard]] static std::optional<IgnoreRules> parse(std::string_view text, std::string& error);

  /// `path` is relative to the chart, with `/`.
  [[nodiscard]] bool ignores(std::string_view path, bool is_directory) const;

 private:
  struct Rule {
    mutable std::string pattern;    // Helm takes a slash off its front each time that it tries the rule
    mutable std::size_t plain = 0;  // how many of its first bytes stand for themselves
    bool negated = false;           // inverted: what does not match is ignored at once
    bool directories_only = false;
    bool whole_path = false;  // else the last component alone
    bool is_ending = false;   // a star and what stands for itself: `*.bak`

    [[nodiscard]] bool matches(std::string_view path, std::string_view base) const;
  };
  [[nodiscard]] bool add(std::string_view line, std::string& error);

  std::vector<Rule> rules_;
};

}  // namespace stageplot::chart
