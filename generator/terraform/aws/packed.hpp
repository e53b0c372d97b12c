// Tables without an address in them. Every std::string_view and std::span of a constant is an address, and a program
// that may be loaded anywhere corrects all of them when it starts: those of these tables were 3,600 on 70 pages, paid
// for by every command, though few look at Terraform. So the compiler packs the tables into bytes, and whoever asks for
// them first has them unpacked.
//
// Packed is: a number in base 128, the low digits first; a text as its length and its bytes; a list as its length and
// its items; a struct as its fields in their order.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>

#include "terraform/aws/facts.hpp"

namespace stageplot::terraform::aws {

template <typename Type>
concept Plain = std::integral<Type> || std::is_enum_v<Type>;

/// Writes into `output`, or counts alone where there is none.
class Packer {
 public:
  template <typename Type>
  using Ref = const Type&;

  constexpr explicit Packer(char* output = nullptr) : output_(output) {}

  [[nodiscard]] constexpr std::size_t size() const { return size_; }

  template <typename... Fields>
  constexpr void operator()(const Fields&... fields) {
    (put(fields), ...);
  }

 private:
  constexpr void byte(unsigned char value) {
    if (output_ != nullptr) output_[size_] = static_cast<char>(value);
    ++size_;
  }
  constexpr void number(std::uint64_t value) {
    for (; value >= 128; value /= 128) byte(static_cast<unsigned char>(128 + value % 128));
    byte(static_cast<unsigned char>(value));
  }
  template <Plain Type>
  constexpr void put(const Type& value) {
    number(static_cast<std::uint64_t>(value));
  }
  constexpr void put(double value) {
    // The exponent and the first digits, which tell them apart, to the low end.
    number(std::rotl(std::bit_cast<std::uint64_t>(value), 16));
  }
  constexpr void put(std::string_view text) {
    number(text.size());
    for (const char c : text) byte(static_cast<unsigned char>(c));
  }
  template <typename Item>
  constexpr void put(std::span<const Item> items) {
    number(items.size());
    for (const Item& item : items) put(item);
  }
  template <typename Fact>
  constexpr void put(const Fact& fact) {
    transfer(*this, fact);
  }

  char* output_;
  std::size_t size_ = 0;
};

/// Reads what a Packer wrote, and nothing else: there is no check. Texts stay in `packed`, lists live as long as
/// `memory`.
class Unpacker {
 public:
  template <typename Type>
  using Ref = Type&;

  Unpacker(std::string_view packed, std::pmr::memory_resource& memory) : packed_(packed), memory_(memory) {}

  template <typename... Fields>
  void operator()(Fields&... fields) {
    (get(fields), ...);
  }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      const auto digit = static_cast<unsigned char>(packed_[position_++]);
      value |= std::uint64_t{digit % 128U} << shift;
      if (digit < 128) return value;
    }
  }
  template <Plain Type>
  void get(Type& value) {
    value = static_cast<Type>(number());
  }
  void get(double& value) { value = std::bit_cast<double>(std::rotr(number(), 16)); }
  void get(std::string_view& text) {
    const std::size_t size = number();
    text = packed_.substr(position_, size);
    position_ += size;
  }
  template <typename Item>
  void get(std::span<const Item>& items) {
    static_assert(std::is_trivially_destructible_v<Item>);
    const std::size_t size = number();
    auto* const first = static_cast<Item*>(memory_.allocate(size * sizeof(Item), alignof(Item)));
    std::uninitialized_default_construct_n(first, size);
    items = {first, size};
    for (Item& item : std::span{first, size}) get(item);
  }
  template <typename Fact>
  void get(Fact& fact) {
    transfer(*this, fact);
  }

  std::string_view packed_;
  std::size_t position_ = 0;
  std::pmr::memory_resource& memory_;
};

// A structured binding names all fields of a struct: one more does not compile until it is packed, too.

template <typename Stream>
constexpr void transfer(Stream& stream, typename Stream::template Ref<ArgumentFact> fact) {
  auto& [name, shape, scalar, spelled, format, traits, words_by, range_by, pattern_by, count_by, length_by, words,
         least, most, multiple_of, has_default, default_value, min_length, max_length, min_items, max_items,
         max_key_length, max_value_length, pattern, not_prefix] = fact;
  stream(name, shape, scalar, spelled, format, traits, words_by, range_by, pattern_by, count_by, length_by, words,
         least, most, multiple_of, has_default, default_value, min_length, max_length, min_items, max_items,
         max_key_length, max_value_length, pattern, not_prefix);
}

template <typename Stream>
constexpr void transfer(Stream& stream, typename Stream::template Ref<Constraint> constraint) {
  auto& [kind, subject, others, values, fallback, ignores_case] = constraint;
  stream(kind, subject, others, values, fallback, ignores_case);
}

template <typename Stream>
constexpr void transfer(Stream& stream, typename Stream::template Ref<BodyFact> body) {
  auto& [arguments, blocks, attributes, constraints] = body;
  stream(arguments, blocks, attributes, constraints);
}

template <typename Stream>
constexpr void transfer(Stream& stream, typename Stream::template Ref<BlockFact> block) {
  auto& [name, nesting, required, deprecated, forces_new, computed, also_argument, min_items, max_items, body] = block;
  stream(name, nesting, required, deprecated, forces_new, computed, also_argument, min_items, max_items, body);
}

template <typename Stream>
constexpr void transfer(Stream& stream, typename Stream::template Ref<TypeFact> type) {
  auto& [name, body] = type;
  stream(name, body);
}

}  // namespace stageplot::terraform::aws
