#include "layering/scalar_text.hpp"

#include <array>
#include <charconv>

namespace stageplot::layering {
namespace {

template <typename Number>
void append_number(std::string& out, Number number) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  out.append(buffer.data(), end);
}

}  // namespace

bool append_scalar(std::string& out, const document::Value& value) {
  using document::Kind;
  switch (value.kind) {
    case Kind::nil:
      return true;
    case Kind::boolean:
      out += value.b ? "true" : "false";
      return true;
    case Kind::integer:
      append_number(out, value.i);
      return true;
    case Kind::unsigned_integer:
      append_number(out, value.u);
      return true;
    case Kind::floating:
      append_number(out, value.f);
      return true;
    case Kind::string:
      out += value.text();
      return true;
    case Kind::bytes:
    case Kind::list:
    case Kind::map:
    case Kind::object:
      return false;
  }
  return false;
}

}  // namespace stageplot::layering
