// What must hold between the arguments and blocks of one body. What is not known counts for nothing, as in the
// provider.
#include <algorithm>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/body.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using Kind = aws::Constraint::Kind;

std::string code(std::string_view name) {
  return "`" + std::string(name) + "`";
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

void check_conflicts(const BodyView& body, const aws::Constraint& constraint, Report& report) {
  if (body.presence(constraint.subject) != Presence::present) return;
  for (const std::string_view other : constraint.others) {
    if (body.presence(other) != Presence::present) continue;
    report.structure(body, other,
                     {.rule = rules::terraform_conflicting_arguments,
                      .summary = code(constraint.subject) + " and " + code(other) + " exclude each other",
                      .help = "leave one of the two",
                      .other = &body,
                      .other_argument = constraint.subject,
                      .other_label = "excludes it"});
    return;
  }
}

void check_group(const BodyView& body, const aws::Constraint& constraint, std::string_view what, Report& report) {
  std::vector<std::string_view> present;
  bool maybe = false;
  for (const std::string_view other : constraint.others) {
    const Presence presence = body.presence(other);
    if (presence == Presence::present) present.push_back(other);
    maybe = maybe || presence == Presence::maybe;
  }
  if (present.empty() && !maybe) {
    const std::string_view joint = "or";
    report.structure(body, {},
                     {.rule = rules::terraform_missing_argument,
                      .summary = std::string(what) + " needs one of " + word_list(constraint.others, joint),
                      .help = constraint.kind == Kind::exactly_one ? "add one of them" : "add at least one of them"});
  } else if (constraint.kind == Kind::exactly_one && present.size() > 1) {
    report.structure(body, present[1],
                     {.rule = rules::terraform_conflicting_arguments,
                      .summary = code(present[0]) + " and " + code(present[1]) + " exclude each other",
                      .help = "leave one of the two",
                      .other = &body,
                      .other_argument = present[0],
                      .other_label = "excludes it"});
  }
}

void check_needs(const BodyView& body, const aws::Constraint& constraint, Report& report) {
  if (body.presence(constraint.subject) != Presence::present) return;
  for (const std::string_view other : constraint.others) {
    if (body.presence(other) != Presence::absent) continue;
    report.structure(body, constraint.subject,
                     {.rule = rules::terraform_missing_argument,
                      .summary = code(constraint.subject) + " needs " + code(other) + " beside it",
                      .help = "add " + code(other) + ", or remove " + code(constraint.subject)});
  }
}

void check_condition(const BodyView& body, const aws::BodyFact& fact, const aws::Constraint& constraint,
                     Report& report) {
  const std::string_view other = constraint.others.front();
  if (body.presence(other) == Presence::maybe) return;
  // What follows from a word that does not exist is not said.
  const aws::ArgumentFact* condition = aws::find_argument(fact, other);
  if (const auto word = body.text(other); word && condition != nullptr && !condition->words.empty()) {
    const auto equal = [&](std::string_view known) { return lower(std::string(known)) == lower(*word); };
    if (std::ranges::none_of(condition->words, equal) && !condition->has(aws::kOrProtocolNumber)) return;
  }
  std::string value = body.text(other).value_or(std::string(constraint.fallback));
  const std::string compared = constraint.ignores_case ? lower(value) : value;
  const bool holds = std::ranges::any_of(constraint.values, [&](std::string_view wanted) {
    return (constraint.ignores_case ? lower(std::string(wanted)) : std::string(wanted)) == compared;
  });
  const Presence presence = body.presence(constraint.subject);
  const std::string is = value.empty() ? "without " + code(other) : "where " + code(other) + " is " + quoted(value);
  if (constraint.kind == Kind::required_when) {
    if (!holds || presence != Presence::absent) return;
    report.structure(body, {},
                     {.rule = rules::terraform_missing_argument,
                      .summary = code(constraint.subject) + " is needed " + is,
                      .help = "add " + code(constraint.subject),
                      .other = &body,
                      .other_argument = other,
                      .other_label = "asks for it"});
    return;
  }
  if (presence != Presence::present || holds == (constraint.kind == Kind::only_when)) return;
  // `false` says the same as nothing.
  if (body.boolean(constraint.subject) == false) return;
  report.structure(body, constraint.subject,
                   {.rule = rules::terraform_conflicting_arguments,
                    .summary = code(constraint.subject) + " can not be set " + is,
                    .help = constraint.kind == Kind::only_when
                                ? "remove it, or make " + code(other) + " " + word_list(constraint.values, "or")
                                : "remove it",
                    .other = &body,
                    .other_argument = other,
                    .other_label = value.empty() ? "" : "is " + quoted(value)});
}

}  // namespace

void check_constraints(const BodyView& body, const aws::BodyFact& fact, std::string_view what, Report& report) {
  for (const aws::Constraint& constraint : fact.constraints) {
    switch (constraint.kind) {
      case Kind::conflicts:
        check_conflicts(body, constraint, report);
        break;
      case Kind::exactly_one:
      case Kind::at_least_one:
        check_group(body, constraint, what, report);
        break;
      case Kind::needs:
        check_needs(body, constraint, report);
        break;
      case Kind::only_when:
      case Kind::omit_when:
      case Kind::required_when:
        check_condition(body, fact, constraint, report);
        break;
    }
  }
}

}  // namespace stageplot::terraform::checks
