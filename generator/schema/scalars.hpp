// The typed scalars of `x-type`: which there are, and whether a text is one. The only file of the stage that knows
// units/.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/type.hpp"
#include "document/value.hpp"

namespace stageplot::schema {

/// The type that `x-type: NAME` means; nullopt for a name of none (`secret` is no scalar type).
[[nodiscard]] std::optional<document::TypeId> scalar_type(std::string_view name);
/// Every name that `x-type` can have, `secret` too.
[[nodiscard]] std::vector<std::string_view> scalar_type_names();

enum class ScalarFit : std::uint8_t {
  typed,    // it is one
  plain,    // it is allowed but stays what it is: a bare number of seconds, a count beside a percentage, null
  refused,  // it is none
};

struct ScalarVerdict {
  ScalarFit fit = ScalarFit::plain;
  std::string_view problem;  // where refused: a part of a sentence, as units::Parsed gives it
};

/// Maps and lists are `plain`: the keyword `type` is what refuses them.
[[nodiscard]] ScalarVerdict judge_scalar(document::TypeId type, const document::Value& value);

/// For findings: "a quantity", and "for example `500m` or `1Gi`".
[[nodiscard]] std::string_view scalar_title(document::TypeId type);
[[nodiscard]] std::string_view scalar_example(document::TypeId type);

}  // namespace stageplot::schema
