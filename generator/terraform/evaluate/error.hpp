// How the evaluation of an expression ends where it cannot give a value. Never leaves the folder: the attribute, `try`
// or `can` around it catches it.
#pragma once

#include <exception>
#include <string>

#include "diagnostics/rule.hpp"
#include "source/span.hpp"
#include "terraform/functions/value.hpp"

namespace stageplot::terraform {

class EvaluationError final : public std::exception {
 public:
  /// Without a rule: somebody has reported it already.
  struct Report {
    const diagnostics::Rule* rule = nullptr;
    source::Span span;
    std::string summary;
    std::string help;
    Inheritance inputs;  // of the values that it failed on
  };

  explicit EvaluationError(Report report) : report_(std::move(report)) {}
  [[nodiscard]] const char* what() const noexcept override { return report_.summary.c_str(); }
  [[nodiscard]] const Report& report() const { return report_; }

 private:
  Report report_;
};

}  // namespace stageplot::terraform
