// What nobody has explained, as findings on the model's lines.
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/rules/parity.hpp"
#include "parity/report.hpp"
#include "redaction/shown_value.hpp"

namespace stageplot::parity {
namespace {

namespace rules = diagnostics::rules;
using diagnostics::Diagnostic;
using diff::Class;
using document::Value;

class Reporter {
 public:
  Reporter(const model::Model& model, const PairDeclarations& pair, const source::SourceFiles& sources,
           diagnostics::Diagnostics& diagnostics)
      : model_(model), pair_(pair), sources_(sources), diagnostics_(diagnostics) {
    for (const model::Unit& unit : model.units) {
      const std::string& environment = model.environment(unit).name;
      if (environment == pair.a || environment == pair.b) redactor_.learn(unit.tree);
    }
  }

  void report(const Entry& entry) {
    switch (entry.what) {
      case Class::by_fact:
      case Class::declared:
      case Class::not_supplied:
        return;
      case Class::leak:
        return add(rules::parity_leak, entry, entry.note,
                   "refer to the environment's own fact (`${environment…}`), or declare it in `" + file() + "`");
      case Class::suspiciously_equal:
        return add(rules::parity_suspiciously_equal, entry,
                   place_of(entry) + " is the same in " + both() + ", and " + entry.note,
                   "refer to the fact as the other service does, or declare it in `" + file() + "`");
      case Class::missing:
      case Class::extra:
        return add(rules::parity_undeclared, entry,
                   "`" + entry.service + "` runs in " + (entry.change.on_a ? pair_.a : pair_.b) + " and not in " +
                       (entry.change.on_a ? pair_.b : pair_.a),
                   "add it to the other list of services, or declare it in `" + file() + "`");
      default:
        break;
    }
    if (entry.out_of_bound) {
      return add(rules::parity_out_of_bound, entry, place_of(entry) + " is outside of its bound, " + entry.note,
                 "bring the values back within the bound, or change the declaration");
    }
    add(rules::parity_undeclared, entry, difference(entry),
        "make them alike, refer to a fact (`${environment…}`), or declare it in `" + file() + "`");
  }

  void report_stale(const Declaration& declaration) {
    const std::string what =
        declaration.path_text.empty() ? "`" + declaration.service + "`" : "`" + declaration.path_text + "`";
    diagnostics_.add({.rule = &rules::parity_stale_declaration,
                      .summary = what + " is declared to differ between " + both() + ", and does not",
                      .primary = {declaration.span, {}, {}},
                      .path = declaration.path_text,
                      .help = "remove the declaration",
                      .service = declaration.service});
  }

 private:
  static std::string file() { return std::string{kFile}; }
  [[nodiscard]] std::string both() const { return pair_.a + " and " + pair_.b; }
  static std::string place_of(const Entry& entry) { return "`" + entry.path + "`"; }

  [[nodiscard]] std::string shown(const Value& value, const Entry& entry) const {
    constexpr std::size_t kMost = 60;  // characters
    const std::string_view name =
        entry.change.path.steps.empty() ? std::string_view{} : std::string_view{entry.change.path.steps.back().text};
    return redaction::show(value, redactor_, {.name = name, .most = kMost}).text;
  }

  [[nodiscard]] std::string difference(const Entry& entry) const {
    const diff::Change& change = entry.change;
    if (!change.on_b) return place_of(entry) + " is set in " + pair_.a + " and not in " + pair_.b;
    if (!change.on_a) return place_of(entry) + " is set in " + pair_.b + " and not in " + pair_.a;
    if (change.kind == diff::ChangeKind::moved) {
      return place_of(entry) + " stands at another place of its list in " + pair_.b + " than in " + pair_.a;
    }
    return place_of(entry) + " is `" + shown(change.a, entry) + "` in " + pair_.a + " and `" + shown(change.b, entry) +
           "` in " + pair_.b;
  }

  /// A place whose line has a secret is resolved here, to be shown without it.
  [[nodiscard]] diagnostics::Label label(source::Span span, std::string text) const {
    diagnostics::Label label{span, std::move(text), {}};
    if (!span.known()) return label;
    source::ResolvedSpan resolved = sources_.resolve(span);
    std::string shown = redactor_.redact(resolved.source_line);
    if (shown == resolved.source_line) return label;
    resolved.source_line = std::move(shown);
    label.resolved = std::move(resolved);
    return label;
  }

  void add(const diagnostics::Rule& rule, const Entry& entry, std::string summary, std::string help) {
    const diff::Change& change = entry.change;
    const source::Span span_a = change.on_a ? model_.origins.span(change.a.origin) : source::Span{};
    const source::Span span_b = change.on_b ? model_.origins.span(change.b.origin) : source::Span{};
    Diagnostic finding{.rule = &rule,
                       .summary = redactor_.redact(summary),
                       .primary = label(span_b.known() ? span_b : span_a, {}),
                       .path = entry.path,
                       .help = std::move(help),
                       .environments = {change.on_b ? pair_.b : pair_.a},
                       .service = entry.service};
    const bool elsewhere = span_a.known() && span_b.known() && !(span_a == span_b);
    if (elsewhere) finding.labels.push_back(label(span_a, "in " + pair_.a));
    diagnostics_.add(std::move(finding));
  }

  const model::Model& model_;
  const PairDeclarations& pair_;
  const source::SourceFiles& sources_;
  diagnostics::Diagnostics& diagnostics_;
  redaction::Redactor redactor_;
};

}  // namespace

void report_findings(const Parity& parity, const model::Model& model, const PairDeclarations& declarations,
                     const source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics) {
  Reporter reporter{model, declarations, sources, diagnostics};
  for (const Entry& entry : parity.entries) reporter.report(entry);
  for (const Declaration* declaration : parity.stale) reporter.report_stale(*declaration);
}

}  // namespace stageplot::parity
