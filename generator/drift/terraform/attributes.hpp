// The attributes of one resource on both sides, in a form in which what differs is drift: without what only AWS fills
// in, without defaults that nobody set, with the documents that stand in texts opened.
#pragma once

#include <cstddef>

#include "document/arena.hpp"
#include "document/value.hpp"
#include "terraform/aws/facts.hpp"

namespace stageplot::drift {

struct AttributeTrees {
  document::Value model;
  document::Value live;
  std::size_t unknown = 0;  // of the model, and so not compared
};

/// `fact` nullptr: nothing is known of the type, and only what the model sets is compared. `described`: an attribute
/// that `live` does not have may be set all the same.
[[nodiscard]] AttributeTrees comparable_attributes(const document::Value& model, const document::Value& live,
                                                   const terraform::aws::BodyFact* fact, bool described,
                                                   document::Arena& arena);

}  // namespace stageplot::drift
