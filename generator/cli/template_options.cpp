#include "cli/template_options.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>

namespace stageplot::cli {

void add_template_options(CLI::App& app, TemplateOptions& options, const std::vector<std::string>* arguments) {
  const AskedOptions asked(arguments);
  add_common_options(app, options.common, asked);
  app.add_option("NAME", options.name, "the release's name; without it `release-name`, or what --name-template makes");
  app.add_option("CHART", options.chart, "the chart's folder, or a packed chart")->required();
  app.positionals_at_end();  // so that one argument alone is the chart
  add_value_options(app, options.values, asked);
  const auto text = [&](const char* names, std::string& into, const char* help, const char* type,
                        const char* variable) {
    if (!asked.have(names, variable)) return;
    app.add_option(names, into, help)->take_last()->type_name(type)->envname(variable);
  };
  const auto flag = [&](const char* names, bool& into, const char* help, const char* variable) {
    if (!asked.have(names, variable)) return;
    app.add_flag(names, into, help)->envname(variable);
  };
  text("-n,--namespace", options.namespace_name, "the release's namespace; without it HELM_NAMESPACE's, else `default`",
       "NAMESPACE", "STAGEPLOT_NAMESPACE");
  text("--name-template", options.name_template, "a template of the release's name, with Sprig's functions", "TEMPLATE",
       "STAGEPLOT_NAME_TEMPLATE");
  flag("-g,--generate-name", options.generate_name, "no NAME is given; it is `release-name`",
       "STAGEPLOT_GENERATE_NAME");
  text("--kube-version", options.kube_version, "the version of Kubernetes that the chart is told about", "VERSION",
       "STAGEPLOT_KUBE_VERSION");
  add_repeated(app, asked, "-a,--api-versions", options.api_versions,
               "an API version more that the chart is told about; may be repeated", "VERSION",
               "STAGEPLOT_API_VERSIONS");
  text("--helm-version", options.helm_version, "the version of Helm whose output it is", "VERSION",
       "STAGEPLOT_HELM_VERSION");
  add_repeated(app, asked, "-s,--show-only", options.show_only,
               "only what this template prints, or those that a pattern fits; may be repeated", "TEMPLATE",
               "STAGEPLOT_SHOW_ONLY");
  text("--output-dir", options.output_directory, "write a file for each template into this directory", "DIRECTORY",
       "STAGEPLOT_OUTPUT_DIR");
  flag("--release-name", options.release_name, "in a folder with the release's name below --output-dir",
       "STAGEPLOT_RELEASE_NAME");
  flag("--no-hooks", options.no_hooks, "leave hooks out", "STAGEPLOT_NO_HOOKS");
  flag("--skip-tests", options.skip_tests, "leave tests out", "STAGEPLOT_SKIP_TESTS");
  flag("--is-upgrade", options.is_upgrade, "set .Release.IsUpgrade instead of .Release.IsInstall",
       "STAGEPLOT_IS_UPGRADE");
  flag("--include-crds", options.include_crds, "print the files of crds/, too", "STAGEPLOT_INCLUDE_CRDS");
  flag("--skip-schema-validation", options.skip_schema_validation, "leave values.schema.json aside",
       "STAGEPLOT_SKIP_SCHEMA_VALIDATION");
  flag("--debug", options.debug, "print what was rendered in front of an error, too", "STAGEPLOT_DEBUG");
  add_surroundings_options(app, options.surroundings, asked);
  options.others.declare(app, asked);
}

std::string release_namespace(const std::string& given) {
  if (!given.empty()) return given;
  const char* variable = std::getenv("HELM_NAMESPACE");
  return variable == nullptr || *variable == '\0' ? "default" : variable;
}

}  // namespace stageplot::cli
