// Decimal arithmetic as shopspring/decimal does it for addf, subf, mulf and divf: a float enters as the decimal that it
// prints as, so that 0.1 + 0.2 is 0.3. Big numbers are GMP's.
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace stageplot::gotemplate {

/// coefficient × 10^exponent.
class Decimal {
 public:
  /// nullopt for infinities and NaN.
  [[nodiscard]] static std::optional<Decimal> from_float(double value);

  Decimal(Decimal&&) noexcept;
  Decimal& operator=(Decimal&&) noexcept;
  ~Decimal();

  [[nodiscard]] Decimal plus(const Decimal& other) const;
  [[nodiscard]] Decimal minus(const Decimal& other) const;
  [[nodiscard]] Decimal times(const Decimal& other) const;
  /// Rounded to 16 digits behind the point, halves away from zero. `other` must not be zero.
  [[nodiscard]] Decimal divided_by(const Decimal& other) const;
  [[nodiscard]] bool is_zero() const;

  /// The nearest double.
  [[nodiscard]] double to_float() const;

 private:
  struct Integer;

  explicit Decimal(int exponent);  // of 0
  [[nodiscard]] Integer scaled_to(int exponent) const;

  std::unique_ptr<Integer> coefficient_;
  int exponent_ = 0;
};

}  // namespace stageplot::gotemplate
