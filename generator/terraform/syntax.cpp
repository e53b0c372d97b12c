#include "terraform/syntax.hpp"

#include <set>
#include <utility>

#include "terraform/hcl/parser.hpp"
#include "terraform/hcl/walk.hpp"

namespace stageplot::terraform {
namespace {

SyntaxError error_from(hcl::SyntaxError error) {
  return {.begin = error.range.begin,
          .end = error.range.end,
          .summary = std::move(error.summary),
          .help = std::move(error.help)};
}

/// The text of a key that is written out, or nullptr.
const hcl::Text* written_key(const hcl::Expression& key) {
  if (const auto* name = key.as<hcl::Text>()) return name;
  return hcl::literal_text(key);
}

/// Finds the first object with two values for one key. Terraform takes the last of them and says nothing.
class DoubledKeys {
 public:
  void in_body(const hcl::Body& body) {
    for (const hcl::Attribute& attribute : body.attributes) in_expression(*attribute.value);
    for (const hcl::Block& block : body.blocks) in_body(block.body);
  }

  std::optional<SyntaxError> first;

 private:
  void in_expression(const hcl::Expression& expression) {
    if (const auto* object = expression.as<hcl::Object>()) in_object(*object);
    hcl::for_each_child(expression, [this](const hcl::Expression& child) { in_expression(child); });
  }

  void in_object(const hcl::Object& object) {
    std::set<std::string_view> names;
    for (const hcl::ObjectItem& item : object.items) {
      const hcl::Text* key = written_key(*item.key);
      if (key == nullptr || names.insert(key->value).second) continue;
      const hcl::Range range = item.key->range;
      if (first && first->begin <= range.begin) continue;
      first = SyntaxError{.begin = range.begin,
                          .end = range.end,
                          .summary = "`" + std::string(key->value) + "` is set twice",
                          .help = "set it once"};
    }
  }
};

}  // namespace

std::optional<SyntaxError> find_syntax_error(std::string_view text) {
  hcl::File file = hcl::parse_file(text);
  if (!file.errors.empty()) return error_from(std::move(file.errors.front()));
  DoubledKeys doubled;
  doubled.in_body(file.body);
  return doubled.first;
}

}  // namespace stageplot::terraform
