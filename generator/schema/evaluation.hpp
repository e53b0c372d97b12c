// What evaluating a program on a value leaves behind, as plain tables: the places of the value that were visited, what
// the schema says about them, and what is wrong. report.cpp makes findings of it, rebuild.cpp the decoded tree.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <vector>

#include "document/value.hpp"
#include "schema/program.hpp"

namespace stageplot::schema {

using LocationId = std::uint32_t;

/// One place of the value. The children of a map or list stand in one block, in order, made when the first is visited.
struct Location {
  enum class Step : std::uint8_t { root, member, item, key, default_member };

  document::Value value;  // a deploy mark's example stands for the mark
  LocationId parent = kNone;
  LocationId first_child = kNone;
  std::uint32_t index = 0;            // of the member or item in its parent; of the Property for default_member
  std::uint32_t evaluated_stamp = 0;  // set by the `unevaluated…` keyword that last asked
  std::uint16_t depth = 0;
  Step step = Step::root;
  bool secret = false;
  bool is_example = false;
};

/// What a schema that held says about a place.
struct Annotation {
  enum class Kind : std::uint8_t {
    evaluated,  // some keyword looked at this member or item; for the `unevaluated…` keywords
    typed,      // x-type: a scalar type
    secret,     // x-type: secret
    defaulted,  // `location` is a default_member: the map above it gets it
  };
  LocationId location = 0;
  Kind kind = Kind::evaluated;
  document::TypeId type = document::TypeId::natural;
};

/// Something that is wrong, without words. What `detail` and `other` mean depends on the keyword.
struct Problem {
  Keyword keyword = Keyword::false_schema;
  LocationId location = 0;
  NodeId node = kNever;      // whose keyword it is
  std::uint32_t detail = 0;  // required, dependent_required: the name; unique_items: the earlier item; contains: how
                             // many; one_of: how many hold; type: the bits that are due
  std::uint32_t other = 0;   // unique_items: the later item; dependent_required, contains: the rule; type: the keyword
                             // of the branches that it sums up
  const document::Value* written = nullptr;  // the keyword's value in the schema
};

enum class Limit : std::uint8_t { none, value_depth, reference_depth, steps };

struct Evaluation {
  explicit Evaluation(std::pmr::memory_resource* memory) : locations(memory), annotations(memory), problems(memory) {}

  std::pmr::vector<Location> locations;  // 0 is the root
  std::pmr::vector<Annotation> annotations;
  std::pmr::vector<Problem> problems;
  Limit limit = Limit::none;
  LocationId limit_location = 0;
};

}  // namespace stageplot::schema
