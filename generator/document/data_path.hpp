// The path of a value in its document, as findings print it: `workload.variables.NODE_ENV`, `ports[0].name`,
// `labels["a.b/c"]`. Built while a stage walks a tree; turned into text only when something is reported.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"

namespace stageplot::document {

class DataPath {
 public:
  /// The whole path as text; empty for the root.
  [[nodiscard]] std::string text() const;
  /// The last step as text: the key itself or `[3]`; "the document" for the root.
  [[nodiscard]] std::string last() const;
  /// Whether the place is at or below `pattern`: keys with dots between them, `*` for any one key.
  [[nodiscard]] bool is_within(std::string_view pattern) const;
  /// The place in a tree that may be another one than the path was built in, or nullopt: a list's item as a member
  /// without a key, and so the root.
  [[nodiscard]] std::optional<Member> find_in(const Value& root) const;
  [[nodiscard]] std::size_t depth() const { return steps_.size(); }

  /// `key` must outlive the step.
  void push(std::string_view key) { steps_.push_back({key, 0, true}); }
  void push(std::size_t index) { steps_.push_back({{}, index, false}); }
  void pop() { steps_.pop_back(); }

 private:
  struct Step {
    std::string_view key;
    std::size_t index;
    bool is_key;
  };
  std::vector<Step> steps_;
};

/// One step for as long as a scope lasts.
class PathScope {
 public:
  PathScope(DataPath& path, std::string_view key) : path_(path) { path_.push(key); }
  PathScope(DataPath& path, std::size_t index) : path_(path) { path_.push(index); }
  PathScope(const PathScope&) = delete;
  PathScope& operator=(const PathScope&) = delete;
  ~PathScope() { path_.pop(); }

 private:
  DataPath& path_;
};

/// Makes `path` longer by one key, quoted where it is not a plain name; by one index. A walk keeps one text, and cuts
/// it to its former length on the way back.
void add_key(std::string& path, std::string_view key);
void add_index(std::string& path, std::size_t index);

/// `path` with one more key, quoted where it is not a plain name.
[[nodiscard]] std::string append_key(std::string_view path, std::string_view key);

}  // namespace stageplot::document
