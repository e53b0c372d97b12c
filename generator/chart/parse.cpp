#include "chart/parse.hpp"

#include <string>
#include <string_view>

#include "diagnostics/rules/chart.hpp"

namespace stageplot::chart {
namespace {

namespace rules = diagnostics::rules;

/// A function that other versions of Helm have gets a finding of its own.
void explain_newer_function(gotemplate::ParseError& error, const Profile& profile) {
  constexpr std::string_view kBefore = "function \"";
  constexpr std::string_view kBehind = "\" not defined";
  const std::size_t begin = error.go_message.find(kBefore);
  if (begin == std::string::npos || !error.go_message.ends_with(kBehind)) return;
  const std::size_t name_begin = begin + kBefore.size();
  const std::string name = error.go_message.substr(name_begin, error.go_message.size() - kBehind.size() - name_begin);
  const std::string_view since = first_version_with(name);
  if (since.empty()) return;
  error.diagnostic.rule = &rules::chart_newer_function;
  error.diagnostic.summary = "Helm " + std::string{profile.version} + " has no function `" + name + "`";
  error.diagnostic.help =
      "Helm " + std::string{since} + " has it: write the template without it, or render for that version";
}

}  // namespace

gotemplate::ParseResult parse_chart_template(const ChartTemplate& written, const ParseContext& context) {
  gotemplate::ParseResult result =
      gotemplate::parse_template(written.name, written.text, context.sources.text(written.text),
                                 {.origins = context.origins,
                                  .owner = context.owner,
                                  .space = context.space,
                                  .knows_function = context.profile.knows_function});
  if (result.error) explain_newer_function(*result.error, context.profile);
  return result;
}

}  // namespace stageplot::chart
