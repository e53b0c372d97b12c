// Values of the model by what they mean: whether two are the same, and whether a declared bound holds between them.
#pragma once

#include <string_view>

#include "diff/shape.hpp"
#include "document/value.hpp"

namespace stageplot::parity {

/// Typed scalars are the same in any spelling: `3Gi` and `3072Mi`, `1m` and `60s`.
class ModelShape final : public diff::Shape {
 public:
  [[nodiscard]] bool same_scalar(diff::Place place, const document::Value& a, const document::Value& b) const override;
};

/// `comparison` is `<`, `<=`, `>` or `>=`. Numbers, amounts (`512Mi`), durations (`15m`) and percentages are compared
/// by what they mean; false where the two are not of one such kind.
[[nodiscard]] bool holds(const document::Value& left, std::string_view comparison, const document::Value& right);

}  // namespace stageplot::parity
