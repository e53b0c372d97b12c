// Words for values and schemas in findings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/origin.hpp"
#include "document/value.hpp"
#include "schema/program.hpp"
#include "source/source_files.hpp"

namespace stageplot::schema {

/// "a string", "an integer", "null".
[[nodiscard]] std::string_view kind_words(const document::Value& value);
/// "a string or a list", from TypeBits.
[[nodiscard]] std::string type_words(std::uint32_t type_bits);
/// A scalar as it was written, shortened to 60 characters and in one line; maps and lists by their kind.
[[nodiscard]] std::string shown(const document::Value& value, const document::Origins& origins,
                                const source::SourceFiles* sources);
/// What a schema asks for, in a few words: its title, its constant, its type, the keys it requires; may be empty.
[[nodiscard]] std::string schema_words(const Program& program, NodeId node);
/// "`a`, `b` or `c`".
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view last_separator);
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace stageplot::schema
