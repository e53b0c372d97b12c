#include "cli/template_output.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "diagnostics/rules/usage.hpp"
#include "writer/loose_files.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

/// The files of a render: a document goes behind the others of its file.
class Files {
 public:
  explicit Files(const OutputDirectory& output) : output_(output) {}

  enum class Place { behind, instead };
  void add(const std::string& folder, const std::string& name, std::string_view document, Place place, bool keeps) {
    const std::string path = folder.empty() ? name : folder + '/' + name;
    lines_ += "wrote " + output_.directory + '/' + path + '\n';
    std::string text = "---\n# Source: " + name + '\n';
    text.append(document).append("\n");
    const auto [known, is_new] = index_.try_emplace(path, files_.size());
    if (is_new) {
      files_.push_back({.path = path, .text = std::move(text), .append = keeps});
    } else if (place == Place::behind) {
      files_[known->second].text += text;
    } else {
      files_[known->second].text = std::move(text);
    }
  }

  [[nodiscard]] const std::vector<writer::LooseFile>& all() const { return files_; }
  [[nodiscard]] std::string take_lines() { return std::move(lines_); }

 private:
  const OutputDirectory& output_;
  std::vector<writer::LooseFile> files_;
  std::map<std::string, std::size_t> index_;  // of their paths
  std::string lines_;
};

}  // namespace

WrittenFiles write_output_directory(const chart::ChartRender& rendered, const source::SourceFiles& sources,
                                    const OutputDirectory& output, diagnostics::Diagnostics& diagnostics) {
  Files files(output);
  for (const chart::CrdFile& crd : rendered.crds) {
    files.add({}, crd.path, sources.text(crd.file), Files::Place::behind, false);
  }
  std::set<std::string_view> hooked;  // paths whose first hook has been seen
  for (const chart::Manifest& manifest : rendered.manifests) {
    const std::string_view document =
        std::string_view{rendered.text}.substr(manifest.range.begin, manifest.range.end - manifest.range.begin);
    const bool is_hook = !manifest.events.empty();
    const bool is_first_hook = is_hook && hooked.insert(manifest.path).second;
    const bool replaces = is_first_hook && !output.appends_hooks;
    files.add(output.release, manifest.path, document, replaces ? Files::Place::instead : Files::Place::behind,
              is_hook && output.appends_hooks);
  }
  for (const writer::LooseFile& file : files.all()) {
    if (writer::stays_below(file.path)) continue;
    diagnostics.add({.rule = &rules::usage_bad_option,
                     .summary = "`" + file.path + "` would not lie in `" + output.directory + "`",
                     .help = "give the chart and its templates names without `..`; nothing was written"});
    return {.lines = {}, .error = "open " + output.directory + '/' + file.path + ": path escapes from parent"};
  }
  std::error_code ignored;
  if (std::filesystem::is_regular_file(output.on_disk, ignored) && !files.all().empty()) {
    const std::string& first = files.all().front().path;
    diagnostics.add({.rule = &rules::usage_unreadable,
                     .summary = "`" + output.directory + "` is a file",
                     .help = "name a directory; it is made where it is not there"});
    return {.lines = {},
            .error = "stat " + output.directory + '/' + first.substr(0, first.rfind('/')) + ": not a directory"};
  }
  writer::Disk disk;
  const writer::DiskStatus status = writer::write_loose_files(output.on_disk, files.all(), disk);
  if (!status.ok()) {
    diagnostics.add(
        {.rule = &rules::usage_unreadable,
         .summary = "`" + status.path + "` cannot be written: " + status.reason(),
         .help = "name a directory that this user may write to, in which no link stands for a folder or file"});
    return {.lines = {}, .error = "open " + status.path + ": " + status.reason()};
  }
  return {.lines = files.take_lines(), .error = std::nullopt};
}

}  // namespace stageplot::cli
