// Policies of IAM: texts that are written as JSON, and documents that the provider writes.
#include <algorithm>
#include <array>
#include <set>

#include "diagnostics/rules/terraform_aws.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "terraform/checks/traps.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

constexpr std::string_view kAtApply = "; a plan does not tell, AWS refuses it when the plan is applied";
constexpr std::size_t kMostBytes = 65536;

enum class PolicyKind { trust, permissions, resource };

constexpr std::array<std::string_view, 10> kStatementWords{"Action",       "Condition",   "Effect",    "NotAction",
                                                           "NotPrincipal", "NotResource", "Principal", "Resource",
                                                           "Sid",          "Statement"};

class PolicyText {
 public:
  PolicyText(const BodyView& body, std::string_view argument, PolicyKind kind, Report& report)
      : body_(body), argument_(argument), kind_(kind), report_(report) {}

  void check(std::string_view text) {
    document::Arena arena(kMostBytes * 64);
    std::string error;
    const document::JsonOptions options{.max_bytes = kMostBytes, .max_depth = 50, .last_duplicate_wins = true};
    const auto policy = document::read_json_text(text, document::OriginId::none, arena, options, error);
    if (!policy) return;  // the table says it
    if (!policy->is_map()) {
      bad("a policy is no object", "write `{\"Version\": \"2012-10-17\", \"Statement\": […]}`");
      return;
    }
    for (const document::Member& member : policy->map().members()) {
      const std::string_view key = member.key->view();
      if (key != "Version" && key != "Id" && key != "Statement")
        bad("a policy has no element " + quoted(key), "remove it");
    }
    if (const Value* version = document::find(*policy, "Version")) {
      const auto word = as_text(*version);
      if (word != "2012-10-17" && word != "2008-10-17") {
        bad("a policy has the version " + quoted(*version), "write `2012-10-17`", word.value_or(""));
      }
    }
    const Value* statements = document::find(*policy, "Statement");
    if (statements == nullptr) {
      bad("a policy has no `Statement`", "add one");
    } else if (statements->is_map()) {
      check_statement(*statements);
    } else if (statements->is_list()) {
      for (const Value& statement : statements->items()) check_statement(statement);
    }
  }

 private:
  /// `wrong`: what of the text is at fault; else it is what the text lacks.
  void bad(std::string summary, std::string help, std::string_view wrong = {}) {
    Finding finding{.rule = rules::terraform_policy_text,
                    .summary = std::move(summary),
                    .help = std::move(help) + std::string(kAtApply)};
    const Value& text = *body_.find(argument_);
    const std::optional<Value> part = part_of(text, wrong);
    if (part) finding.value = &*part;
    // What lacks in a text that the module puts together, lacks in the module.
    if (part || (text.s->runs().empty() && report_.is_given(text))) {
      return report_.value(body_, argument_, std::move(finding));
    }
    report_.structure(body_, argument_, std::move(finding));
  }

  /// The part of a text that was put together, with the place where it was written.
  static std::optional<Value> part_of(const Value& text, std::string_view wrong) {
    const std::size_t at = wrong.empty() ? std::string_view::npos : text.text().find("\"" + std::string(wrong) + "\"");
    if (at == std::string_view::npos) return std::nullopt;
    std::optional<Value> part;
    for (const document::Run& run : text.s->runs()) {
      if (run.begin > at + 1) break;
      part = text;
      part->origin = run.origin;
    }
    return part;
  }

  void check_statement(const Value& statement) {
    if (!statement.is_map()) {
      bad("a statement of a policy is no object", "write it between braces");
      return;
    }
    const auto has = [&](std::string_view key) { return document::find(statement, key) != nullptr; };
    for (const document::Member& member : statement.map().members()) {
      const std::string_view key = member.key->view();
      if (std::ranges::find(kStatementWords, key) != kStatementWords.end() && key != "Statement") continue;
      const std::string nearest = text::did_you_mean(key, kStatementWords);
      bad("a statement of a policy has no element " + quoted(key), nearest.empty() ? "remove it" : nearest, key);
    }
    const Value* effect = document::find(statement, "Effect");
    const std::string wrong_effect = effect == nullptr ? std::string{} : as_text(*effect).value_or("");
    if (effect == nullptr || (as_text(*effect) != "Allow" && as_text(*effect) != "Deny")) {
      bad(effect == nullptr ? "a statement of a policy has no `Effect`"
                            : "a statement of a policy has the effect " + quoted(*effect),
          "write `Allow` or `Deny`", effect == nullptr ? std::string_view{} : std::string_view(wrong_effect));
    }
    if (!has("Action") && !has("NotAction")) bad("a statement of a policy has no `Action`", "add one");
    if (kind_ == PolicyKind::trust) {
      if (!has("Principal") && !has("NotPrincipal")) {
        bad("a role's trust policy says nobody who may take it: no `Principal`", "add one");
      }
      if (has("Resource") || has("NotResource")) {
        bad("a role's trust policy has a `Resource`, and is about the role alone", "remove it");
      }
    } else if (kind_ == PolicyKind::permissions) {
      if (has("Principal") || has("NotPrincipal")) {
        bad("a role's own policy has a `Principal`, and is about the role alone", "remove it");
      }
      if (!has("Resource") && !has("NotResource")) bad("a statement of a policy has no `Resource`", "add one");
    }
  }

  const BodyView& body_;
  std::string_view argument_;
  PolicyKind kind_;
  Report& report_;
};

void check_text(const BodyView& body, std::string_view argument, PolicyKind kind, Report& report) {
  const Value* value = body.find(argument);
  if (value != nullptr && value->is_string()) PolicyText(body, argument, kind, report).check(value->text());
}

}  // namespace

void policy_texts(const ModuleView& module, Report& report) {
  for (const ResourceView& role : module.resources("aws_iam_role")) {
    check_text(role.body, "assume_role_policy", PolicyKind::trust, report);
    for (const BodyView& policy : role.body.blocks("inline_policy")) {
      check_text(policy, "policy", PolicyKind::permissions, report);
    }
  }
  for (const std::string_view type : {"aws_iam_policy", "aws_iam_role_policy"}) {
    for (const ResourceView& policy : module.resources(type)) {
      check_text(policy.body, "policy", PolicyKind::permissions, report);
    }
  }
  for (const ResourceView& topic : module.resources("aws_sns_topic")) {
    check_text(topic.body, "policy", PolicyKind::resource, report);
  }
}

void policy_documents(const ModuleView& module, Report& report) {
  for (const ResourceView& document : module.data("aws_iam_policy_document")) {
    std::set<std::string> seen;
    for (const BodyView& statement : document.body.blocks("statement")) {
      if (const auto sid = statement.text("sid"); sid && !sid->empty() && !seen.insert(*sid).second) {
        report.value(statement, "sid",
                     {.rule = rules::terraform_policy_statement,
                      .summary = "two statements of a policy document have the `sid` " + quoted(*sid),
                      .help = "give each its own"});
      }
      if (statement.presence("actions") == Presence::absent && statement.presence("not_actions") == Presence::absent) {
        // A document that others override may leave it out.
        if (document.body.presence("source_policy_documents") != Presence::absent ||
            document.body.presence("override_policy_documents") != Presence::absent) {
          continue;
        }
        report.structure(statement, {},
                         {.rule = rules::terraform_policy_statement,
                          .summary = "a statement of a policy document has no `actions`",
                          .help = "add `actions` or `not_actions`" + std::string(kAtApply)});
      }
    }
  }
}

}  // namespace stageplot::terraform::checks
