#include "cli/release_name.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "template/template_set.hpp"

namespace stageplot::cli {
namespace {

constexpr std::string_view kTemplate = "name-template";
constexpr std::string_view kOption = "--name-template";

/// What Helm's engine adds to Sprig, and this tool to both.
constexpr std::array<std::string_view, 19> kNotOfSprig{
    "fromJson", "fromJsonArray", "fromToml",   "fromYaml",   "fromYamlArray", "include", "isDeploy",
    "known",    "lookup",        "raw",        "required",   "template",      "toToml",  "toYaml",
    "tpl",      "toYamlPretty",  "mustToYaml", "mustToToml", "sha512sum"};

bool is_of_sprig(std::string_view name) {
  return std::ranges::find(kNotOfSprig, name) == kNotOfSprig.end();
}

}  // namespace

std::optional<std::string> render_release_name(const std::string& text, gotemplate::Workspace workspace,
                                               gotemplate::Surroundings& surroundings, std::string& error,
                                               diagnostics::Diagnostics& diagnostics) {
  const source::FileId file = workspace.sources.add(std::string{kOption}, text);
  gotemplate::TemplateSet set;
  if (auto refused = set.add(
          kTemplate, workspace.sources, file,
          {.origins = &workspace.origins, .owner = diagnostics::Owner::external, .knows_function = is_of_sprig})) {
    error = std::move(refused->go_message);
    diagnostics.add(std::move(refused->diagnostic));
    return std::nullopt;
  }
  gotemplate::RenderResult rendered =
      gotemplate::render_template(set, kTemplate, {}, workspace, {.surroundings = &surroundings});
  if (rendered.outcome == gotemplate::Outcome::complete) return std::move(rendered.text);
  if (rendered.error) {
    error = std::move(rendered.error->go_message);
    diagnostics.add(std::move(rendered.error->diagnostic));
  }
  return std::nullopt;
}

}  // namespace stageplot::cli
