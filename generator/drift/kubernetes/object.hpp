// One object of either side, ready to be compared: what tells it apart, its tree in normal form, and what of it is not
// compared, with the reason.
#pragma once

#include <compare>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.hpp"
#include "diff/report.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::drift::kubernetes {

/// Versions of a group are one kind; what moved to another group has the newer one's name.
struct ObjectKey {
  std::string group;
  std::string kind;
  std::string space;  // namespace; empty where there is none
  std::string name;

  friend bool operator==(const ObjectKey&, const ObjectKey&) = default;
  friend auto operator<=>(const ObjectKey&, const ObjectKey&) = default;
};

/// A part of an object that is not compared: the server's, a controller's, or one that tells something else.
struct Withheld {
  diff::Path path;
  diff::Class what = diff::Class::owned;
  document::Value value;
  std::size_t leaves = 1;
  std::string note;  // whose it is
};

struct Object {
  ObjectKey key;
  document::Value source;  // as it was read
  document::Value tree;    // a copy in normal form; of no use to who wants to show what was written
  std::vector<Withheld> withheld;
};

/// The scalars of a tree; an empty map or list counts as one.
[[nodiscard]] std::size_t count_leaves(const document::Value& value);

/// The text at a dotted path, empty where there is none.
[[nodiscard]] std::string_view text_at(const document::Value& value, std::string_view path);

/// `spec`, `template` …: a path of map keys.
[[nodiscard]] diff::Path path_of(std::initializer_list<std::string_view> keys);

/// Takes a member out of a map of the object's tree and keeps it as `what`. `way` are the keys to the map, written
/// with the path. Nothing happens where there is no such member.
void withhold(document::Arena& arena, Object& object, const document::Value& map, const diff::Path& way,
              std::string_view key, diff::Class what, std::string_view note);

}  // namespace stageplot::drift::kubernetes
