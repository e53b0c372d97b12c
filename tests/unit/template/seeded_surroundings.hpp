// A clock that stands still and chance that is the same in each run.
#pragma once

#include "crypto/seeded_stream.hpp"
#include "template/functions/surroundings.hpp"

namespace stageplot::gotemplate::testing_support {

class SeededSurroundings final : public Surroundings {
 public:
  explicit SeededSurroundings(std::string_view seed = "seed",
                              Moment now = {.seconds = 1'700'000'000, .nanoseconds = 123'456'789})
      : stream_(seed), now_(now) {}
  [[nodiscard]] Moment now() override { return now_; }
  [[nodiscard]] std::string_view local_zone() const override { return "Europe/Berlin"; }
  void fill_random(std::span<std::byte> bytes) override { stream_.fill(bytes); }

 private:
  crypto::SeededStream stream_;
  Moment now_;
};

}  // namespace stageplot::gotemplate::testing_support
