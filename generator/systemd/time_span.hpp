// Lengths of time as systemd reads them: `90`, `1min 30s`, `500ms`, `infinity`.
#pragma once

#include <string_view>

namespace stageplot::systemd {

/// Whether systemd takes the text; a number without a unit is seconds.
[[nodiscard]] bool is_time_span(std::string_view text);

}  // namespace stageplot::systemd
