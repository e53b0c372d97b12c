#include "chart/load.hpp"

#include <algorithm>

#include "chart/activation.hpp"
#include "chart/build.hpp"
#include "chart/gather.hpp"
#include "chart/mount.hpp"
#include "chart/parse.hpp"
#include "diagnostics/rules/chart.hpp"
#include "source/walked_folder.hpp"

namespace stageplot::chart {

using diagnostics::Diagnostic;

namespace {

namespace rules = diagnostics::rules;

/// One chart on its way from files to what renders take.
class Loading {
 public:
  Loading(source::SourceFiles& sources, document::Origins& origins, const LoadOptions& options)
      : sources_(sources),
        origins_(origins),
        options_(options),
        chart_(std::make_unique<LoadedChart>()),
        gathering_(sources, options.profile == nullptr ? default_profile() : *options.profile, options) {
    chart_->profile = options.profile == nullptr ? &default_profile() : options.profile;
  }

  Gathering& gathering() { return gathering_; }
  const Profile& profile() const { return *chart_->profile; }

  /// `shown` as for build_chart.
  LoadResult load(Gathered gathered, const std::string& shown) {
    if (!gathered.error) {
      Built built = build_chart(
          gathered.files, shown,
          {.loaded = *chart_, .gathering = gathering_, .sources = sources_, .origins = origins_, .options = options_});
      chart_->root = std::move(built.chart);
      gathered.error = std::move(built.error);
    }
    if (!gathered.error) gathered.error = check_root();
    LoadResult result;
    result.notes = gathering_.take_notes();
    if (gathered.error) {
      gathered.error->diagnostic.owner = options_.owner;
      result.error = std::move(gathered.error);
      return result;
    }
    mount();
    chart_->arena.freeze();
    result.chart = std::move(chart_);
    return result;
  }

 private:
  std::optional<HelmError> check_root() const {
    const Metadata& metadata = chart_->root->metadata;
    if (!metadata.type.empty() && metadata.type != "application") {
      return HelmError{metadata.type + " charts are not installable",
                       {.rule = &rules::chart_metadata,
                        .summary = "the chart is a " + metadata.type + ", which cannot be rendered by itself",
                        .help = "render a chart that has it as a dependency"}};
    }
    if (profile().checks_api_version && metadata.api_version == "v3") {
      const std::string words = "invalid chart apiVersion";
      return HelmError{words,
                       {.rule = &rules::chart_metadata,
                        .summary = "the chart's metadata are wrong: " + words,
                        .primary = {.span = {metadata.file, 0, 0}, .text = {}, .resolved = {}},
                        .help = "a chart needs `apiVersion: v2`, a `name` and a `version` like `1.4.0`"}};
    }
    return check_missing();
  }

  std::optional<HelmError> check_missing() const {
    const Chart& chart = *chart_->root;
    std::string missing;
    const Dependency* first = nullptr;
    for (const Dependency& dependency : chart.metadata.dependencies) {
      const auto is_it = [&](const auto& other) { return other->metadata.name == dependency.name; };
      if (std::ranges::any_of(chart.dependencies, is_it)) continue;
      if (first == nullptr) first = &dependency;
      missing += (missing.empty() ? "" : ", ") + dependency.name;
    }
    if (first == nullptr) return std::nullopt;
    source::Span span = origins_.span(first->origin);
    if (!span.known()) span = {chart.metadata.file, 0, 0};
    return HelmError{
        std::string{chart_->profile->missing_dependencies} +
            " while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing "
            "dependencies: found in Chart.yaml, but missing in charts/ directory: " +
            missing,
        {.rule = &rules::chart_missing_dependency,
         .summary = "`charts/` lacks what Chart.yaml declares: " + missing,
         .primary = {.span = span, .text = {}, .resolved = {}},
         .help = "put the subcharts there (`helm dependency build` does) or take them out of `dependencies`"}};
  }

  void mount() {
    const Activation everything = arrange(*chart_);
    mount_all(*everything.root);
    if (!options_.parses_templates) return;
    const ParseContext context{
        .profile = *chart_->profile, .sources = sources_, .origins = &origins_, .owner = options_.owner};
    std::vector<const ChartTemplate*> in_order;
    for (const auto& one : chart_->templates) {
      gotemplate::ParseResult parsed = parse_chart_template(*one, context);
      one->file = std::move(parsed.file);
      one->error = std::move(parsed.error);
      in_order.push_back(one.get());
    }
    sort_in_helms_order(in_order);
    for (const ChartTemplate* one : in_order) {
      if (one->file) chart_->set.borrow(*one->file);
    }
  }

