// Where a value stands in its document. The walk over an object carries no path, since almost all objects are right:
// the first finding looks at the whole document once and remembers the way to each value.
#pragma once

#include <string>
#include <unordered_map>

#include "document/value.hpp"

namespace stageplot::kubernetes {

class Paths {
 public:
  explicit Paths(const document::Value& root) : root_(root) {}

  /// The data path of a value of the document, `spec.ports[0].name`; empty for the root. A value that several aliases
  /// share has the path of the first.
  [[nodiscard]] std::string text(const document::Value& value);
  /// The last key of the path with the indexes behind it: `containers[0]`; "the object" for the root.
  [[nodiscard]] std::string name(const document::Value& value);
  /// The place of the key under which the value stands; none for the root and for items of lists.
  [[nodiscard]] document::OriginId key_origin(const document::Value& value);

 private:
  struct Step {
    const document::Value* parent = nullptr;
    const document::Member* member = nullptr;  // nullptr: an item of a list
    std::size_t index = 0;
  };

  const Step* find(const document::Value& value);
  void learn();

  const document::Value& root_;
  std::unordered_map<const document::Value*, Step> steps_;
};

}  // namespace stageplot::kubernetes
