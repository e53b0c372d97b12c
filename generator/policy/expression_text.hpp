// A CEL expression as it stands in a YAML file: its text, and which byte of the file each part of it comes from,
// through quotes, escapes, folded lines and the indentation of block scalars.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/cel/failure.hpp"
#include "source/span.hpp"

namespace stageplot::policy {

class ExpressionText {
 public:
  ExpressionText() = default;
  /// `decoded` is what YAML reads; `written` what stands in the file under `span`.
  ExpressionText(std::string_view decoded, std::string_view written, source::Span span);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  /// Of the whole scalar.
  [[nodiscard]] source::Span whole() const { return whole_; }
  /// Where a part of the expression stands in the file; the whole scalar where that cannot be told.
  [[nodiscard]] source::Span place(cel::TextSpan part) const;

 private:
  std::string text_;
  source::Span whole_;
  std::vector<std::uint32_t> offsets_;  // of each byte of text_, and of its end; empty: cannot be told
};

}  // namespace stageplot::policy
