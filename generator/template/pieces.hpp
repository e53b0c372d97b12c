// Escapes a string value into an output without losing where its parts came from.
#pragma once

#include <span>
#include <string>

#include "document/value.hpp"
#include "template/output.hpp"

namespace stageplot::gotemplate {

/// Collects escaped text and gives it to the output in pieces of one origin.
class Pieces {
 public:
  Pieces(const document::Value& string, Output& output)
      : output_(output), runs_(string.s->runs()), origin_(string.origin) {}

  /// What is written from now on comes from byte `offset` of the string.
  std::string& at(std::size_t offset) {
    while (next_ < runs_.size() && runs_[next_].begin <= offset) {
      flush();
      origin_ = runs_[next_++].origin;
    }
    return pending_;
  }
  void flush() {
    output_.append(pending_, origin_);
    pending_.clear();
  }

 private:
  Output& output_;
  std::span<const document::Run> runs_;
  std::size_t next_ = 0;
  document::OriginId origin_;
  std::string pending_;
};

}  // namespace stageplot::gotemplate
