#include "drift/exports/read_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "diagnostics/rules/export.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "drift/exports/plain_text.hpp"
#include "drift/exports/readers.hpp"
#include "drift/exports/recognise.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

namespace stageplot::drift {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

constexpr std::string_view kBlanks = " \t\r\n";

/// Which command to run again, as far as the option tells.
std::string again(ExportOption option) {
  switch (option) {
    case ExportOption::any:
      return "run the command again that made it, and look at its exit code";
    case ExportOption::kubernetes:
      return "export again: `kubectl get … -o json > FILE`";
    case ExportOption::helm:
      return "export again: `helm get values RELEASE -a -o yaml > FILE`, or `helm get manifest RELEASE > FILE`";
    case ExportOption::terraform:
      return "export again: `terraform show -json > FILE`, of a plan `terraform show -json PLAN > FILE`";
    case ExportOption::aws:
      return aws_help();
  }
  return {};
}

class ExportReader {
 public:
  ExportReader(ExportText input, source::SourceFiles& sources, document::Arena& arena, document::Origins& origins,
               diagnostics::Diagnostics& diagnostics)
      : input_(std::move(input)), sources_(sources), arena_(arena), origins_(origins), diagnostics_(diagnostics) {}

  std::optional<Export> read() {
    Export result;
    result.name = input_.name;
    if (!check_size()) return std::nullopt;
    result.sha256 = text::sha256_hex(input_.text);
    result.computed_values = blank_values_heading(input_.text);
    result.file = file_ = sources_.add(input_.name, std::move(input_.text));
    ExportReport report(input_.name, file_, sources_, origins_, diagnostics_);
    text_ = sources_.text(file_);
    if (text_.starts_with(text::kByteOrderMark)) text_.remove_prefix(text::kByteOrderMark.size());
    if (!check_text(report) || !parse(result, report) || !tell_kind(result, report)) return std::nullopt;
    if (!check_option(result.kind, report)) return std::nullopt;
    fill(result, report);
    if (report.failed()) return std::nullopt;
    return result;
  }

 private:
  bool check_size() {
    if (input_.text.size() <= kLargestExport) return true;
    diagnostics_.add(
        {.rule = &rules::export_too_large,
         .owner = diagnostics::Owner::external,
         .summary = fmt::format("`{}` has more than the {} MiB that are read", input_.name, kLargestExport >> 20),
         .help = "export one namespace, or one service's objects"});
    return false;
  }

  bool check_text(ExportReport& report) const {
    if (text_.find_first_not_of(kBlanks) == std::string_view::npos) {
      report.add({.rule = rules::export_empty,
                  .summary = fmt::format("`{}` is empty", input_.name),
                  .help = "the command that should have filled it failed; " + again(input_.option)});
      return false;
    }
    const auto plain = recognise_plain_text(text_);
    if (!plain) return true;
    report.add({.rule = rules::export_unknown,
                .summary = fmt::format("`{}` is {}", input_.name, plain->what),
                .help = plain->help});
    return false;
  }

  [[nodiscard]] bool is_json() const {
    const char first = text_[text_.find_first_not_of(kBlanks)];
    return first == '{' || first == '[';
  }

  bool parse(Export& result, ExportReport& report) {
    diagnostics::Diagnostics found;
    if (is_json()) {
      auto tree = document::read_json(
          file_, sources_, arena_, origins_,
          {.owner = diagnostics::Owner::external, .max_bytes = kLargestExport, .last_duplicate_wins = true}, found);
      if (tree) result.documents.push_back(*tree);
    } else {
      auto trees = document::read_yaml_stream(file_, sources_, arena_, origins_,
                                              {.resolution = document::YamlResolution::kubernetes,
                                               .owner = diagnostics::Owner::external,
                                               .max_bytes = kLargestExport,
                                               .permit_unusual_breaks = true},
                                              found);
      if (trees) result.documents = std::move(*trees);
    }
    const auto error = std::ranges::find_if(found.all(), &diagnostics::Diagnostic::counts_as_error);
    if (error == found.all().end()) return true;
    report.add_at(error->primary.span,
                  {.rule = rules::export_unreadable, .summary = unreadable_summary(*error), .help = unreadable_help()});
    return false;
  }

  [[nodiscard]] std::string unreadable_summary(const diagnostics::Diagnostic& error) const {
    if (is_json() && is_cut_off()) return fmt::format("`{}` ends in the middle of its JSON", input_.name);
    // The reader's own words name brackets and commas, and of a text that may hold secrets nothing else is wanted.
    const std::string_view form = is_json() ? "JSON" : "YAML";
    if (is_json() && error.summary.starts_with("this bracket")) {
      return fmt::format("`{}` ends in the middle of its JSON: a bracket is never closed", input_.name);
    }
    return fmt::format("`{}` is no {} from here on", input_.name, form);
  }
  [[nodiscard]] std::string unreadable_help() const {
    const bool several =
        is_json() && (text_.find("}\n{") != std::string_view::npos || text_.find("}{") != std::string_view::npos);
    if (several) return "one document a file: give each with an option of its own";
    return again(input_.option);
  }
  [[nodiscard]] bool is_cut_off() const {
    const char last = text_[text_.find_last_not_of(kBlanks)];
    return last != '}' && last != ']';
  }

