// Two environments of one model, value by value: what differs by their facts, what is declared to differ, and what
// nobody has explained.
//
// The model's trees are compared, not the outputs: an output is a function of its unit's tree, so that nothing can
// differ in what is rendered without a difference here, and one cause is one entry on the line that people edit, not
// one more in each output that it reaches. Units that are blocked are compared too.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.hpp"
#include "diff/report.hpp"
#include "model/model.hpp"
#include "parity/declarations.hpp"

namespace stageplot::parity {

struct Entry {
  std::string service;  // empty: the environments' facts
  diff::Change change;  // of a leak or what is suspiciously equal the value on both sides
  std::string path;
  /// by_fact, declared, not_supplied (unknown on one side), leak, suspiciously_equal, missing and extra (a whole
  /// service); else as the diff says: nobody has explained it.
  diff::Class what = diff::Class::changed;
  std::string note;  // why: the facts, the declaration's reason, the other environment's fact
  const Declaration* declaration = nullptr;
  bool out_of_bound = false;  // declared, but not so
};

struct Parity {
  std::vector<Entry> entries;                  // the facts first, then by service and path
  std::vector<const Declaration*> stale;       // what they are about is equal, or gone
  std::map<std::string, std::size_t> by_fact;  // how many values each fact explains
  std::size_t objects = 0;                     // services that both have, and the facts
  std::size_t leaves = 0;
};

/// Both environments must be sound. `declarations` may be nullptr: nothing is declared. `services`: these alone, empty:
/// all; then no declaration is called stale.
[[nodiscard]] Parity compare_environments(const model::Model& model, const model::Environment& a,
                                          const model::Environment& b, const PairDeclarations* declarations,
                                          const std::vector<std::string>& services);

/// Whether nobody has explained it.
[[nodiscard]] bool is_unexpected(const Entry& entry);

}  // namespace stageplot::parity
