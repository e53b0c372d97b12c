#include "chart/path_match.hpp"

#include "text/utf8.hpp"

namespace stageplot::chart {
namespace {

/// The pattern from a place behind its stars up to the next star.
struct Chunk {
  bool star = false;
  std::string_view text;
  std::string_view rest;
};

Chunk next_chunk(std::string_view pattern) {
  Chunk chunk;
  while (pattern.starts_with('*')) {
    pattern.remove_prefix(1);
    chunk.star = true;
  }
  bool in_range = false;
  std::size_t end = 0;
  for (; end < pattern.size(); ++end) {
    const char c = pattern[end];
    if (c == '\\') {
      if (end + 1 < pattern.size()) ++end;
    } else if (c == '[') {
      in_range = true;
    } else if (c == ']') {
      in_range = false;
    } else if (c == '*' && !in_range) {
      break;
    }
  }
  chunk.text = pattern.substr(0, end);
  chunk.rest = pattern.substr(end);
  return chunk;
}

/// One end of a range in brackets; nullopt where it is malformed.
std::optional<char32_t> range_end(std::string_view& pattern) {
  if (pattern.empty() || pattern[0] == '-' || pattern[0] == ']') return std::nullopt;
  if (pattern[0] == '\\') pattern.remove_prefix(1);
  if (pattern.empty()) return std::nullopt;
  const text::Decoded decoded = text::decode_utf8(pattern, 0);
  pattern.remove_prefix(decoded.length);
  if (pattern.empty()) return std::nullopt;
  return decoded.code_point;
}

struct ChunkMatch {
  bool matches = false;
  bool malformed = false;
  std::string_view rest;  // of the name, behind what matched
};

/// The brackets at the start of `pattern` against one code point.
bool in_brackets(std::string_view& pattern, char32_t c, bool& malformed) {
  pattern.remove_prefix(1);
  const bool negated = pattern.starts_with('^');
  if (negated) pattern.remove_prefix(1);
  bool found = false;
  for (int ranges = 0;; ++ranges) {
    if (pattern.starts_with(']') && ranges > 0) {
      pattern.remove_prefix(1);
      return found != negated;
    }
    const std::optional<char32_t> low = range_end(pattern);
    std::optional<char32_t> high = low;
    if (low && pattern.starts_with('-')) {
      pattern.remove_prefix(1);
      high = range_end(pattern);
    }
    if (!low || !high) {
      malformed = true;
      return false;
    }
    if (*low <= c && c <= *high) found = true;
  }
}

/// After the first mismatch the rest of the chunk is still read, for its form alone.
ChunkMatch match_chunk(std::string_view pattern, std::string_view name) {
  ChunkMatch result;
  bool failed = false;
  while (!pattern.empty()) {
    if (!failed && name.empty()) failed = true;
    const text::Decoded decoded = name.empty() ? text::Decoded{} : text::decode_utf8(name, 0);
    switch (pattern[0]) {
      case '[': {
        const bool matched = in_brackets(pattern, decoded.code_point, result.malformed);
        if (result.malformed) return result;
        if (failed) break;
        if (!matched) failed = true;
        name.remove_prefix(decoded.length);
        break;
      }
      case '?':
        pattern.remove_prefix(1);
        if (failed) break;
        if (name[0] == '/') failed = true;
        name.remove_prefix(decoded.length);
        break;
      default:
        if (pattern[0] == '\\') {
          pattern.remove_prefix(1);
          if (pattern.empty()) {
            result.malformed = true;
            return result;
          }
        }
        if (!failed) {
          if (pattern[0] != name[0]) failed = true;
          name.remove_prefix(1);
        }
        pattern.remove_prefix(1);
        break;
    }
  }
  result.matches = !failed;
  result.rest = name;
  return result;
}

bool is_well_formed(std::string_view pattern) {
  while (!pattern.empty()) {
    const Chunk chunk = next_chunk(pattern);
    if (match_chunk(chunk.text, {}).malformed) return false;
    pattern = chunk.rest;
  }
  return true;
}

}  // namespace

std::optional<bool> path_match(std::string_view pattern, std::string_view name) {
  while (!pattern.empty()) {
    const Chunk chunk = next_chunk(pattern);
    pattern = chunk.rest;
    if (chunk.star && chunk.text.empty()) return name.find('/') == std::string_view::npos;
    ChunkMatch match = match_chunk(chunk.text, name);
    if (match.malformed) return std::nullopt;
    if (match.matches && (match.rest.empty() || !pattern.empty())) {
      name = match.rest;
      continue;
    }
    bool found = false;
    if (chunk.star) {
      for (std::size_t i = 0; i < name.size() && name[i] != '/' && !found; ++i) {
        match = match_chunk(chunk.text, name.substr(i + 1));
        if (match.malformed) return std::nullopt;
        if (!match.matches || (pattern.empty() && !match.rest.empty())) continue;
        name = match.rest;
        found = true;
      }
    }
    if (!found) return is_well_formed(pattern) ? std::optional{false} : std::nullopt;
  }
  return name.empty();
}

}  // namespace stageplot::chart
