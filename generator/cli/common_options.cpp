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

void add_common_options(CLI::App& command, CommonOptions& options, const AskedOptions& asked) {
  // `rest` says what the option has besides.
  const auto option = [&](const char* names, auto& into, const char* help, const char* type, const char* variable,
                          auto rest) {
    if (asked.have(names, variable)) rest(command.add_option(names, into, help)->type_name(type)->envname(variable));
  };
  const auto flag = [&](const char* names, bool& into, const char* help, const char* variable) {
    if (asked.have(names, variable)) command.add_flag(names, into, help)->envname(variable);
  };
  option("-C,--chdir", options.directory, "the project's root instead of this folder", "DIRECTORY", "STAGEPLOT_CHDIR",
         [](CLI::Option*) {});
  option("--format", options.formats,
         "format of the findings: text, concise, json, sarif, gitlab, junit, github; of the reports of diff and "
         "drift: text, json, markdown, html; FORMAT=FILE writes them to a file; may be repeated",
         "FORMAT[=FILE]", "STAGEPLOT_FORMAT", [](CLI::Option* formats) { formats->allow_extra_args(false); });
  option("--color", options.color, "colours: auto (a terminal without NO_COLOR), always, never", "WHEN",
         "STAGEPLOT_COLOR", [](CLI::Option* color) { color->transform(CLI::Validator(color_number, "")); });
  flag("-q,--quiet", options.quiet, "print findings of severity error alone", "STAGEPLOT_QUIET");
  flag("-v,--verbose", options.verbose, "print notes too, and what was done", "STAGEPLOT_VERBOSE");
  option("-j,--jobs", options.jobs, "number of threads; 0 is one a core", "N", "STAGEPLOT_JOBS",
         [](CLI::Option* jobs) { jobs->check(check_jobs); });
}

}  // namespace stageplot::cli
