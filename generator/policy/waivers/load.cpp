#include "policy/waivers/load.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "diagnostics/rules/project.hpp"
#include "diagnostics/rules/waiver.hpp"
#include "document/arena.hpp"
#include "document/map.hpp"
#include "document/origin.hpp"
#include "document/yaml_reader.hpp"
#include "model/schemas.hpp"
#include "schema/decode.hpp"

namespace stageplot::waivers {
namespace {

namespace rules = diagnostics::rules;
using diagnostics::Diagnostic;
using document::Value;

/// The same text for the same scope, whatever the order of its names. No name has a line break or a NUL of its own.
std::string key_of(const Scope& scope) {
  std::string key;
  const auto append = [&key](std::vector<std::string> texts) {
    for (const std::string& text : texts) key += text + '\0';
    key += '\n';
  };
  const auto sorted = [](const std::vector<Word>& words) {
    std::vector<std::string> texts;
    for (const Word& word : words) texts.push_back(word.text);
    std::sort(texts.begin(), texts.end());
    return texts;
  };
  append(sorted(scope.environments));
  append(sorted(scope.services));
  append(scope.path ? scope.path->steps() : std::vector<std::string>{});
  append(scope.file ? scope.file->steps() : std::vector<std::string>{});
  return key;
}

/// What the schema lets through, a day of the calendar or not.
bool has_form_of_day(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) return false;
  }
  return true;
}

