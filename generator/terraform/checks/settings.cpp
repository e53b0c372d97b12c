// The `terraform` block: which version and which providers.
#include "diagnostics/rules/terraform_aws.hpp"
#include "document/map.hpp"
#include "terraform/checks/formats.hpp"
#include "terraform/checks/traps.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

void check_constraint(const BodyView& body, std::string_view argument, const Value& value, Report& report) {
  if (!value.is_string()) return;
  const std::string problem = format_problem(aws::Format::version_constraint, value.text());
  if (problem.empty()) return;
  report.value(body, argument,
               {.rule = rules::terraform_bad_value,
                .summary = "the version of `" + std::string(argument) + "` is " + quoted(value) + ", " + problem,
                .help = format_help(aws::Format::version_constraint, value.text()),
                .value = &value});
}

void check_providers(const BodyView& providers, Report& report) {
  if (!providers.map().is_map()) return;
  for (const document::Member& member : providers.map().map().members()) {
    const std::string_view name = member.key->view();
    if (member.value.is_string()) {
      check_constraint(providers, name, member.value, report);  // the old form
      continue;
    }
    if (const Value* version = document::find(member.value, "version")) {
      check_constraint(providers, name, *version, report);
    }
    const Value* source = document::find(member.value, "source");
    if (name != "aws" || source == nullptr || !source->is_string()) continue;
    if (source->text() == "hashicorp/aws" || source->text() == "registry.terraform.io/hashicorp/aws" ||
        source->text().find("/hashicorp/aws") != std::string_view::npos) {
      continue;
    }
    report.value(providers, name,
                 {.rule = rules::terraform_provider_source,
                  .summary = "the provider `aws` comes from " + quoted(*source),
                  .help = "write `source = \"hashicorp/aws\"`",
                  .value = source});
  }
}

}  // namespace

void settings(const ModuleView& module, Report& report) {
  for (const EvaluatedBlock& block : module.module().terraform) {
    if (!block.body.is_map()) continue;
    const BodyView body(block.body, &block.places, block.header, "terraform");
    if (const Value* version = body.find("required_version")) {
      check_constraint(body, "required_version", *version, report);
    }
    if (const Value* providers = body.find("required_providers")) {
      check_providers(BodyView(*providers, nullptr, block.header, "terraform.required_providers"), report);
    }
  }
}

}  // namespace stageplot::terraform::checks
