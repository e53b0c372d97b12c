// Every text of a run, by FileId. The run-wide table holds what a person wrote; a unit that renders has a table of its
// own on top of it for the texts that it makes (its ids have the top bit set), so that thousands of units never stand
// in memory at once.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "source/mapped_text.hpp"
#include "source/span.hpp"

namespace stageplot::source {

/// A span with everything needed to print it, independent of the table it came from.
struct ResolvedSpan {
  std::string file;
  Position begin;
  Position end;             // position just behind the last byte
  std::string source_line;  // the first line without its line break; of a very long one the part around `begin`
  std::uint32_t source_line_column = 1;  // the column at which source_line starts, above 1 where it was cut
  auto operator<=>(const ResolvedSpan&) const = default;
};

class SourceFiles {
 public:
  SourceFiles() = default;
  /// A table for one unit: ids unknown here are looked up in `base`, which must outlive it.
  explicit SourceFiles(const SourceFiles* base) : base_(base) {}
  SourceFiles(const SourceFiles&) = delete;
  SourceFiles& operator=(const SourceFiles&) = delete;

  /// Takes a text under the name that findings print (a path from the project's root, with `/`). Texts over 4 GiB are
  /// the caller's to refuse. Not safe to call from several threads; reading is.
  FileId add(std::string name, std::string text);
  /// The same of a text that stays where it is.
  FileId add(std::string name, MappedText text);

  [[nodiscard]] std::string_view name(FileId file) const;
  [[nodiscard]] std::string_view text(FileId file) const;
  /// The bytes under a span, empty for an unknown one.
  [[nodiscard]] std::string_view text(Span span) const;
  /// O(log lines), also inside a line of many megabytes; the first call for a file finds its line starts.
  [[nodiscard]] Position position(FileId id, std::uint32_t offset) const;
  [[nodiscard]] ResolvedSpan resolve(Span span) const;
  /// Line `number` (from 1) without its line break, empty when there is none.
  [[nodiscard]] std::string_view line(FileId id, std::uint32_t number) const;

 private:
  /// How many code points of a text lie in front of `offset`, which starts one.
  struct Checkpoint {
    std::uint32_t offset = 0;
    std::uint32_t code_points = 0;
  };
  struct File {
    std::string name;
    std::string own_text;
    MappedText mapped_text;
    std::string_view text;  // of one of the two
    mutable std::once_flag lines_indexed;
    mutable std::vector<std::uint32_t> line_starts;
    mutable std::once_flag columns_indexed;
    mutable std::vector<Checkpoint> checkpoints;
  };
  FileId add(File& file, std::string name, std::string_view text);
  [[nodiscard]] const File* find(FileId file) const;
  static const std::vector<std::uint32_t>& line_starts(const File& file);
  static const std::vector<Checkpoint>& checkpoints(const File& file);
  static std::uint32_t code_points_between(const File& file, std::uint32_t begin, std::uint32_t end);

  const SourceFiles* base_ = nullptr;
  std::deque<File> files_;
};

}  // namespace stageplot::source
