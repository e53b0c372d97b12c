// What an operator or function works with while an expression is evaluated: memory, the step budget, and a way to fail
// at the place in the expression that is being evaluated.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "document/arena.hpp"
#include "policy/cel/ast.hpp"
#include "policy/cel/failure.hpp"
#include "policy/cel/pattern.hpp"
#include "policy/cel/value.hpp"

namespace stageplot::policy::cel {

/// Steps are a deterministic measure of work: one a node, more for calls that look at long values. About ten million a
/// second. Passed by reference, so that several expressions can share one budget.
struct Budget {
  static constexpr std::uint64_t kDefaultSteps = 1'000'000;  // what Kubernetes allows one expression
  std::uint64_t steps_left = kDefaultSteps;
};

/// Abandons an evaluation; never leaves this stage.
struct BudgetExhausted {};

class Context {
 public:
  Context(document::Arena& arena, Budget& budget, const Program& program)
      : arena_(arena), budget_(budget), program_(program) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  [[nodiscard]] document::Arena& arena() { return arena_; }

  void charge(std::uint64_t steps) {
    if (steps > budget_.steps_left) throw BudgetExhausted{};
    budget_.steps_left -= steps;
  }
  /// For going through `bytes` of text.
  void charge_text(std::size_t bytes) { charge(bytes / 16); }

  /// An error at the current node; the message is copied.
  [[nodiscard]] Value fail(std::string_view message);
  [[nodiscard]] Value no_overload(std::string_view function, std::span<const Value> arguments);
  /// Both, without duplicates.
  [[nodiscard]] Value merge_unknowns(const Value& a, const Value& b);
  [[nodiscard]] Value make_unknown(std::string_view path, document::OriginId origin);

  [[nodiscard]] Value string(std::string_view text, Kind kind = Kind::string);
  /// Memory for a list, charged.
  [[nodiscard]] std::span<Value> items(std::size_t count);
  [[nodiscard]] Value optional(const Value& inner);

  template <typename T>
  [[nodiscard]] Value opaque(Kind kind, const T& content) {
    static_assert(std::is_trivially_destructible_v<T>);
    charge(1);
    return Value::of_opaque(kind, new (arena_.allocate(sizeof(T), alignof(T))) T(content));
  }

  /// The compiled expression; nullptr with the failure in `failure` where it is none. A literal is compiled once.
  [[nodiscard]] const Pattern* pattern(const Value& text, Value& failure);

  /// The node that is evaluated: where errors point.
  const Node* at = nullptr;

 protected:
  [[nodiscard]] const Program& program() const { return program_; }

 private:
  document::Arena& arena_;
  Budget& budget_;
  const Program& program_;
  std::map<std::string, std::unique_ptr<const Pattern>, std::less<>> patterns_;  // those that are no literals
};

}  // namespace stageplot::policy::cel
