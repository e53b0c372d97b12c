#include "expression.hpp"

#include <vector>

#include "document/map.hpp"
#include "template/functions/go_value.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate::test {
namespace {

using document::Kind;
using document::TypeId;
using document::Value;

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

class Reader {
 public:
  Reader(Evaluation& evaluation, std::string_view text) : evaluation_(evaluation), rest_(text) {}

  Value whole() {
    const Value value = pipeline();
    if (!rest_.empty()) refuse();
    return value;
  }

 private:
  [[noreturn]] void refuse() { throw NotEvaluated("not understood: " + std::string(rest_)); }

  void skip_spaces() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }

  bool take(char c) {
    skip_spaces();
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view take_word() {
    std::size_t size = 0;
    while (size < rest_.size() && is_word(rest_[size])) ++size;
    const std::string_view word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return word;
  }

  Value pipeline() {
    Value value = command(nullptr);
    while (take('|')) value = command(&value);
    return value;
  }

  bool at_end_of_command() {
    skip_spaces();
    return rest_.empty() || rest_.front() == '|' || rest_.front() == ')';
  }

  Value command(const Value* piped) {
    skip_spaces();
    const bool is_call = !rest_.empty() && is_word(rest_.front()) && !(rest_.front() >= '0' && rest_.front() <= '9');
    if (!is_call) {
      const Value value = operand();
      if (piped != nullptr || !at_end_of_command()) refuse();
      return value;
    }
    const std::string_view before = rest_;
    const std::string_view name = take_word();
    if (name == "true" || name == "false" || name == "nil") {
      rest_ = before;
      return operand();
    }
    std::vector<Value> arguments;
    while (!at_end_of_command()) arguments.push_back(operand());
    if (piped != nullptr) arguments.push_back(*piped);
    return call(name, arguments);
  }

  Value operand() {
    skip_spaces();
    if (rest_.empty()) refuse();
    const char c = rest_.front();
    if (c == '(') return parenthesis();
    if (c == '.') return fields(evaluation_.dot);
    if (c == '"' || c == '`') return literal_text();
    if ((c >= '0' && c <= '9') || c == '-' || c == '+') return number();
    const std::string_view word = take_word();
    if (word == "true" || word == "false") return Value::of(word == "true");
    if (word == "nil") return Value::nothing();
    return call(word, {});
  }

  Value parenthesis() {
    take('(');
    const Value inner = pipeline();
    if (!take(')')) refuse();
    return rest_.starts_with('.') ? fields(inner) : inner;
  }

  Value fields(Value value) {
    while (rest_.starts_with('.')) {
      rest_.remove_prefix(1);
      const std::string_view name = take_word();
      if (name.empty()) break;
      if (!value.is_map()) refuse();
      const Value* member = document::find(value, name);
      value = member == nullptr ? Value::nothing() : *member;
    }
    return value;
  }

  Value literal_text() {
    std::size_t end = 1;
    while (end < rest_.size() && rest_[end] != rest_.front()) {
      end += rest_.front() == '"' && rest_[end] == '\\' ? 2 : 1;
    }
    const std::optional<std::string> text = text::go_unquote(rest_.substr(0, end + 1));
    if (!text) refuse();
    rest_.remove_prefix(end + 1);
    return Value::of(evaluation_.arena.copy(*text));
  }

  Value number() {
    std::size_t size = 1;
    while (size < rest_.size() && (is_word(rest_[size]) || rest_[size] == '.' ||
                                   (rest_[size] == '-' && (rest_[size - 1] == 'e' || rest_[size - 1] == 'E')))) {
      ++size;
    }
    const std::string_view digits = rest_.substr(0, size);
    rest_.remove_prefix(size);
    const text::ParsedInteger integer = text::parse_integer(digits, 0);
    if (integer.error == text::NumberError::none) {
      Value value = Value::of_integer(integer.value);
      value.type = TypeId::go_int;
      return value;
    }
    const text::ParsedFloat parsed = text::parse_float(digits);
    if (parsed.error != text::NumberError::none) refuse();
    return Value::of_float(parsed.value);
  }

  static Value converted(const Value& value, ParameterType wanted) {
    const auto require = [](bool right) {
      if (!right) throw NotEvaluated("wrong type");
    };
    switch (wanted) {
      case ParameterType::any:
        return value;
      case ParameterType::string:
        require(value.is_string());
        return value;
      case ParameterType::boolean:
        require(value.is(Kind::boolean));
        return value;
      case ParameterType::go_int:
        require(value.is(Kind::integer) && value.type == TypeId::go_int);
        return value;
      case ParameterType::float64:
        // An integer literal becomes a float; that it is one isn't told apart here.
        if (value.is(Kind::integer)) return Value::of_float(static_cast<double>(value.i), value.origin);
        require(value.is(Kind::floating));
        return value;
      case ParameterType::map:
        require(value.is_map() && value.type != TypeId::go_string_map);
        return value;
      default:
        throw NotEvaluated("a parameter type that no function has");
    }
  }

  Value call(std::string_view name, std::vector<Value> arguments) {
    const Function* function = find_function(name);
    if (function == nullptr || function->call == nullptr) throw NotEvaluated("no function " + std::string(name));
    const std::size_t count = function->parameters.size();
    const std::size_t least = function->variadic ? count - 1 : count;
    if (arguments.size() < least || (!function->variadic && arguments.size() > count)) {
      throw NotEvaluated("wrong number of arguments");
    }
    std::vector<document::OriginId> origins;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      arguments[i] = converted(arguments[i], function->parameters[std::min(i, count - 1)]);
      origins.push_back(arguments[i].origin);
    }
    Runtime runtime{.arena = evaluation_.arena, .origins = evaluation_.origins};
    runtime.origin = evaluation_.origins.derive(origins);
    runtime.deploy_values = evaluation_.deploy_values;
    try {
      return function->call(runtime, arguments);
    } catch (const FunctionError& error) {
      throw FunctionError("error calling " + std::string(name) + ": " + error.what());
    }
  }

  Evaluation& evaluation_;
  std::string_view rest_;
};

}  // namespace

Value evaluate(Evaluation& evaluation, std::string_view expression) {
  return Reader(evaluation, expression).whole();
}

std::string print(std::string_view expression) {
  document::Arena arena;
  document::Origins origins;
  Evaluation evaluation{.arena = arena, .origins = origins, .dot = {}};
  const Value value = evaluate(evaluation, expression);
  std::string out;
  append_go_value({.arena = arena, .origins = origins}, out, value);
  return out;
}

std::string error_of(std::string_view expression) {
  try {
    (void)print(expression);
  } catch (const FunctionError& error) {
    return error.what();
  }
  return {};
}

}  // namespace stageplot::gotemplate::test
