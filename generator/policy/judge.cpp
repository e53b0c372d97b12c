#include "policy/judge.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "diagnostics/rules/policy.hpp"
#include "document/data_path.hpp"
#include "document/map.hpp"
#include "policy/evaluation.hpp"
#include "policy/match.hpp"

namespace stageplot::policy {
namespace {

namespace rules = diagnostics::rules;
using diagnostics::Diagnostic;
using diagnostics::Severity;

constexpr std::size_t kMostMessageBytes = std::size_t{5} << 10;
constexpr std::size_t kMostAnnotationBytes = std::size_t{10} << 10;
constexpr std::size_t kArenaBytes = std::size_t{256} << 20;
constexpr std::size_t kDeepest = 200;

/// Goes to the first place, from the outside in, of a value with this origin. `path` is as it was where there is none.
bool find_path(const document::Value& value, document::OriginId origin, document::DataPath& path) {
  if (value.origin == origin) return true;
  if (path.depth() > kDeepest) return false;
  if (value.is_map()) {
    for (const document::Member& member : value.map().members()) {
      path.push(member.key->view());
      if (find_path(member.value, origin, path)) return true;
      path.pop();
    }
  } else if (value.is_list()) {
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      path.push(i);
      if (find_path(value.items()[i], origin, path)) return true;
      path.pop();
    }
  }
  return false;
}

/// Without the name of the variable: findings' paths start at the object.
std::string path_in_object(std::string_view path) {
  if (path.starts_with("object.")) return std::string{path.substr(7)};
  return path == "object" ? std::string{} : std::string{path};
}

/// Whether a data path is not the object's own.
bool is_elsewhere(std::string_view path) {
  const std::string_view variable = path.substr(0, path.find_first_of(".["));
  return variable == "params" || variable == "model" || variable == "bundle";
}

diagnostics::Owner owner_of(const Subject& subject) {
  return subject.target == Target::model ? diagnostics::Owner::model : diagnostics::Owner::templates;
}

std::string name_of(const Subject& subject) {
  return "`" + subject.kind + (subject.name.empty() ? "`" : " " + subject.name + "`");
}

class Judge {
 public:
  Judge(Subjects& subjects, const Surroundings& surroundings, const document::Origins& origins,
        diagnostics::Diagnostics& diagnostics)
      : subjects_(subjects), surroundings_(surroundings), origins_(origins), diagnostics_(diagnostics) {}

  /// Whether the policy and one of its bindings match.
  bool judge(const Policy& policy, Subject& subject) {
    if (!matches(policy.match, subject, subjects_)) return false;
    bool matched = false;
    for (const Binding& binding : policy.bindings) {
      if (!matches(binding.match, subject, subjects_)) continue;
      matched = true;
      for (const document::Value& param : binding.params) {
        Evaluation evaluation(policy, subject, subjects_, surroundings_, param, arena_);
        run(evaluation, binding);
      }
    }
    return matched;
  }

 private:
  void run(Evaluation& evaluation, const Binding& binding) {
    if (!conditions_hold(evaluation, binding)) return;
    for (const Validation& validation : evaluation.policy().validations) {
      const cel::Value result = evaluation.evaluate(validation.expression);
      if (result.is_true()) continue;
      if (result.is_false()) {
        violation(evaluation, binding, validation);
      } else {
        no_answer(evaluation, binding, validation.expression, result, "a bool");
      }
    }
    for (const NamedExpression& annotation : evaluation.policy().annotations) annotate(evaluation, binding, annotation);
  }

  /// One that is false decides; else an error of another one is the policy's.
  bool conditions_hold(Evaluation& evaluation, const Binding& binding) {
    std::optional<std::pair<const NamedExpression*, cel::Value>> problem;
    for (const NamedExpression& condition : evaluation.policy().conditions) {
      const cel::Value result = evaluation.evaluate(condition.expression);
      if (result.is_false()) return false;
      if (!result.is_true() && !problem) problem = {&condition, result};
    }
    if (problem) no_answer(evaluation, binding, problem->first->expression, problem->second, "a bool");
    return !problem;
  }

  [[nodiscard]] source::Span span(document::OriginId origin) const { return origins_.span(origin); }

  void place(Diagnostic& finding, const Evaluation& evaluation, document::OriginId origin,
             std::string_view path) const {
    const Subject& subject = evaluation.subject();
    finding.owner = owner_of(subject);
    document::DataPath found;
    if (span(origin).known() && find_path(subject.object, origin, found)) {
      finding.path = found.text();
    } else {
      finding.path = path_in_object(path);
    }
    finding.primary.span = span(origin);
    if (!finding.primary.span.known()) finding.primary.span = span(subject.place);
    if (!finding.primary.span.known()) finding.owner = diagnostics::Owner::policies;
  }

  std::string message(Evaluation& evaluation, const Validation& validation) {
    if (validation.message_expression.program != nullptr) {
      const cel::Value made = evaluation.evaluate(validation.message_expression);
      if (made.is(cel::Kind::string)) {
        const std::string_view text = made.view();
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        const bool usable = first != std::string_view::npos && text.size() <= kMostMessageBytes &&
                            text.find_first_of("\r\n") == std::string_view::npos;
        if (usable) return std::string{text};
      }
    }
    if (!validation.message.empty()) {
      std::string text = validation.message;
      std::ranges::replace(text, '\n', ' ');
      while (text.ends_with(' ')) text.pop_back();
      return text;
    }
    return "`" + validation.expression.text.text() + "` is false";
  }

