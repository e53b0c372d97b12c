// What a template can learn that is not in its values: the time, chance, and the network. A run decides what they are.
// `stageplot template` hands out the real ones, as Helm does, or ones that follow from `--seed` and `--now`; a
// project's render hands out none, since the same model must give the same bytes, and what asks for them is an error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace stageplot::gotemplate {

/// A point in time: seconds since 1970-01-01T00:00:00Z, and nanoseconds within the second.
struct Moment {
  std::int64_t seconds = 0;
  std::uint32_t nanoseconds = 0;
  std::int64_t since_start = 0;  // nanoseconds since the process began; 0: nobody read a clock for this
};

/// Belongs to one render, and is asked from one thread.
class Surroundings {
 public:
  virtual ~Surroundings() = default;
  [[nodiscard]] virtual Moment now() = 0;
  /// What the variable TZ says, as calendar::local_place reads it; `/etc/localtime` where it is not set.
  [[nodiscard]] virtual std::string_view local_zone() const = 0;
  /// Fills all of `bytes`.
  virtual void fill_random(std::span<std::byte> bytes) = 0;
};

}  // namespace stageplot::gotemplate
