// .Release: what is being installed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/arena.hpp"

namespace stageplot::chart {

struct Release {
  std::string name = "release-name";
  std::string namespace_name = "default";
  bool is_upgrade = false;
};

/// Helm's words for a name that no release may have; nullopt for a good one.
[[nodiscard]] std::optional<std::string> check_release_name(std::string_view name);

/// The map that templates see.
[[nodiscard]] document::Value make_release(document::Arena& arena, const Release& release);

}  // namespace stageplot::chart
