// Whose environment an export is of: told by facts that only one of two environments has (hosts, region, account,
// roles).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diff/report.hpp"
#include "document/value.hpp"
#include "model/model.hpp"

namespace stageplot::drift {

/// More objects of an export read like another environment's than like those of the one that was asked for.
struct OtherEnvironment {
  std::string name;
  std::size_t objects = 0;      // of the export that read like its own
  std::size_t own_objects = 0;  // that read like those of the one that was asked for
  std::string value;            // one of its facts that was seen
  std::string fact;             // `environment.region`
};

/// The objects that an environment renders.
using RenderEnvironment = std::function<std::vector<document::Value>(const model::Environment&)>;

/// nullopt where the export may be of `environment`. Suspected are environments of which it has a fact that
/// `environment`, whose objects are `wanted`, does not have; only these are rendered. An object reads like the
/// environment whose objects have more of its texts, of those that not both have.
[[nodiscard]] std::optional<OtherEnvironment> find_other_environment(const model::Model& model,
                                                                     std::string_view environment,
                                                                     std::span<const document::Value> wanted,
                                                                     std::span<const document::Value> live,
                                                                     const RenderEnvironment& render);

/// Makes a `leak` of each difference whose live side has another environment's fact that the model's side has not, and
/// says whose it is.
void mark_leaks(const model::Model& model, std::string_view environment, std::vector<diff::Subject>& subjects);

}  // namespace stageplot::drift
