// Where a visited place of the value stands: its data path, its name in a sentence, its span.
#pragma once

#include <string>

#include "document/origin.hpp"
#include "schema/decode.hpp"
#include "schema/evaluation.hpp"
#include "source/span.hpp"

namespace stageplot::schema {

class Places {
 public:
  Places(const Program& program, const Evaluation& evaluation, const DecodeOptions& options,
         const document::Origins& origins)
      : program_(program), evaluation_(evaluation), options_(options), origins_(origins) {}

  /// `workload.ports[0]`, below the options' own path.
  [[nodiscard]] std::string path(LocationId at) const;
  /// The same without the options' path.
  [[nodiscard]] std::string path_in_value(LocationId at) const;
  /// For a summary: `max` in backticks, "`ports[0]`", "the key `Port`", or the name of the whole.
  [[nodiscard]] std::string name(LocationId at) const;
  /// The value itself, or what holds it where it has no place of its own.
  [[nodiscard]] source::Span span(LocationId at) const;
  /// The key of a member, else the value.
  [[nodiscard]] source::Span key_span(LocationId at) const;
  /// Where something missing in the map would go: the map's key, or the map's first byte.
  [[nodiscard]] source::Span inside_span(LocationId at) const;
  /// Whether the text must not be shown.
  [[nodiscard]] bool secret(LocationId at) const;

  [[nodiscard]] const Location& location(LocationId at) const { return evaluation_.locations[at]; }
  /// The key of a member (given or from a default) or of a key's own place; empty elsewhere.
  [[nodiscard]] std::string_view key(LocationId at) const;

 private:
  [[nodiscard]] const document::Member* member(LocationId at) const;

  const Program& program_;
  const Evaluation& evaluation_;
  const DecodeOptions& options_;
  const document::Origins& origins_;
};

}  // namespace stageplot::schema
