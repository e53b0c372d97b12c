#include "readback/terraform_module.hpp"

#include <map>
#include <string_view>
#include <utility>

#include "document/map.hpp"
#include "terraform/aws/schemas.hpp"

namespace stageplot::readback {
namespace {

constexpr std::string_view kSuffix = ".tf";

/// `terraform/main.tf` is in `terraform`.
std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string{slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash)};
}

}  // namespace

std::vector<TerraformModule> evaluate_terraform(const render::UnitRender& unit, const document::Value& pipeline,
                                                render::UnitSpace& space) {
  std::vector<terraform::GivenVariable> given;
  if (pipeline.is_map()) {
    for (const document::Member& member : pipeline.map().members()) {
      if (!member.value.is_map()) given.push_back({member.key->view(), member.value});
    }
  }
  std::map<std::string, std::vector<const render::RenderedOutput*>> folders;
  for (const render::RenderedOutput& output : unit.outputs) folders[folder_of(output.file.path)].push_back(&output);
  std::vector<TerraformModule> modules;
  for (auto& [folder, outputs] : folders) {
    std::vector<terraform::ModuleFile> files;
    bool has_module = false;
    for (const render::RenderedOutput* output : outputs) {
      const std::string_view path = output->file.path;
      has_module = has_module || (output->dialect == "hcl" && path.ends_with(kSuffix));
      // The text in the unit's sources stays where it is; the output's own may be moved away.
      files.push_back({.name = path.substr(folder.empty() ? 0 : folder.size() + 1),
                       .text = space.sources.text(output->file_id),
                       .file = output->file_id});
    }
    if (!has_module) continue;
    TerraformModule& module = modules.emplace_back();
    module.folder = folder;
    module.files = outputs;
    module.module =
        terraform::evaluate_module({.files = files, .variables = given, .schemas = &terraform::aws::resource_schemas()},
                                   space.arena, space.origins, module.findings);
  }
  return modules;
}

}  // namespace stageplot::readback
