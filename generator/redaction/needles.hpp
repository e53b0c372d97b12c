// Finds any of many known texts in a text, in one pass.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stageplot::redaction {

struct Found {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t number = 0;
};

class Needles {
 public:
  static constexpr std::size_t kShortest = 4;  // bytes

  /// `needle` has at least kShortest bytes. The number of the first of equal ones stays.
  void add(std::string_view needle, std::size_t number);

  /// The longest known text at each place, from left to right; they may overlap. Needles of fewer than six bytes are
  /// found as words of their own alone: `test` is no part of `latest`.
  [[nodiscard]] std::vector<Found> find_all(std::string_view text) const;

 private:
  struct Needle {
    std::string text;
    std::size_t number;
  };
  /// Needles of at least `length` bytes by these first bytes, the longest first.
  struct Prefixes {
    std::size_t length;
    std::unordered_map<std::string_view, std::vector<const Needle*>> needles;
  };

  [[nodiscard]] const Needle* longest_at(std::string_view text, std::size_t at) const;

  std::unordered_map<std::string, Needle> needles_;
  std::array<Prefixes, 4> prefixes_ = {Prefixes{64, {}}, Prefixes{16, {}}, Prefixes{8, {}}, Prefixes{kShortest, {}}};
  std::bitset<65536> beginnings_;  // by a hash of the first four bytes
};

}  // namespace stageplot::redaction
