#include "terraform/evaluate/module.hpp"

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "document/object.hpp"
#include "terraform/evaluate/module_evaluation.hpp"
#include "terraform/functions/number.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {

const ArgumentPlace* BodyPlaces::argument(std::string_view name) const {
  for (const ArgumentPlace& place : arguments) {
    if (place.name == name) return &place;
  }
  return nullptr;
}

const BlockPlace* BodyPlaces::block(std::string_view name, std::size_t index) const {
  for (const BlockPlace& place : blocks) {
    if (place.name == name && place.index == index) return &place;
  }
  return nullptr;
}

std::string EvaluatedResource::address() const {
  std::string text = ResourceName{mode, type, name}.address();
  switch (index_kind) {
    case IndexKind::none:
      return text;
    case IndexKind::count:
      return text + "[" + number_text(index) + "]";
    case IndexKind::each:
      return text + "[" + text::go_quote(index.text()) + "]";
    case IndexKind::unknown:
      return text + "[…]";
  }
  return text;
}

EvaluatedModule evaluate_module(const ModuleInput& input, document::Arena& arena, document::Origins& origins,
                                diagnostics::Diagnostics& diagnostics) {
  EvaluatedModule result;
  const Declarations declarations = read_declarations(input, diagnostics);
  ValueFactory values(arena, origins);
  ModuleEvaluation evaluation(input, declarations, values, diagnostics, result);
  const auto stop = [&](std::string_view what) {
    result.is_complete = false;
    diagnostics.add({.rule = &diagnostics::rules::terraform_evaluation_limit,
                     .owner = input.owner,
                     .summary = "the module takes more " + std::string(what) + " to evaluate than is permitted",
                     .primary = {.span = evaluation.place(), .text = "while this was evaluated", .resolved = {}},
                     .help = "divide the module, or make its collections smaller"});
  };
  try {
    evaluation.run();
  } catch (const LimitReached&) {
    stop("steps");
  } catch (const document::ArenaExhausted&) {
    stop("memory");
  }
  evaluation.finish();
  return result;
}

}  // namespace stageplot::terraform
