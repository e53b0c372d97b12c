// The keywords that look at one value alone.
#include "document/number_order.hpp"
#include "schema/equality.hpp"
#include "schema/evaluator.hpp"
#include "schema/numbers.hpp"
#include "schema/scalars.hpp"
#include "text/utf8.hpp"

namespace stageplot::schema {
namespace {

using document::Kind;
using document::Value;

bool within_length(const Value& text, std::uint64_t limit, bool at_most) {
  // Bytes decide most cases: a code point has one to four.
  const std::size_t bytes = text.text().size();
  if (at_most ? bytes <= limit : bytes < limit) return at_most;
  const std::size_t length = text::count_code_points(text.text());
  return at_most ? length <= limit : length >= limit;
}

}  // namespace

bool Evaluator::check_scalar(NodeId node, const Instruction& instruction, LocationId at) {
  const Value& here = value(at);
  const auto verdict = [&](bool holds) { return holds || fail(node, instruction, at, instruction.first); };
  switch (instruction.keyword) {
    case Keyword::type:
      return verdict((type_bits(here) & instruction.first) != 0);
    case Keyword::constant:
      return verdict(equal(here, *program_.values[instruction.first]));
    case Keyword::enumeration:
      for (std::uint32_t i = 0; i < instruction.count; ++i) {
        if (equal(here, *program_.values[instruction.first + i])) return true;
      }
      return verdict(false);
    default:
      break;
  }
  if (here.is_string()) {
    switch (instruction.keyword) {
      case Keyword::pattern:
        return verdict(program_.patterns[instruction.first].matches(here.text()));
      case Keyword::max_length:
        return verdict(within_length(here, program_.limits[instruction.first], true));
      case Keyword::min_length:
        return verdict(within_length(here, program_.limits[instruction.first], false));
      default:
        return true;
    }
  }
  if (!here.is_number()) return true;
  const auto compared = [&] { return compare_numbers(here, *program_.values[instruction.first]); };
  switch (instruction.keyword) {
    case Keyword::maximum:
      return verdict(compared() <= 0);
    case Keyword::minimum:
      return verdict(compared() >= 0);
    case Keyword::exclusive_maximum:
      return verdict(compared() < 0);
    case Keyword::exclusive_minimum:
      return verdict(compared() > 0);
    case Keyword::multiple_of:
      return verdict(is_multiple(here, *program_.values[instruction.first]));
    default:
      return true;
  }
}

bool Evaluator::apply_scalar_type(NodeId node, const Instruction& instruction, LocationId at) {
  if (instruction.first == kSecretOperand) {
    result_.locations[at].secret = true;
    result_.annotations.push_back({.location = at, .kind = Annotation::Kind::secret});
    return true;
  }
  const auto type = static_cast<document::TypeId>(instruction.first);
  switch (judge_scalar(type, value(at)).fit) {
    case ScalarFit::plain:
      return true;
    case ScalarFit::refused:
      return fail(node, instruction, at);
    case ScalarFit::typed:
      break;
  }
  result_.annotations.push_back({.location = at, .kind = Annotation::Kind::typed, .type = type});
  return true;
}

}  // namespace stageplot::schema
