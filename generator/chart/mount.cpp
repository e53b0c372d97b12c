#include "chart/mount.hpp"

#include <algorithm>

#include "chart/archive_paths.hpp"
#include "chart/chart_object.hpp"
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

std::unique_ptr<ParsedTemplate> parse(const ActiveChart& active, const File& file, const MountContext& context) {
  auto parsed = std::make_unique<ParsedTemplate>();
  parsed->name = clean_path(active.path + '/' + file.name);
  gotemplate::ParseResult result = gotemplate::parse_template(
      parsed->name, file.id, context.sources.text(file.id),
      {.origins = &context.origins, .owner = context.owner, .knows_function = context.profile.knows_function});
  parsed->file = std::move(result.file);
  parsed->error = std::move(result.error);
  if (parsed->error) explain_newer_function(*parsed->error, context.profile);
  return parsed;
}

}  // namespace

bool ParsedTemplate::is_partial() const {
  return std::string_view{name}.substr(name.rfind('/') + 1).starts_with('_');
}

MountedChart mount_chart(const ActiveChart& active, const MountContext& context,
                         std::vector<std::unique_ptr<ParsedTemplate>>& templates) {
  MountedChart mounted{
      .chart = active.chart, .base_path = clean_path(active.path + "/templates"), .chart_object = {}, .templates = {}};
  mounted.chart_object = make_chart_object(context.arena, active, context.profile);
  const bool is_library = active.chart->metadata.is_library();
  for (const File& file : active.chart->templates) {
    const std::string_view base = std::string_view{file.name}.substr(file.name.rfind('/') + 1);
    if (is_library && !base.starts_with('_')) continue;
    templates.push_back(parse(active, file, context));
    mounted.templates.push_back(templates.back().get());
  }
  return mounted;
}

bool in_helms_order(std::string_view a, std::string_view b) {
  const auto slashes = [](std::string_view name) { return std::ranges::count(name, '/'); };
  const auto left = slashes(a);
  const auto right = slashes(b);
  return left != right ? left > right : a > b;
}

}  // namespace stageplot::chart
