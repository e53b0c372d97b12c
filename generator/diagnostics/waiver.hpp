// An exception from a rule that a team has agreed on until a day, as findings carry it: who answers for it, why, how
// long. Which findings it is for stands where waivers are read and applied (policy/waivers/).
#pragma once

#include <cstddef>
#include <string>

#include "source/source_files.hpp"

namespace stageplot::diagnostics {

struct Waiver {
  std::size_t number = 0;  // from 1, in the order of the file
  std::string id;          // or empty
  std::string owner;       // a team
  std::string reason;
  std::string expires;  // the last day on which it holds, YYYY-MM-DD
  std::string ticket;   // or empty
  source::ResolvedSpan place;
};

}  // namespace stageplot::diagnostics