  void mount_all(const ActiveChart& active) {
    const auto [first, last] = chart_->mounted.equal_range(active.path);
    const bool is_there = std::any_of(first, last, [&](const auto& one) { return one.second.chart == active.chart; });
    if (!is_there) {
      chart_->mounted.emplace(active.path, mount_chart(active, *chart_->profile, chart_->arena, chart_->templates));
    }
    for (const ActiveChart* dependency : active.dependencies) mount_all(*dependency);
  }

  source::SourceFiles& sources_;
  document::Origins& origins_;
  const LoadOptions& options_;
  std::unique_ptr<LoadedChart> chart_;
  Gathering gathering_;
};

std::string with_slash(const std::string& folder) {
  return folder.empty() || folder.ends_with('/') ? folder : folder + '/';
}

/// Helm 4 does not say what is wrong with an archive, but that something is.
void put_in_newer_words(Gathered& gathered) {
  if (gathered.error) {
    if (!gathered.error->message.starts_with("file '")) gathered.error->message = "unable to load chart archive";
  } else if (std::ranges::find(gathered.files, "Chart.yaml", &RawFile::name) == gathered.files.end()) {
    gathered.error = HelmError{"unable to detect chart version, no Chart.yaml found",
                               {.rule = &rules::chart_metadata,
                                .summary = "the packed chart has no Chart.yaml",
                                .help = "pack the folder of a chart with `helm package`"}};
  }
}

}  // namespace

LoadResult load_chart(const source::FileTree& tree, std::string_view folder, source::SourceFiles& sources,
                      document::Origins& origins, const LoadOptions& options) {
  Loading loading(sources, origins, options);
  const std::string shown = with_slash(options.shown_as.empty() ? std::string{folder} : options.shown_as);
  return loading.load(loading.gathering().from_tree(tree, folder), shown);
}

LoadResult load_chart_at(const std::string& path, source::SourceFiles& sources, document::Origins& origins,
                         const LoadOptions& options) {
  const std::string shown = options.shown_as.empty() ? path : options.shown_as;
  Loading loading(sources, origins, options);
  const auto refused = [&](std::string message, std::string problem, std::string help) {
    Gathered gathered;
    gathered.error = HelmError{std::move(message),
                               {.rule = &rules::chart_unreadable,
                                .summary = "`" + shown + "` " + std::move(problem),
                                .help = std::move(help)}};
    return loading.load(std::move(gathered), shown);
  };
  switch (source::path_kind(path)) {
    case source::PathKind::folder:
      if (loading.profile().checks_api_version) {
        const std::string chart_file = with_slash(path) + "Chart.yaml";
        const source::PathKind kind = source::path_kind(chart_file);
        if (kind == source::PathKind::nothing || kind == source::PathKind::folder) {
          return refused(
              "unable to detect chart at " + chart_file +
                  (kind == source::PathKind::folder ? ": read " + chart_file + ": is a directory"
                                                    : ": open " + chart_file + ": no such file or directory"),
              "has no Chart.yaml", "name the folder of a chart");
        }
      }
      return loading.load(loading.gathering().from_disk(path), with_slash(shown));
    case source::PathKind::file: {
      const source::DiskFile archive = source::read_disk_file(path, options.limits.bytes_an_archive);
      if (!archive.text) {
        return refused("open " + path + ": " + archive.error, "cannot be read: " + archive.error,
                       "name a chart that this user may read");
      }
      const Gathering::Packed packed{.bytes = *archive.text, .shown = shown, .is_argument = true, .path = path};
      Gathered gathered = loading.gathering().from_archive(packed);
      if (loading.profile().checks_api_version) put_in_newer_words(gathered);
      return loading.load(std::move(gathered), shown + ':');
    }
    case source::PathKind::other:
      return refused("file '" + path + "' cannot be read: it is no regular file", "is neither a folder nor a file",
                     "name the folder of a chart or a packed chart");
    case source::PathKind::nothing:
      break;
  }
  return refused("path \"" + path + "\" not found", "is not there", "name the folder of a chart or a packed chart");
}

}  // namespace stageplot::chart
