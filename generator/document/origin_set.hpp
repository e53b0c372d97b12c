// A set of run-wide origins that many threads add to at once: which values of the model a run has used, for example.
// One bit an origin, so that a whole company's reads take a few hundred kilobytes.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "document/origin.hpp"

namespace stageplot::document {

class OriginSet {
 public:
  /// For the origins that `origins` has now; later ones are not kept.
  explicit OriginSet(const Origins& origins) : words_(origins.size() / kBits + 1) {}

  /// Ids of a unit's own table (and `none`) are left out: they mean nothing after the unit. Safe from several threads.
  void insert(OriginId id) {
    const auto number = static_cast<std::uint32_t>(id);
    if (number == 0 || number / kBits >= words_.size()) return;
    std::atomic<std::uint64_t>& word = words_[number / kBits];
    const std::uint64_t bit = std::uint64_t{1} << (number % kBits);
    // Most are there already, and a plain read shares the cache line.
    if ((word.load(std::memory_order_relaxed) & bit) == 0) word.fetch_or(bit, std::memory_order_relaxed);
  }

  [[nodiscard]] bool contains(OriginId id) const {
    const auto number = static_cast<std::uint32_t>(id);
    if (number / kBits >= words_.size()) return false;
    return ((words_[number / kBits].load(std::memory_order_relaxed) >> (number % kBits)) & 1) != 0;
  }

 private:
  static constexpr std::uint32_t kBits = 64;
  std::vector<std::atomic<std::uint64_t>> words_;
};

}  // namespace stageplot::document
