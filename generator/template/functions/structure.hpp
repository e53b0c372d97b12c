// Go structs as templates meet them: `.Chart`, `.Release`, `.Files`, what genCA gives. Their fields are looked up like
// a map's, their methods are called like functions; asking for anything else is an error. A stage that offers such a
// value describes its type once, as constant data.
#pragma once

#include <span>
#include <string_view>

#include "document/object.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

struct StructureType {
  std::string_view go_name;  // as errors print it: `chart.Metadata`
  /// The receiver is the implementation's first argument; `parameters` does not list it.
  std::span<const Function> methods;
};

/// A value of kind object and type TypeId::structure.
struct Structure : document::Object {
  const StructureType* type = nullptr;
  /// In the order of their declaration, which is the order that %v prints them in.
  std::span<const document::Member> fields;
};

[[nodiscard]] inline const Structure& structure(const document::Value& value) {
  return *static_cast<const Structure*>(value.o);
}

}  // namespace stageplot::gotemplate
