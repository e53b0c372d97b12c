// Go structs as templates meet them: `.Chart`, `.Release`, `.Files`, what genCA gives. Their fields are looked up like
// a map's, their methods are called like functions; asking for anything else is an error. A stage that offers such a
// value describes its type once, as constant data.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "document/object.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// A field's json tag.
struct JsonField {
  std::string_view name;
  bool omit_empty = false;
  bool hidden = false;  // an unexported field
};

struct StructureType {
  std::string_view go_name;  // as errors print it: `chart.Metadata`
  /// The receiver is the implementation's first argument; `parameters` does not list it.
  std::span<const Function> methods;
  /// How JSON and YAML write the fields, in the order of the fields; empty: by their Go names.
  std::span<const JsonField> json = {};
  /// The first field is an embedded struct: its fields and methods count as this one's.
  bool embeds_first = false;
  /// Has a String method on its pointer, and stands where it can be pointed to: an action prints what that gives,
  /// which is this field.
  std::optional<std::uint8_t> printed_field = std::nullopt;
};

/// A value of kind object and type TypeId::structure.
struct Structure : document::Object {
  const StructureType* type = nullptr;
  /// In the order of their declaration, which is the order that %v prints them in.
  std::span<const document::Member> fields;
};

/// Methods of a named Go map or list, which a template calls like a struct's: `.Capabilities.APIVersions.Has`.
struct NamedType {
  document::TypeId type = document::TypeId::natural;
  std::span<const Function> methods;
};

[[nodiscard]] inline const Structure& structure(const document::Value& value) {
  return *static_cast<const Structure*>(value.o);
}

}  // namespace stageplot::gotemplate
