// What the tests of CEL share: an expression with a document in YAML as `object`, and its result as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/arena.hpp"
#include "document/origin.hpp"
#include "policy/cel/evaluate.hpp"
#include "source/source_files.hpp"

namespace stageplot::policy::cel {

/// A YAML document with the model's marks, read once.
class Subject {
 public:
  explicit Subject(std::string_view yaml);

  [[nodiscard]] const document::Value& value() const { return value_; }
  /// The text under the place that a failure names.
  [[nodiscard]] std::string text_at(document::OriginId origin) const;

 private:
  source::SourceFiles sources_;
  document::Origins origins_;
  document::Arena arena_;
  document::Value value_;
};

/// The result as an expression would write it, `error: MESSAGE` (with its data path in front), `unknown: PATHS`, or
/// `refused: MESSAGE` where it does not compile.
[[nodiscard]] std::string outcome(std::string_view expression, const Subject* subject = nullptr);

/// The part of the expression under a span, in brackets where it stands: `a.[b].c`.
[[nodiscard]] std::string marked(std::string_view expression, TextSpan span);

}  // namespace stageplot::policy::cel
