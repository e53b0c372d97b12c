// What the semantic diff has to know of a resource's attributes: which lists are sets, what tells the items of a list
// of blocks apart, when two spellings of an argument are the same value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/shape.hpp"
#include "terraform/aws/facts.hpp"

namespace stageplot::drift {

class ResourceShape final : public diff::Shape {
 public:
  /// `type` nullptr: nothing is known of the type.
  explicit ResourceShape(const terraform::aws::TypeFact* type);

  [[nodiscard]] diff::Place root(const document::Value& a, const document::Value& b) const override;
  [[nodiscard]] diff::Place member(diff::Place map, std::string_view key) const override;
  [[nodiscard]] diff::Place item(diff::Place list) const override;
  [[nodiscard]] diff::Pairing pairing(diff::Place list) const override;
  [[nodiscard]] std::optional<std::string> key_of(diff::Place list, const document::Value& item) const override;
  [[nodiscard]] bool same_scalar(diff::Place place, const document::Value& a, const document::Value& b) const override;

 private:
  enum class Kind : std::uint8_t { free, body, argument, item, blocks };
  struct Node {
    Kind kind = Kind::free;
    const terraform::aws::ArgumentFact* argument = nullptr;
    const terraform::aws::BlockFact* block = nullptr;
    const terraform::aws::BodyFact* body = nullptr;
    std::vector<std::pair<std::string_view, std::uint32_t>> children;  // of a body, sorted by name
    std::uint32_t item = 0;                                            // of an argument with items, of blocks
  };

  std::uint32_t add_body(const terraform::aws::BodyFact& body);
  std::uint32_t add_argument(const terraform::aws::ArgumentFact& argument);
  [[nodiscard]] const Node* node(diff::Place place) const;

  std::vector<Node> nodes_;
};

/// What tells a block among its neighbours of the same name: `443/https` of a listener, a tag's key; nullopt where
/// nothing does.
[[nodiscard]] std::optional<std::string> key_of_block(std::string_view name, const document::Value& block);

}  // namespace stageplot::drift
