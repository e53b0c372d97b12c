#include "policy/waivers/apply.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "diagnostics/rules/mark.hpp"
#include "diagnostics/rules/waiver.hpp"

namespace stageplot::waivers {
namespace {

using diagnostics::Diagnostic;

/// Errors of these are opinions, or about what works badly: the output is right as a text.
constexpr std::array<std::string_view, 2> kErrorsToo{"check", "policy"};
/// In these the severity depends on what was found.
constexpr std::array<std::string_view, 5> kOfOutputs{"cloudconfig", "fluentd", "kubernetes", "systemd", "terraform"};
/// About how the tool was called, the state of the disk, and waivers themselves.
constexpr std::array<std::string_view, 5> kNever{"base", "usage", "verify", "waiver", "writer"};

template <std::size_t Size>
bool has(const std::array<std::string_view, Size>& families, std::string_view family) {
  return std::find(families.begin(), families.end(), family) != families.end();
}

bool contains(const std::vector<Word>& words, const std::string& text) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.text == text; });
}

std::string_view file_of(const Diagnostic& finding, const source::SourceFiles& sources) {
  if (finding.primary.resolved) return finding.primary.resolved->file;
  return finding.primary.span.known() ? sources.name(finding.primary.span.file) : std::string_view{};
}

Diagnostic refusal(const Entry& entry, const Diagnostic& finding, const source::SourceFiles& sources) {
  const std::string_view code = finding.rule->code;
  const auto word = std::find_if(entry.codes.begin(), entry.codes.end(), [&](const Word& w) { return w.text == code; });
  diagnostics::Label there{finding.primary.span, "this error", finding.primary.resolved};
  if (!there.resolved && there.span.known()) there.resolved = sources.resolve(there.span);
  Diagnostic result{.rule = &diagnostics::rules::waiver_not_waivable,
                    .owner = diagnostics::Owner::policies,
                    .summary = "`" + std::string{code} + "` is an error that cannot be waived",
                    .primary = {word->span, {}, {}},
                    .help = "correct what it is about; a warning of this code can be waived"};
  if (there.resolved) result.labels.push_back(std::move(there));
  return result;
}

}  // namespace

std::string name_of(const Entry& entry) {
  if (!entry.waiver.id.empty()) return "the waiver `" + entry.waiver.id + "`";
  return "the waiver for `" + entry.codes.front().text + (entry.codes.size() > 1 ? "` and others" : "`");
}

Waivable waivable(const diagnostics::Rule& rule) {
  const std::string_view family = rule.code.substr(0, rule.code.find('.'));
  if (has(kNever, family) || rule.code == diagnostics::rules::mark_blocked.code) return Waivable::never;
  if (has(kErrorsToo, family)) return Waivable::always;
  if (rule.severity == diagnostics::Severity::error && !has(kOfOutputs, family)) return Waivable::never;
  return Waivable::if_no_error;
}

bool covers(const Scope& scope, const Diagnostic& finding, const source::SourceFiles& sources) {
  if (!scope.services.empty() && !contains(scope.services, finding.service)) return false;
  if (!scope.environments.empty()) {
    const auto& names = finding.environments;
    const auto is_here = [&](const std::string& name) { return contains(scope.environments, name); };
    if (names.empty() || !std::all_of(names.begin(), names.end(), is_here)) return false;
  }
  if (scope.path && !scope.path->covers_data_path(finding.path)) return false;
  return !scope.file || scope.file->covers_file(file_of(finding, sources));
}

void apply(const Waivers& waivers, const source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics) {
  if (waivers.entries.empty()) return;
  std::vector<Diagnostic> refusals;
  std::set<std::pair<const Entry*, std::string_view>> refused;
  for (Diagnostic& finding : diagnostics.all()) {
    const auto entries = waivers.by_code.find(finding.rule->code);
    if (finding.waiver != nullptr || entries == waivers.by_code.end()) continue;
    const auto fits = [&](const Entry* entry) { return !entry->expired && covers(entry->scope, finding, sources); };
    const auto entry = std::find_if(entries->second.begin(), entries->second.end(), fits);
    if (entry == entries->second.end()) continue;
    const Waivable allowed = waivable(*finding.rule);
    const bool is_error = finding.effective_severity() == diagnostics::Severity::error;
    if (allowed == Waivable::always || (allowed == Waivable::if_no_error && !is_error)) {
      finding.waiver = &(*entry)->waiver;
    } else if (allowed == Waivable::if_no_error && refused.emplace(*entry, finding.rule->code).second) {
      refusals.push_back(refusal(**entry, finding, sources));  // what is never waivable is said of the code itself
    }
  }
  for (Diagnostic& finding : refusals) diagnostics.add(std::move(finding));
  diagnostics.recount();
}

}  // namespace stageplot::waivers
