// The entries of a gzipped tar archive, one after the other, for a caller who decides about each before a byte of it is
// kept. What an archive says about itself is not believed: what it unpacks to and the number of its entries are
// bounded, so that a small file that unpacks to a large one costs no more than the bounds say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace stageplot::source {

struct PackedEntry {
  std::string name;        // as it is written in the archive
  std::uint64_t size = 0;  // of its content; links, devices and the like have none
};

struct PackedLimits {
  std::size_t bytes = std::size_t{160} << 20;  // of the tar archive, with its headers
  std::size_t entries = 100'000;
};

enum class PackedProblem : std::uint8_t {
  none,
  stopped,    // by the caller
  no_gzip,    // it does not begin as one
  cut_off,    // it ends too early
  damaged,    // it can't be unpacked, or is no tar archive
  too_large,  // more bytes or entries than the limits
};

/// Takes an entry before its content is read; false ends the reading. Folders are not shown.
using AcceptsEntry = std::function<bool(const PackedEntry&)>;
/// Takes the content of the entry that was accepted last.
using TakesContent = std::function<void(std::string)>;

/// Reads to the end, or to the first problem; what came before it was taken.
[[nodiscard]] PackedProblem read_packed(std::string_view bytes, const PackedLimits& limits, const AcceptsEntry& accepts,
                                        const TakesContent& takes);

}  // namespace stageplot::source
