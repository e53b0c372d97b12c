// What the writers give: a text and, for source maps, which value each part of it came from.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "document/value.hpp"

namespace stageplot::document {

struct WrittenText {
  std::string text;
  std::vector<Run> runs;  // where asked for: begin offset → origin of the key or value printed from there on, ascending
  std::string error;      // in Go's words where the value can't be written (NaN, too deep); then `text` is empty
  bool too_large = false;  // more than kMostWrittenBytes; there is an error then
};

/// Gives the plain value that is written in the place of an object (semver → its string). Without one, or where it
/// gives an object again, null is written.
using PlainValue = std::function<Value(const Value&)>;

/// Trees deeper than this (a map that contains itself) are an error of the writers.
inline constexpr int kMostWrittenDepth = 1000;

/// More text and runs than this are an error of the writers: a list that holds one list many times, and so on, has few
/// nodes and no end of text.
inline constexpr std::size_t kMostWrittenBytes = std::size_t{64} << 20;

}  // namespace stageplot::document
