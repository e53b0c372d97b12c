// Names of units: `docker.service`, `getty@tty1.service`, `%i.service`.
#pragma once

#include <string_view>

namespace stageplot::systemd {

/// What stands behind the last dot; empty where there is none.
[[nodiscard]] std::string_view suffix_of(std::string_view unit);

/// Whether systemd takes the name: its characters, its length, a suffix that it knows. Specifiers count as text.
[[nodiscard]] bool is_unit_name(std::string_view name);

}  // namespace stageplot::systemd
