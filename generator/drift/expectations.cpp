#include "drift/expectations.hpp"

#include <algorithm>
#include <optional>

#include "diagnostics/rules/drift.hpp"
#include "diagnostics/rules/project.hpp"
#include "document/arena.hpp"
#include "document/map.hpp"
#include "document/origin.hpp"
#include "document/yaml_reader.hpp"
#include "model/schemas.hpp"
#include "schema/decode.hpp"

namespace stageplot::drift {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

class Loader {
 public:
  Loader(source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  std::vector<Expectation> load(const source::FileTree& shipped, std::string text) {
    const std::size_t errors = diagnostics_.errors();
    const auto schema = model::load_schema("drift", shipped, sources_, arena_, origins_, diagnostics_);
    if (!schema) return {};
    const source::FileId file = sources_.add(std::string{kExpectationsFile}, std::move(text));
    const auto root = document::read_yaml(file, sources_, arena_, origins_, {}, diagnostics_);
    if (!root) return {};
    const Value empty = Value::of(arena_.map(), root->origin);
    schema::validate(*schema, root->is_nil() ? empty : *root, {.sources = &sources_}, origins_, diagnostics_);
    if (diagnostics_.errors() != errors) return {};
    std::vector<Expectation> expectations;
    const Value* list = document::find(*root, "expected");
    if (list == nullptr || !list->is_list()) return {};
    for (const Value& entry : list->items()) read(entry, expectations);
    if (diagnostics_.errors() != errors) return {};
    return expectations;
  }

 private:
  void read(const Value& entry, std::vector<Expectation>& expectations) {
    const std::string path = "expected[" + std::to_string(expectations.size()) + "]";
    Expectation made{.kind = text(entry, "kind"), .name = text(entry, "name"), .span = origins_.span(entry.origin)};
    if (const Value* names = document::find(entry, "environments"); names != nullptr && names->is_list()) {
      for (const Value& name : names->items()) {
        if (name.is_string()) made.environments.emplace_back(name.text());
      }
    }
    made.path = PathPattern(text(entry, "path"));
    made.reason = text(entry, "reason");
    const std::string until = text(entry, "until");
    if (const Value* value = document::find(entry, "until")) made.until_span = origins_.span(value->origin);
    if (const auto day = waivers::parse_day(until)) {
      made.until = *day;
    } else {
      diagnostics_.add({.rule = &rules::drift_bad_expectation,
                        .summary = "`" + until + "` is no day of the calendar",
                        .primary = {made.until_span, {}, {}},
                        .path = path + ".until",
                        .help = "write the last day on which it is expected as YYYY-MM-DD"});
    }
    expectations.push_back(std::move(made));
  }

  static std::string text(const Value& entry, std::string_view key) {
    const Value* value = document::find(entry, key);
    return value != nullptr && value->is_string() ? std::string{value->text()} : std::string{};
  }

  source::SourceFiles& sources_;
  diagnostics::Diagnostics& diagnostics_;
  document::Arena arena_;
  document::Origins origins_;
};

bool is_for(const Expectation& expectation, std::string_view environment) {
  return expectation.environments.empty() ||
         std::ranges::find(expectation.environments, environment) != expectation.environments.end();
}

bool fits_item(const Expectation& expectation, const diff::Subject& subject, const diff::Item& item) {
  if (!fits(expectation.kind, subject.kind)) return false;
  if (!expectation.name.empty() && !fits(expectation.name, subject.name)) return false;
  const std::string_view environment = subject.environments.empty() ? std::string_view{} : subject.environments.front();
  return is_for(expectation, environment) && expectation.path.covers(item.path);
}

}  // namespace

std::vector<Expectation> load_expectations(const source::FileTree& project, const source::FileTree& shipped,
                                           source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics) {
  source::ReadResult read = project.read(kExpectationsFile);
  if (!read.text) {
    if (!read.error.empty()) {
      diagnostics.add({.rule = &rules::project_unreadable,
                       .summary = "`" + std::string{kExpectationsFile} + "` cannot be read: " + read.error});
    }
    return {};
  }
  return Loader(sources, diagnostics).load(shipped, std::move(*read.text));
}

void apply_expectations(std::vector<Expectation>& expectations, waivers::Day today,
                        std::vector<diff::Subject>& subjects) {
  for (diff::Subject& subject : subjects) {
    for (diff::Item& item : subject.items) {
      if (item.severity == diff::Severity::information) continue;
      for (Expectation& expectation : expectations) {
        if (!fits_item(expectation, subject, item)) continue;
        expectation.matched = true;
        if (expectation.until < today) continue;
        item.note = std::string{diff::name_of(item.what, diff::Mode::drift)} + (item.note.empty() ? "" : ", ") +
                    item.note + "; expected until " + waivers::text_of(expectation.until) + ": " + expectation.reason;
        item.what = diff::Class::expected;
        item.severity = diff::Severity::information;
        break;
      }
    }
  }
}

void report_expectations(const std::vector<Expectation>& expectations, waivers::Day today, std::string_view environment,
                         const std::set<std::string>& compared_kinds, diagnostics::Diagnostics& diagnostics) {
  for (const Expectation& expectation : expectations) {
    if (!is_for(expectation, environment)) continue;
    if (expectation.until < today) {
      diagnostics.add({.rule = &rules::drift_expired_expectation,
                       .summary = "this drift of " + expectation.kind + " was expected until " +
                                  waivers::text_of(expectation.until),
                       .primary = {expectation.until_span, "past", {}},
                       .help = "take the change back or into the model; if it has to stay, say why once more and give "
                               "another day"});
      continue;
    }
    const bool judged =
        std::ranges::any_of(compared_kinds, [&](const std::string& kind) { return fits(expectation.kind, kind); });
    if (expectation.matched || !judged) continue;
    diagnostics.add({.rule = &rules::drift_unused_expectation,
                     .summary = "nothing in `" + std::string{environment} + "` differs as this entry expects",
                     .primary = {expectation.span, {}, {}},
                     .help = "remove the entry, or correct its kind, name or path: reports print them"});
  }
}

}  // namespace stageplot::drift
