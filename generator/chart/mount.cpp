#include "chart/mount.hpp"

#include <algorithm>

#include "chart/archive_paths.hpp"
#include "chart/chart_object.hpp"

namespace stageplot::chart {

bool ChartTemplate::is_partial() const {
  return std::string_view{name}.substr(name.rfind('/') + 1).starts_with('_');
}

MountedChart mount_chart(const ActiveChart& active, const Profile& profile, document::Arena& arena,
                         std::vector<std::unique_ptr<ChartTemplate>>& templates) {
  MountedChart mounted{
      .chart = active.chart, .base_path = clean_path(active.path + "/templates"), .chart_object = {}, .templates = {}};
  mounted.chart_object = make_chart_object(arena, active, profile);
  const bool is_library = active.chart->metadata.is_library();
  for (const File& file : active.chart->templates) {
    const std::string_view base = std::string_view{file.name}.substr(file.name.rfind('/') + 1);
    if (is_library && !base.starts_with('_')) continue;
    templates.push_back(std::make_unique<ChartTemplate>(ChartTemplate{
        .name = clean_path(active.path + '/' + file.name), .text = file.id, .file = nullptr, .error = std::nullopt}));
    mounted.templates.push_back(templates.back().get());
  }
  return mounted;
}

void sort_in_helms_order(std::vector<const ChartTemplate*>& templates) {
  std::vector<std::pair<std::ptrdiff_t, const ChartTemplate*>> by_depth;
  by_depth.reserve(templates.size());
  for (const ChartTemplate* one : templates) by_depth.emplace_back(std::ranges::count(one->name, '/'), one);
  std::ranges::sort(by_depth, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second->name > b.second->name;
  });
  std::ranges::transform(by_depth, templates.begin(), [](const auto& one) { return one.second; });
}

}  // namespace stageplot::chart
