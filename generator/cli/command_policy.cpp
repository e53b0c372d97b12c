// `stageplot policy eval EXPR [FILE]`: for people who write policies, what an expression gives on a document. With
// `--batch` it answers JSON lines, so that any program can ask.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/findings.hpp"
#include "cli/policy_actions.hpp"
#include "diagnostics/rules/cel.hpp"
#include "diagnostics/rules/usage.hpp"
#include "document/yaml_reader.hpp"
#include "policy/cel/evaluate.hpp"
#include "policy/cel/exchange.hpp"
#include "policy/cel/value_text.hpp"
#include "source/file_tree.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace cel = policy::cel;
namespace rules = diagnostics::rules;

struct PolicyOptions {
  CommonOptions common;
  std::string action;
  std::string expression;
  std::string file;
  std::vector<std::string> further;
  bool batch = false;
};

class Evaluation {
 public:
  Evaluation(const PolicyOptions& options, const Streams& streams) : options_(options), streams_(streams) {}

  ExitCode run() {
    cel::Environment environment;
    std::vector<document::Value> documents(1);
    if (!options_.file.empty()) {
      environment.variables.push_back({.name = "object"});
      const auto read = read_documents();
      if (!read) return finish();
      documents = *read;
    }
    expression_ = sources_.add("expression", options_.expression);
    const cel::Compilation compilation = cel::compile(options_.expression, environment);
    for (const cel::CompileError& error : compilation.errors) report(error);
    if (compilation.program == nullptr) return finish();
    for (const document::Value& document : documents) evaluate(*compilation.program, document);
    return finish();
  }

 private:
  ExitCode finish() { return report_findings(options_.common, streams_, std::move(diagnostics_), sources_); }

  [[nodiscard]] source::Span span(cel::TextSpan span) const { return {expression_, span.begin, span.end}; }

  void report(const cel::CompileError& error) {
    std::string help = error.help;
    if (help.empty() && error.message.starts_with("undeclared reference to `object`")) {
      help = "name a FILE behind the expression: its document is `object`";
    }
    diagnostics_.add({.rule = &rules::cel_expression,
                      .owner = diagnostics::Owner::external,
                      .summary = error.message,
                      .primary = {.span = span(error.span), .text = {}, .resolved = {}},
                      .help = std::move(help)});
  }

  void evaluate(const cel::Program& program, const document::Value& document) {
    document::Arena arena(std::size_t{1} << 30);
    cel::Budget budget;
    const std::vector<cel::Value> values = {cel::Value::from(document)};
    const cel::Value result = cel::evaluate(program, {.values = values}, arena, budget);
    if (result.kind != cel::Kind::error) {
      streams_.out << cel::show(result) << '\n';
      return;
    }
    const cel::Failure& failure = *result.failure;
    diagnostics::Diagnostic finding{
        .rule = failure.cause == cel::Failure::Cause::budget ? &rules::cel_budget : &rules::cel_evaluation,
        .owner = diagnostics::Owner::external,
        .summary = std::string{failure.message},
        .primary = {.span = span(failure.span), .text = {}, .resolved = {}},
        .path = std::string{failure.path},
        .help = {}};
    if (const source::Span place = origins_.span(failure.origin); place.end > place.begin) {
      finding.labels.push_back({.span = place, .text = "in this value", .resolved = {}});
    }
    diagnostics_.add(std::move(finding));
  }

  std::optional<std::vector<document::Value>> read_documents() {
    std::string text;
    if (options_.file == "-") {
      text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
      const std::filesystem::path on_disk = std::filesystem::path{options_.common.directory} / options_.file;
      source::ReadResult read =
          source::DirectoryTree(on_disk.parent_path().empty() ? "." : on_disk.parent_path().string())
              .read(on_disk.filename().string());
      if (!read.text) {
        diagnostics_.add({.rule = &rules::usage_unreadable,
                          .summary = "`" + options_.file + "` cannot be read: " +
                                     (read.error.empty() ? "no such file or directory" : read.error),
                          .help = "name a YAML or JSON file, or `-` for the standard input"});
        return std::nullopt;
      }
      text = std::move(*read.text);
    }
    const source::FileId file = sources_.add(options_.file == "-" ? "standard input" : options_.file, std::move(text));
    auto documents = document::read_yaml_stream(
        file, sources_, arena_, origins_,
        {.resolution = document::YamlResolution::kubernetes, .owner = diagnostics::Owner::external}, diagnostics_);
    if (!documents || diagnostics_.has_errors()) return std::nullopt;
    if (documents->empty()) documents->emplace_back();
    return documents;
  }