  bool tell_kind(Export& result, ExportReport& report) {
    const std::vector<Value>& documents = result.documents;
    std::optional<ExportKind> kind;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const auto one = recognise(documents[i]);
      if (i > 0 && one != kind) {
        report.add_at(
            documents[i],
            {.rule = rules::export_unknown,
             .summary = fmt::format("document {} of `{}` is of another kind than those before it", i + 1, input_.name),
             .help = "give each export with an option of its own"});
        return false;
      }
      kind = one;
    }
    if (kind == ExportKind::kubernetes && is_manifest(documents)) kind = ExportKind::helm_manifest;
    const bool single = kind == ExportKind::terraform_state || kind == ExportKind::terraform_plan || !kind;
    if (single && documents.size() > 1) {
      report.add_at(documents[1], {.rule = rules::export_unknown,
                                   .summary = fmt::format("`{}` has {} documents", input_.name, documents.size()),
                                   .help = "one document a file: give each with an option of its own"});
      return false;
    }
    if (!kind) return tell_values(result, report);
    result.kind = *kind;
    return true;
  }

  /// Values of Helm have no form of their own.
  bool tell_values(Export& result, ExportReport& report) {
    const bool nothing = result.documents.empty() || result.documents.front().is_nil();
    const auto foreign = nothing ? std::nullopt : recognise_foreign(result.documents.front(), input_.option);
    const bool headed = text_.starts_with('#') && text_.find("VALUES:") < text_.find('\n');
    const bool may_be_values = headed || input_.option == ExportOption::helm;
    if (may_be_values && !foreign && (nothing || result.documents.front().is_map())) {
      result.kind = ExportKind::helm_values;
      return true;
    }
    if (nothing) {
      report.add({.rule = rules::export_empty,
                  .summary = fmt::format("`{}` holds nothing", input_.name),
                  .help = again(input_.option)});
      return false;
    }
    report.add_at(result.documents.front(),
                  {.rule = rules::export_unknown,
                   .summary = foreign ? fmt::format("`{}` is {}", input_.name, foreign->what)
                                      : fmt::format("`{}` is in no form that is known", input_.name),
                   .help = foreign ? foreign->help : again(input_.option)});
    return false;
  }

  /// Helm says above each document which template it came from; and what it rendered was never on a server.
  [[nodiscard]] bool is_manifest(const std::vector<Value>& documents) const {
    static constexpr std::string_view kSource = "# Source: ";
    if (text_.starts_with(kSource) || text_.find("\n# Source: ") != std::string_view::npos) return true;
    return input_.option == ExportOption::helm && document::find(documents.front(), "items") == nullptr &&
           document::find_path(documents.front(), "metadata.uid") == nullptr;
  }

  bool check_option(ExportKind kind, ExportReport& report) const {
    const ExportOption right = option_of(kind);
    const bool fits = input_.option == ExportOption::any || input_.option == right;
    if (fits) return true;
    report.add({.rule = rules::export_wrong_option,
                .summary = fmt::format("`{}` is what `{}` prints, and was given with {}", input_.name, name_of(kind),
                                       flag_of(input_.option)),
                .help = fmt::format("give it with {}", flag_of(right))});
    return false;
  }

  void fill(Export& result, ExportReport& report) {
    switch (result.kind) {
      case ExportKind::kubernetes:
      case ExportKind::helm_manifest:
        return read_kubernetes_objects(result, arena_, report);
      case ExportKind::helm_values:
        return read_helm_values(result, arena_, report);
      case ExportKind::helm_history:
        return read_helm_history(result, report);
      case ExportKind::terraform_state:
        mark_sensitive(result.documents.front());
        return read_terraform_state(result, arena_, report);
      case ExportKind::terraform_plan:
        mark_sensitive(result.documents.front());
        return read_terraform_plan(result, report);
      case ExportKind::aws:
        return read_aws(result, report);
    }
  }

  ExportText input_;
  source::SourceFiles& sources_;
  document::Arena& arena_;
  document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  source::FileId file_ = source::FileId::none;
  std::string_view text_;
};

}  // namespace

std::optional<Export> read_export(ExportText input, source::SourceFiles& sources, document::Arena& arena,
                                  document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  return ExportReader(std::move(input), sources, arena, origins, diagnostics).read();
}

}  // namespace stageplot::drift
