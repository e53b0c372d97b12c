#include "document/runs.hpp"

#include <algorithm>

namespace stageplot::document {

OriginId origin_at(std::span<const Run> runs, std::size_t at, OriginId whole) {
  const auto after = std::ranges::upper_bound(runs, at, {}, [](const Run& run) { return std::size_t{run.begin}; });
  return after == runs.begin() ? whole : (after - 1)->origin;
}

}  // namespace stageplot::document
