// One difference between an object's two sides with its verdict, before it is made a text of. Values are the trees'
// own: they live as long as the trees.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "diff/compare.hpp"
#include "diff/report.hpp"
#include "document/value.hpp"
#include "drift/kubernetes/object.hpp"

namespace stageplot::drift::kubernetes {

struct Difference {
  diff::Path path;
  diff::Class what = diff::Class::changed;
  diff::Severity severity = diff::Severity::difference;
  std::optional<document::Value> model;
  std::optional<document::Value> live;
  std::size_t leaves = 1;
  std::string manager;  // who wrote it, from managedFields
  std::string at;       // when
  std::string note;
  std::string hint;
};

/// How many scalars of both sides ended up where. `model` and `live` are those of the two trees in normal form before
/// anything was withheld because of the other side.
struct Tally {
  std::size_t equal = 0;         // pairs, without those at their default
  std::size_t at_default = 0;    // pairs of which the model leaves its side to the server's default
  std::size_t different = 0;     // pairs, and single ones, that are in a Difference
  std::size_t owned = 0;         // single ones that are not compared, of both sides
  std::size_t delegated = 0;     // the pairs that an autoscaler decides on
  std::size_t restarts = 0;      // single ones
  std::size_t consequences = 0;  // single ones: defaults that only one side has, because of another difference

  [[nodiscard]] std::size_t compared() const { return equal + at_default + different + delegated; }
};

struct ObjectDrift {
  ObjectKey key;
  const Object* model = nullptr;  // nullptr: the cluster alone has it
  const Object* live = nullptr;   // nullptr: the model alone has it
  std::vector<Difference> differences;
  Tally tally;
};

}  // namespace stageplot::drift::kubernetes
