#include "schema/report.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "diagnostics/rules/schema.hpp"
#include "document/data_path.hpp"
#include "schema/notes.hpp"
#include "schema/places.hpp"
#include "schema/scalars.hpp"
#include "schema/wording.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace stageplot::schema {
namespace {

namespace rules = diagnostics::rules;
using diagnostics::Diagnostic;
using document::Kind;
using document::Value;

constexpr std::size_t kMostListed = 12;

std::string plural(std::uint64_t count, std::string_view word) {
  return std::to_string(count) + ' ' + std::string(word) + (count == 1 ? "" : "s");
}

bool is_number_text(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.-") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

/// What there is to say about one problem beyond what all have.
struct Words {
  const diagnostics::Rule* rule = nullptr;
  std::string summary;
  std::string hint;
  std::string label;  // under the place
};

class Report {
 public:
  Report(const Program& program, const Evaluation& evaluation, const DecodeOptions& options,
         const document::Origins& origins, diagnostics::Diagnostics& diagnostics)
      : program_(program),
        evaluation_(evaluation),
        options_(options),
        origins_(origins),
        diagnostics_(diagnostics),
        places_(program, evaluation, options, origins) {}

  void run() {
    for (const Problem& problem : evaluation_.problems) {
      if (problem.keyword == Keyword::type) wrong_types_.insert(problem.location);
      if (is_unknown_key(problem)) note_meant_key(problem);
    }
    for (const Problem& problem : evaluation_.problems) {
      if (!is_repeated(problem) && !follows_from_type(problem) && !is_misspelt(problem)) add(problem);
    }
    if (evaluation_.limit != Limit::none) add_limit();
  }

 private:
  bool is_repeated(const Problem& problem) {
    const auto key = std::tuple(problem.keyword, problem.location, problem.detail, problem.other, problem.written);
    return !seen_.insert(key).second;
  }

  /// A number where a string is due needn't be told that it is not in the enum too.
  bool follows_from_type(const Problem& problem) const {
    const bool about_value = problem.keyword == Keyword::enumeration || problem.keyword == Keyword::constant ||
                             problem.keyword == Keyword::x_type || problem.keyword == Keyword::any_of ||
                             problem.keyword == Keyword::one_of;
    return about_value && wrong_types_.contains(problem.location);
  }

  void note_meant_key(const Problem& problem) {
    const std::vector<std::string_view> known = keys_beside(problem);
    if (const auto meant = text::nearest(places_.key(problem.location), known)) {
      meant_keys_.emplace(places_.location(problem.location).parent, *meant);
    }
  }

  /// A key that is missing because it is misspelt is reported once, as the unknown key.
  bool is_misspelt(const Problem& problem) const {
    return problem.keyword == Keyword::required &&
           meant_keys_.contains({problem.location, program_.names[problem.detail]});
  }

  /// The keys that the map of an unknown key can have.
  std::vector<std::string_view> keys_beside(const Problem& problem) const {
    const bool whole_place = problem.keyword == Keyword::unevaluated_properties;
    return known_keys(program_, whole_place ? same_place(program_, problem.node) : std::vector{problem.node});
  }

  void add(const Problem& problem) {
    Words words = words_for(problem);
    std::string path = places_.path(problem.location);
    std::string notes_path = places_.path_in_value(problem.location);
    source::Span span = places_.span(problem.location);
    if (problem.keyword == Keyword::required || problem.keyword == Keyword::dependent_required) {
      const std::string_view key = program_.names[problem.detail];
      span = places_.inside_span(problem.location);
      path = document::append_key(path, key);
      notes_path = document::append_key(notes_path, key);
    } else if (is_unknown_key(problem)) {
      span = places_.key_span(problem.location);
    } else if (places_.location(problem.location).value.is_map()) {
      span = places_.inside_span(problem.location);
    }
    Diagnostic diagnostic{.rule = words.rule,
                          .owner = options_.owner,
                          .summary = std::move(words.summary),
                          .primary = {.span = span, .text = std::move(words.label)},
                          .path = std::move(path),
                          .help = std::move(words.hint)};
    add_labels(problem, diagnostic);
    std::string_view description = find_notes(program_, notes_path).description;
    if (!description.empty()) {
      // A help is one line of parts, without a full stop.
      if (description.back() == '.') description.remove_suffix(1);
      if (!diagnostic.help.empty()) diagnostic.help += "; ";
      diagnostic.help.append("what it is: ").append(description);
    }
    diagnostics_.add(std::move(diagnostic));
  }

  void add_labels(const Problem& problem, Diagnostic& diagnostic) const {
    if (problem.keyword == Keyword::unique_items) {
      const auto items = places_.location(problem.location).value.items();
      diagnostic.primary.span = origins_.span(items[problem.other].origin);
      diagnostic.labels.push_back({.span = origins_.span(items[problem.detail].origin), .text = "the same here"});
    }
    if (problem.written == nullptr) return;
    const Value* written = problem.written;
    if (problem.keyword == Keyword::required && written->is_list()) {
      for (const Value& item : written->items()) {
        if (item.is_string() && item.text() == program_.names[problem.detail]) written = &item;
      }
    }
    std::string pointer = "#" + program_.nodes[problem.node].pointer;
    // A type that no branch has stands under the keyword that holds the branches.
    const bool of_branches = problem.keyword == Keyword::type && problem.other != 0;
    const Keyword keyword = of_branches ? static_cast<Keyword>(problem.other) : problem.keyword;
    if (keyword != Keyword::false_schema) pointer.append("/").append(name(keyword));
    diagnostic.labels.push_back({.span = origins_.span(written->origin), .text = "the schema: " + pointer});
  }

  void add_limit() {
    const LocationId at = evaluation_.limit_location;
    std::string reason = "its schema goes in a circle of references";
    std::string hint = "make it flatter or smaller";
    if (evaluation_.limit == Limit::reference_depth) hint = "take a reference on the way round out of the schema";
    if (evaluation_.limit == Limit::value_depth) {
      reason = "it is nested deeper than " + std::to_string(options_.max_depth) + " levels";
    } else if (evaluation_.limit == Limit::steps) {
      reason = "that takes more than " + std::to_string(options_.max_steps) + " steps";
    }
    diagnostics_.add({.rule = &rules::schema_limit,
                      .owner = options_.owner,
                      .summary = places_.name(0) + " can't be validated: " + reason,
                      .primary = {.span = places_.span(at)},
                      .help = std::move(hint)});
  }

  bool is_unknown_key(const Problem& problem) const {
    return problem.keyword == Keyword::additional_properties || problem.keyword == Keyword::unevaluated_properties;
  }

  std::string text_at(LocationId at) const {
    if (places_.secret(at)) return "***";
    return shown(places_.location(at).value, origins_, options_.sources);
  }

  /// "`max` is `12`", "the key `Max`", "`ports` is a list".
  std::string subject(LocationId at) const {
    const Location& location = places_.location(at);
    if (location.step == Location::Step::key) return places_.name(at) + " is one";
    if (location.value.is_map() || location.value.is_list() || location.value.is_nil()) {
      return places_.name(at) + " is " + std::string(kind_words(location.value));
    }
    return places_.name(at) + " is " + quoted(text_at(at));
  }

  Words words_for(const Problem& problem) const {
    switch (problem.keyword) {
      case Keyword::type:
        return wrong_type(problem);
      case Keyword::required:
        return missing_key(problem);
      case Keyword::dependent_required:
        return missing_dependent(problem);
      case Keyword::additional_properties:
      case Keyword::unevaluated_properties:
        return unknown_key(problem);
      case Keyword::enumeration:
      case Keyword::constant:
        return not_in_enum(problem);
      case Keyword::pattern:
        return pattern(problem);
      case Keyword::minimum:
      case Keyword::maximum:
      case Keyword::exclusive_minimum:
      case Keyword::exclusive_maximum:
      case Keyword::multiple_of:
        return range(problem);
      case Keyword::min_length:
      case Keyword::max_length:
      case Keyword::min_items:
      case Keyword::max_items:
      case Keyword::min_properties:
      case Keyword::max_properties:
        return length(problem);
      case Keyword::unique_items:
        return duplicate_item(problem);
      case Keyword::x_type:
        return bad_scalar(problem);
      case Keyword::any_of:
      case Keyword::one_of:
        return no_alternative(problem);
      default:
        return not_allowed(problem);
    }
  }

  Words wrong_type(const Problem& problem) const {
    const Value& value = places_.location(problem.location).value;
    Words words{.rule = &rules::schema_wrong_type, .label = std::string(kind_words(value))};
    words.summary = places_.name(problem.location) + " is " + std::string(kind_words(value)) + ", but " +
                    type_words(problem.detail) + " is due";
    const std::string text = text_at(problem.location);
    const bool scalar = value.is_number() || value.is(Kind::boolean) || value.is_string();
    const bool number_due = (problem.detail & (kTypeInteger | kTypeNumber)) != 0;
    if ((problem.detail & kTypeString) != 0 && scalar && !number_due) {
      words.hint = "quote it: `\"" + text + "\"`";
    } else if (number_due && value.is_string() && is_number_text(value.text())) {
      words.hint = "write it without quotes: " + quoted(text);
    } else if ((problem.detail & kTypeBoolean) != 0 && value.is_string()) {
      words.hint = "write `true` or `false`, without quotes";
    } else if ((problem.detail & kTypeArray) != 0 && scalar) {
      words.hint = "write it as a list: " + quoted("[" + text + "]");
    } else if (value.is_nil()) {
      words.hint = "give it a value, or take the key away";
    }
    return words;
  }

  Words missing_key(const Problem& problem) const {
    const std::string key = quoted(program_.names[problem.detail]);
    // Only the model has marks.
    const bool marks = options_.owner == diagnostics::Owner::model;
    return {.rule = &rules::schema_missing_key,
            .summary = places_.name(problem.location) + " lacks the key " + key,
            .hint = "add " + key + (marks ? ", or say `!unknown \"reason\"` where no source knows it" : ""),
            .label = key + " is missing here"};
  }

  Words missing_dependent(const Problem& problem) const {
    const std::string key = quoted(program_.names[problem.detail]);
    const std::string beside = quoted(program_.dependents[problem.other].key);
    return {.rule = &rules::schema_missing_key,
            .summary = places_.name(problem.location) + " has the key " + beside + " but lacks the key " + key,
            .hint = "add " + key + ", or take " + beside + " away",
            .label = key + " is missing here"};
  }

  Words unknown_key(const Problem& problem) const {
    const LocationId map = places_.location(problem.location).parent;
    const std::string_view key = places_.key(problem.location);
    Words words{.rule = &rules::schema_unknown_key, .summary = "unknown key " + quoted(key), .label = "unknown"};
    if (places_.location(map).step != Location::Step::root || !options_.path.empty()) {
      words.summary += " in " + places_.name(map);
    }
    const std::vector<std::string_view> known = keys_beside(problem);
    words.hint = text::did_you_mean(key, known);
    if (words.hint.empty() && !known.empty()) words.hint = "known keys: " + listed(known);
    return words;
  }

  static std::string listed(const std::vector<std::string_view>& names) {
    std::vector<std::string> words;
    for (const std::string_view each : names) {
      if (words.size() == kMostListed) break;
      words.push_back(quoted(each));
    }
    return joined(words, ", ") + (names.size() > kMostListed ? " …" : "");
  }

  Words not_in_enum(const Problem& problem) const {
    std::vector<std::string> allowed;
    std::vector<std::string_view> texts;
    const std::uint32_t count = problem.keyword == Keyword::constant ? 1 : count_of(problem);
    for (std::uint32_t i = 0; i < count; ++i) {
      const Value& value = *program_.values[problem.detail + i];
      if (value.is_string()) texts.push_back(value.text());
      if (allowed.size() < kMostListed) allowed.push_back(quoted(shown(value, origins_, nullptr)));
    }
    Words words{.rule = &rules::schema_not_in_enum, .label = "not allowed"};
    words.summary = subject(problem.location) + ", but must be " + (count > 1 ? "one of " : "") + joined(allowed, ", ");
    if (count > kMostListed) words.summary += " …";
    const Value& value = places_.location(problem.location).value;
    if (value.is_string() && count > 1) words.hint = text::did_you_mean(value.text(), texts);
    return words;
  }

  std::uint32_t count_of(const Problem& problem) const {
    return problem.written->is_list() ? static_cast<std::uint32_t>(problem.written->items().size()) : 1;
  }

  Words pattern(const Problem& problem) const {
    const bool key = places_.location(problem.location).step == Location::Step::key;
    const std::string wanted = quoted(problem.written->text());
    return {.rule = &rules::schema_pattern,
            .summary = key ? places_.name(problem.location) + " does not match the pattern " + wanted
                           : subject(problem.location) + ", which does not match the pattern " + wanted,
            .label = "does not match"};
  }

  Words range(const Problem& problem) const {
    const std::string limit = quoted(shown(*problem.written, origins_, nullptr));
    Words words{.rule = &rules::schema_range, .summary = subject(problem.location)};
    switch (problem.keyword) {
      case Keyword::minimum:
        words.summary += ", below the minimum " + limit;
        break;
      case Keyword::maximum:
        words.summary += ", above the maximum " + limit;
        break;
      case Keyword::exclusive_minimum:
        words.summary += ", but must be above " + limit;
        break;
      case Keyword::exclusive_maximum:
        words.summary += ", but must be below " + limit;
        break;
      default:
        words.summary += ", which is no multiple of " + limit;
        break;
    }
    return words;
  }

  Words length(const Problem& problem) const {
    const Value& value = places_.location(problem.location).value;
    const std::uint64_t limit = program_.limits[problem.detail];
    std::string has;
    if (value.is_string()) {
      has = plural(text::count_code_points(value.text()), "character");
    } else {
      has = value.is_list() ? plural(value.l->size, "item") : plural(value.m->size, "key");
    }
    const bool too_few = problem.keyword == Keyword::min_length || problem.keyword == Keyword::min_items ||
                         problem.keyword == Keyword::min_properties;
    Words words{.rule = &rules::schema_length};
    words.summary = places_.name(problem.location) + " has " + has + ", but " + (too_few ? "at least " : "at most ") +
                    std::to_string(limit) + (limit == 1 ? " is due" : " are due");
    return words;
  }

  Words duplicate_item(const Problem& problem) const {
    const auto items = places_.location(problem.location).value.items();
    Words words{.rule = &rules::schema_duplicate_item, .label = "again"};
    const std::string item =
        places_.secret(problem.location) ? "***" : shown(items[problem.other], origins_, options_.sources);
    words.summary = places_.name(problem.location) + " has " + quoted(item) + " twice, as items " +
                    std::to_string(problem.detail + 1) + " and " + std::to_string(problem.other + 1);
    words.hint = "take one of them away";
    return words;
  }

  Words bad_scalar(const Problem& problem) const {
    const auto type = scalar_type(problem.written->text()).value_or(document::TypeId::natural);
    const ScalarVerdict verdict = judge_scalar(type, places_.location(problem.location).value);
    Words words{.rule = &rules::schema_bad_scalar};
    words.summary = subject(problem.location) + ", which is not " + std::string(scalar_title(type)) + ": " +
                    std::string(verdict.problem);
    words.hint = scalar_example(type);
    return words;
  }

  Words no_alternative(const Problem& problem) const {
    Words words{.rule = &rules::schema_no_alternative};
    std::vector<std::string> forms;
    for (const NodeId branch : branches_of(problem)) {
      std::string form = schema_words(program_, branch);
      if (!form.empty() && std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
    }
    if (problem.detail > 1) {
      words.summary = places_.name(problem.location) + " fits " + std::to_string(problem.detail) +
                      " of the forms that it can have, but must fit one alone";
    } else {
      words.summary = places_.name(problem.location) + " fits none of the forms that it can have";
    }
    if (!forms.empty()) words.hint = "it is one of: " + joined(forms, ", or ");
    return words;
  }

  std::vector<NodeId> branches_of(const Problem& problem) const {
    const Node& node = program_.nodes[problem.node];
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const Instruction& instruction = program_.instructions[node.first + i];
      if (instruction.keyword != problem.keyword) continue;
      const auto* begin = program_.node_lists.data() + instruction.first;
      return {begin, begin + instruction.count};
    }
    return {};
  }

  Words not_allowed(const Problem& problem) const {
    Words words{.rule = &rules::schema_not_allowed};
    switch (problem.keyword) {
      case Keyword::negation:
        words.summary = subject(problem.location) + ", which the schema rules out";
        break;
      case Keyword::contains:
        words.summary = contains(problem);
        break;
      case Keyword::items:
      case Keyword::additional_items:
        words.summary = places_.name(problem.location) + " is one item too many, at most " +
                        std::to_string(problem.detail) + (problem.detail == 1 ? " is due" : " are due");
        break;
      default:
        words.summary = places_.name(problem.location) + " must not be given here";
        break;
    }
    return words;
  }

  std::string contains(const Problem& problem) const {
    const ContainsRule& rule = program_.contains[problem.other];
    const std::string kind = schema_words(program_, rule.node);
    const bool too_few = problem.detail < rule.least;
    const std::uint64_t limit = too_few ? rule.least : rule.most;
    return places_.name(problem.location) + " has " + plural(problem.detail, "item") + " that " +
           (problem.detail == 1 ? "is " : "are ") + (kind.empty() ? "as the schema asks" : kind) + ", but " +
           (too_few ? "at least " : "at most ") + std::to_string(limit) + (limit == 1 ? " is due" : " are due");
  }

  const Program& program_;
  const Evaluation& evaluation_;
  const DecodeOptions& options_;
  const document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  Places places_;
  std::set<LocationId> wrong_types_;
  std::set<std::pair<LocationId, std::string_view>> meant_keys_;
  std::set<std::tuple<Keyword, LocationId, std::uint32_t, std::uint32_t, const Value*>> seen_;
};

}  // namespace

void report_problems(const Program& program, const Evaluation& evaluation, const DecodeOptions& options,
                     const document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  Report(program, evaluation, options, origins, diagnostics).run();
}

}  // namespace stageplot::schema
