#include "readback/read_back.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "diagnostics/rules/verify.hpp"
#include "document/yaml_reader.hpp"
#include "fluentd/reader.hpp"
#include "render/read_output.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::readback {
namespace {

struct Reader {
  render::UnitRender& unit;
  render::UnitSpace& space;
  diagnostics::Diagnostics& diagnostics;

  bool report(const diagnostics::Diagnostics& seen, const Artifact& artifact) const {
    return render::report_unreadable(seen, *artifact.output, unit, space, diagnostics);
  }
};

bool read_yaml(const Reader& reader, render::RenderedOutput& output, Artifact&) {
  return render::read_yaml_output(
      output, reader.unit, reader.space,
      {.resolution = document::YamlResolution::kubernetes, .owner = diagnostics::Owner::templates}, false,
      reader.diagnostics);
}

/// The API server reads unusual line breaks as Helm writes them.
bool read_objects(const Reader& reader, render::RenderedOutput& output, Artifact&) {
  return render::read_yaml_output(output, reader.unit, reader.space,
                                  {.resolution = document::YamlResolution::kubernetes,
                                   .owner = diagnostics::Owner::templates,
                                   .permit_unusual_breaks = true},
                                  true, reader.diagnostics);
}

bool read_fluentd(const Reader& reader, render::RenderedOutput& output, Artifact& artifact) {
  diagnostics::Diagnostics seen;
  artifact.fluentd = fluentd::read_fluentd(reader.space.sources, output.file_id, reader.space.arena, {}, seen);
  return reader.report(seen, artifact) && artifact.fluentd.has_value();
}

bool text_is_values(std::string_view path) {
  return path.ends_with(".tfvars");
}

bool read_hcl(const Reader& reader, render::RenderedOutput& output, Artifact& artifact) {
  const std::string_view text = output.file.text;
  artifact.hcl = std::make_unique<terraform::hcl::File>(
      text_is_values(output.file.path) ? terraform::hcl::parse_values_file(text) : terraform::hcl::parse_file(text));
  diagnostics::Diagnostics seen;
  for (const terraform::hcl::SyntaxError& error : artifact.hcl->errors) {
    seen.add({.rule = &diagnostics::rules::verify_unreadable,
              .summary = error.summary,
              .primary = {{output.file_id, error.range.begin, error.range.end}, {}, {}},
              .help = error.help});
  }
  return reader.report(seen, artifact);
}

struct Language {
  std::string_view dialect;
  bool (*read)(const Reader&, render::RenderedOutput&, Artifact&);
};

constexpr std::array kLanguages{
    Language{"fluentd", read_fluentd}, Language{"hcl", read_hcl},         Language{"kubernetes", read_objects},
    Language{"yaml", read_yaml},       Language{"yaml-tftpl", read_yaml},
};

}  // namespace

Artifact read_output(render::UnitRender& unit, render::RenderedOutput& output, render::UnitSpace& space,
                     diagnostics::Diagnostics& diagnostics) {
  const Reader reader{unit, space, diagnostics};
  Artifact artifact{.output = &output};
  const auto language = std::ranges::find(kLanguages, output.dialect, &Language::dialect);
  artifact.readable = language == kLanguages.end() || language->read(reader, output, artifact);
  return artifact;
}

UnitArtifacts read_back(render::UnitRender& unit, const document::Value& pipeline, render::UnitSpace& space,
                        diagnostics::Diagnostics& diagnostics) {
  UnitArtifacts result;
  result.outputs.reserve(unit.outputs.size());
  for (render::RenderedOutput& output : unit.outputs) {
    Artifact artifact = read_output(unit, output, space, diagnostics);
    result.readable = result.readable && artifact.readable;
    result.outputs.push_back(std::move(artifact));
  }
  // A module that lacks a file is not what will be applied.
  const bool whole = result.readable && unit.blocked.empty() && !diagnostics.has_errors();
  if (whole) result.terraform_modules = evaluate_terraform(unit, pipeline, space);
  return result;
}

}  // namespace stageplot::readback
