// Makes the decoded tree from the value and what the schema said about it. Internal to the stage.
#pragma once

#include <memory_resource>

#include "document/arena.hpp"
#include "schema/evaluation.hpp"

namespace stageplot::schema {

/// The value of `evaluation`'s root with types, secret flags and defaults; shares every map and list without a change
/// below it.
[[nodiscard]] document::Value rebuild(const Program& program, const Evaluation& evaluation, document::Arena& arena,
                                      std::pmr::memory_resource* memory);

}  // namespace stageplot::schema
