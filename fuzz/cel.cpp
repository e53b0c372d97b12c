// Policies' expressions: compile any text, and evaluate what compiles with a bounded number of steps.
#include <array>

#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "policy/cel/evaluate.hpp"
#include "policy/cel/program.hpp"
#include "target.hpp"

namespace stageplot::fuzz {
namespace {

namespace cel = policy::cel;

constexpr std::string_view kObject = R"({"kind": "Deployment", "metadata": {"name": "a-b", "labels": {"app": "x"}},
  "spec": {"replicas": 3, "list": [1, 2.5, "three", null, true], "text": "ä€😀", "cpu": "500m", "cidr": "10.0.0.0/8"}})";

}  // namespace

void run_input(std::string_view input) {
  static const cel::Environment kEnvironment{.variables = {{.name = "object"}, {.name = "x"}}};
  const cel::Compilation compilation = cel::compile(input, kEnvironment);
  require((compilation.program == nullptr) == !compilation.errors.empty(), "either a program or errors");
  if (!compilation.program) return;
  document::Arena data_arena;
  std::string reason;
  const auto object = document::read_json_text(kObject, document::OriginId::none, data_arena, {}, reason);
  const std::array values{cel::Value::from(*object), cel::Value::of_integer(7)};
  document::Arena arena(std::size_t{64} << 20);
  cel::Budget budget{.steps_left = 100'000};
  (void)cel::evaluate(*compilation.program, {.values = values}, arena, budget);
}

}  // namespace stageplot::fuzz
