// Values and whole evaluations as JSON, so that any program can ask for expressions to be evaluated, a conformance
// suite above all. A VALUE is {"t": kind, "v": …}: int, uint and double as strings, bytes as hexadecimal digits, maps
// as lists of [key, value], durations and timestamps as [seconds, nanoseconds], an empty optional's v is null.
#pragma once

#include <string>
#include <string_view>

#include "document/arena.hpp"
#include "policy/cel/value.hpp"

namespace stageplot::policy::cel {

/// The value that a VALUE describes; false with the reason in `problem` where it describes none. Liberal: numbers need
/// not be strings, `inf`, `Infinity` and `NaN` are doubles.
[[nodiscard]] bool decode_value(const document::Value& json, document::Arena& arena, Value& value,
                                std::string& problem);

/// False where the value has no such form (an opaque type) or is larger than 16 MiB; the reason in `problem`.
[[nodiscard]] bool encode_value(const Value& value, std::string& out, std::string& problem);

/// Answers one line {"id", "expr", "container"?, "bindings"?: {name: VALUE}} with {"id", "value": VALUE} or
/// {"id", "error": text}, without a line break. Undeclared names and wrong kinds are errors of the evaluation. Whatever
/// the line is, there is an answer.
[[nodiscard]] std::string answer_line(std::string_view line);

}  // namespace stageplot::policy::cel
