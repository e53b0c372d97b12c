// What the semantic diff knows of Kubernetes objects: by which keys the items of a list are paired, in which lists the
// order means something, and that amounts are the same in any spelling.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diff/shape.hpp"
#include "kubernetes/types.hpp"

namespace stageplot::kubernetes {

/// A Place is the number of a Type, of the newest Kubernetes that has it. Of custom kinds only the metadata is typed.
class ObjectShape final : public diff::Shape {
 public:
  /// By side b's kind and version, or side a's where b has none that is known.
  [[nodiscard]] diff::Place root(const document::Value& a, const document::Value& b) const override;
  [[nodiscard]] diff::Place member(diff::Place map, std::string_view key) const override;
  [[nodiscard]] diff::Place item(diff::Place list) const override;
  [[nodiscard]] diff::Pairing pairing(diff::Place list) const override;
  [[nodiscard]] std::optional<std::string> key_of(diff::Place list, const document::Value& item) const override;
  [[nodiscard]] bool same_scalar(diff::Place place, const document::Value& a, const document::Value& b) const override;
  [[nodiscard]] std::uint64_t hash_scalar(diff::Place place, const document::Value& scalar) const override;
};

/// The type that a Place stands for; nullopt where it has none.
[[nodiscard]] std::optional<Type> type_of(diff::Place place);

}  // namespace stageplot::kubernetes
