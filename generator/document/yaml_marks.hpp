// The three marks of the model: `!assumed {value, reason}`, `!unknown "reason"`, `!deploy {name, as, example}`. The
// tree builder reads their parts; here they are checked and become values.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "source/span.hpp"

namespace stageplot::document {

enum class Mark { assumed, unknown, deploy };

/// The mark that a tag names, if any.
[[nodiscard]] std::optional<Mark> mark_of_tag(std::string_view tag);
[[nodiscard]] std::string_view mark_text(Mark mark);

/// "did you mean `!unknown`?" for a tag that is none, or the list of all.
[[nodiscard]] std::string suggest_mark(std::string_view tag);

/// One `key: value` of a mark's map.
struct MarkPart {
  std::string_view key;
  source::Span key_span;
  Value value;
};

/// Where a mark stands and where its value goes. Without `origins` (a text in no file) all origins stay as they are.
struct MarkSite {
  Arena& arena;
  Origins* origins = nullptr;
  diagnostics::Diagnostics& diagnostics;
  diagnostics::Owner owner = diagnostics::Owner::model;
  source::Span span;
  std::string path;
  OriginId origin = OriginId::none;
  bool part_refused = false;  // a part has a finding already and stands as an Unknown
};

/// The value of a mark that is written on a map; after a finding an Unknown.
[[nodiscard]] Value make_mark(Mark mark, std::span<const MarkPart> parts, const MarkSite& site);
/// The value of a mark that is written on a scalar or (as nil) on a list.
[[nodiscard]] Value make_scalar_mark(Mark mark, std::optional<std::string_view> text, const MarkSite& site);

/// Stands in for a value that was refused, so that nothing later complains about it again.
[[nodiscard]] Value make_unknown(Arena& arena, std::string_view reason, OriginId origin);

/// A copy of the tree in which every node is assumed for the reason with this number (Origins::add_note).
[[nodiscard]] Value assume(const Value& value, std::uint32_t note, Arena& arena, Origins* origins);

}  // namespace stageplot::document
