#include "chart/render.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "chart/activation.hpp"
#include "chart/assemble.hpp"
#include "chart/chart_object.hpp"
#include "chart/mount.hpp"
#include "chart/render_templates.hpp"
#include "chart/schema_check.hpp"
#include "chart/structures.hpp"
#include "diagnostics/rules/chart.hpp"
#include "document/map.hpp"
#include "template/functions/semver_constraint.hpp"
#include "template/functions/unicode_case.hpp"
#include "template/helm_errors.hpp"

namespace stageplot::chart {

using diagnostics::Diagnostic;
using document::OriginId;
using document::Value;
using gotemplate::Outcome;

namespace {

namespace rules = diagnostics::rules;

constexpr std::string_view kNotes = "NOTES.txt";
/// Helm says so behind every error that comes after the values are settled.
constexpr std::string_view kDebugHint = "\n\nUse --debug flag to render out invalid YAML";

/// What ends a render early: thrown and caught in this file, with `result_` filled in.
struct RenderFailed {};

bool is_blank(std::string_view text) {
  const auto range = gotemplate::unicode::trim_space(text);
  return range.begin == range.end;
}

class Rendering {
 public:
  Rendering(const LoadedChart& chart, const RenderInput& input, gotemplate::Workspace workspace,
            const RenderOptions& options, diagnostics::Diagnostics& diagnostics)
      : chart_(chart),
        profile_(*chart.profile),
        input_(input),
        workspace_(workspace),
        arena_(workspace.arena),
        options_(options),
        diagnostics_(diagnostics),
        capabilities_(input.capabilities ? *input.capabilities : default_capabilities(*chart.profile)),
        trees_(chart,
               {.profile = *chart.profile,
                .sources = workspace.sources,
                .origins = options.recording == gotemplate::Output::Recording::on ? &workspace.origins : nullptr}) {}

  ChartRender run() {
    try {
      check_release();
      const Value user_values = merge_values();
      const Activation activation = activate_charts(user_values);
      const Value values = settle_values(*activation.root, user_values);
      hint_ = kDebugHint;
      check_kubernetes_version();
      make_data(*activation.root, values);
      const std::vector<const ChartTemplate*> templates = templates_in_order();
      if (const gotemplate::ParseError* error = trees_.take(templates)) {
        fail(gotemplate::helm_parse_error(error->go_message), error->diagnostic);
      }
      for (const ChartTemplate* one : templates) {
        if (!one->is_partial()) execute(*one);
      }
      put_together(*activation.root);
    } catch (const RenderFailed&) {
      // The result says why.
    } catch (const document::ArenaExhausted&) {
      result_.outcome = Outcome::failed;
      result_.helm_error = "the render needs more memory than it may have";
      diagnostics_.add({.rule = &rules::chart_too_large,
                        .owner = diagnostics::Owner::chart,
                        .summary = "the render needs more memory than it may have",
                        .help = "look for values or templates that grow without end"});
    }
    if (result_.outcome != Outcome::complete) {
      result_.text.clear();
      result_.manifests.clear();
      result_.crds.clear();
      result_.mappings.clear();
    }
    return std::move(result_);
  }

 private:
  [[noreturn]] void fail(std::string helm_error, Diagnostic diagnostic) {
    diagnostics_.add(std::move(diagnostic));
    fail(std::move(helm_error));
  }
  [[noreturn]] void fail(std::string helm_error) {
    result_.outcome = Outcome::failed;
    result_.helm_error = std::move(helm_error);
    if (!options_.debug) result_.helm_error += hint_;
    if (options_.debug && !hint_.empty() && !result_.unfinished_text) result_.unfinished_text = "\n";
    throw RenderFailed{};
  }

  diagnostics::Label place(OriginId origin) const {
    return {.span = workspace_.origins.span(origin), .text = {}, .resolved = {}};
  }

  void check_release() {
    if (const auto error = check_release_name(input_.release.name)) {
      fail(std::string{profile_.release_check} + *error,
           {.rule = &rules::chart_release_name,
            .summary = "no release can be called `" + input_.release.name + "`",
            .help = "use at most 53 lower case letters, digits, hyphens and points"});
    }
  }

