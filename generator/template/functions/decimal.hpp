// Decimal arithmetic as shopspring/decimal does it for addf, subf, mulf and divf: a float enters as the decimal that it
// prints as, so that 0.1 + 0.2 is 0.3. Big numbers are libcrypto's.
#pragma once

#include <memory>
#include <optional>
#include <string>

struct bignum_st;

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
  struct Free {
    void operator()(bignum_st* number) const;
  };
  using Number = std::unique_ptr<bignum_st, Free>;

  Decimal(Number coefficient, int exponent);
  [[nodiscard]] static Number make();
  [[nodiscard]] Number scaled_to(int exponent) const;

  Number coefficient_;
  int exponent_ = 0;
};

}  // namespace stageplot::gotemplate
