// Reads moments that are written in one of Go's layouts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/moment.hpp"

namespace stageplot::calendar {

/// time.ParseInLocation: what says nothing of its zone is at `place`, and so are abbreviations and offsets that hold
/// there. nullopt with Go's message in `error`. An abbreviation that the place does not know stays in the result, as
/// part of `value`.
[[nodiscard]] std::optional<Instant> parse(std::string_view layout, std::string_view value, const Place& place,
                                           std::string& error);

/// How Go's time package quotes a text in its messages: bytes above ASCII as `\x..`.
[[nodiscard]] std::string quote_in_message(std::string_view text);

}  // namespace stageplot::calendar