  Value merge_values() {
    document::Map* merged = arena_.map();
    OriginId origin = chart_.root->values.origin;
    for (const Value& tree : input_.values) {
      if (tree.origin != OriginId::none) origin = tree.origin;
      if (tree.is_map()) merge_user_values(arena_, *merged, document::deep_copy(arena_, tree).map());
    }
    return Value::of(merged, origin);
  }

  [[noreturn]] void fail_values(const std::string& error, OriginId origin) {
    fail(error, {.rule = &rules::chart_values,
                 .owner = options_.values_owner,
                 .summary = "the values of a subchart are no map: " + error,
                 .primary = place(origin),
                 .help = "write a map of the subchart's values, or leave the key out"});
  }

  Activation activate_charts(const Value& user_values) {
    Activation activation = activate(chart_, user_values, arena_);
    for (ValueWarning& warning : activation.warnings) {
      diagnostics_.add({.rule = &rules::chart_import,
                        .owner = diagnostics::Owner::chart,
                        .summary = std::move(warning.message),
                        .primary = place(warning.origin),
                        .help = "name a map of the subchart's values.yaml"});
    }
    if (activation.error) {
      fail_values(std::string{profile_.dependency_check} + *activation.error, activation.error_origin);
    }
    return activation;
  }

  Value settle_values(const ActiveChart& root, const Value& user_values) {
    CoalescedValues coalesced = coalesce_values(root, user_values, profile_, arena_);
    for (ValueWarning& warning : coalesced.warnings) {
      diagnostics_.add({.rule = &rules::chart_values_conflict,
                        .owner = options_.values_owner,
                        .summary = std::move(warning.message),
                        .primary = place(warning.origin),
                        .help = "give the key the kind of value that the chart's values.yaml has"});
    }
    if (coalesced.error) fail_values(*coalesced.error, coalesced.error_origin);
    const SchemaContext context{profile_, workspace_.sources, workspace_.origins, options_.values_owner, diagnostics_};
    if (!options_.schemas) return coalesced.values;
    if (const auto words = check_schemas(root, coalesced.values, context)) fail(*words);
    return coalesced.values;
  }

  void check_kubernetes_version() {
    const Metadata& metadata = chart_.root->metadata;
    if (metadata.kube_version.empty()) return;
    std::string error;
    const auto constraint = gotemplate::Constraint::parse(metadata.kube_version, error, profile_.libraries.semver);
    const auto version =
        gotemplate::parse_version(capabilities_.kubernetes.normalized, error, profile_.libraries.semver);
    if (constraint && version && constraint->contains(*version)) return;
    fail("chart requires kubeVersion: " + metadata.kube_version + " which is incompatible with Kubernetes " +
             capabilities_.kubernetes.version,
         {.rule = &rules::chart_kubernetes_version,
          .owner = diagnostics::Owner::chart,
          .summary =
              "the chart wants Kubernetes `" + metadata.kube_version + "`, not " + capabilities_.kubernetes.version,
          .primary = place(metadata.kube_version_origin),
          .help = "render for a version that the chart supports; a range without `-0` takes no version with a suffix"});
  }

  /// The dot of each chart's templates.
  void make_data(const ActiveChart& root, const Value& values) {
    release_ = make_release(arena_, input_.release);
    capabilities_object_ = make_capabilities(arena_, capabilities_, profile_);
    make_data_of(root, values);
  }

  Value make_data_of(const ActiveChart& active, const Value& values) {
    document::Map* map = arena_.map(8);
    const auto add = [&](std::string_view key, Value value) { document::set(arena_, *map, arena_.borrow(key), value); };
    document::Map* subcharts = arena_.map();
    add("Capabilities", capabilities_object_);
    const MountedChart& mounted = mount(active);
    add("Chart", active.names->declared ? make_chart_object(arena_, active, profile_) : mounted.chart_object);
    add("Files", active.chart->files_object);
    add("Release", release_);
    add("Subcharts", Value::of(subcharts));
    add("Values", values);
    Value data = Value::of(map);
    for (const ActiveChart* dependency : active.dependencies) {
      const Value* own = document::find(values, dependency->name());
      Value section = own != nullptr && own->is_map() ? *own : Value::of(arena_.map());
      section.type = document::TypeId::go_chart_values;
      document::set(arena_, *subcharts, arena_.copy(dependency->name()), make_data_of(*dependency, section));
    }
    Value dot = data;
    dot.type = document::TypeId::go_chart_values;
    // Of two templates with one name the later one stays.
    for (const ChartTemplate* one : mounted.templates) placed_[one->name] = {one, dot, &mounted.base_path};
    return data;
  }

