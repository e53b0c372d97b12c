#include "cli/project_notes.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/render/visible.hpp"
#include "diagnostics/rules/mark.hpp"
#include "diagnostics/rules/waiver.hpp"
#include "model/views.hpp"

namespace stageplot::cli {
namespace {

using diagnostics::Diagnostic;

void print_section(const Streams& streams, const std::vector<Diagnostic>& notes, const diagnostics::Rule& rule,
                   std::string_view heading) {
  std::string lines;
  std::size_t count = 0;
  for (const Diagnostic& note : notes) {
    if (note.rule != &rule || note.waiver != nullptr) continue;
    ++count;
    const source::ResolvedSpan& place = *note.primary.resolved;
    lines += "  " + place.file;
    if (!place.source_line.empty()) {
      lines += ':' + std::to_string(place.begin.line) + ':' + std::to_string(place.begin.column);
    }
    lines += "  " + diagnostics::visible(note.summary) + '\n';
  }
  if (count > 0) streams.out << heading << " (" << count << "):\n" << lines;
}

bool serves_any(const render::Target& target, const model::Model& model) {
  return std::ranges::any_of(model.units, [&](const model::Unit& unit) {
    const auto platform = model::text_at(unit.tree, "platform");
    return platform && *platform == target.platform;
  });
}

}  // namespace

void list_unconfirmed_keys(const render::Plan& plan, const model::Model& model, diagnostics::Diagnostics& notes) {
  for (const render::Target& target : plan.targets) {
    if (target.unconfirmed_keys.empty() || !serves_any(target, model)) continue;
    std::string keys;
    for (const render::UnconfirmedKey& key : target.unconfirmed_keys)
      keys += (keys.empty() ? "`" : ", `") + key.key + '`';
    diagnostics::Label primary;
    primary.resolved = source::ResolvedSpan{
        .file = "templates/" + target.name + "/target.yaml", .begin = {}, .end = {}, .source_line = {}};
    notes.add({.rule = &diagnostics::rules::mark_unconfirmed_keys,
               .owner = diagnostics::Owner::templates,
               .summary = "no document shows under which names these are read: " + keys,
               .primary = primary,
               .path = "unconfirmedKeys"});
  }
}

void print_notes(Session& session, diagnostics::Diagnostics&& notes) {
  diagnostics::Diagnostics copy;
  for (const Diagnostic& note : notes.all()) copy.add(note);
  if (!session.options().quiet && !session.options().verbose) {
    const std::vector<Diagnostic> finished = diagnostics::finish(std::move(copy), session.sources());
    namespace rules = diagnostics::rules;
    print_section(session.streams(), finished, rules::mark_assumed, "assumed, confirmed by no source");
    print_section(session.streams(), finished, rules::mark_unknown, "unknown");
    print_section(session.streams(), finished, rules::mark_unconfirmed_keys, "keys of outputs that nobody confirms");
    print_section(session.streams(), finished, rules::waiver_expiring, "waivers that end soon");
  }
  session.diagnostics().merge(std::move(notes));
}

}  // namespace stageplot::cli
