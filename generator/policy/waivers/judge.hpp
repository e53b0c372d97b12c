// What is wrong with the waivers themselves: names that are not there, days that are past, exceptions that nothing
// needs.
#pragma once

#include <span>

#include "diagnostics/collector.hpp"
#include "model/model.hpp"
#include "policy/waivers/waivers.hpp"

namespace stageplot::waivers {

/// Days before its end from which on a waiver is listed.
inline constexpr int kSoon = 30;

/// Reports `waiver.unknown-code` and `waiver.not-waivable`. `policies` are the rules of the project's policies, which
/// the registry does not have.
void check_codes(const Waivers& waivers, std::span<const diagnostics::Rule* const> policies,
                 diagnostics::Diagnostics& diagnostics);

/// Reports `waiver.unknown-scope`. The model must be whole and without errors: else a name could be missing for
/// another reason.
void check_scopes(const Waivers& waivers, const model::Model& model, diagnostics::Diagnostics& diagnostics);

/// Marks what has ended before `today`, so that it waives nothing. Call it before anything is waived.
void end_expired(Waivers& waivers, Day today);

/// Reports `waiver.expired` and `waiver.expiring`.
void report_expiry(const Waivers& waivers, Day today, diagnostics::Diagnostics& diagnostics);

/// Reports `waiver.unused`. `findings` are all of a `check` of everything without errors, with their waivers.
void report_unused(const Waivers& waivers, std::span<const diagnostics::Diagnostic> findings,
                   diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::waivers
