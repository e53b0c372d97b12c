// An output directory for one test, and what is in it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "writer/writer.hpp"

namespace stageplot::writer {

/// Path → text of every file; a folder is its path with a slash and no text, a link `-> TARGET`.
using Tree = std::map<std::string, std::string>;

class OutputTree {
 public:
  /// In memory, where the machine has that: tests that write hundreds of trees wait for no disk.
  enum class Medium { disk, memory };
  explicit OutputTree(Medium medium = Medium::disk);
  OutputTree(const OutputTree&) = delete;
  OutputTree& operator=(const OutputTree&) = delete;
  ~OutputTree();

  /// A directory of its own; `rendered` in it is the output directory.
  [[nodiscard]] const std::string& above() const { return above_; }
  [[nodiscard]] std::string directory() const { return above_ + "/rendered"; }
  [[nodiscard]] std::string path(std::string_view below) const { return directory() + "/" + std::string(below); }

  [[nodiscard]] Tree read() const;
  /// Folders are made as needed.
  void write(std::string_view path, std::string_view text) const;
  [[nodiscard]] std::string read(std::string_view path) const;
  void remove(std::string_view path) const;
  void clear() const;
  /// Nanoseconds, with the inode's number: differs whenever a file was touched or replaced.
  [[nodiscard]] std::string stamp(std::string_view path) const;

 private:
  std::string above_;
};

/// What one run of `render` is to write.
struct Rendering {
  std::vector<artifact::RenderedUnit> units;
  std::vector<BlockedUnit> blocked;
  std::vector<artifact::UnitName> others;  // in the model, but not in this run
  Mode mode = Mode::write;
  Departed departed = Departed::report;
  bool whole_model = true;
  std::vector<std::string> whole_environments = {};
  Faults faults = {};
  std::string tool_version = "0.1.0";
};

struct Report {
  Start start = Start::ready;
  Outcome outcome;
  std::vector<std::string> findings;     // `error[writer.x]: summary`, the directory above left out, in order
  std::vector<std::string> helps;        // of the same findings
  std::vector<std::string> differences;  // `path: words`, likewise
  std::uint64_t steps = 0;
};

[[nodiscard]] Report render(const OutputTree& tree, const Rendering& rendering);
/// The findings in the same form.
[[nodiscard]] std::vector<std::string> print(const OutputTree& tree, const diagnostics::Diagnostics& findings);

[[nodiscard]] artifact::RenderedUnit unit(std::string environment, std::string service,
                                          std::vector<artifact::OutputFile> files);
[[nodiscard]] BlockedUnit blocked(std::string environment, std::string service, std::string reason = "not known yet");

/// Runs `action` in a child process and gives its exit code.
[[nodiscard]] int in_child(const std::function<void()>& action);

}  // namespace stageplot::writer
