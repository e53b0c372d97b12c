// The waivers of a project (`policies/waivers.yaml`) as data. Findings point at them, so they live as long as the run.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/waiver.hpp"
#include "policy/waivers/date.hpp"
#include "policy/waivers/scope_pattern.hpp"
#include "source/span.hpp"

namespace stageplot::waivers {

/// A word of the file with its place.
struct Word {
  std::string text;
  source::Span span;
};

/// What a finding must be about, all of it. An empty list asks nothing; a finding that is bound to no environment (no
/// service) is in none of those that are named, and one in several must have all of them here.
struct Scope {
  std::vector<Word> environments;
  std::vector<Word> services;
  std::optional<ScopePattern> path;
  std::optional<ScopePattern> file;
};

struct Entry {
  diagnostics::Waiver waiver;
  std::vector<Word> codes;
  Scope scope;
  Day expires;
  source::Span span;          // of the whole entry
  source::Span id_span;       // none without an id
  source::Span expires_span;  // of the day
  bool expired = false;       // set by end_expired; it waives nothing then
};

struct Waivers {
  std::deque<Entry> entries;  // in the order of the file; addresses stay
  std::map<std::string, std::vector<const Entry*>, std::less<>> by_code;

  /// The entry that a finding's waiver belongs to.
  [[nodiscard]] const Entry& entry_of(const diagnostics::Waiver& waiver) const { return entries[waiver.number - 1]; }
};

/// How findings call an entry: `the waiver budget` with its id in backticks, else by its first code.
[[nodiscard]] std::string name_of(const Entry& entry);

}  // namespace stageplot::waivers
