#include "crypto/der.hpp"

namespace stageplot::crypto::der {

Bytes element(unsigned char tag, std::string_view contents) {
  Bytes result{static_cast<char>(tag)};
  if (contents.size() < 0x80) {
    result += static_cast<char>(contents.size());
  } else {
    Bytes length;
    for (std::size_t size = contents.size(); size > 0; size >>= 8) {
      length.insert(length.begin(), static_cast<char>(size & 0xFF));
    }
    result += static_cast<char>(0x80 | length.size());
    result += length;
  }
  return result.append(contents);
}

Bytes sequence(std::initializer_list<std::string_view> parts) {
  Bytes contents;
  for (const std::string_view part : parts) contents += part;
  return element(kSequence, contents);
}

Bytes integer(std::string_view number) {
  while (!number.empty() && number.front() == '\0') number.remove_prefix(1);
  const bool needs_zero = number.empty() || (static_cast<unsigned char>(number.front()) & 0x80) != 0;
  return element(kInteger, (needs_zero ? Bytes(1, '\0') : Bytes{}).append(number));
}

Bytes integer(unsigned char small) {
  const char byte = static_cast<char>(small);
  return integer(std::string_view{&byte, 1});
}

Bytes bits(std::string_view bytes, unsigned char unused) {
  return element(kBits, Bytes(1, static_cast<char>(unused)).append(bytes));
}

std::optional<Element> Reader::next() {
  if (rest_.size() < 2) return std::nullopt;
  const auto at = [this](std::size_t i) { return static_cast<unsigned char>(rest_[i]); };
  if ((at(0) & 0x1F) == 0x1F) return std::nullopt;
  std::size_t header = 2;
  std::size_t size = at(1);
  if (size >= 0x80) {
    const std::size_t digits = size & 0x7F;
    if (digits == 0 || digits > 4 || rest_.size() < 2 + digits || at(2) == 0) return std::nullopt;
    size = 0;
    for (std::size_t i = 0; i < digits; ++i) size = size << 8 | at(2 + i);
    if (size < 0x80) return std::nullopt;
    header += digits;
  }
  if (size > rest_.size() - header) return std::nullopt;
  const Element found{at(0), rest_.substr(header, size), rest_.substr(0, header + size)};
  rest_.remove_prefix(header + size);
  return found;
}

std::optional<std::string_view> Reader::next(unsigned char wanted) {
  if (tag() != wanted) return std::nullopt;
  const auto found = next();
  if (!found) return std::nullopt;
  return found->contents;
}

std::optional<Bytes> Reader::next_number() {
  const auto contents = next(kInteger);
  if (!contents || contents->empty() || (static_cast<unsigned char>(contents->front()) & 0x80) != 0) {
    return std::nullopt;
  }
  std::string_view number = *contents;
  while (!number.empty() && number.front() == '\0') number.remove_prefix(1);
  return Bytes{number};
}

}  // namespace stageplot::crypto::der
