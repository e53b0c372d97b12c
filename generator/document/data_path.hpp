// Where a value stands in its document, as people write it: `workload.ports[0].name`, keys that would be misread in
// brackets: `variables["a.b"]`. Every finding shows one beside its span.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::document {

/// `path` with one more key. A key of letters, digits, `_` and `-` that does not begin with a digit or `-` stands after
/// a dot, any other in brackets with JSON quoting.
void append_key(std::string& path, std::string_view key);
/// `path` with one more list index.
void append_index(std::string& path, std::size_t index);

[[nodiscard]] std::string child_path(std::string_view path, std::string_view key);
[[nodiscard]] std::string child_path(std::string_view path, std::size_t index);

/// The way down to the value being read or visited; built into text only when a finding needs it.
class DataPath {
 public:
  /// `key` must stay alive while it is on the path.
  void push_key(std::string_view key) { steps_.push_back({key, 0, true}); }
  void push_index(std::size_t index) { steps_.push_back({{}, index, false}); }
  void set_index(std::size_t index) { steps_.back().index = index; }
  void pop() { steps_.pop_back(); }
  [[nodiscard]] std::size_t depth() const { return steps_.size(); }
  [[nodiscard]] std::string text() const;

 private:
  struct Step {
    std::string_view key;
    std::size_t index;
    bool is_key;
  };
  std::vector<Step> steps_;
};

}  // namespace stageplot::document
