// The clock and chance for `stageplot template`: the system's, or those that `--now` and `--seed` set.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/asked_options.hpp"
#include "diagnostics/collector.hpp"
#include "template/functions/surroundings.hpp"

namespace CLI {
class App;
}

namespace stageplot::cli {

struct SurroundingsOptions {
  std::optional<std::string> seed;  // chance follows from it alone (crypto/seeded_stream.hpp); none: the kernel's
  std::string now;                  // a timestamp of RFC 3339 or seconds since 1970; empty: see make_surroundings
};

void add_surroundings_options(CLI::App& app, SurroundingsOptions& options, const AskedOptions& asked);

/// The time stands still where `now` is given, else where the environment has SOURCE_DATE_EPOCH, else at
/// 1970-01-01T00:00:00Z where there is a seed, since two renders with one seed give the same bytes; else it is the
/// system's clock. nullptr after a `usage.bad-option`.
[[nodiscard]] std::unique_ptr<gotemplate::Surroundings> make_surroundings(const SurroundingsOptions& options,
                                                                          diagnostics::Diagnostics& diagnostics);

/// `2026-01-31T08:30:00Z`, with a fraction and an offset as RFC 3339 has them, or seconds since 1970; nullopt for
/// anything else.
[[nodiscard]] std::optional<gotemplate::Moment> parse_moment(std::string_view text);

}  // namespace stageplot::cli
