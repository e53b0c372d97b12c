// Values with behaviour of their own. Each kind of object is a struct that begins with Object, in the file of the stage
// that gives it meaning; here are the ones that readers make: the marks of the model.
#pragma once

#include "document/value.hpp"

namespace stageplot::document {

/// First member of every object; `Value::type` tells which struct it is.
struct Object {};

/// `!unknown "reason"`: no source says what the value is.
struct Unknown : Object {
  const String* reason = nullptr;
};

/// `!deploy {name: BUILD_VERSION, as: image.tag, example: "1.2.3"}`: the pipeline supplies the value.
struct Deploy : Object {
  const String* name = nullptr;
  const String* as = nullptr;  // nullptr where the mark does not say
  Value example;               // nil where there is none
};

[[nodiscard]] inline const Unknown& unknown(const Value& value) {
  assert(value.kind == Kind::object && value.type == TypeId::unknown);
  return *static_cast<const Unknown*>(value.o);
}

[[nodiscard]] inline const Deploy& deploy(const Value& value) {
  assert(value.kind == Kind::object && value.type == TypeId::deploy);
  return *static_cast<const Deploy*>(value.o);
}

}  // namespace stageplot::document
