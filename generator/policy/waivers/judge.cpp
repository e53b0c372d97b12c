#include "policy/waivers/judge.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "diagnostics/rules/mark.hpp"
#include "diagnostics/rules/waiver.hpp"
#include "policy/waivers/apply.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::waivers {
namespace {

namespace rules = diagnostics::rules;
using diagnostics::Diagnostic;

/// Families whose findings need no output, so that a blocked unit has them too.
constexpr std::array<std::string_view, 4> kOfTheModel{"check", "layer", "mark", "project"};

Diagnostic finding_on(const Entry& entry, const diagnostics::Rule& rule, source::Span place, std::string_view key) {
  return {.rule = &rule,
          .owner = diagnostics::Owner::policies,
          .primary = {place, {}, {}},
          .path = "waivers[" + std::to_string(entry.waiver.number - 1) + "]" + std::string{key}};
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "`" : ", `") + std::string{name} + "`";
  return text;
}

/// The scopes of waivers against the names of a model.
class ScopeCheck {
 public:
  ScopeCheck(const model::Model& model, diagnostics::Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics), services_(model.services()) {
    for (const model::Environment& environment : model.environments) environments_.push_back(environment.name);
    for (const model::Unit& unit : model.units) units_.emplace(model.environment(unit).name, unit.service);
  }

  void check(const Entry& entry) {
    bool known = true;
    for (const Word& word : entry.scope.environments) known = environment(entry, word) && known;
    for (const Word& word : entry.scope.services) known = service(entry, word) && known;
    if (known) units(entry);
  }

 private:
  bool environment(const Entry& entry, const Word& word) {
    if (std::find(environments_.begin(), environments_.end(), word.text) != environments_.end()) return true;
    const bool is_layer = std::find(model_.layers.begin(), model_.layers.end(), word.text) != model_.layers.end();
    std::string help = is_layer ? extending(word.text) : text::did_you_mean(word.text, environments_);
    if (help.empty()) help = "environments: " + joined(environments_);
    report(
        entry, word, ".environments",
        is_layer ? "`" + word.text + "` is a layer, not an environment" : "there is no environment `" + word.text + "`",
        std::move(help));
    return false;
  }

  [[nodiscard]] std::string extending(const std::string& layer) const {
    std::vector<std::string_view> names;
    for (const model::Environment& environment : model_.environments) {
      const auto& layers = environment.layers;
      if (std::find(layers.begin(), layers.end(), layer) != layers.end()) names.push_back(environment.name);
    }
    return names.empty() ? "no environment extends it" : "environments that extend it: " + joined(names);
  }

  bool service(const Entry& entry, const Word& word) {
    if (std::find(services_.begin(), services_.end(), word.text) != services_.end()) return true;
    std::string help = text::did_you_mean(word.text, services_);
    if (help.empty()) help = "remove it, or add the service to an environment";
    report(entry, word, ".services", "there is no service `" + word.text + "`", std::move(help));
    return false;
  }

  /// Each named service must run somewhere in the named environments, and each environment run one of the services.
  void units(const Entry& entry) {
    const std::vector<Word>& environments = entry.scope.environments;
    const std::vector<Word>& services = entry.scope.services;
    if (environments.empty() || services.empty()) return;
    const auto runs = [&](const Word& environment, const Word& service) {
      return units_.contains({environment.text, service.text});
    };
    for (const Word& service : services) {
      const auto here = [&](const Word& environment) { return runs(environment, service); };
      if (std::none_of(environments.begin(), environments.end(), here)) {
        report(entry, service, ".services", "`" + service.text + "` runs in none of the waiver's environments",
               "take it out of the scope, or name an environment where it runs");
      }
    }
    for (const Word& environment : environments) {
      const auto here = [&](const Word& service) { return runs(environment, service); };
      if (std::none_of(services.begin(), services.end(), here)) {
        report(entry, environment, ".environments", "`" + environment.text + "` runs none of the waiver's services",
               "take it out of the scope, or name a service that runs there");
      }
    }
  }

  void report(const Entry& entry, const Word& word, std::string_view key, std::string summary, std::string help) {
    Diagnostic finding = finding_on(entry, rules::waiver_unknown_scope, word.span, key);
    finding.summary = std::move(summary);
    finding.help = std::move(help);
    diagnostics_.add(std::move(finding));
  }

  const model::Model& model_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<std::string_view> environments_;
  std::vector<std::string_view> services_;
  std::set<std::pair<std::string_view, std::string_view>> units_;
};

bool names(const std::vector<Word>& words, const std::string& text) {
  return words.empty() || std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.text == text; });
}

