#include "chart/load.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "chart/chart_object.hpp"
#include "chart/ignore.hpp"
#include "chart/json_name.hpp"
#include "chart/structures.hpp"
#include "chart/values_file.hpp"
#include "diagnostics/rules/chart.hpp"
#include "document/go_yaml_error.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "template/functions/semver_constraint.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {

using diagnostics::Diagnostic;
using document::Value;
using source::FileId;

namespace {

namespace rules = diagnostics::rules;

/// One file of the folder: its path below the chart that is being built.
struct RawFile {
  std::string_view name;
  FileId id = FileId::none;
};
using RawFiles = std::vector<RawFile>;

/// What stops loading: thrown and caught in this file.
struct LoadFailed {
  HelmError error;
};

class Loading {
 public:
  Loading(const source::FileTree& tree, std::string_view folder, source::SourceFiles& sources,
          document::Origins& origins, const LoadOptions& options, LoadedChart& chart)
      : tree_(tree),
        folder_(folder),
        sources_(sources),
        origins_(origins),
        options_(options),
        profile_(*chart.profile),
        chart_(chart) {}

  void run() {
    read_ignore_rules();
    read_folder("", 0);
    RawFiles files;
    for (const auto& [name, id] : found_) files.push_back({name, id});
    chart_.root = build(files, nullptr, {}, 0);
    check_root();
    parse(*chart_.root);
    std::ranges::sort(chart_.templates, in_helms_order);
    for (const ParsedTemplate& parsed : chart_.templates) {
      if (parsed.file) chart_.set.borrow(*parsed.file);
    }
    chart_.arena.freeze();
  }

 private:
  [[noreturn]] void fail(std::string message, Diagnostic diagnostic) {
    diagnostic.owner = options_.owner;
    throw LoadFailed{{std::move(message), std::move(diagnostic)}};
  }

  [[nodiscard]] std::string path_in_tree(std::string_view name) const {
    return folder_.empty() ? std::string{name} : name.empty() ? folder_ : folder_ + '/' + std::string{name};
  }

  /// What findings call a file of the folder.
  [[nodiscard]] std::string shown_path(std::string_view name) const {
    if (options_.shown_as.empty()) return path_in_tree(name);
    return options_.shown_as + (options_.shown_as.ends_with('/') ? "" : "/") + std::string{name};
  }

  source::Span whole(FileId id) const { return {id, 0, static_cast<std::uint32_t>(sources_.text(id).size())}; }

  void read_ignore_rules() {
    const source::ReadResult ignore = tree_.read(path_in_tree(".helmignore"));
    std::string error;
    std::optional<IgnoreRules> parsed = IgnoreRules::parse(ignore.text.value_or(""), error);
    if (!parsed) {
      const FileId id = sources_.add(shown_path(".helmignore"), *ignore.text);
      fail(error, {.rule = &rules::chart_unreadable,
                   .summary = "a pattern of `.helmignore` cannot be read: " + error,
                   .primary = {.span = malformed_line(id), .text = {}, .resolved = {}},
                   .help = "write it without `**` and with closed brackets"});
    }
    ignore_ = std::move(*parsed);
  }

  /// The first line of a .helmignore that is malformed by itself.
  source::Span malformed_line(FileId id) const {
    const std::string_view text = sources_.text(id);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string ignored;
      if (!IgnoreRules::parse(text.substr(begin, end - begin), ignored)) {
        return {id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      }
      begin = end + 1;
    }
    return whole(id);
  }

  void read_folder(const std::string& name, std::size_t depth) {
    if (depth > options_.limits.folders_deep) {
      fail("the chart's folders are nested too deep",
           {.rule = &rules::chart_unreadable,
            .summary = "the folders of the chart are nested more than " + std::to_string(options_.limits.folders_deep) +
                       " levels deep",
            .help = "look for a link that leads back into the chart"});
    }
    for (const source::Entry& entry : tree_.list(path_in_tree(name))) {
      const std::string path = name.empty() ? entry.name : name + '/' + entry.name;
      const bool is_directory = entry.kind == source::EntryKind::directory;
      if (ignore_.ignores(path, is_directory)) continue;
      if (is_directory) {
        read_folder(path, depth + 1);
      } else {
        read_file(path);
      }
    }
  }

