#include "parity/declarations.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "diagnostics/rules/parity.hpp"
#include "diagnostics/rules/project.hpp"
#include "document/arena.hpp"
#include "document/map.hpp"
#include "document/origin.hpp"
#include "document/yaml_reader.hpp"
#include "model/schemas.hpp"
#include "schema/decode.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::parity {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

/// The words of a text between single blanks.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    if (end != 0) words.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return words;
}

class Loader {
 public:
  Loader(const model::Model& model, source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics)
      : model_(model), sources_(sources), diagnostics_(diagnostics) {}

  Declarations load(const source::FileTree& shipped, std::string text) {
    Declarations declarations{.exist = true, .pairs = {}};
    const std::size_t errors = diagnostics_.errors();
    const auto schema = model::load_schema("parity", shipped, sources_, arena_, origins_, diagnostics_);
    if (!schema) return declarations;
    const source::FileId file = sources_.add(std::string{kFile}, std::move(text));
    const auto root = document::read_yaml(file, sources_, arena_, origins_, {}, diagnostics_);
    if (!root) return declarations;
    const Value empty = Value::of(arena_.map(), root->origin);
    schema::validate(*schema, root->is_nil() ? empty : *root, {.sources = &sources_}, origins_, diagnostics_);
    if (diagnostics_.errors() != errors) return declarations;
    const Value* pairs = document::find(*root, "pairs");
    if (pairs == nullptr || !pairs->is_list()) return declarations;
    for (const Value& pair : pairs->items()) {
      path_ = "pairs[" + std::to_string(declarations.pairs.size()) + "]";
      read_pair(pair, declarations);
    }
    if (diagnostics_.errors() != errors) declarations.pairs.clear();
    return declarations;
  }

 private:
  void read_pair(const Value& value, Declarations& declarations) {
    PairDeclarations pair{.span = span(value)};
    const Value* names = document::find(value, "environments");
    if (names == nullptr || !names->is_list() || names->items().size() != 2) return;
    for (const Value& name : names->items()) {
      if (!name.is_string()) return;
      check_environment(name.text(), span(name));
      (&name == &names->items().front() ? pair.a : pair.b) = name.text();
    }
    if (declarations.find(pair.a, pair.b) != nullptr) {
      report(pair.span, "`" + pair.a + "` and `" + pair.b + "` are a pair already",
             "put all differences of a pair into one");
    }
    const Value* differences = document::find(value, "differences");
    if (differences != nullptr && differences->is_list()) {
      for (const Value& difference : differences->items()) read_difference(difference, pair);
    }
    declarations.pairs.push_back(std::move(pair));
  }

  void read_difference(const Value& value, PairDeclarations& pair) {
    Declaration declaration{.reason = text(value, "reason"), .span = span(value)};
    declaration.service = text(value, "service");
    if (!declaration.service.empty()) check_service(declaration.service, span(*document::find(value, "service")));
    declaration.path_text = text(value, "path");
    if (!declaration.path_text.empty()) {
      declaration.path = waivers::ScopePattern::of_data_path(declaration.path_text);
      if (!declaration.path) {
        report(span(*document::find(value, "path")), "`" + declaration.path_text + "` is no data path",
               "write it as findings do: `workload.replicas.max`, `workload.variables.*`");
      }
    }
    const std::string bound = text(value, "bound");
    if (!bound.empty()) read_bound(bound, span(*document::find(value, "bound")), pair, declaration);
    pair.differences.push_back(std::move(declaration));
  }

  void read_bound(const std::string& written, source::Span place, const PairDeclarations& pair,
                  Declaration& declaration) {
    constexpr std::array<std::string_view, 4> kComparisons = {"<", "<=", ">", ">="};
    const auto words = words_of(written);
    const bool form = words.size() == 3 && std::ranges::find(kComparisons, words[1]) != kComparisons.end();
    const bool names =
        form && ((words[0] == pair.a && words[2] == pair.b) || (words[0] == pair.b && words[2] == pair.a));
    if (!names) {
      report(place, "`" + written + "` is no bound for this pair",
             "compare the two: `" + pair.b + " <= " + pair.a + "`; also with `<`, `>`, `>=`");
      return;
    }
    declaration.bound = Bound{words[0], words[1], words[2]};
  }

  void check_environment(std::string_view name, source::Span place) {
    if (model_.find_environment(name) != nullptr) return;
    std::vector<std::string_view> known;
    for (const model::Environment& environment : model_.environments) known.emplace_back(environment.name);
    report(place, "there is no environment `" + std::string{name} + "`", text::did_you_mean(name, known));
  }

  void check_service(std::string_view name, source::Span place) {
    const auto known = model_.services();
    if (std::ranges::find(known, name) != known.end()) return;
    report(place, "there is no service `" + std::string{name} + "`", text::did_you_mean(name, known));
  }

  void report(source::Span place, std::string summary, std::string help) {
    diagnostics_.add({.rule = &rules::parity_bad_declaration,
                      .summary = std::move(summary),
                      .primary = {place, {}, {}},
                      .path = path_,
                      .help = std::move(help)});
  }

  static std::string text(const Value& map, std::string_view key) {
    const Value* value = document::find(map, key);
    return value != nullptr && value->is_string() ? std::string{value->text()} : std::string{};
  }

  [[nodiscard]] source::Span span(const Value& value) const { return origins_.span(value.origin); }

  const model::Model& model_;
  source::SourceFiles& sources_;
  diagnostics::Diagnostics& diagnostics_;
  document::Arena arena_;
  document::Origins origins_;
  std::string path_;
};

}  // namespace

const PairDeclarations* Declarations::find(std::string_view a, std::string_view b) const {
  for (const PairDeclarations& pair : pairs) {
    if ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a)) return &pair;
  }
  return nullptr;
}

Declarations load_declarations(const source::FileTree& project, const source::FileTree& shipped,
                               const model::Model& model, source::SourceFiles& sources,
                               diagnostics::Diagnostics& diagnostics) {
  source::ReadResult read = project.read(kFile);
  if (!read.exists) return {};
  if (!read.text) {
    diagnostics::Diagnostic finding{.rule = &rules::project_unreadable,
                                    .summary = "`" + std::string{kFile} + "` cannot be read: " + read.error};
    finding.primary.resolved =
        source::ResolvedSpan{.file = std::string{kFile}, .begin = {}, .end = {}, .source_line = {}};
    diagnostics.add(std::move(finding));
    return {};
  }
  return Loader(model, sources, diagnostics).load(shipped, std::move(*read.text));
}

}  // namespace stageplot::parity
