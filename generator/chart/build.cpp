#include "chart/build.hpp"

#include <algorithm>
#include <map>

#include "chart/json_name.hpp"
#include "chart/schema_formats.hpp"
#include "chart/schema_references.hpp"
#include "chart/schema_words.hpp"
#include "chart/values_file.hpp"
#include "diagnostics/rules/chart.hpp"
#include "diagnostics/rules/schema.hpp"
#include "document/go_json_error.hpp"
#include "document/go_yaml_error.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::chart {

using diagnostics::Diagnostic;
using document::Value;
using source::FileId;

namespace {

namespace rules = diagnostics::rules;

using RawFiles = std::vector<RawFile>;

/// What stops building: thrown and caught in this file.
struct BuildFailed {
  HelmError error;
  bool is_wrapped = false;  // it names the subchart already
};

/// The files of charts/ by the first part of their path there.
using Subcharts = std::map<std::string, RawFiles, std::less<>>;

/// What santhosh-tekuri's library takes for a document that an urn names.
const Value kAnything = Value::of(true, document::OriginId::none);

class Building {
 public:
  explicit Building(const BuildContext& context)
      : context_(context), sources_(context.sources), origins_(context.origins), profile_(*context.loaded.profile) {}

  std::unique_ptr<Chart> build(const RawFiles& files, const std::string& shown, std::size_t depth) {
    if (depth > context_.options.limits.charts_deep) {
      fail("charts are nested too deep",
           {.rule = &rules::chart_unreadable,
            .summary = "charts contain charts more than " + std::to_string(context_.options.limits.charts_deep) +
                       " levels deep",
            .help = "take the innermost ones out of their `charts/` folders"});
    }
    auto chart = std::make_unique<Chart>();
    chart->values = Value::of(context_.loaded.arena.map());
    Subcharts subcharts;
    read_metadata_and_files(files, shown, *chart, subcharts, depth == 0);
    make_files_object(*chart);
    for (const auto& [name, raw] : subcharts) add_subchart(*chart, name, raw, shown, depth);
    return chart;
  }

 private:
  [[noreturn]] void fail(std::string message, Diagnostic diagnostic) {
    diagnostic.owner = context_.options.owner;
    throw BuildFailed{{std::move(message), std::move(diagnostic)}, false};
  }

  source::Span whole(FileId id) const { return {id, 0, static_cast<std::uint32_t>(sources_.text(id).size())}; }

