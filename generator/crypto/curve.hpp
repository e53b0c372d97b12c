// The NIST curves: what is fixed for each, and multiples of the base point. Inside crypto/ only.
#pragma once

#include <string_view>

#include "crypto/digest.hpp"
#include "crypto/number.hpp"
#include "crypto/private_key.hpp"

namespace stageplot::crypto {

struct CurveFacts {
  Curve curve;
  Hash hash;                // that certificates are signed with
  std::size_t size;         // of a coordinate and of the order, in bytes
  std::string_view object;  // the contents of its OBJECT IDENTIFIER
  std::string_view order;
  std::string_view signature_object;
};

[[nodiscard]] const CurveFacts& facts(Curve curve);
/// nullptr for another curve.
[[nodiscard]] const CurveFacts* find_curve(std::string_view object);

[[nodiscard]] Number curve_order(Curve curve);
/// secret * base point, uncompressed: 04, x, y.
[[nodiscard]] Bytes multiply_base(Curve curve, const Number& secret);

}  // namespace stageplot::crypto
