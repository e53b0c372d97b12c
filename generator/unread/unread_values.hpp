// Values of the model that nothing reads: no target, no check, no `${…}`. Such a value looks like a setting and changes
// nothing; often its name is a misunderstanding, or a template forgot it. Only a run over all units can tell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/origin_set.hpp"
#include "model/model.hpp"

namespace stageplot::unread {

/// What a run over all units has shown. Filled by several threads at once.
struct Readings {
  explicit Readings(const model::Model& model) : reads(model.origins), complete(model.units.size()) {}

  /// Of a unit whose outputs are all rendered. Others stopped somewhere: what they would have read is not known.
  void mark_complete(const model::Model& model, const model::Unit& unit) {
    complete[static_cast<std::size_t>(&unit - model.units.data())] = 1;
  }

  document::OriginSet reads;           // what the targets have read
  std::vector<std::uint8_t> complete;  // by index of model.units
  std::vector<std::string> policies;   // data paths that policies read, as checks name theirs
};

struct UnreadValue {
  std::string_view service;  // empty: a fact of the environment
  std::string_view environment;
  std::string path;
  document::OriginId origin = document::OriginId::none;
  std::string_view reason;                   // the schema's `x-model-only`; empty: there is none
  std::vector<std::string_view> incomplete;  // environments that have the value too, where its service is incomplete
};

/// Values for which the schema has a reason why nothing reads them.
enum class Reasoned : std::uint8_t { leave_out, include };

/// A service's values that none of its units reads, and facts of environments that no unit at all reads, as complete
/// units have them: one entry a value and environment. A list is one value, unless it holds maps that are read. What a
/// `${…}` refers to is read, and so is what a check or a policy reads. Left out are keys that begin with `x-`, the
/// pipeline's
/// `!deploy` values, defaults, and the tool's own values. Adds to `readings` what references read.
[[nodiscard]] std::vector<UnreadValue> find_unread_values(const model::Model& model, Readings& readings,
                                                          Reasoned reasoned);

/// Reports each as `model.unread-value`.
void report_unread_values(const model::Model& model, const std::vector<UnreadValue>& values,
                          diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::unread