  void read_file(const std::string& name) {
    source::ReadResult read = tree_.read(path_in_tree(name));
    const auto refuse = [&](std::string message, std::string summary) {
      fail(std::move(message), {.rule = &rules::chart_unreadable,
                                .summary = std::move(summary),
                                .help = "take it out of the chart's folder or list it in `.helmignore`"});
    };
    if (!read.text) {
      refuse(
          "error reading " + name + ": " + read.error,
          "`" + shown_path(name) + "` cannot be read: " + (read.error.empty() ? "it is no regular file" : read.error));
    }
    if (read.text->size() > options_.limits.bytes_a_file) {
      refuse("chart file " + text::go_quote(name.substr(name.rfind('/') + 1)) +
                 " is larger than the maximum file size " + std::to_string(options_.limits.bytes_a_file),
             "`" + shown_path(name) + "` has " + std::to_string(read.text->size()) + " bytes, more than the " +
                 std::to_string(options_.limits.bytes_a_file) + " that Helm takes");
    }
    bytes_ += read.text->size();
    if (found_.size() >= options_.limits.files || bytes_ > options_.limits.bytes) {
      refuse("the chart is too large", "the chart's folder holds more than a chart may have");
    }
    if (read.text->starts_with(text::kByteOrderMark)) read.text->erase(0, text::kByteOrderMark.size());
    found_.emplace_back(name, sources_.add(shown_path(name), std::move(*read.text)));
  }

  /// A document in its Helm reading; `what` stands in Helm's message.
  Value read_document(const RawFile& file, std::string_view what) {
    diagnostics::Diagnostics findings;
    const document::YamlOptions yaml{
        .resolution = document::YamlResolution::helm, .owner = options_.owner, .permit_unusual_breaks = true};
    const std::optional<Value> value = document::read_yaml(file.id, sources_, chart_.arena, origins_, yaml, findings);
    if (!value || findings.has_errors()) {
      fail("cannot load " + std::string{what} + ": " +
               document::go_yaml_error(sources_.text(file.id), profile_.unsupported_key).message,
           std::move(findings.all().front()));
    }
    return *value;
  }

  [[noreturn]] void refuse_metadata(const MetadataError& error, std::string message, FileId file) {
    source::Span span = origins_.span(error.origin);
    if (!span.known() && file != FileId::none) span = {file, 0, 0};
    std::string_view words = error.message;
    if (words.starts_with("validation: ")) words.remove_prefix(std::string_view{"validation: "}.size());
    fail(std::move(message), {.rule = &rules::chart_metadata,
                              .summary = "the chart's metadata are wrong: " + std::string{words},
                              .primary = {.span = span, .text = {}, .resolved = {}},
                              .help = "a chart needs `apiVersion: v2`, a `name` and a `version` like `1.4.0`"});
  }

  std::unique_ptr<Chart> build(const RawFiles& files, const Chart* parent, std::string_view alias, std::size_t depth) {
    if (depth > options_.limits.charts_deep) {
      fail("charts are nested too deep", {.rule = &rules::chart_unreadable,
                                          .summary = "charts contain charts more than " +
                                                     std::to_string(options_.limits.charts_deep) + " levels deep",
                                          .help = "take the innermost ones out of their `charts/` folders"});
    }
    auto chart = std::make_unique<Chart>();
    chart->parent = parent;
    const FileId chart_file = read_chart_metadata(files, *chart, alias);
    chart->path = parent == nullptr ? chart->metadata.name : parent->path + "/charts/" + chart->metadata.name;
    chart->values = Value::of(chart_.arena.map());
    std::map<std::string_view, RawFiles, std::less<>> subcharts;
    for (const RawFile& file : files) classify(file, *chart, subcharts);
    make_objects(*chart);
    add_dependencies(*chart, subcharts, chart_file, depth);
    return chart;
  }

  [[nodiscard]] std::string missing_chart_file(bool of_root) const {
    if (!of_root || !profile_.checks_api_version) return "Chart.yaml file is missing";
    const std::string path = (options_.absolute_path.empty() ? shown_path("") : options_.absolute_path) + "/Chart.yaml";
    return "unable to detect chart at " + path + ": open " + path + ": no such file or directory";
  }

