// Reads `policies/*.yaml`: policies, bindings and parameters, linked and compiled.
#pragma once

#include <memory>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "policy/policy.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::policy {

inline constexpr std::string_view kFolder = "policies";

/// All policies of `tree`, the files in the order of their names; `waivers.yaml` is none of them. What is wrong is
/// `policy.bad-file` or `policy.expression`; such a policy is listed but not sound, so that it never runs. `origins`
/// must be the table that the units' values have below theirs.
[[nodiscard]] std::unique_ptr<Policies> load_policies(const source::FileTree& tree, source::SourceFiles& sources,
                                                      document::Origins& origins,
                                                      diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::policy