bool is_of_the_model(const std::string& code) {
  const std::string family = code.substr(0, code.find('.'));
  return std::find(kOfTheModel.begin(), kOfTheModel.end(), family) != kOfTheModel.end();
}

/// Whether nobody knows all outputs of the scope.
bool has_blocked_unit(const Scope& scope, std::span<const Diagnostic> findings) {
  return std::any_of(findings.begin(), findings.end(), [&](const Diagnostic& finding) {
    if (finding.rule != &rules::mark_blocked || !names(scope.services, finding.service)) return false;
    return std::any_of(finding.environments.begin(), finding.environments.end(),
                       [&](const std::string& environment) { return names(scope.environments, environment); });
  });
}

}  // namespace

void check_codes(const Waivers& waivers, std::span<const diagnostics::Rule* const> policies,
                 diagnostics::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const diagnostics::Rule* rule : diagnostics::all_rules()) known.push_back(rule->code);
  for (const diagnostics::Rule* rule : policies) known.push_back(rule->code);
  for (const Entry& entry : waivers.entries) {
    for (const Word& code : entry.codes) {
      const diagnostics::Rule* rule = diagnostics::find_rule(code.text);
      if (rule != nullptr && waivable(*rule) == Waivable::never) {
        Diagnostic finding = finding_on(entry, rules::waiver_not_waivable, code.span, ".code");
        finding.summary = "`" + code.text + "` cannot be waived";
        finding.help = "correct what such a finding is about, and remove the waiver";
        diagnostics.add(std::move(finding));
      } else if (rule == nullptr && std::find(known.begin(), known.end(), code.text) == known.end()) {
        Diagnostic finding = finding_on(entry, rules::waiver_unknown_code, code.span, ".code");
        finding.summary = "no finding has the code `" + code.text + "`";
        finding.help = text::did_you_mean(code.text, known);
        if (finding.help.empty()) finding.help = "`stageplot rule` lists the codes";
        diagnostics.add(std::move(finding));
      }
    }
  }
}

void check_scopes(const Waivers& waivers, const model::Model& model, diagnostics::Diagnostics& diagnostics) {
  if (waivers.entries.empty()) return;
  ScopeCheck check(model, diagnostics);
  for (const Entry& entry : waivers.entries) check.check(entry);
}

void end_expired(Waivers& waivers, Day today) {
  for (Entry& entry : waivers.entries) entry.expired = entry.expires < today;
}

void report_expiry(const Waivers& waivers, Day today, diagnostics::Diagnostics& diagnostics) {
  for (const Entry& entry : waivers.entries) {
    const int days = entry.expires.number - today.number;
    if (days > kSoon) continue;
    const bool ended = days < 0;
    Diagnostic finding =
        finding_on(entry, ended ? rules::waiver_expired : rules::waiver_expiring, entry.expires_span, ".expires");
    finding.summary = name_of(entry);
    if (ended) {
      finding.summary += " ended on " + entry.waiver.expires + "; today is " + text_of(today);
    } else {
      finding.summary += " ends on " + entry.waiver.expires + ", ";
      finding.summary += days == 0 ? "today" : "in " + std::to_string(days) + (days == 1 ? " day" : " days");
    }
    finding.primary.text = "the last day";
    finding.help = "correct what it is for and remove it, or agree on a new day with " + entry.waiver.owner;
    diagnostics.add(std::move(finding));
  }
}

void report_unused(const Waivers& waivers, std::span<const Diagnostic> findings,
                   diagnostics::Diagnostics& diagnostics) {
  std::set<std::pair<const Entry*, std::string_view>> used;
  for (const Diagnostic& finding : findings) {
    if (finding.waiver != nullptr) used.emplace(&waivers.entry_of(*finding.waiver), finding.rule->code);
  }
  diagnostics::Diagnostics unused;  // `findings` may stand in `diagnostics`
  for (const Entry& entry : waivers.entries) {
    if (entry.expired) continue;
    for (const Word& code : entry.codes) {
      if (used.contains({&entry, code.text})) continue;
      if (!is_of_the_model(code.text) && has_blocked_unit(entry.scope, findings)) continue;
      Diagnostic finding = finding_on(entry, rules::waiver_unused, code.span, ".code");
      finding.summary = name_of(entry) + " waives nothing: no finding in its scope has the code `" + code.text + "`";
      finding.help = entry.codes.size() > 1 ? "take the code out of the list" : "remove the waiver";
      unused.add(std::move(finding));
    }
  }
  diagnostics.merge(std::move(unused));
}

}  // namespace stageplot::waivers