  const PolicyOptions& options_;
  const Streams& streams_;
  source::SourceFiles sources_;
  source::FileId expression_{};
  document::Arena arena_;
  document::Origins origins_;
  diagnostics::Diagnostics diagnostics_;
};

ExitCode run_batch(const Streams& streams) {
  std::string line;
  while (std::getline(std::cin, line)) {
    streams.out << cel::answer_line(line) << '\n';
    // Who asks line by line gets its answer; who sends many lines at once pays no system call for each.
    if (std::cin.rdbuf()->in_avail() <= 0) streams.out.flush();
  }
  return ExitCode::clean;
}

ExitCode refuse(const PolicyOptions& options, const Streams& streams, std::string summary, std::string help) {
  diagnostics::Diagnostics diagnostics;
  diagnostics.add({.rule = &rules::usage_bad_option, .summary = std::move(summary), .help = std::move(help)});
  return report_findings(options.common, streams, std::move(diagnostics), {});
}

/// Of `policy test` the words behind it are names.
std::vector<std::string> names_of(const PolicyOptions& options) {
  std::vector<std::string> names;
  if (!options.expression.empty()) names.push_back(options.expression);
  if (!options.file.empty()) names.push_back(options.file);
  names.insert(names.end(), options.further.begin(), options.further.end());
  return names;
}

ExitCode run_policy(const PolicyOptions& options, const Streams& streams) {
  if (options.action == "list") return list_policies(options.common, streams);
  if (options.action == "test") return test_policies(options.common, streams, names_of(options));
  if (options.action != "eval") {
    const std::vector<std::string> words = policy_actions();
    const std::vector<std::string_view> known(words.begin(), words.end());
    std::string help = text::did_you_mean(options.action, known);
    if (help.empty()) help = "for example `stageplot policy eval 'object.spec.replicas > 1' deployment.yaml`";
    return refuse(options, streams, "`policy` does not know `" + options.action + "`", std::move(help));
  }
  if (options.batch) {
    if (!options.expression.empty()) {
      return refuse(options, streams, "`--batch` reads its expressions from the standard input",
                    "leave out the expression");
    }
    return run_batch(streams);
  }
  if (options.expression.empty()) {
    return refuse(options, streams, "`policy eval` needs an expression",
                  "for example `stageplot policy eval 'object.spec.replicas > 1' deployment.yaml`");
  }
  return Evaluation(options, streams).run();
}

}  // namespace

std::vector<std::string> policy_actions() {
  return {"eval", "list", "test"};
}

Command add_policy(CLI::App& app) {
  auto options = std::make_shared<PolicyOptions>();
  add_common_options(app, options->common);
  app.add_option("ACTION", options->action,
                 "eval: evaluate an expression; list: the project's policies; test: run their examples")
      ->type_name("ACTION")
      ->required();
  app.add_option("EXPR", options->expression, "the CEL expression; of `test` the policy to test, without it all");
  app.add_option(
      "FILE", options->file,
      "a YAML or JSON file, or `-`: each of its documents is `object` in turn; without it there is no object");
  app.add_option("MORE", options->further, "of `test`: further policies");
  app.add_flag(
         "--batch", options->batch,
         "read JSON lines {\"id\", \"expr\", \"container\", \"bindings\"} from the standard input and answer each "
         "with {\"id\", \"value\"} or {\"id\", \"error\"}")
      ->envname("STAGEPLOT_POLICY_BATCH");
  return [options](const Streams& streams) { return run_policy(*options, streams); };
}

}  // namespace stageplot::cli
