// Secrets that stand in the configuration or its variables as plain text: they are then in the repository, in every
// plan and in the state.
#include <array>
#include <string_view>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/formats.hpp"
#include "terraform/checks/traps.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

constexpr std::string_view kHelp =
    "remove it and let whoever applies bring it: the environment, a role, a secret that the instance reads itself";

/// What a text holds that nobody should read; empty for nothing.
std::string_view secret_in(std::string_view text) {
  if (text.find("-----BEGIN ") != std::string_view::npos && text.find("PRIVATE KEY-----") != std::string_view::npos) {
    return "a private key";
  }
  for (const std::string_view prefix : {"AKIA", "ASIA"}) {
    for (std::size_t at = text.find(prefix); at != std::string_view::npos; at = text.find(prefix, at + 1)) {
      if (matches_pattern("^A[KS]IA[0-9A-Z]{16}$", text.substr(at, 20)) &&
          (at + 20 >= text.size() || !matches_pattern("^[0-9A-Z]", text.substr(at + 20, 1)))) {
        return "an access key of AWS";
      }
    }
  }
  return {};
}

void search(const BodyView& body, std::string_view argument, const Value& value, Report& report) {
  if (value.is_string()) {
    const std::string_view found = secret_in(value.text());
    if (found.empty()) return;
    report.value(body, argument,
                 {.rule = rules::terraform_secret,
                  .summary = std::string(found) + " stands in the configuration as plain text",
                  .help = std::string(kHelp),
                  .value = &value});
  } else if (value.is_list()) {
    for (const Value& item : value.items()) search(body, argument, item, report);
  } else if (value.is_map()) {
    for (const document::Member& member : value.map().members()) search(body, argument, member.value, report);
  }
}

void search_all(const BodyView& body, Report& report) {
  if (!body.map().is_map()) return;
  for (const document::Member& member : body.map().map().members()) {
    search(body, member.key->view(), member.value, report);
  }
}

void search_credentials(const BodyView& body, Report& report) {
  for (const std::string_view name : {"access_key", "secret_key", "token"}) {
    if (!body.text(name)) continue;
    report.value(body, name,
                 {.rule = rules::terraform_secret,
                  .summary = "`" + std::string(name) + "` stands in the configuration as plain text",
                  .help = std::string(kHelp)});
  }
}

}  // namespace

void secrets(const ModuleView& module, Report& report) {
  for (const EvaluatedResource& resource : module.module().resources) search_all(BodyView(resource), report);
  for (const EvaluatedBlock& provider : module.module().providers) {
    search_credentials(
        BodyView(provider.body, &provider.places, provider.header, "provider." + std::string(provider.label)), report);
  }
  for (const EvaluatedBlock& backend : module.module().backends) {
    search_credentials(BodyView(backend.body, &backend.places, backend.header, "backend." + std::string(backend.label)),
                       report);
  }
}

}  // namespace stageplot::terraform::checks
