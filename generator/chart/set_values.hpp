// The texts of --set, --set-string, --set-json, --set-file and --set-literal
// (`image.tag=1.2,hosts={a,b},ports[0].name=http`) put into a tree of values, with Helm's rules for types and its words
// for mistakes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "chart/profile.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::chart {

enum class SetKind : std::uint8_t {
  typed,    // --set: true, false, null and whole numbers are what they look like
  text,     // --set-string
  json,     // --set-json
  file,     // --set-file: the text of the file of this name
  literal,  // --set-literal: one key, and everything behind its `=`
};

/// The text of a file that --set-file names; on failure nullopt with Helm's words in `error`.
using ReadSetFile = std::function<std::optional<std::string>(const std::string& path, std::string& error)>;

/// Changes `values` in place; every new value gets the origin `from`. Returns Helm's words where the text cannot be
/// read; what stood in front of the mistake is set then. `read_file` is asked for `SetKind::file` alone.
[[nodiscard]] std::optional<std::string> set_values(std::string_view text, SetKind kind, document::OriginId from,
                                                    document::Arena& arena, document::Map& values,
                                                    const Profile& profile, const ReadSetFile& read_file = {});

}  // namespace stageplot::chart
