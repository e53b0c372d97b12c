// Renders one unit: its tree through the templates of every target of its platform, to output files in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "artifact/output_file.hpp"
#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "model/model.hpp"
#include "render/plan.hpp"
#include "source/source_files.hpp"
#include "template/exec.hpp"

namespace stageplot::render {

/// An output that needs a value nobody knows; the unit is not written then.
struct Blocked {
  std::string output;  // its path below the unit's folder
  std::string path;    // of the unknown value
  std::string reason;  // as the mark says
  source::Span mark;
};

enum class Reading : std::uint8_t { not_yet, sound, refused };

/// One rendered output with where its text came from.
struct RenderedOutput {
  artifact::OutputFile file;
  std::string dialect;
  std::vector<gotemplate::Mapping> mappings;
  source::FileId file_id = source::FileId::none;  // of its text in the unit's own sources
  Reading reading = Reading::not_yet;             // of YAML: see read_output.hpp
  std::vector<document::Value> documents;         // what its text reads as
};

/// Everything that one render needs and that dies with it: an arena, the unit's own texts and origins.
struct UnitSpace {
  UnitSpace(const source::SourceFiles& base_sources, const document::Origins& base_origins)
      : sources(&base_sources), origins(&base_origins) {}
  document::Arena arena{std::size_t{256} << 20};
  source::SourceFiles sources;
  document::Origins origins;
  std::string folder;  // of the unit: `prod-east/monoql`
  /// Which files are templates, sorted; nullptr: all below `templates/`.
  const std::vector<source::FileId>* template_files = nullptr;
};

struct UnitRender {
  std::vector<RenderedOutput> outputs;  // sorted by path
  std::vector<Blocked> blocked;         // where not empty, nothing of the unit may be written
};

struct RenderUnitOptions {
  gotemplate::Output::Recording recording = gotemplate::Output::Recording::on;
  const gotemplate::DeployValues* deploy_values = nullptr;
  document::OriginSet* reads = nullptr;  // gets the origins of all values that decide or make an output; may be shared
  std::string_view helm_version;         // instead of the environments' own
  std::string_view kube_version;         // the same
};

/// Takes a finished output into the unit; its text becomes one of the unit's own sources, named with the unit's folder.
void add_output(RenderedOutput output, UnitSpace& space, UnitRender& result);

/// Reports template errors and a chart's; an output with one is missing from the result.
[[nodiscard]] UnitRender render_unit(const model::Model& model, const model::Unit& unit, const Plan& plan,
                                     UnitSpace& space, const RenderUnitOptions& options,
                                     diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::render
