// Values and history of a release. Helm keeps every number as a float64 and prints a heading that is no YAML.
#include <fmt/format.h>

#include <cmath>

#include "diagnostics/rules/export.hpp"
#include "document/data_path.hpp"
#include "document/map.hpp"
#include "drift/exports/readers.hpp"

namespace stageplot::drift {
namespace {

using document::Kind;
using document::Value;

constexpr std::string_view kUserHeading = "USER-SUPPLIED VALUES:";
constexpr std::string_view kComputedHeading = "COMPUTED VALUES:";

/// Whole numbers above this have no form of their own among floating-point numbers.
constexpr double kLastExact = 0x1p53;

bool is_inexact(const Value& value) {
  if (value.is(Kind::floating)) return std::abs(value.f) > kLastExact && std::isfinite(value.f);
  if (value.is(Kind::integer)) return std::abs(static_cast<double>(value.i)) > kLastExact;
  return value.is(Kind::unsigned_integer);
}

class InexactNumbers {
 public:
  explicit InexactNumbers(ExportReport& report) : report_(report) {}

  void look(const Value& value) {
    if (value.is_map()) {
      for (const document::Member& member : value.map().members()) {
        const document::PathScope scope(path_, member.key->view());
        look(member.value);
      }
    } else if (value.is_list()) {
      std::size_t index = 0;
      for (const Value& item : value.items()) {
        const document::PathScope scope(path_, index++);
        look(item);
      }
    } else if (is_inexact(value)) {
      const std::string path = path_.text();
      report_.add_at(value, {.rule = diagnostics::rules::export_inexact_number,
                             .summary = fmt::format("`{}` in `{}` is above 2^53, and may have lost digits in Helm",
                                                    path, report_.name()),
                             .help = "write such a number as a string in the values",
                             .path = path});
    }
  }

 private:
  ExportReport& report_;
  document::DataPath path_;
};

}  // namespace

bool blank_values_heading(std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return false;
  const std::string_view rest = std::string_view{text}.substr(begin);
  const bool computed = rest.starts_with(kComputedHeading);
  // The line stays, so that places in the text stay what they are.
  if (computed || rest.starts_with(kUserHeading)) text[begin] = '#';
  return computed;
}

void read_helm_values(Export& target, document::Arena& arena, ExportReport& report) {
  // A release that was installed without any says `null`.
  target.values = target.documents.empty() ? Value::of(arena.map()) : target.documents.front();
  if (target.values.is_nil()) target.values = Value::of(arena.map(), target.values.origin);
  InexactNumbers(report).look(target.values);
}

void read_helm_history(Export& target, ExportReport& report) {
  for (const Value& entry : target.documents.front().items()) {
    HelmRevision revision;
    const Value* number = document::find(entry, "revision");
    if (number != nullptr && number->is(Kind::integer)) revision.number = number->i;
    revision.status = text_of(entry, "status");
    revision.description = text_of(entry, "description");
    revision.updated = text_of(entry, "updated");
    if (revision.number <= 0 || revision.status.empty()) {
      report.add_at(entry, {.rule = diagnostics::rules::export_unknown,
                            .summary = fmt::format("a revision in `{}` has no number or no status", report.name()),
                            .help = "export with `helm history RELEASE -o json > FILE`"});
      continue;
    }
    target.history.push_back(std::move(revision));
  }
}

}  // namespace stageplot::drift
