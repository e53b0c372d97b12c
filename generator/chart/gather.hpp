// The files of a chart before anybody knows what they are: those of a folder that .helmignore leaves, or those of a
// packed chart. Sizes and numbers are bounded here, over everything that one chart is made of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chart/load.hpp"

namespace stageplot::chart {

/// One file, by its path below the chart's folder. Its text has no byte order mark any more.
struct RawFile {
  std::string name;
  source::FileId id = source::FileId::none;
};

struct Gathered {
  std::vector<RawFile> files;  // in the order in which Helm meets them
  std::optional<HelmError> error;
};

/// What one loading has read so far, and where it puts its texts.
class Gathering {
 public:
  Gathering(source::SourceFiles& sources, const Profile& profile, const LoadOptions& options)
      : sources_(sources), profile_(profile), options_(options) {}

  /// A folder of a tree of files, which keeps links inside of itself.
  [[nodiscard]] Gathered from_tree(const source::FileTree& tree, std::string_view folder);
  /// A folder on disk, links followed.
  [[nodiscard]] Gathered from_disk(const std::string& folder);
  /// A packed chart; its files are shown as `shown:name`. `is_argument` where it is the chart that was asked for, and
  /// lies at `path`.
  struct Packed {
    std::string_view bytes;
    std::string shown;
    bool is_argument = false;
    std::string path;
  };
  [[nodiscard]] Gathered from_archive(const Packed& packed);

  /// What was found that is no error: links that were followed.
  [[nodiscard]] std::vector<diagnostics::Diagnostic> take_notes() { return std::move(notes_); }

 private:
  [[nodiscard]] std::size_t bytes_a_file() const;
  [[nodiscard]] std::size_t bytes_left() const;
  /// Adds a file; false where the chart is too large with it.
  bool keep(Gathered& gathered, std::string name, const std::string& shown, std::string text);
  bool keep(Gathered& gathered, std::string name, const std::string& shown, source::MappedText text);
  /// Counts a file; false, with the error, where the chart is too large with it.
  bool has_room(Gathered& gathered, std::size_t size);
  [[nodiscard]] HelmError too_large(const std::string& what) const;

  source::SourceFiles& sources_;
  const Profile& profile_;
  const LoadOptions& options_;
  std::size_t files_ = 0;
  std::size_t bytes_ = 0;
  std::vector<diagnostics::Diagnostic> notes_;
};

}  // namespace stageplot::chart
