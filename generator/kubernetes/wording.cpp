#include "kubernetes/wording.hpp"

#include "text/one_line.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Kind;
using document::Value;

}  // namespace

std::string quoted(std::string_view text) {
  return '`' + text::one_line(text) + '`';
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
      return "a number with a fraction";
    case Kind::string:
      return "a string";
    case Kind::bytes:
      return "bytes";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
    case Kind::object:
      return "a value that could not be read";
  }
  return {};
}

std::string_view type_words(Type type) {
  if (type.form() == Type::Form::list) return "a list";
  if (type.form() != Type::Form::scalar) return "a map";
  switch (type.scalar()) {
    case Scalar::any:
      return "anything";
    case Scalar::string:
      return "a string";
    case Scalar::boolean:
      return "`true` or `false`";
    case Scalar::int32:
    case Scalar::int64:
      return "an integer";
    case Scalar::number:
      return "a number";
    case Scalar::quantity:
      return "a quantity";
    case Scalar::int_or_string:
      return "an integer or a string";
    case Scalar::time:
    case Scalar::micro_time:
      return "a time";
    case Scalar::bytes:
      return "a string of base64";
    case Scalar::object:
      return "a map";
  }
  return {};
}

std::string either(std::span<const std::string_view> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += '`';
    out += words[i];
    out += '`';
  }
  return out;
}

std::string with_article(std::string_view noun) {
  // `HTTPGetAction` and `HPAScalingRules` are spelled out.
  const bool vowel = noun.starts_with("HTTP") || noun.starts_with("HPA") ||
                     (!noun.empty() && std::string_view("AEIOaeio").find(noun.front()) != std::string_view::npos);
  return (vowel ? "an " : "a ") + std::string(noun);
}

}  // namespace stageplot::kubernetes