  /// A document in its Helm reading; `what` stands in Helm's message.
  Value read_document(const RawFile& file, std::string_view what) {
    diagnostics::Diagnostics findings;
    const document::YamlOptions yaml{
        .resolution = document::YamlResolution::helm, .owner = context_.options.owner, .permit_unusual_breaks = true};
    const std::optional<Value> value =
        document::read_yaml(file.id, sources_, context_.loaded.arena, origins_, yaml, findings);
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

  void read_into(MetadataDraft& draft, const RawFile& file, const MetadataContext& context) {
    const Value document = read_document(file, file.name);
    const auto error = read_metadata(document, draft, context);
    if (!error) return;
    refuse_metadata(*error,
                    "cannot load " + file.name + ": error unmarshaling JSON: while decoding JSON: " + error->message,
                    file.id);
  }

  /// In Helm's order: Chart.yaml wherever it stands, then all files, then what the metadata lack.
  void read_metadata_and_files(const RawFiles& files, const std::string& shown, Chart& chart, Subcharts& subcharts,
                               bool is_root) {
    const MetadataContext context{context_.loaded.arena, origins_, sources_, profile_};
    MetadataDraft draft;
    const RawFile* described_by = nullptr;
    for (const RawFile& file : files) {
      if (file.name != "Chart.yaml") continue;
      if (is_root && profile_.checks_api_version && described_by == nullptr) check_api_version(file);
      described_by = &file;
      read_into(draft, file, context);
      if (draft_text(draft, "apiVersion").empty()) {
        draft.fields["apiVersion"] = Value::of(context_.loaded.arena.borrow("v1"));
      }
    }
    for (const RawFile& file : files) {
      if (file.name == "requirements.yaml") {
        if (described_by == nullptr) described_by = &file;
        read_into(draft, file, context);
      }
      classify(file, draft_text(draft, "apiVersion") == "v1", chart, subcharts);
    }
    if (described_by == nullptr) {
      fail("Chart.yaml file is missing", {.rule = &rules::chart_metadata,
                                          .summary = "there is no `" + shown + "Chart.yaml`",
                                          .help = "name the folder of a chart"});
    }
    if (const auto error = validate_metadata(draft, context)) {
      refuse_metadata(*error, error->message, described_by->id);
    }
    chart.metadata = make_metadata(draft, context);
    chart.metadata.file = described_by->id;
  }

  void classify(const RawFile& file, bool is_v1, Chart& chart, Subcharts& subcharts) {
    const std::string_view name = file.name;
    File kept{.name = file.name, .id = file.id};
    if (name == "Chart.yaml") return;
    if (name == "Chart.lock" || name == "requirements.lock") {
      check_lock(file);
      if (name == "requirements.lock" && is_v1) chart.files.push_back(std::move(kept));
    } else if (name == "requirements.yaml") {
      if (is_v1) chart.files.push_back(std::move(kept));
    } else if (name == "values.yaml") {
      read_defaults(file, chart);
    } else if (name == "values.schema.json") {
      chart.schema = std::move(kept);
      chart.values_schema = compile_values_schema(chart.schema->id);
    } else if (name.starts_with("templates/")) {
      chart.templates.push_back(std::move(kept));
    } else if (name.starts_with("charts/") && !name.ends_with(".prov")) {
      std::string below = file.name.substr(std::string_view{"charts/"}.size());
      std::string folder = below.substr(0, below.find('/'));
      subcharts[std::move(folder)].push_back({std::move(below), file.id});
    } else {
      chart.files.push_back(std::move(kept));
    }
  }

  /// Nothing of a lock is used; Helm refuses one that it cannot decode.
  void check_lock(const RawFile& file) {
    const Value document = read_document(file, file.name);
    const MetadataContext context{context_.loaded.arena, origins_, sources_, profile_};
    if (const auto error = chart::check_lock(document, context)) {
      refuse_metadata(*error,
                      "cannot load " + file.name + ": error unmarshaling JSON: while decoding JSON: " + error->message,
                      file.id);
    }
  }

  /// Once for all renders. nullptr where it is no JSON, which each render reports.
  std::unique_ptr<const ValuesSchema> compile_values_schema(FileId file) {
    diagnostics::Diagnostics findings;
    const document::JsonOptions json{.owner = diagnostics::Owner::chart, .last_duplicate_wins = true};
    std::optional<Value> written = document::read_json(file, sources_, context_.loaded.arena, origins_, json, findings);
    if (!written && document::go_json_error(sources_.text(file)).empty()) {
      std::string error;
      findings = {};
      written = document::read_json_text(document::go_json_repaired(sources_.text(file)), origins_.written(whole(file)),
                                         context_.loaded.arena, json, error);
    }
    if (!written) return nullptr;
    const bool is_old = profile_.schema_library == SchemaLibrary::gojsonschema;
    schema::CompileOptions options{.owner = diagnostics::Owner::chart,
                                   .default_draft = is_old ? schema::Draft::draft7 : schema::Draft::draft2020_12};
    if (!is_old) {
      options.load = [](std::string_view uri) { return uri.starts_with("urn:") ? &kAnything : nullptr; };
    }
    schema::CompiledSchema compiled = schema::compile_schema(*written, origins_, options, findings);
    std::string refusal = refusal_of(*written, is_old, findings);
    return std::make_unique<const ValuesSchema>(ValuesSchema{.written = *written,
                                                             .compiled = std::move(compiled),
                                                             .findings = std::move(findings),
                                                             .refusal = std::move(refusal),
                                                             .has_formats = asks_for_format(*written)});
  }

  /// Helm's words for a schema that its library does not take. References that the library never looks at are no
  /// findings.
  static std::string refusal_of(const Value& written, bool is_old, diagnostics::Diagnostics& findings) {
    const auto is_lost = [](const diagnostics::Diagnostic& finding) {
      return finding.rule == &diagnostics::rules::schema_unknown_reference;
    };
    const bool has_lost = std::ranges::any_of(findings.all(), is_lost);
    std::string words = is_old ? schema_problem(written) : dialect_words(written);
    if (words.empty() && !is_old) words = wrong_schema_words(written);
    if (words.empty() && !is_old && has_lost) words = reference_words(written);
    if (words.empty() && has_lost) {
      std::erase_if(findings.all(), is_lost);
      findings.recount();
    }
    return words;
  }

  void read_defaults(const RawFile& file, Chart& chart) {
    ValuesFile values =
        read_values_file(file.id, {context_.loaded.arena, origins_, sources_, profile_, context_.options.owner});
    if (values.error) fail("cannot load values.yaml: " + values.error->message, std::move(values.error->diagnostic));
    if (!values.tree.is_nil()) chart.values = values.tree;
  }

  void make_files_object(Chart& chart) {
    document::Arena& arena = context_.loaded.arena;
    chart.files_object = Value::of(arena.map(chart.files.size()));
    chart.files_object.type = document::TypeId::go_files;
    for (const File& file : chart.files) {
      Value bytes = Value::of(arena.borrow(sources_.text(file.id)), origins_.written(whole(file.id)));
      bytes.kind = document::Kind::bytes;
      document::set(arena, *chart.files_object.m, arena.copy(file.name), bytes);
    }
  }

  void add_subchart(Chart& chart, const std::string& name, const RawFiles& files, const std::string& shown,
                    std::size_t depth) {
    if (name.starts_with('_') || name.starts_with('.')) return;
    const std::string shown_name = shown + "charts/" + name;
    try {
      if (name.ends_with(".tgz")) {
        chart.dependencies.push_back(unpack(chart, name, files.front(), shown_name, depth));
        return;
      }
      RawFiles below;
      for (const RawFile& file : files) {
        const std::size_t slash = file.name.find('/');
        if (slash != std::string::npos) below.push_back({file.name.substr(slash + 1), file.id});
      }
      if (below.empty()) refuse_loose_file(shown_name);
      chart.dependencies.push_back(build(below, shown_name + '/', depth + 1));
    } catch (BuildFailed& failed) {
      if (!failed.is_wrapped) {
        failed.error.message =
            std::string{profile_.unpacking} + name + " in " + chart.metadata.name + ": " + failed.error.message;
      }
      failed.is_wrapped = false;
      throw;
    }
  }

  std::unique_ptr<Chart> unpack(const Chart& chart, const std::string& name, const RawFile& file,
                                const std::string& shown, std::size_t depth) {
    if (file.name != name) {
      throw BuildFailed{
          {std::string{profile_.unpacking_archive} + chart.metadata.name + ": expected " + name + ", got " + file.name,
           {.rule = &rules::chart_unreadable,
            .owner = context_.options.owner,
            .summary = "`" + shown + "` is a folder, and its name ends as one of a packed chart",
            .help = "rename the folder"}},
          true};
    }
    const Gathered gathered = context_.gathering.from_archive(
        {.bytes = sources_.text(file.id), .shown = shown, .is_argument = false, .path = {}});
    if (gathered.error) {
      HelmError error = *gathered.error;
      error.diagnostic.owner = context_.options.owner;
      throw BuildFailed{std::move(error), false};
    }
    return build(gathered.files, shown + ':', depth + 1);
  }

  [[noreturn]] void refuse_loose_file(const std::string& shown) {
    fail("Chart.yaml file is missing",
         {.rule = &rules::chart_metadata,
          .summary = "`" + shown + "` lies in `charts/` and is no chart",
          .help = "move it, or let its name begin with `.` or `_`, which Helm passes over"});
  }

 private:
  const BuildContext& context_;
  source::SourceFiles& sources_;
  document::Origins& origins_;
  const Profile& profile_;
};

}  // namespace

Built build_chart(const std::vector<RawFile>& files, const std::string& shown, const BuildContext& context) {
  Built built;
  try {
    built.chart = Building(context).build(files, shown, 0);
  } catch (BuildFailed& failed) {
    built.error = std::move(failed.error);
  }
  return built;
}

}  // namespace stageplot::chart
