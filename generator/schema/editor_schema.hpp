// The schema for editors (`# yaml-language-server: $schema=…`), made from a hand-written one. Layers are partial and
// hold what the tool resolves before validation, so here nothing is required, and every node may also be null, a string
// with `${…}`, or a mark; unknown keys are still refused, except notes (`x-…`). Descriptions are kept.
#pragma once

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::schema {

/// A new tree in `arena` that shares what does not change with `schema`, which must outlive it. Local references
/// (`#/…`) stay valid. Give it to document::write_json.
[[nodiscard]] document::Value editor_schema(const document::Value& schema, document::Arena& arena);

}  // namespace stageplot::schema
