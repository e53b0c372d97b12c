#include "cli/value_options.hpp"

#include <CLI/CLI.hpp>

namespace stageplot::cli {

bool ValueOptions::empty() const {
  return files.empty() && set.empty() && set_string.empty() && set_json.empty() && set_file.empty() &&
         set_literal.empty();
}

void add_repeated(CLI::App& app, const AskedOptions& asked, const char* names, std::vector<std::string>& into,
                  const char* help, const char* type, const char* variable) {
  if (!asked.have(names, variable)) return;
  app.add_option(names, into, help)->allow_extra_args(false)->type_name(type)->envname(variable);
}

void add_value_options(CLI::App& app, ValueOptions& options, const AskedOptions& asked) {
  add_repeated(app, asked, "-f,--values", options.files,
               "a file of values, `-` for the standard input; may be repeated, later ones win", "FILE",
               "STAGEPLOT_VALUES");
  add_repeated(app, asked, "--set", options.set, "values on the command line: key=value,…", "KEY=VALUE",
               "STAGEPLOT_SET");
  add_repeated(app, asked, "--set-string", options.set_string, "the same, every value a string", "KEY=VALUE",
               "STAGEPLOT_SET_STRING");
  add_repeated(app, asked, "--set-json", options.set_json, "the same, values in JSON", "KEY=JSON",
               "STAGEPLOT_SET_JSON");
  add_repeated(app, asked, "--set-file", options.set_file, "the same, every value the text of a file", "KEY=FILE",
               "STAGEPLOT_SET_FILE");
  add_repeated(app, asked, "--set-literal", options.set_literal, "one key; all behind its `=` is a string", "KEY=TEXT",
               "STAGEPLOT_SET_LITERAL");
}

}  // namespace stageplot::cli
