// Runs of an assembled string: which part of its text came from where.
#pragma once

#include <cstddef>
#include <span>

#include "document/value.hpp"

namespace stageplot::document {

/// The origin of byte `at` of a text with these runs; `whole` in front of the first one.
[[nodiscard]] OriginId origin_at(std::span<const Run> runs, std::size_t at, OriginId whole);

}  // namespace stageplot::document