  /// The chart at its place: one of those that were made when the chart was loaded, or, where a parent that is switched
  /// off changes the path of what it shares with another, one of this render alone.
  const MountedChart& mount(const ActiveChart& active) {
    const auto [first, last] = chart_.mounted.equal_range(active.path);
    const auto found = std::find_if(first, last, [&](const auto& one) { return one.second.chart == active.chart; });
    if (found != last) return found->second;
    return further_charts_.emplace_back(mount_chart(active, profile_, arena_, further_templates_));
  }

  std::vector<const ChartTemplate*> templates_in_order() const {
    std::vector<const ChartTemplate*> templates;
    templates.reserve(placed_.size());
    for (const auto& [name, placed] : placed_) templates.push_back(placed.written);
    sort_in_helms_order(templates);
    return templates;
  }

  void execute(const ChartTemplate& written) {
    const PlacedTemplate& placed = placed_.at(written.name);
    const Value& data = placed.data;
    document::Map* facts = arena_.map(2);
    document::set(arena_, *facts, arena_.borrow("BasePath"), Value::of(arena_.borrow(*placed.base_path)));
    document::set(arena_, *facts, arena_.borrow("Name"), Value::of(arena_.borrow(written.name)));
    Value about = Value::of(facts);
    about.type = document::TypeId::go_chart_values;
    document::set(arena_, *data.m, arena_.borrow("Template"), about);

    gotemplate::RenderOptions options;
    options.limits = options_.limits;
    options.limits.steps -= std::min(result_.steps, options.limits.steps);
    options.recording = options_.recording;
    options.deploy_values = options_.deploy_values;
    options.surroundings = options_.surroundings;
    options.texts = profile_.texts;
    options.named_types = named_types(profile_);
    options.knows_function = profile_.knows_function;
    options.delete_no_value = true;
    options.unsupported_key = profile_.unsupported_key;
    options.libraries = profile_.libraries;
    gotemplate::RenderResult rendered =
        gotemplate::render_template(trees_.set(), written.name, data, workspace_, options);
    result_.steps += rendered.steps;
    if (rendered.outcome == Outcome::blocked) {
      result_.outcome = Outcome::blocked;
      result_.blocked = std::move(rendered.blocked);
      throw RenderFailed{};
    }
    if (rendered.outcome == Outcome::failed) {
      fail(words_of(*rendered.error), std::move(rendered.error->diagnostic));
    }
    files_.push_back({written.name, std::move(rendered.text), std::move(rendered.mappings)});
  }

  std::string words_of(const gotemplate::ExecError& error) const {
    return profile_.error_layout == ErrorLayout::several_lines && !error.author_message
               ? gotemplate::helm_traced_error(error.go_message, error.passed_on)
               : gotemplate::helm_execution_error(error.go_message, error.author_message);
  }

  /// A document with where it is to stand.
  struct Document {
    const RenderedFile* file = nullptr;
    TextRange range;
    Manifest manifest;
    std::size_t rank = 0;
  };

