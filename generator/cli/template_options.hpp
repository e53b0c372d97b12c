// The command line of `stageplot template`: that of `helm template`, and what all commands have.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/common_options.hpp"
#include "cli/helm_flags.hpp"
#include "cli/surroundings.hpp"
#include "cli/value_options.hpp"

namespace CLI {
class App;
}

namespace stageplot::cli {

/// What Helm is where the command line names none: the newest of the third.
inline constexpr std::string_view kTemplateHelmVersion = "3.21.4";

struct TemplateOptions {
  CommonOptions common;
  SurroundingsOptions surroundings;
  std::optional<std::string> name;
  std::string chart;
  ValueOptions values;
  std::string namespace_name;  // empty: HELM_NAMESPACE, else `default`
  std::string name_template;
  bool generate_name = false;
  std::string kube_version;
  std::vector<std::string> api_versions;
  std::string helm_version{kTemplateHelmVersion};
  std::vector<std::string> show_only;
  std::string output_directory;
  bool release_name = false;  // in the paths below the output directory
  bool no_hooks = false;
  bool skip_tests = false;
  bool is_upgrade = false;
  bool include_crds = false;
  bool skip_schema_validation = false;
  bool debug = false;
  HelmFlags others;
};

/// The options that a command line with these `arguments` asks for; all of them where there are none (nullptr).
void add_template_options(CLI::App& app, TemplateOptions& options, const std::vector<std::string>* arguments);

/// `--namespace`, where it is not given HELM_NAMESPACE, else `default`.
[[nodiscard]] std::string release_namespace(const std::string& given);

}  // namespace stageplot::cli