  /// Helm 4 asks the chart that is rendered for its apiVersion before it reads anything else.
  void check_api_version(const RawFile& file) {
    const Value document = read_document(file, file.name);
    const auto refuse = [&](const Value& value, std::string message) {
      refuse_metadata({message, value.origin}, message, file.id);
    };
    const auto refuse_type = [&](const Value& value, std::string_view target) {
      refuse(value, "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " +
                        std::string{json_name(value.kind)} + " into Go " + std::string{target});
    };
    if (document.is_nil()) return;
    if (!document.is_map()) refuse_type(document, "value of type loader.chartBase");
    const Value* version = document::find(document, "apiVersion");
    if (version == nullptr) return;
    const std::optional<std::string> text = scalar_text(*version, origins_, sources_);
    if (!text) refuse_type(*version, "struct field chartBase.apiVersion of type string");
    // Charts of version 3 are loaded and checked, and only then refused.
    if (text->empty() || *text == "v1" || *text == "v2" || *text == "v3") return;
    refuse(*version, "unsupported chart version");
  }

  FileId read_chart_metadata(const RawFiles& files, Chart& chart, std::string_view alias) {
    const MetadataContext context{chart_.arena, origins_, sources_, profile_};
    const auto find = [&](std::string_view name) { return std::ranges::find(files, name, &RawFile::name); };
    const auto main = find("Chart.yaml");
    MetadataDraft draft;
    const auto read = [&](const RawFile& file) {
      const Value document = read_document(file, file.name);
      if (const auto error = read_metadata(document, draft, context)) {
        refuse_metadata(*error,
                        "cannot load " + std::string{file.name} +
                            ": error unmarshaling JSON: while decoding JSON: " + error->message,
                        file.id);
      }
    };
    if (main == files.end()) {
      fail(missing_chart_file(chart.is_root()), {.rule = &rules::chart_metadata,
                                                 .summary = "there is no `" + shown_path("Chart.yaml") + "`",
                                                 .help = "name the folder of a chart"});
    }
    if (chart.is_root() && profile_.checks_api_version) check_api_version(*main);
    read(*main);
    if (draft_text(draft, "apiVersion").empty()) {
      draft.fields["apiVersion"] = Value::of(chart_.arena.borrow("v1"));
    }
    if (const auto older = find("requirements.yaml"); older != files.end()) read(*older);
    if (const auto error = validate_metadata(draft, context)) refuse_metadata(*error, error->message, main->id);
    chart.metadata = make_metadata(draft, alias, context);
    return main->id;
  }

  void classify(const RawFile& file, Chart& chart, std::map<std::string_view, RawFiles, std::less<>>& subcharts) {
    const std::string_view name = file.name;
    File kept{.name = std::string{name}, .id = file.id};
    if (name == "Chart.yaml" || name == "Chart.lock") return;
    if (name == "requirements.yaml" || name == "requirements.lock") {
      if (chart.metadata.api_version == "v1") chart.files.push_back(std::move(kept));
    } else if (name == "values.yaml") {
      read_defaults(file, chart);
    } else if (name == "values.schema.json") {
      chart.schema = std::move(kept);
      chart.values_schema = compile_values_schema(chart.schema->id);
    } else if (name.starts_with("templates/")) {
      chart.templates.push_back(std::move(kept));
    } else if (name.starts_with("charts/") && !name.ends_with(".prov")) {
      const std::string_view below = name.substr(std::string_view{"charts/"}.size());
      const std::size_t slash = below.find('/');
      RawFiles& of_subchart = subcharts[below.substr(0, slash)];
      if (slash != std::string_view::npos || below.ends_with(".tgz")) {
        of_subchart.push_back({slash == std::string_view::npos ? below : below.substr(slash + 1), file.id});
      }
    } else {
      chart.files.push_back(std::move(kept));
    }
  }

  /// Once for all renders. nullptr where it is no JSON, which each render reports.
  std::unique_ptr<const ValuesSchema> compile_values_schema(FileId file) {
    diagnostics::Diagnostics findings;
    const std::optional<Value> written =
        document::read_json(file, sources_, chart_.arena, origins_,
                            {.owner = diagnostics::Owner::chart, .last_duplicate_wins = true}, findings);
    if (!written) return nullptr;
    const schema::Draft draft =
        profile_.schema_library == SchemaLibrary::gojsonschema ? schema::Draft::draft7 : schema::Draft::draft2020_12;
    schema::CompiledSchema compiled = schema::compile_schema(
        *written, origins_, {.owner = diagnostics::Owner::chart, .default_draft = draft}, findings);
    return std::make_unique<const ValuesSchema>(
        ValuesSchema{.written = *written, .compiled = std::move(compiled), .findings = std::move(findings)});
  }

