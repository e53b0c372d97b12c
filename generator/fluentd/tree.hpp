// A fluentd configuration as a tree of Values, the form in which outputs are compared.
#pragma once

#include "document/arena.hpp"
#include "document/origin.hpp"
#include "fluentd/document.hpp"

namespace stageplot::fluentd {

/// A map {argument, name, parameters, sections} for each section, the root without its two first; `parameters` is a
/// map, `sections` a list in file order, in which an include is {argument, name: "@include"}. A parameter's value is
/// its text, or what its JSON says; text with embedded Ruby is {ruby: TEXT}, so that it never equals the same text in
/// quotes. Each value's origin is its place in the file.
[[nodiscard]] document::Value to_tree(const Section& root, document::Arena& arena, document::Origins& origins);

}  // namespace stageplot::fluentd
