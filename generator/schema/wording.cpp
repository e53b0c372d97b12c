#include "schema/wording.hpp"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "schema/numbers.hpp"
#include "text/one_line.hpp"

namespace stageplot::schema {
namespace {

using document::Kind;
using document::Value;

template <typename T>
std::string number_text(T number) {
  std::array<char, 40> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}

}  // namespace

std::string quoted(std::string_view text) {
  return '`' + std::string(text) + '`';
}

std::string_view kind_words(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return "null";
    case Kind::boolean:
      return value.b ? "`true`" : "`false`";
    case Kind::integer:
    case Kind::unsigned_integer:
      return "an integer";
    case Kind::floating:
      return is_integral(value) ? "an integer" : "a number with a fraction";
    case Kind::string:
      return "a string";
    case Kind::bytes:
      return "bytes";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
    case Kind::object:
      return "an object";
  }
  return {};
}

std::string type_words(std::uint32_t type_bits) {
  if ((type_bits & kTypeNumber) != 0) type_bits &= ~static_cast<std::uint32_t>(kTypeInteger);
  constexpr std::array kWords{std::pair(kTypeObject, "a map"),    std::pair(kTypeArray, "a list"),
                              std::pair(kTypeString, "a string"), std::pair(kTypeInteger, "an integer"),
                              std::pair(kTypeNumber, "a number"), std::pair(kTypeBoolean, "`true` or `false`"),
                              std::pair(kTypeNull, "null")};
  std::vector<std::string> words;
  for (const auto& [bit, word] : kWords) {
    if ((type_bits & bit) != 0) words.emplace_back(word);
  }
  return joined(words, " or ");
}

std::string joined(const std::vector<std::string>& words, std::string_view last_separator) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? last_separator : std::string_view(", ");
    out += words[i];
  }
  return out;
}

std::string shown(const Value& value, const document::Origins& origins, const source::SourceFiles* sources) {
  switch (value.kind) {
    case Kind::string:
      return text::one_line(value.text());
    case Kind::nil:
      return "null";
    case Kind::boolean:
      return value.b ? "true" : "false";
    case Kind::integer:
    case Kind::unsigned_integer:
    case Kind::floating: {
      // The spelling says more than the number: 1e3, 0x10.
      const bool written = origins.get(value.origin).kind == document::Origin::Kind::written;
      const std::string_view spelling =
          sources != nullptr && written ? sources->text(origins.span(value.origin)) : std::string_view{};
      if (!spelling.empty() && spelling.size() <= text::kMostShown &&
          spelling.find_first_of("\n${") == std::string_view::npos) {
        return std::string(spelling);
      }
      if (value.is(Kind::integer)) return number_text(value.i);
      return value.is(Kind::unsigned_integer) ? number_text(value.u) : number_text(value.f);
    }
    default:
      return std::string(kind_words(value));
  }
}

std::string schema_words(const Program& program, NodeId id) {
  for (int hops = 0; hops < 32 && id != kNone; ++hops) {
    const Node& node = program.nodes[id];
    if (!node.title.empty()) return std::string(node.title);
    std::string type;
    std::vector<std::string> keys;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const Instruction& instruction = program.instructions[node.first + i];
      if (instruction.keyword == Keyword::constant) {
        return quoted(shown(*program.values[instruction.first], document::Origins(), nullptr));
      }
      if (instruction.keyword == Keyword::type) type = type_words(instruction.first);
      if (instruction.keyword != Keyword::required) continue;
      for (std::uint32_t n = 0; n < instruction.count; ++n) {
        keys.push_back(quoted(program.names[instruction.first + n]));
      }
    }
    if (!keys.empty()) return "a map with " + joined(keys, " and ");
    if (!type.empty()) return type;
    id = node.reference;
  }
  return {};
}

}  // namespace stageplot::schema
