// Who wrote a field, and when: from an object's `managedFields`, where the export has them
// (`kubectl get --show-managed-fields`). Tells a story, never a verdict.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "diff/compare.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::drift::kubernetes {

struct Writer {
  std::string manager;  // `kubectl-set`; empty where nobody is named
  std::string at;       // RFC 3339
};

/// The writers of one live object. The keys of its fields' lists are read once.
class Writers {
 public:
  /// `source` is the object as it was read, and must outlive this.
  explicit Writers(const document::Value& source) : source_(source) {}

  /// Of what stands at `path`. `tree` is the object in normal form, whose positions the path has.
  [[nodiscard]] Writer of(const document::Value& tree, const diff::Path& path);

 private:
  /// `k:{"name":"app"}` and what is below it.
  struct ItemFields {
    document::Value key;
    char kind = 'k';
    const document::Value* fields = nullptr;
  };

  bool covers(const document::Value& all, const document::Value& tree, const diff::Path& path);
  const document::Value* fields_of_item(const document::Value& fields, const document::Value& item);
  const std::vector<ItemFields>& items_of(const document::Value& fields);

  const document::Value& source_;
  document::Arena arena_;
  std::unordered_map<const document::Map*, std::vector<ItemFields>> items_;
};

/// Whether somebody has scaled the object by hand since its autoscaler last did, as servers from 1.22 on know.
[[nodiscard]] Writer scaled_by_hand(const document::Value& source);

}  // namespace stageplot::drift::kubernetes
