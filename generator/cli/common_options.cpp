#include "cli/common_options.hpp"

#include <CLI/CLI.hpp>
#include <map>

namespace stageplot::cli {
namespace {

const std::map<std::string, Color>& colors() {
  static const std::map<std::string, Color> kColors{
      {"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}};
  return kColors;
}

}  // namespace

std::vector<std::string> color_names() {
  std::vector<std::string> names;
  for (const auto& [name, color] : colors()) names.push_back(name);
  return names;
}

void add_common_options(CLI::App& command, CommonOptions& options) {
  command.add_option("-C,--chdir", options.directory, "the project's root instead of this folder")
      ->type_name("DIRECTORY")
      ->envname("STAGEPLOT_CHDIR");
  command
      .add_option("--format", options.formats,
                  "format of the findings: text, concise, json, gitlab, junit, github; FORMAT=FILE writes them to a "
                  "file; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FORMAT[=FILE]")
      ->envname("STAGEPLOT_FORMAT");
  command.add_option("--color", options.color, "colours: auto (a terminal without NO_COLOR), always, never")
      ->transform(CLI::CheckedTransformer(colors()).description(""))
      ->type_name("WHEN")
      ->envname("STAGEPLOT_COLOR");
  command.add_flag("-q,--quiet", options.quiet, "print findings of severity error alone")->envname("STAGEPLOT_QUIET");
  command.add_flag("-v,--verbose", options.verbose, "print notes too, and what was done")->envname("STAGEPLOT_VERBOSE");
  command.add_option("-j,--jobs", options.jobs, "number of threads; 0 is one a core")
      ->type_name("N")
      ->envname("STAGEPLOT_JOBS");
}

}  // namespace stageplot::cli
