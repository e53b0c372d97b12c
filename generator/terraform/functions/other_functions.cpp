// Functions that are about expressions, those whose result nobody can know before an apply, and those of Terraform that
// are not here.
#include "terraform/functions/families.hpp"

namespace stageplot::terraform {
namespace {

constexpr Function kFunctions[] = {
    {.name = "base64gzip", .parameters = {}, .kind = FunctionKind::not_provided},
    {.name = "bcrypt", .parameters = {}, .kind = FunctionKind::unpredictable},
    {.name = "can", .parameters = {}, .kind = FunctionKind::by_evaluator},
    {.name = "plantimestamp", .parameters = {}, .kind = FunctionKind::unpredictable},
    {.name = "rsadecrypt", .parameters = {}, .kind = FunctionKind::not_provided},
    {.name = "timestamp", .parameters = {}, .kind = FunctionKind::unpredictable},
    {.name = "try", .parameters = {}, .kind = FunctionKind::by_evaluator},
    {.name = "uuid", .parameters = {}, .kind = FunctionKind::unpredictable},
};

}  // namespace

std::span<const Function> other_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
