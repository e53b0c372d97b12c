// `stageplot.lock`: what the tool wrote into a folder, so that the next run knows which files are its own and which a
// person has changed since. One line a file, sorted, and nothing about the inputs: two merge requests that change
// different units never meet in one line.
//
//   stageplot-lock 1
//   tool 0.1.0
//   fluentd/fluent.conf sha256:9f86d0…
//   values.yaml sha256:2c26b4…
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::writer {

inline constexpr std::string_view kLockName = "stageplot.lock";
inline constexpr std::uint32_t kLockFormat = 1;

struct LockEntry {
  std::string path;
  std::string digest;  // SHA-256, 64 hex digits
  bool operator==(const LockEntry&) const = default;
};

/// What a lock's text says, or why it can't be used.
struct LockFile {
  enum class State {
    valid,
    newer,      // a later format: `tool_version` names its writer where it can be read
    conflict,   // merge conflict markers
    malformed,  // `problem` says what is wrong
  };
  State state = State::valid;
  std::string tool_version;
  std::vector<LockEntry> entries;  // sorted by path

  std::string problem;
  std::uint32_t line = 0;  // of the problem, from 1
  std::string line_text;
};

[[nodiscard]] LockFile parse_lock(std::string_view text);

/// The text of a lock; sorts `entries` by path.
[[nodiscard]] std::string format_lock(std::string_view tool_version, std::vector<LockEntry> entries);

/// The entry of a path, or nullptr.
[[nodiscard]] const LockEntry* find_entry(const std::vector<LockEntry>& entries, std::string_view path);

/// Whether a line is what git leaves in a file that it couldn't merge.
[[nodiscard]] bool is_conflict_marker(std::string_view line);
[[nodiscard]] bool has_conflict_markers(std::string_view text);

}  // namespace stageplot::writer