  void read_defaults(const RawFile& file, Chart& chart) {
    ValuesFile values = read_values_file(file.id, {chart_.arena, origins_, sources_, profile_, options_.owner});
    if (values.error) fail("cannot load values.yaml: " + values.error->message, std::move(values.error->diagnostic));
    if (!values.tree.is_nil()) chart.values = values.tree;
  }

  void make_objects(Chart& chart) {
    chart.chart_object = make_chart_object(chart_.arena, chart, {}, profile_);
    chart.files_object = Value::of(chart_.arena.map(chart.files.size()));
    chart.files_object.type = document::TypeId::go_files;
    for (const File& file : chart.files) {
      Value bytes = Value::of(chart_.arena.borrow(sources_.text(file.id)), origins_.written(whole(file.id)));
      bytes.kind = document::Kind::bytes;
      document::set(chart_.arena, *chart.files_object.m, chart_.arena.copy(file.name), bytes);
    }
  }

  /// Those that Chart.yaml does not declare first, then the declared ones in their order, each under its alias.
  void add_dependencies(Chart& chart, const std::map<std::string_view, RawFiles, std::less<>>& subcharts, FileId file,
                        std::size_t depth) {
    std::vector<std::unique_ptr<Chart>> found;
    std::vector<const RawFiles*> raw;
    for (const auto& [folder, files] : subcharts) {
      if (folder.starts_with('_') || folder.starts_with('.')) continue;
      if (folder.ends_with(".tgz")) {
        fail("packaged subcharts are not provided yet",
             {.rule = &rules::chart_not_provided,
              .summary = "`" + shown_path("charts/" + std::string{folder}) +
                         "` is a packaged chart, which this version cannot read",
              .help = "unpack it into a folder of `charts/`"});
      }
      try {
        found.push_back(build(files, &chart, {}, depth + 1));
      } catch (LoadFailed& failed) {
        failed.error.message = std::string{profile_.unpacking} + std::string{folder} + " in " + chart.metadata.name +
                               ": " + failed.error.message;
        throw;
      }
      raw.push_back(&files);
    }
    if (chart.is_root()) check_missing(chart, found, file);
    std::vector<bool> declared(found.size());
    std::vector<std::unique_ptr<Chart>> in_order;
    for (const Dependency& dependency : chart.metadata.dependencies) {
      if (!dependency.import_values.is_nil() && !dependency.import_values.items().empty()) {
        fail("import-values are not provided yet",
             {.rule = &rules::chart_not_provided,
              .summary = "the dependency `" + dependency.name + "` imports values, which this version cannot do",
              .primary = {.span = origins_.span(dependency.origin), .text = {}, .resolved = {}},
              .help = "write the imported values into the parent's values.yaml"});
      }
      bool taken = false;
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i] && found[i]->metadata.name != dependency.name) continue;
        if (!found[i] || !in_range(found[i]->metadata.version, dependency.version)) continue;
        declared[i] = true;
        if (!taken) in_order.push_back(build(*raw[i], &chart, dependency.alias, depth + 1));
        taken = true;
      }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!declared[i]) chart.dependencies.push_back(std::move(found[i]));
    }
    std::ranges::move(in_order, std::back_inserter(chart.dependencies));
  }

  bool in_range(std::string_view version, std::string_view range) const {
    std::string error;
    const auto parsed = gotemplate::parse_version(version, error, profile_.libraries.semver);
    const auto constraint = gotemplate::Constraint::parse(range, error, profile_.libraries.semver);
    return parsed && constraint && constraint->contains(*parsed);
  }

  void check_missing(const Chart& chart, const std::vector<std::unique_ptr<Chart>>& found, FileId file) {
    std::string missing;
    const Dependency* first = nullptr;
    for (const Dependency& dependency : chart.metadata.dependencies) {
      if (std::ranges::any_of(found, [&](const auto& other) { return other->metadata.name == dependency.name; })) {
        continue;
      }
      if (first == nullptr) first = &dependency;
      missing += (missing.empty() ? "" : ", ") + dependency.name;
    }
    if (first == nullptr) return;
    source::Span span = origins_.span(first->origin);
    if (!span.known()) span = whole(file);
    fail(std::string{profile_.missing_dependencies} +
             " while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing "
             "dependencies: found in Chart.yaml, but missing in charts/ directory: " +
             missing,
         {.rule = &rules::chart_missing_dependency,
          .summary = "`charts/` lacks what Chart.yaml declares: " + missing,
          .primary = {.span = span, .text = {}, .resolved = {}},
          .help = "put the subcharts there (`helm dependency build` does) or take them out of `dependencies`"});
  }

  void check_root() {
    const std::string& type = chart_.root->metadata.type;
    if (type.empty() || type == "application") {
      if (profile_.checks_api_version && chart_.root->metadata.api_version == "v3") {
        refuse_metadata({"invalid chart apiVersion", document::OriginId::none}, "invalid chart apiVersion",
                        FileId::none);
      }
      return;
    }
    fail(type + " charts are not installable",
         {.rule = &rules::chart_metadata,
          .summary = "the chart is a " + type + ", which cannot be rendered by itself",
          .help = "render a chart that has it as a dependency"});
  }

  void parse(const Chart& chart) {
    for (const File& file : chart.templates) {
      const std::string_view base = std::string_view{file.name}.substr(file.name.rfind('/') + 1);
      if (chart.metadata.is_library() && !base.starts_with('_')) continue;
      ParsedTemplate& parsed = chart_.templates.emplace_back();
      parsed.name = chart.path + '/' + file.name;
      parsed.chart = &chart;
      gotemplate::ParseResult result = gotemplate::parse_template(
          parsed.name, file.id, sources_.text(file.id),
          {.origins = &origins_, .owner = options_.owner, .knows_function = profile_.knows_function});
      parsed.file = std::move(result.file);
      parsed.error = std::move(result.error);
      if (parsed.error) explain_newer_function(*parsed.error);
    }
    for (const auto& dependency : chart.dependencies) parse(*dependency);
  }

  /// A function that other versions of Helm have gets a finding of its own.
  void explain_newer_function(gotemplate::ParseError& error) const {
    constexpr std::string_view kBefore = "function \"";
    constexpr std::string_view kBehind = "\" not defined";
    const std::size_t begin = error.go_message.find(kBefore);
    if (begin == std::string::npos || !error.go_message.ends_with(kBehind)) return;
    const std::size_t name_begin = begin + kBefore.size();
    const std::string name = error.go_message.substr(name_begin, error.go_message.size() - kBehind.size() - name_begin);
    const std::string_view since = first_version_with(name);
    if (since.empty()) return;
    error.diagnostic.rule = &rules::chart_newer_function;
    error.diagnostic.summary = "Helm " + std::string{profile_.version} + " has no function `" + name + "`";
    error.diagnostic.help =
        "Helm " + std::string{since} + " has it: write the template without it, or render for that version";
  }

  static bool in_helms_order(const ParsedTemplate& a, const ParsedTemplate& b) {
    const auto slashes = [](std::string_view name) { return std::ranges::count(name, '/'); };
    const auto left = slashes(a.name);
    const auto right = slashes(b.name);
    return left != right ? left > right : a.name > b.name;
  }

  const source::FileTree& tree_;
  std::string folder_;
  source::SourceFiles& sources_;
  document::Origins& origins_;
  const LoadOptions& options_;
  const Profile& profile_;
  LoadedChart& chart_;
  IgnoreRules ignore_;
  std::vector<std::pair<std::string, FileId>> found_;
  std::size_t bytes_ = 0;
};

}  // namespace

bool ParsedTemplate::is_partial() const {
  return std::string_view{name}.substr(name.rfind('/') + 1).starts_with('_');
}

LoadResult load_chart(const source::FileTree& tree, std::string_view folder, source::SourceFiles& sources,
                      document::Origins& origins, const LoadOptions& options) {
  LoadResult result;
  auto chart = std::make_unique<LoadedChart>();
  chart->profile = options.profile == nullptr ? &default_profile() : options.profile;
  try {
    Loading(tree, folder, sources, origins, options, *chart).run();
    result.chart = std::move(chart);
  } catch (LoadFailed& failed) {
    result.error = std::move(failed.error);
  }
  return result;
}

}  // namespace stageplot::chart