  void put_together(const ActiveChart& root) {
    std::ranges::sort(files_, {}, &RenderedFile::path);
    std::vector<Document> manifests;
    std::vector<Document> hooks;
    try {
      for (const RenderedFile& file : files_) {
        if (file.path.ends_with(kNotes)) {
          if (file.path == root.path + "/templates/" + std::string{kNotes}) result_.notes = file.text;
        } else if (!is_blank(file.text)) {
          take_documents(file, manifests, hooks);
        }
      }
    } catch (const RenderFailed&) {
      if (options_.debug) result_.unfinished_text = unfinished_text(hooks);
      throw;
    }
    const auto by_kind = [](const Document& a, const Document& b) {
      if (a.rank != b.rank) return a.rank < b.rank;
      return a.rank == kUnknownRank && a.manifest.kind < b.manifest.kind;
    };
    std::ranges::stable_sort(manifests, by_kind);
    std::ranges::stable_sort(hooks, by_kind);
    Assembly assembly;
    if (options_.crds) add_crds(root, assembly);
    const auto place_all = [&](std::vector<Document>& documents) {
      for (Document& document : documents) {
        document.manifest.range = assembly.add(*document.file, document.range);
        result_.manifests.push_back(std::move(document.manifest));
      }
    };
    assembly.reserve(size_of(manifests) + size_of(hooks));
    place_all(manifests);
    assembly.end_manifests();
    if (!options_.hooks) hooks.clear();
    if (!options_.tests) std::erase_if(hooks, [](const Document& hook) { return is_test(hook.manifest); });
    place_all(hooks);
    result_.text = assembly.take_text();
    result_.mappings = assembly.take_mappings();
  }

  /// All files as they were rendered, then the hooks that were seen before the mistake.
  [[nodiscard]] std::string unfinished_text(const std::vector<Document>& hooks) const {
    std::string text;
    const auto add = [&](std::string_view path, std::string_view content) {
      text.append("---\n# Source: ").append(path).append("\n").append(content).append("\n");
    };
    for (const RenderedFile& file : files_) {
      if (!file.path.ends_with(kNotes) && !is_blank(file.text)) add(file.path, file.text);
    }
    const auto kept = gotemplate::unicode::trim_space(text);
    text = text.substr(kept.begin, kept.end - kept.begin) + '\n';
    for (const Document& hook : hooks) {
      if (!options_.hooks || (!options_.tests && is_test(hook.manifest))) continue;
      add(hook.file->path,
          std::string_view{hook.file->text}.substr(hook.range.begin, hook.range.end - hook.range.begin));
    }
    return text;
  }

  /// With the lines before each.
  static std::size_t size_of(const std::vector<Document>& documents) {
    constexpr std::size_t kAround = std::string_view{"---\n# Source: \n\n"}.size();
    std::size_t size = 0;
    for (const Document& document : documents) {
      size += document.file->path.size() + (document.range.end - document.range.begin) + kAround;
    }
    return size;
  }

  static bool is_test(const Manifest& manifest) {
    return std::ranges::find(manifest.events, "test") != manifest.events.end();
  }

  void add_crds(const ActiveChart& chart, Assembly& assembly) {
    for (const File& file : chart.chart->files) {
      if (!file.name.starts_with("crds/") || !has_manifest_ending(file.name)) continue;
      CrdFile crd{.path = chart.path + '/' + file.name, .file = file.id};
      (void)assembly.add(profile_.crds_have_chart_path ? std::string_view{crd.path} : file.name,
                         workspace_.sources.text(file.id));
      result_.crds.push_back(std::move(crd));
    }
    for (const ActiveChart* dependency : chart.dependencies) add_crds(*dependency, assembly);
  }

  static bool has_manifest_ending(std::string_view name) {
    const std::size_t point = name.rfind('.');
    if (point == std::string_view::npos) return false;
    std::string ending{name.substr(point)};
    for (char& c : ending) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return ending == ".yaml" || ending == ".yml" || ending == ".json";
  }

  void take_documents(const RenderedFile& file, std::vector<Document>& manifests, std::vector<Document>& hooks) {
    for (const TextRange range : split_documents(file.text)) {
      const std::string_view text = std::string_view{file.text}.substr(range.begin, range.end - range.begin);
      ManifestHead head;
      document::Arena scratch(kScratchBytes);
      if (const auto error = read_head(text, profile_, scratch, head)) refuse_document(file, range, *error);
      Document document{.file = &file, .range = range, .manifest = {}, .rank = 0};
      document.manifest.path = file.path;
      document.manifest.api_version = std::move(head.api_version);
      document.manifest.kind = std::move(head.kind);
      document.rank = install_rank(document.manifest.kind, profile_);
      document.manifest.name = std::move(head.name);
      if (!head.hook) {
        manifests.push_back(std::move(document));
      } else if (auto events = hook_events(*head.hook)) {
        document.manifest.events = std::move(*events);
        hooks.push_back(std::move(document));
      } else {
        diagnostics_.add({.rule = &rules::chart_unknown_hook,
                          .owner = diagnostics::Owner::chart,
                          .summary = "`" + *head.hook + "` is no hook event: Helm leaves the document out",
                          .primary = place_of(file, hook_place(file, range)),
                          .help = "write one of pre-install, post-install, pre-upgrade, post-upgrade, pre-rollback, "
                                  "post-rollback, pre-delete, post-delete, test"});
      }
    }
  }

