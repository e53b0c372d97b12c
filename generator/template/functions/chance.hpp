// The run's chance as the functions ask for it.
#pragma once

#include "crypto/byte_source.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

class Chance final : public crypto::ByteSource {
 public:
  /// Throws a FunctionError where the run has none.
  explicit Chance(Runtime& runtime);
  void fill(std::span<std::byte> bytes) override;

 private:
  Surroundings& surroundings_;
};

/// The run's surroundings; throws a FunctionError where it has none.
[[nodiscard]] Surroundings& require_surroundings(Runtime& runtime);

}  // namespace stageplot::gotemplate
