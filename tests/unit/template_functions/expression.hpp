// Calls functions as a template would, without the engine: nested calls, pipelines, literals and fields, nothing else.
// Shows the value that a function gives (origins, runs, marks that it used), which the engine's output hides.
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "document/arena.hpp"
#include "document/origin.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate::test {

/// What the engine would refuse before a call (a wrong type, a wrong number of arguments), or what is no expression of
/// the kind that is understood here.
class NotEvaluated final : public std::exception {
 public:
  explicit NotEvaluated(std::string message) : message_(std::move(message)) {}
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

struct Evaluation {
  document::Arena& arena;
  document::Origins& origins;
  document::Value dot;
  const DeployValues* deploy_values = nullptr;
};

/// The value of `replace "a" "b" .text | quote`. Throws FunctionError with `error calling
/// NAME: ` before the function's message, and NotEvaluated.
[[nodiscard]] document::Value evaluate(Evaluation& evaluation, std::string_view expression);

/// What `{{ EXPRESSION }}` prints, in an arena of its own and with nil as its dot.
[[nodiscard]] std::string print(std::string_view expression);
/// The message of the error that the expression gives, empty where it gives none.
[[nodiscard]] std::string error_of(std::string_view expression);

}  // namespace stageplot::gotemplate::test
