// What an evaluation ends with where it gives no value: an error, or the unknown values that stand in its way. Plain
// data; who runs the expression turns them into findings.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "document/value.hpp"

namespace stageplot::policy::cel {

class Program;

/// Bytes of the expression's text, half open.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Failure {
  enum class Cause : std::uint8_t {
    evaluation,  // no such key, no matching overload, overflow, …
    budget,      // the expression needed too many steps or too much memory; nothing absorbs this one
  };
  std::string_view message;          // lower case, code in backticks; lives as long as the evaluation's arena
  std::string_view path;             // data path of the value it is about, `object.spec.containers[1]`; may be empty
  TextSpan span;                     // in the text of `program`
  const Program* program = nullptr;  // whose text `span` lies in: a variable's expression may be another one
  document::OriginId origin = document::OriginId::none;  // of the nearest value of a document
  Cause cause = Cause::evaluation;
};

/// One unknown value that a result depends on.
struct UnknownAttribute {
  std::string_view path;  // `object.spec.image`
  document::OriginId origin = document::OriginId::none;
};

struct Unknown {
  std::span<const UnknownAttribute> attributes;  // in order of evaluation, without duplicates, at most kMostAttributes
  static constexpr std::size_t kMostAttributes = 16;
};

}  // namespace stageplot::policy::cel