  /// Where the annotation of a hook stands, as far as a search can tell.
  static std::uint32_t hook_place(const RenderedFile& file, TextRange document) {
    const std::size_t found = file.text.find("helm.sh/hook", document.begin);
    return found < document.end ? static_cast<std::uint32_t>(found) : document.begin;
  }

  /// The template's place that printed a byte of a file.
  diagnostics::Label place_of(const RenderedFile& file, std::uint32_t offset) const {
    const auto mapping = std::partition_point(file.mappings.begin(), file.mappings.end(),
                                              [&](const auto& one) { return one.end <= offset; });
    if (mapping == file.mappings.end()) return {};
    source::Span span = mapping->template_span;
    if (mapping->begin > offset) return {.span = span, .text = {}, .resolved = {}};
    // Literal text stands in the template as it is printed, so that the very byte can be told.
    const std::uint32_t length = mapping->end - mapping->begin;
    if (span.end - span.begin >= length &&
        workspace_.sources.text(span).ends_with(std::string_view{file.text}.substr(mapping->begin, length))) {
      span.begin = span.end - length + (offset - mapping->begin);
      span.end = span.begin + 1;
    }
    return {.span = span, .text = {}, .resolved = {}};
  }

  [[noreturn]] void refuse_document(const RenderedFile& file, TextRange range, const ManifestError& error) {
    const std::uint32_t at = std::min(range.begin + error.at, range.end == 0 ? 0 : range.end - 1);
    Diagnostic finding{.rule = &rules::chart_manifest,
                       .owner = diagnostics::Owner::chart,
                       .summary = "`" + std::string{file.path} + "` does not render to a manifest: " + error.message,
                       .primary = place_of(file, at),
                       .help = "quote what is printed (`| quote`), or check by how many blanks the block is indented"};
    const auto mapping = std::partition_point(file.mappings.begin(), file.mappings.end(),
                                              [&](const auto& one) { return one.end <= at; });
    if (mapping != file.mappings.end()) {
      const source::Span origin = workspace_.origins.span(mapping->origin);
      if (origin.known() && origin.file != finding.primary.span.file) {
        finding.labels.push_back({.span = origin, .text = "the value that is printed there", .resolved = {}});
      }
    }
    fail("YAML parse error on " + std::string{file.path} + ": " + error.message, std::move(finding));
  }

  static constexpr std::size_t kScratchBytes = std::size_t{256} << 20;

  const LoadedChart& chart_;
  const Profile& profile_;
  const RenderInput& input_;
  gotemplate::Workspace workspace_;
  document::Arena& arena_;
  const RenderOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
  Capabilities capabilities_;
  Value release_;
  Value capabilities_object_;
  /// A template with the dot that it gets.
  struct PlacedTemplate {
    const ChartTemplate* written = nullptr;
    Value data;
    const std::string* base_path = nullptr;
  };
  std::unordered_map<std::string_view, PlacedTemplate> placed_;  // by their names
  std::deque<MountedChart> further_charts_;
  std::vector<std::unique_ptr<ChartTemplate>> further_templates_;
  RenderTemplates trees_;
  std::vector<RenderedFile> files_;
  std::string_view hint_;
  ChartRender result_;
};

}  // namespace

ChartRender render_chart(const LoadedChart& chart, const RenderInput& input, gotemplate::Workspace workspace,
                         const RenderOptions& options, diagnostics::Diagnostics& diagnostics) {
  return Rendering(chart, input, workspace, options, diagnostics).run();
}

}  // namespace stageplot::chart
