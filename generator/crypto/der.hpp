// DER, as far as keys and certificates need it: pieces that are put together, and a reader that takes one element after
// another. Only tags of one byte occur.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "crypto/byte_source.hpp"

namespace stageplot::crypto::der {

inline constexpr unsigned char kBoolean = 0x01;
inline constexpr unsigned char kInteger = 0x02;
inline constexpr unsigned char kBits = 0x03;
inline constexpr unsigned char kOctets = 0x04;
inline constexpr unsigned char kNull = 0x05;
inline constexpr unsigned char kObject = 0x06;
inline constexpr unsigned char kUtf8 = 0x0C;
inline constexpr unsigned char kPrintable = 0x13;
inline constexpr unsigned char kUtcTime = 0x17;
inline constexpr unsigned char kGeneralizedTime = 0x18;
inline constexpr unsigned char kSequence = 0x30;
inline constexpr unsigned char kSet = 0x31;

/// [number], constructed or primitive.
[[nodiscard]] constexpr unsigned char context(unsigned number, bool constructed) {
  return static_cast<unsigned char>((constructed ? 0xA0U : 0x80U) | number);
}

[[nodiscard]] Bytes element(unsigned char tag, std::string_view contents);
[[nodiscard]] Bytes sequence(std::initializer_list<std::string_view> parts);
/// A non-negative number; one of no bytes is 0.
[[nodiscard]] Bytes integer(std::string_view number);
[[nodiscard]] Bytes integer(unsigned char small);
/// `unused` of the last byte's bits do not count.
[[nodiscard]] Bytes bits(std::string_view bytes, unsigned char unused = 0);

struct Element {
  unsigned char tag = 0;
  std::string_view contents;
  std::string_view whole;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  /// The tag of what comes next; 0 at the end.
  [[nodiscard]] unsigned char tag() const { return rest_.empty() ? 0 : static_cast<unsigned char>(rest_.front()); }

  /// The next element; nullopt where there is none, or its length is not written in the shortest way or goes beyond the
  /// end. Nothing is taken then.
  std::optional<Element> next();
  /// The contents of the next element, which has this tag.
  std::optional<std::string_view> next(unsigned char wanted);
  /// A non-negative INTEGER, without zeros before it.
  std::optional<Bytes> next_number();

 private:
  std::string_view rest_;
};

}  // namespace stageplot::crypto::der
