// The texts of --set, --set-string and --set-json (`image.tag=1.2,hosts={a,b},ports[0].name=http`) put into a tree of
// values, with Helm's rules for types and its words for mistakes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "chart/profile.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::chart {

enum class SetKind : std::uint8_t {
  typed,  // --set: true, false, null and whole numbers are what they look like
  text,   // --set-string
  json,   // --set-json
};

/// Changes `values` in place; every new value gets the origin `from`. Returns Helm's words where the text cannot be
/// read; what stood in front of the mistake is set then.
[[nodiscard]] std::optional<std::string> set_values(std::string_view text, SetKind kind, document::OriginId from,
                                                    document::Arena& arena, document::Map& values,
                                                    const Profile& profile);

}  // namespace stageplot::chart
