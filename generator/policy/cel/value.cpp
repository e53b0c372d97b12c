#include "policy/cel/value.hpp"

#include "policy/cel/failure.hpp"

namespace stageplot::policy::cel {
namespace {

constexpr Failure kNoMeaning{.message = "a value of this kind has no meaning in an expression"};

}  // namespace

Value Value::from(const document::Value& value) {
  switch (value.kind) {
    case document::Kind::nil:
      return null();
    case document::Kind::boolean:
      return of(value.b);
    case document::Kind::integer:
      return of_integer(value.i);
    case document::Kind::unsigned_integer:
      return of_double(static_cast<double>(value.u));
    case document::Kind::floating:
      return of_double(value.f);
    case document::Kind::string:
      return of_string(value.text());
    case document::Kind::bytes:
      return of_string(value.text(), Kind::bytes);
    case document::Kind::list:
    case document::Kind::map: {
      Value wrapped = make(value.kind == document::Kind::list ? Kind::list : Kind::map);
      wrapped.in_document = true;
      wrapped.data = &value;
      return wrapped;
    }
    case document::Kind::object:
      break;
  }
  if (value.type == document::TypeId::unknown || value.type == document::TypeId::deploy) {
    Value wrapped = make(Kind::unknown);
    wrapped.in_document = true;
    wrapped.data = &value;
    return wrapped;
  }
  return of_failure(&kNoMeaning);
}

}  // namespace stageplot::policy::cel
