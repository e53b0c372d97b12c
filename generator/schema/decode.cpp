#include "schema/decode.hpp"

#include <array>
#include <cstddef>
#include <memory_resource>

#include "diagnostics/rules/schema.hpp"
#include "schema/evaluator.hpp"
#include "schema/rebuild.hpp"
#include "schema/report.hpp"

namespace stageplot::schema {
namespace {

using document::Value;

/// Enough for the tables of a unit of some hundred nodes; larger ones go on on the heap.
constexpr std::size_t kStackBytes = 48 * 1024;

class Memory {
 public:
  [[nodiscard]] std::pmr::memory_resource* resource() { return &resource_; }

 private:
  alignas(std::max_align_t) std::array<std::byte, kStackBytes> buffer_;
  std::pmr::monotonic_buffer_resource resource_{buffer_.data(), buffer_.size()};
};

EvaluatorOptions evaluator_options(const DecodeOptions& options, bool fill_defaults) {
  return {.fill_defaults = fill_defaults,
          .max_depth = options.max_depth,
          .max_steps = options.max_steps,
          .max_problems = options.max_findings};
}

/// The tables grow in few steps: a monotonic resource keeps what they outgrow.
Evaluation make_evaluation(std::pmr::memory_resource* memory) {
  Evaluation evaluation(memory);
  evaluation.locations.reserve(256);
  evaluation.annotations.reserve(128);
  return evaluation;
}

}  // namespace

Value decode(const CompiledSchema& schema, const Value& value, const DecodeOptions& options, document::Arena& arena,
             const document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  Memory memory;
  Evaluation evaluation = make_evaluation(memory.resource());
  const EvaluatorOptions limits = evaluator_options(options, options.defaults == Defaults::fill_in);
  Evaluator(schema.program(), limits, memory.resource(), evaluation).run(value);
  if (!evaluation.problems.empty() || evaluation.limit != Limit::none) {
    report_problems(schema.program(), evaluation, options, origins, diagnostics);
  }
  if (evaluation.locations.front().is_example) return value;
  try {
    return rebuild(schema.program(), evaluation, arena, memory.resource());
  } catch (const document::ArenaExhausted&) {
    diagnostics.add({.rule = &diagnostics::rules::schema_limit,
                     .owner = options.owner,
                     .summary = std::string(options.name) + " can't be decoded: it takes more memory than the limit",
                     .primary = {.span = origins.span(value.origin)},
                     .path = std::string(options.path)});
    return value;
  }
}

bool validate(const CompiledSchema& schema, const Value& value, const DecodeOptions& options,
              const document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  Memory memory;
  Evaluation evaluation = make_evaluation(memory.resource());
  const EvaluatorOptions limits = evaluator_options(options, false);
  const bool valid = Evaluator(schema.program(), limits, memory.resource(), evaluation).run(value);
  if (!valid) report_problems(schema.program(), evaluation, options, origins, diagnostics);
  return valid;
}

bool is_valid(const CompiledSchema& schema, const Value& value) {
  Memory memory;
  Evaluation evaluation = make_evaluation(memory.resource());
  const EvaluatorOptions limits{.quiet = true};
  return Evaluator(schema.program(), limits, memory.resource(), evaluation).run(value);
}

}  // namespace stageplot::schema
