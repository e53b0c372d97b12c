// A file of Terraform's language as the tree that the semantic diff compares: blocks by type and labels, attributes by
// name, literals as their values and everything else as the text of its expression.
#pragma once

#include <functional>

#include "diff/section_shape.hpp"
#include "document/arena.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform::hcl {

/// The origin of a range of the text.
using OriginOf = std::function<document::OriginId(Range)>;

/// The layout is that of diff/section_shape.hpp: `resource[aws_elb.app].listener.lb_port`. Texts stand as HCL writes
/// their inside, with `$${` for a literal `${`, so that an expression, `${var.port}`, never equals a text. Nested
/// blocks without labels are told apart by their number, tags and the like by the key that they have.
[[nodiscard]] document::Value to_diff_tree(const File& file, document::Arena& arena, const OriginOf& origin_of);

/// The order of blocks means nothing.
class BodyShape final : public diff::SectionShape {
 public:
  BodyShape() : SectionShape(diff::Pairing::keyed) {}
};

}  // namespace stageplot::terraform::hcl
