#include "cli/common_options.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <map>
#include <system_error>

namespace stageplot::cli {
namespace {

const std::map<std::string, Color>& colors() {
  static const std::map<std::string, Color> kColors{
      {"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}};
  return kColors;
}

/// More threads than any machine has cores for, and few enough to be had.
constexpr std::size_t kMostJobs = 256;

std::string color_number(std::string& word) {
  const auto found = colors().find(word);
  if (found == colors().end()) return "is `" + word + "`, not one of `always`, `auto`, `never`";
  word = std::to_string(static_cast<int>(found->second));
  return {};
}

std::string check_jobs(const std::string& text) {
  std::size_t jobs = 0;
  const char* end = text.data() + text.size();
  const auto [last, problem] = std::from_chars(text.data(), end, jobs);
  if (problem == std::errc{} && last == end && jobs <= kMostJobs) return {};
  return "is `" + text + "`, not a number from 0 to " + std::to_string(kMostJobs);
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
      .add_option(
          "--format", options.formats,
          "format of the findings: text, concise, json, sarif, gitlab, junit, github; of the reports of diff and "
          "drift: text, json, markdown, html; FORMAT=FILE writes them to a file; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FORMAT[=FILE]")
      ->envname("STAGEPLOT_FORMAT");
  command.add_option("--color", options.color, "colours: auto (a terminal without NO_COLOR), always, never")
      ->transform(CLI::Validator(color_number, ""))
      ->type_name("WHEN")
      ->envname("STAGEPLOT_COLOR");
  command.add_flag("-q,--quiet", options.quiet, "print findings of severity error alone")->envname("STAGEPLOT_QUIET");
  command.add_flag("-v,--verbose", options.verbose, "print notes too, and what was done")->envname("STAGEPLOT_VERBOSE");
  command.add_option("-j,--jobs", options.jobs, "number of threads; 0 is one a core")
      ->check(check_jobs)
      ->type_name("N")
      ->envname("STAGEPLOT_JOBS");
}

}  // namespace stageplot::cli
