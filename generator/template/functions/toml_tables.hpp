// The tables of a TOML text while it is read: which keys have a value, which table a key belongs to, what may be named
// twice. The rules and the words are BurntSushi/toml's.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

inline constexpr int kMostTomlDepth = 1000;  // of lists and inline tables in each other

using TomlKey = std::vector<std::string>;
using TomlTableId = std::size_t;

/// `a."b c"`
[[nodiscard]] std::string toml_key_text(const TomlKey& key);

/// What stands under a key.
struct TomlNode {
  enum class Kind { scalar, table, tables, list };
  Kind kind = Kind::scalar;
  document::Value scalar;
  TomlTableId table = 0;
  std::vector<TomlTableId> tables;
  std::vector<TomlNode> items;

  [[nodiscard]] static TomlNode of_table(TomlTableId id);
};

/// Members that take a line throw TomlProblem there, where a key has a value already.
class TomlTables {
 public:
  TomlTables() { tables_.emplace_back(); }

  /// The table that keys are added to.
  [[nodiscard]] const TomlKey& context() const { return context_; }
  void set_context(TomlKey context) { context_ = std::move(context); }
  /// The table of the context, through the last table of each list of tables.
  [[nodiscard]] TomlTableId current() const;

  /// `[key]`, or with `of_list` `[[key]]`: makes the table and those on the way to it, and goes there.
  void enter(const TomlKey& key, bool of_list, int line);
  /// A key of the context.
  void set(const std::string& key, TomlNode value, int line);

  /// A table that is named on the way to another one: a head may name it once more.
  void add_implicit(const TomlKey& key) { implicit_keys_.insert(toml_key_text(key)); }
  /// Whether the last value of a key was a list.
  void remember_list(const TomlKey& key) { list_keys_.insert(toml_key_text(key)); }
  void forget_list(const TomlKey& key) { list_keys_.erase(toml_key_text(key)); }

  /// Everything, as maps and lists.
  [[nodiscard]] document::Value result(Runtime& runtime) const { return converted(runtime, TomlTableId{0}, 0); }

 private:
  using Table = std::map<std::string, TomlNode, std::less<>>;

  TomlTableId new_table();
  [[nodiscard]] document::Value converted(Runtime& runtime, TomlTableId id, int depth) const;
  [[nodiscard]] document::Value converted(Runtime& runtime, const TomlNode& node, int depth) const;

  std::deque<Table> tables_;  // the first is the whole text
  TomlKey context_;
  std::set<std::string, std::less<>> implicit_keys_;
  std::set<std::string, std::less<>> list_keys_;
};

}  // namespace stageplot::gotemplate