class Loader {
 public:
  Loader(source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  Waivers load(const source::FileTree& shipped, std::string text) {
    Waivers waivers;
    const std::size_t errors = diagnostics_.errors();
    const auto schema = model::load_schema("waivers", shipped, sources_, arena_, origins_, diagnostics_);
    if (!schema) return waivers;
    const source::FileId file = sources_.add(std::string{kFile}, std::move(text));
    const auto root = document::read_yaml(file, sources_, arena_, origins_, {.owner = kOwner}, diagnostics_);
    if (!root) return waivers;
    const Value empty = Value::of(arena_.map(), root->origin);
    schema::validate(*schema, root->is_nil() ? empty : *root, {.owner = kOwner, .sources = &sources_}, origins_,
                     diagnostics_);
    const Value* list = document::find(*root, "waivers");
    if (list == nullptr || refused(*list, "waivers") || !list->is_list()) return waivers;
    for (const Value& item : list->items()) read(item, waivers);
    if (diagnostics_.errors() != errors) return {};
    report_duplicates(waivers);
    for (const Entry& entry : waivers.entries) {
      for (const Word& code : entry.codes) waivers.by_code[code.text].push_back(&entry);
    }
    return waivers;
  }

 private:
  static constexpr auto kOwner = diagnostics::Owner::policies;

  /// What the schema has refused is passed over here: all mistakes of a file are reported in one run.
  void read(const Value& item, Waivers& waivers) {
    const std::string path = "waivers[" + std::to_string(number_++) + "]";
    if (refused(item, path)) return;
    Entry entry{.span = span(item)};
    entry.waiver.number = number_;
    entry.waiver.place = sources_.resolve(entry.span);
    entry.waiver.id = text(item, "id", path, &entry.id_span);
    entry.waiver.owner = words_for_people(item, "owner", path);
    entry.waiver.reason = words_for_people(item, "reason", path);
    entry.waiver.ticket = words_for_people(item, "ticket", path);
    entry.waiver.expires = text(item, "expires", path, &entry.expires_span);
    entry.codes = words(item, "code", path);
    entry.scope.environments = words(item, "environments", path);
    entry.scope.services = words(item, "services", path);
    entry.scope.path =
        pattern(item, "path", path, ScopePattern::of_data_path,
                "write it as findings do: `workload.ports[0].name`, `labels[\"a.b\"]`, `alerts.*.period`");
    entry.scope.file = pattern(item, "file", path, ScopePattern::of_file,
                               "name a file or folder from the project's root: `environments/dev/cart.yaml`");
    if (const auto day = parse_day(entry.waiver.expires)) {
      entry.expires = *day;
    } else if (has_form_of_day(entry.waiver.expires)) {
      report(entry.expires_span, path + ".expires", "`" + entry.waiver.expires + "` is no day of the calendar",
             "write the last day on which the waiver holds as YYYY-MM-DD");
    }
    waivers.entries.push_back(std::move(entry));
  }

  /// Whether a value has no value: marks are the model's, and pass the schema.
  bool refused(const Value& value, const std::string& path) {
    if (!value.is(document::Kind::object)) return false;
    report(span(value), path, "a waiver cannot have the mark `" + std::string{mark_of(value)} + "`",
           "give the value; what is not known yet cannot be waived");
    return true;
  }

  static std::string_view mark_of(const Value& value) { return value.has(document::kDeploy) ? "!deploy" : "!unknown"; }

  /// The text under `key`; empty where there is none.
  std::string text(const Value& item, std::string_view key, const std::string& path, source::Span* place = nullptr) {
    const Value* value = document::find(item, key);
    if (value == nullptr || refused(*value, path + "." + std::string{key}) || !value->is_string()) return {};
    if (place != nullptr) *place = span(*value);
    return std::string{value->text()};
  }

  /// A text that says something where it is there at all.
  std::string words_for_people(const Value& item, std::string_view key, const std::string& path) {
    source::Span place;
    std::string written = text(item, key, path, &place);
    if (!written.empty() && written.find_first_not_of(" \t\r\n") == std::string::npos) {
      report(place, path + "." + std::string{key}, "`" + std::string{key} + "` is blank", "say it in words");
    }
    return written;
  }

  /// One word or a list of them.
  std::vector<Word> words(const Value& item, std::string_view key, const std::string& path) {
    std::vector<Word> words;
    const Value* value = document::find(item, key);
    const std::string place = path + "." + std::string{key};
    if (value == nullptr || refused(*value, place)) return words;
    if (value->is_string()) {
      words.push_back({std::string{value->text()}, span(*value)});
      return words;
    }
    if (!value->is_list()) return words;
    for (const Value& word : value->items()) {
      if (!refused(word, place) && word.is_string()) words.push_back({std::string{word.text()}, span(word)});
    }
    return words;
  }

  std::optional<ScopePattern> pattern(const Value& item, std::string_view key, const std::string& path,
                                      std::optional<ScopePattern> (*parse)(std::string_view), std::string help) {
    source::Span place;
    const std::string written = text(item, key, path, &place);
    if (written.empty()) return std::nullopt;
    auto pattern = parse(written);
    if (!pattern) {
      const std::string_view what = key == "path" ? "` is no data path" : "` is no path below the project's root";
      report(place, path + "." + std::string{key}, "`" + written + std::string{what}, std::move(help));
    }
    return pattern;
  }

  void report_duplicates(const Waivers& waivers) {
    std::map<std::string_view, const Entry*> by_id;
    std::map<std::pair<std::string_view, std::string>, const Entry*> by_scope;
    for (const Entry& entry : waivers.entries) {
      if (!entry.waiver.id.empty()) {
        const auto [first, is_new] = by_id.emplace(entry.waiver.id, &entry);
        if (!is_new) {
          duplicate(entry.id_span, first->second->id_span, entry, ".id",
                    "there is a waiver with the id `" + entry.waiver.id + "` already");
        }
      }
      const std::string scope = key_of(entry.scope);
      for (const Word& code : entry.codes) {
        const auto [first, is_new] =
            by_scope.emplace(std::pair<std::string_view, std::string>{code.text, scope}, &entry);
        if (!is_new) {
          duplicate(code.span, first->second->span, entry, ".code",
                    "`" + code.text + "` is waived for the same scope already");
        }
      }
    }
  }

  void duplicate(source::Span place, source::Span first, const Entry& entry, std::string_view key,
                 std::string summary) {
    diagnostics_.add({.rule = &rules::waiver_duplicate,
                      .owner = kOwner,
                      .summary = std::move(summary),
                      .primary = {place, {}, {}},
                      .labels = {{first, "the first one", {}}},
                      .path = "waivers[" + std::to_string(entry.waiver.number - 1) + "]" + std::string{key},
                      .help = "keep the one whose reason holds, remove the other one"});
  }

  void report(source::Span place, std::string path, std::string summary, std::string help) {
    diagnostics_.add({.rule = &rules::waiver_bad_value,
                      .owner = kOwner,
                      .summary = std::move(summary),
                      .primary = {place, {}, {}},
                      .path = std::move(path),
                      .help = std::move(help)});
  }

  [[nodiscard]] source::Span span(const Value& value) const { return origins_.span(value.origin); }

  source::SourceFiles& sources_;
  diagnostics::Diagnostics& diagnostics_;
  document::Arena arena_;
  document::Origins origins_;
  std::size_t number_ = 0;
};

}  // namespace

Waivers load_waivers(const source::FileTree& project, const source::FileTree& shipped, source::SourceFiles& sources,
                     diagnostics::Diagnostics& diagnostics) {
  source::ReadResult read = project.read(kFile);
  if (!read.exists) return {};
  if (!read.text) {
    Diagnostic finding{.rule = &rules::project_unreadable,
                       .owner = diagnostics::Owner::policies,
                       .summary = "`" + std::string{kFile} + "` cannot be read: " + read.error};
    finding.primary.resolved =
        source::ResolvedSpan{.file = std::string{kFile}, .begin = {}, .end = {}, .source_line = {}};
    diagnostics.add(std::move(finding));
    return {};
  }
  return Loader(sources, diagnostics).load(shipped, std::move(*read.text));
}

}  // namespace stageplot::waivers
