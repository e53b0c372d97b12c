// A chart as it was loaded: its folder read, its templates parsed, its subcharts in place. Immutable after loading, so
// any number of threads render from it, each with its own values.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/metadata.hpp"
#include "chart/profile.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"
#include "schema/compile.hpp"
#include "source/span.hpp"
#include "template/template_set.hpp"

namespace stageplot::chart {

/// One file of a chart; `name` is relative to the chart's folder. Its text is the one of `id`.
struct File {
  std::string name;
  source::FileId id = source::FileId::none;
};

/// values.schema.json, ready to hold values against it.
struct ValuesSchema {
  document::Value written;
  schema::CompiledSchema compiled;
  diagnostics::Diagnostics findings;  // of compiling it, which each render reports
  std::string refusal;                // Helm's words where it is no schema by its own draft
  bool has_formats = false;           // some part of it asks for a `format`
};

/// A chart or subchart as it lies in its folder. Under which names a parent has it, and how often, is the parent's to
/// say: see ActiveChart and MountedChart.
struct Chart {
  Metadata metadata;
  std::vector<File> templates;
  std::vector<File> files;                            // what .Files has, crds/ too
  document::Value values;                             // the defaults: a map
  std::optional<File> schema;                         // values.schema.json
  std::unique_ptr<const ValuesSchema> values_schema;  // of it; nullptr also where it is no JSON
  document::Value files_object;                       // .Files
  /// What lies in charts/, by the names of folders and archives as bytes. Helm keeps them in the order of a Go map,
  /// which is another one in each run; where that shows, this one is as right as any.
  std::vector<std::unique_ptr<Chart>> dependencies;

  [[nodiscard]] std::string_view name() const { return metadata.name; }
};

/// One template file of a chart or subchart at its place. Of a chart that was loaded with its templates parsed, `file`
/// is the tree, nullptr where it could not be parsed, and `error` says why; else both are empty.
struct ChartTemplate {
  std::string name;  // `chart/templates/a.yaml`
  source::FileId text = source::FileId::none;
  std::unique_ptr<gotemplate::TemplateFile> file;
  std::optional<gotemplate::ParseError> error;

  [[nodiscard]] bool is_parsed() const { return file != nullptr || error.has_value(); }
  /// Files whose base name starts with `_` are parsed and never printed.
  [[nodiscard]] bool is_partial() const;
};

/// A chart at one place of the tree of charts that templates see: with the name that its parent gives it.
struct MountedChart {
  const Chart* chart = nullptr;
  std::string base_path;         // `parent/charts/name/templates`: .Template.BasePath
  document::Value chart_object;  // .Chart
  std::vector<const ChartTemplate*> templates;
};

struct LoadedChart {
  const Profile* profile = nullptr;
  document::Arena arena;  // frozen after loading
  std::unique_ptr<Chart> root;
  /// All places of charts where no subchart is switched off, by paths like `parent/charts/name`.
  std::multimap<std::string, MountedChart, std::less<>> mounted;
  /// Their templates, in no order.
  std::vector<std::unique_ptr<ChartTemplate>> templates;
  /// All of them together, where they are parsed: what a render uses that disables no subchart.
  gotemplate::TemplateSet set;
};

/// What stopped Helm: the words behind its `Error: `.
struct HelmError {
  std::string message;
  diagnostics::Diagnostic diagnostic;
};

}  // namespace stageplot::chart
