#include "report/value_text.hpp"

#include "document/object.hpp"
#include "layering/scalar_text.hpp"

namespace stageplot::report {
namespace {

using document::Kind;
using document::Value;

constexpr int kMostDepth = 200;

void append(std::string& out, const Value& value, int depth) {
  if (value.has(document::kSecret)) {
    out += "***";
  } else if (depth > kMostDepth) {
    out += "…";
  } else if (value.is_nil()) {
    out += "null";
  } else if (value.is_list()) {
    out += '[';
    for (const Value& item : value.items()) {
      if (out.back() != '[') out += ", ";
      append(out, item, depth + 1);
    }
    out += ']';
  } else if (value.is_map()) {
    out += '{';
    for (const document::Member& member : value.map().members()) {
      if (out.back() != '{') out += ", ";
      out += member.key->view();
      out += ": ";
      append(out, member.value, depth + 1);
    }
    out += '}';
  } else if (value.kind == Kind::object && value.type == document::TypeId::deploy) {
    out += "!deploy " + std::string{document::deploy(value).name->view()};
  } else if (value.kind == Kind::object) {
    out += "!unknown";
  } else if (!layering::append_scalar(out, value)) {
    out += "(bytes)";
  }
}

}  // namespace

std::string value_text(const Value& value) {
  std::string out;
  append(out, value, 0);
  return out;
}

}  // namespace stageplot::report