  void violation(Evaluation& evaluation, const Binding& binding, const Validation& validation) {
    const Policy& policy = evaluation.policy();
    cel::Decisive decisive = evaluation.decisive(validation.expression);
    // What another object, a parameter or the object as a whole decides says little: the line to change is this
    // object's, where the expression names a field of it.
    const bool vague =
        decisive.origin == document::OriginId::none || decisive.path == "object" || is_elsewhere(decisive.path);
    if (vague) {
      if (const document::Value* named = evaluation.named_value(validation.expression)) decisive.origin = named->origin;
    }
    Diagnostic finding{.rule = &policy.rule,
                       .severity = binding.severity,
                       .summary = message(evaluation, validation),
                       .help = policy.fix};
    place(finding, evaluation, decisive.origin, vague ? std::string_view{} : decisive.path);
    const source::Span rule = validation.expression.text.place(decisive.span);
    finding.labels.push_back({rule, "must be true, by the policy `" + policy.name + "`", {}});
    if (!finding.primary.span.known()) {
      finding.primary = finding.labels.front();
      finding.labels.clear();
    }
    diagnostics_.add(std::move(finding));
  }

  void no_answer(Evaluation& evaluation, const Binding& binding, const Expression& expression, const cel::Value& result,
                 std::string_view wanted) {
    const Policy& policy = evaluation.policy();
    Diagnostic finding{.rule = &rules::policy_evaluation};
    const ExpressionText* text = &expression.text;
    cel::TextSpan part{0, static_cast<std::uint32_t>(expression.text.text().size())};
    document::OriginId origin = document::OriginId::none;
    std::string_view path;
    std::string why;
    if (result.is(cel::Kind::error)) {
      const cel::Failure& failure = *result.failure;
      if (const ExpressionText* other = evaluation.text_of(failure.program)) text = other;
      part = failure.span;
      origin = failure.origin;
      path = failure.path;
      why = failure.message;
      if (failure.cause == cel::Failure::Cause::budget) finding.rule = &rules::policy_budget;
      finding.help = failure.cause == cel::Failure::Cause::budget
                         ? "go through each list once, or keep what is looked for in a variable"
                         : "let the expression say what holds without it: `has(…)`, `object.?field.orValue(…)`";
    } else if (result.is(cel::Kind::unknown)) {
      finding.rule = &rules::policy_undecided;
      why = "the value is unknown";
      if (result.in_document) {
        origin = result.data->origin;
      } else if (!result.unknown->attributes.empty()) {
        const cel::UnknownAttribute& first = result.unknown->attributes.front();
        origin = first.origin;
        path = first.path;
        why = "`" + std::string{path} + "` is unknown";
      }
      finding.help = "give the value, or let the policy say what holds without it";
    } else {
      why = "the expression gives " + cel::describe(cel::kinds(result.kind)) + ", not " + std::string{wanted};
      finding.help = "write what must be true, for example a comparison";
    }
    finding.summary = "the policy `" + policy.name + "` " +
                      (finding.rule == &rules::policy_undecided ? "cannot be decided" : "fails") + " on " +
                      name_of(evaluation.subject()) + ": " + why;
    if (finding.rule == &rules::policy_undecided) {
      if (binding.severity == Severity::note) finding.severity = Severity::note;
    } else if (policy.ignores_failures) {
      finding.severity = Severity::note;
    } else {
      finding.severity = binding.severity;
    }
    place(finding, evaluation, origin, path);
    finding.labels.push_back({text->place(part), "in this expression", {}});
    // The place to correct is the policy; the object shows on what it fails.
    if (finding.rule != &rules::policy_undecided) {
      finding.owner = diagnostics::Owner::policies;
      std::swap(finding.primary, finding.labels.front());
      finding.primary.text = {};
      finding.labels.front().text = "on this value";
      if (!finding.labels.front().span.known()) finding.labels.clear();
    }
    diagnostics_.add(std::move(finding));
  }

  void annotate(Evaluation& evaluation, const Binding& binding, const NamedExpression& annotation) {
    const cel::Value result = evaluation.evaluate(annotation.expression);
    if (result.is(cel::Kind::null)) return;
    if (!result.is(cel::Kind::string)) {
      no_answer(evaluation, binding, annotation.expression, result, "a text or null");
      return;
    }
    Diagnostic finding{.rule = &evaluation.policy().rule,
                       .severity = Severity::note,
                       .summary = "`" + evaluation.policy().name + "/" + annotation.name +
                                  "`: " + std::string{result.view().substr(0, kMostAnnotationBytes)}};
    const document::Value* named = evaluation.named_value(annotation.expression);
    place(finding, evaluation, named == nullptr ? document::OriginId::none : named->origin, {});
    diagnostics_.add(std::move(finding));
  }

  Subjects& subjects_;
  const Surroundings& surroundings_;
  const document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  document::Arena arena_{kArenaBytes};
};

}  // namespace

void judge(std::span<const Policy* const> policies, Subjects& subjects, const Surroundings& surroundings,
           const document::Origins& origins, std::span<std::uint8_t> matched, diagnostics::Diagnostics& diagnostics) {
  Judge judge(subjects, surroundings, origins, diagnostics);
  for (std::size_t i = 0; i < policies.size(); ++i) {
    if (!policies[i]->is_sound) continue;
    for (Subject& subject : subjects.all()) {
      if (judge.judge(*policies[i], subject) && !matched.empty()) matched[i] = 1;
    }
  }
}

}  // namespace stageplot::policy
