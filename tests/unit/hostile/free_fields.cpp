#include "free_fields.hpp"

#include "document/map.hpp"

namespace stageplot::hostile {
namespace {

using document::Value;

class Walk {
 public:
  explicit Walk(const Value& root) : root_(root) {}

  /// `schemas`: every schema object that applies to `value`.
  void visit(const Value& value, std::vector<const Value*> schemas, std::vector<std::string>& path) {
    follow_references(schemas);
    if (value.is_string()) {
      if (!schemas.empty() && !constrained(schemas)) found_.push_back(path);
    } else if (value.is_map()) {
      for (const document::Member& member : value.map().members()) {
        path.emplace_back(member.key->view());
        visit(member.value, children(schemas, member.key->view()), path);
        path.pop_back();
      }
    } else if (value.is_list()) {
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        path.push_back(std::to_string(i));
        visit(value.items()[i], children(schemas, {}), path);
        path.pop_back();
      }
    }
  }

  std::vector<std::vector<std::string>> take() { return std::move(found_); }

 private:
  void follow_references(std::vector<const Value*>& schemas) const {
    for (std::size_t i = 0; i < schemas.size() && schemas.size() < 100; ++i) {
      if (const Value* reference = document::find(*schemas[i], "$ref")) {
        std::string path{reference->text().substr(2)};  // after `#/`
        for (char& c : path) c = c == '/' ? '.' : c;
        if (const Value* target = document::find_path(root_, path)) schemas.push_back(target);
      }
      for (const char* keyword : {"allOf", "anyOf", "oneOf"}) {
        if (const Value* list = document::find(*schemas[i], keyword)) {
          for (const Value& item : list->items()) schemas.push_back(&item);
        }
      }
    }
  }

  static bool constrained(const std::vector<const Value*>& schemas) {
    for (const Value* schema : schemas) {
      for (const char* keyword : {"enum", "const", "pattern", "x-type"}) {
        if (document::find(*schema, keyword) != nullptr) return true;
      }
    }
    return false;
  }

  /// The schemas of a member, or of the items for an empty key.
  static std::vector<const Value*> children(const std::vector<const Value*>& schemas, std::string_view key) {
    std::vector<const Value*> result;
    for (const Value* schema : schemas) {
      if (key.empty()) {
        if (const Value* items = document::find(*schema, "items")) result.push_back(items);
        continue;
      }
      const Value* properties = document::find(*schema, "properties");
      const Value* own = properties == nullptr ? nullptr : document::find(*properties, key);
      if (own == nullptr) own = document::find(*schema, "additionalProperties");
      if (own != nullptr) result.push_back(own);
    }
    return result;
  }

  const Value& root_;
  std::vector<std::vector<std::string>> found_;
};

}  // namespace

std::vector<std::vector<std::string>> free_fields(const Value& tree, const Value& schema) {
  Walk walk(schema);
  std::vector<std::string> path;
  walk.visit(tree, {&schema}, path);
  return walk.take();
}

}  // namespace stageplot::hostile
