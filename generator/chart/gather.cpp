#include "chart/gather.hpp"

#include <algorithm>

#include "chart/archive_paths.hpp"
#include "chart/ignore.hpp"
#include "diagnostics/rules/chart.hpp"
#include "source/packed_entries.hpp"
#include "source/walked_folder.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {

using diagnostics::Diagnostic;
using source::FileId;

namespace {

namespace rules = diagnostics::rules;

constexpr std::string_view kIgnoreFile = ".helmignore";
constexpr std::string_view kTakeOut = "take it out of the chart's folder or list it in `.helmignore`";

HelmError unreadable(std::string message, std::string summary, std::string_view help, source::Span span = {}) {
  return {.message = std::move(message),
          .diagnostic = {.rule = &rules::chart_unreadable,
                         .summary = std::move(summary),
                         .primary = {.span = span, .text = {}, .resolved = {}},
                         .help = std::string{help}}};
}

std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string joined(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string{name};
  if (name.empty()) return std::string{folder};
  return std::string{folder} + (folder.ends_with('/') ? "" : "/") + std::string{name};
}

/// What a render looks at only where it is asked to: definitions in crds/, documentation, what `.Files` is for.
bool is_seldom_read(std::string_view path) {
  const std::string_view name = base_name(path);
  const bool is_template = path.starts_with("templates/") || path.find("/templates/") != std::string_view::npos;
  return !is_template && !name.starts_with("Chart.") && !name.starts_with("values.") &&
         !name.starts_with("requirements.") && !name.ends_with(".tgz");
}

/// The first line of a .helmignore that is malformed by itself.
source::Span malformed_line(FileId id, std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string ignored;
    if (!IgnoreRules::parse(text.substr(begin, end - begin), ignored)) {
      return {id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    begin = end + 1;
  }
  return {id, 0, static_cast<std::uint32_t>(text.size())};
}

/// The rules of a .helmignore, or its error.
std::optional<IgnoreRules> read_rules(std::string_view text, const std::string& shown, source::SourceFiles& sources,
                                      Gathered& gathered) {
  std::string error;
  std::optional<IgnoreRules> rules = IgnoreRules::parse(text, error);
  if (!rules) {
    const FileId id = sources.add(shown, std::string{text});
    gathered.error = unreadable(error, "a pattern of `.helmignore` cannot be read: " + error,
                                "write it without `**` and with closed brackets", malformed_line(id, text));
  }
  return rules;
}

/// Walks over a folder of a tree of files; stops at the first error.
class TreeWalk {
 public:
  TreeWalk(const source::FileTree& tree, std::string_view root, const IgnoreRules& rules, const LoadLimits& limits)
      : tree_(tree), root_(root), rules_(rules), limits_(limits) {}

  /// `takes(name, read)` says whether to go on.
  template <typename Takes>
  std::optional<HelmError> folder(const std::string& name, std::size_t depth, const Takes& takes) {
    if (depth > limits_.folders_deep) {
      return unreadable(
          "the chart's folders are nested too deep",
          "the folders of the chart are nested more than " + std::to_string(limits_.folders_deep) + " levels deep",
          "look for a link that leads back into the chart");
    }
    for (const source::Entry& entry : tree_.list(joined(root_, name))) {
      const std::string path = joined(name, entry.name);
      const bool is_directory = entry.kind == source::EntryKind::directory;
      if (rules_.ignores(path, is_directory)) continue;
      std::optional<HelmError> error =
          is_directory ? folder(path, depth + 1, takes) : takes(path, tree_.read(joined(root_, path)));
      if (error) return error;
    }
    return std::nullopt;
  }

 private:
  const source::FileTree& tree_;
  std::string root_;
  const IgnoreRules& rules_;
  const LoadLimits& limits_;
};

}  // namespace

std::size_t Gathering::bytes_a_file() const {
  return profile_.limits_file_size ? options_.limits.bytes_a_file : options_.limits.bytes_without_limit;
}

std::size_t Gathering::bytes_left() const {
  return options_.limits.bytes - std::min(bytes_, options_.limits.bytes);
}

HelmError Gathering::too_large(const std::string& what) const {
  return unreadable("the chart is too large", "the chart is too large: " + what,
                    "take out what is no part of the chart, or list it in `.helmignore`");
}

bool Gathering::has_room(Gathered& gathered, std::size_t size) {
  bytes_ += size;
  if (++files_ > options_.limits.files) {
    gathered.error = too_large("it has more than " + std::to_string(options_.limits.files) + " files");
    return false;
  }
  if (bytes_ > options_.limits.bytes) {
    gathered.error = too_large("it has more than " + std::to_string(options_.limits.bytes) + " bytes");
    return false;
  }
  return true;
}

bool Gathering::keep(Gathered& gathered, std::string name, const std::string& shown, std::string text) {
  if (!has_room(gathered, text.size())) return false;
  if (text.starts_with(text::kByteOrderMark)) text.erase(0, text::kByteOrderMark.size());
  gathered.files.push_back({std::move(name), sources_.add(shown, std::move(text))});
  return true;
}

bool Gathering::keep(Gathered& gathered, std::string name, const std::string& shown, source::MappedText text) {
  if (!has_room(gathered, text.view().size())) return false;
  gathered.files.push_back({std::move(name), sources_.add(shown, std::move(text))});
  return true;
}

Gathered Gathering::from_tree(const source::FileTree& tree, std::string_view folder) {
  const std::string shown = options_.shown_as.empty() ? std::string{folder} : options_.shown_as;
  Gathered gathered;
  const source::ReadResult ignore = tree.read(joined(folder, kIgnoreFile));
  const auto rules = read_rules(ignore.text.value_or(""), joined(shown, kIgnoreFile), sources_, gathered);
  if (!rules) return gathered;
  const auto takes = [&](const std::string& name, source::ReadResult read) -> std::optional<HelmError> {
    const std::string shown_name = joined(shown, name);
    if (!read.text) {
      return unreadable(
          "error reading " + name + ": " + read.error,
          "`" + shown_name + "` cannot be read: " + (read.error.empty() ? "it is no regular file" : read.error),
          kTakeOut);
    }
    if (read.text->size() > bytes_a_file()) {
      return unreadable("chart file " + text::go_quote(base_name(name)) + " is larger than the maximum file size " +
                            std::to_string(bytes_a_file()),
                        "`" + shown_name + "` has " + std::to_string(read.text->size()) + " bytes, more than the " +
                            std::to_string(bytes_a_file()) + " that a file of a chart may have",
                        kTakeOut);
    }
    if (!keep(gathered, name, shown_name, std::move(*read.text))) return std::move(gathered.error);
    return std::nullopt;
  };
  gathered.error = TreeWalk(tree, folder, *rules, options_.limits).folder("", 0, takes);
  return gathered;
}

Gathered Gathering::from_disk(const std::string& folder) {
  const std::string shown = options_.shown_as.empty() ? folder : options_.shown_as;
  Gathered gathered;
  std::string ignore;
  const std::string ignore_path = joined(folder, kIgnoreFile);
  if (source::path_kind(ignore_path) != source::PathKind::nothing) {
    source::DiskFile read = source::read_disk_file(ignore_path, bytes_a_file());
    if (!read.text) {
      gathered.error = unreadable("open " + ignore_path + ": " + read.error,
                                  "`" + joined(shown, kIgnoreFile) + "` cannot be read: " + read.error,
                                  "make it a regular file that this user may read");
      return gathered;
    }
    ignore = std::move(*read.text);
  }
  const auto rules = read_rules(ignore, joined(shown, kIgnoreFile), sources_, gathered);
  if (!rules) return gathered;
  source::Walk walk = source::walk_folder(
      folder,
      {.entries = options_.limits.entries,
       .files = options_.limits.files - std::min(files_, options_.limits.files),
       .bytes = bytes_left(),
       .bytes_a_file = bytes_a_file(),
       .folders_deep = options_.limits.folders_deep},
      [&](std::string_view path, bool is_directory) { return rules->ignores(path, is_directory); },
      [](std::string_view path) { return is_seldom_read(path); });
  for (const source::FollowedLink& link : walk.links) {
    if (walk.error && walk.error->path == link.path) continue;
    notes_.push_back({.rule = &rules::chart_link,
                      .owner = options_.owner,
                      .summary = "`" + joined(shown, link.path) + "` is a link to `" + link.target +
                                 "`, whose content counts as the chart's",
                      .help = "put the content itself there where others get the chart"});
  }
  if (walk.error) {
    const source::WalkError& error = *walk.error;
    const std::string on_disk = joined(folder, error.path);
    const std::string shown_name = "`" + joined(shown, error.path) + "`";
    switch (error.problem) {
      using enum source::WalkProblem;
      case unreadable:
        gathered.error = chart::unreadable("error reading " + error.path + ": open " + on_disk + ": " + error.detail,
                                           shown_name + " cannot be read: " + error.detail, kTakeOut);
        break;
      case folder_unreadable:
        gathered.error = chart::unreadable("open " + on_disk + ": " + error.detail,
                                           shown_name + " cannot be read: " + error.detail, kTakeOut);
        break;
      case broken_link:
        gathered.error = chart::unreadable("error evaluating symlink " + on_disk + ": " + error.detail,
                                           shown_name + " is a link to nothing: " + error.detail,
                                           "take it out, `.helmignore` does not help: Helm follows links first");
        break;
      case endless_link:
        gathered.error =
            chart::unreadable(error.detail.empty() ? "open " + on_disk + ": too many levels of symbolic links"
                                                   : "error evaluating symlink " + on_disk + ": " + error.detail,
                              shown_name + (error.detail.empty() ? " is a link that leads back to a folder around it"
                                                                 : " is a link that leads in a circle"),
                              "take it out, `.helmignore` does not help: Helm follows links first");
        break;
      case irregular:
        gathered.error =
            chart::unreadable("cannot load irregular file " + on_disk + " as it has file mode type bits set",
                              shown_name + " is no regular file: a pipe, a socket or a device", kTakeOut);
        break;
      case file_too_large:
        gathered.error =
            chart::unreadable("chart file " + text::go_quote(base_name(error.path)) +
                                  " is larger than the maximum file size " + std::to_string(bytes_a_file()),
                              shown_name + " has " + std::to_string(error.size) + " bytes, more than the " +
                                  std::to_string(bytes_a_file()) + " that a file of a chart may have",
                              kTakeOut);
        break;
      case too_much:
        gathered.error = too_large("there are " + error.detail + " at " + shown_name);
        break;
      case too_deep:
        gathered.error = chart::unreadable("the chart's folders are nested too deep",
                                           "the folders of the chart are nested more than " +
                                               std::to_string(options_.limits.folders_deep) + " levels deep",
                                           "move what lies there up, or out of the chart");
        break;
    }
    return gathered;
  }
  for (source::WalkedFile& file : walk.files) {
    const std::string shown_name = joined(shown, file.path);
    const bool kept = file.mapped.empty() ? keep(gathered, std::move(file.path), shown_name, std::move(file.text))
                                          : keep(gathered, std::move(file.path), shown_name, std::move(file.mapped));
    if (!kept) break;
  }
  return gathered;
}

Gathered Gathering::from_archive(const Packed& packed) {
  Gathered gathered;
  const auto refuse = [&](std::string message, std::string summary, std::string_view help) {
    gathered.error = unreadable(std::move(message), "`" + packed.shown + "`: " + std::move(summary), help);
    return false;
  };
  constexpr std::string_view kPackAgain = "pack the chart again with `helm package`";
  if (packed.is_argument && !packed.bytes.starts_with("\x1f\x8b\x08")) {
    (void)refuse(no_archive_words(packed.path, packed.bytes), "it is no gzipped archive",
                 "name the folder of a chart, or a file that `helm package` wrote");
    return gathered;
  }
  const bool limited = profile_.limits_file_size;
  const LoadLimits& limits = options_.limits;
  std::size_t unpacked = 0;
  std::string name;
  const std::string total = "decompressed chart is larger than the maximum " +
                            std::string{profile_.archive_size_words} + " " + std::to_string(limits.bytes_an_archive);
  const auto accepts = [&](const source::PackedEntry& entry) {
    ArchivePath path = archive_path(entry.name);
    if (!path.helm_error.empty()) {
      return refuse(path.helm_error, "the entry " + text::go_quote(entry.name) + " " + path.problem, kPackAgain);
    }
    name = std::move(path.name);
    if (limited && entry.size > limits.bytes_an_archive - unpacked) {
      return refuse(total, "it unpacks to more than " + std::to_string(limits.bytes_an_archive) + " bytes", kPackAgain);
    }
    if (entry.size > bytes_a_file()) {
      return refuse("decompressed chart file " + text::go_quote(entry.name) + " is larger than the maximum file size " +
                        std::to_string(bytes_a_file()),
                    "`" + name + "` has " + std::to_string(entry.size) + " bytes, more than the " +
                        std::to_string(bytes_a_file()) + " that a file of a chart may have",
                    kPackAgain);
    }
    if (entry.size > bytes_left()) {
      gathered.error = too_large("it has more than " + std::to_string(limits.bytes) + " bytes");
      return false;
    }
    unpacked += entry.size;
    return true;
  };
  const auto takes = [&](std::string text) {
    if (!gathered.error) (void)keep(gathered, name, packed.shown + ':' + name, std::move(text));
  };
  // A header and the rest of a block for each entry, beside the files.
  const source::PackedLimits bounds{.bytes = bytes_left() + (std::size_t{32} << 20), .entries = limits.entries};
  const source::PackedProblem problem = source::read_packed(
      packed.bytes, bounds, [&](const auto& entry) { return !gathered.error && accepts(entry); }, takes);
  if (gathered.error) return gathered;
  switch (problem) {
    case source::PackedProblem::none:
      if (gathered.files.empty()) (void)refuse("no files in chart archive", "it holds no files", kPackAgain);
      break;
    case source::PackedProblem::no_gzip:
      (void)refuse("gzip: invalid header", "it is no gzipped archive", kPackAgain);
      break;
    case source::PackedProblem::cut_off:
      (void)refuse(packed.bytes.empty() ? "EOF" : "unexpected EOF", "it ends too early", "fetch or pack it again");
      break;
    case source::PackedProblem::too_large:
      gathered.error = too_large("`" + packed.shown + "` unpacks to more than a chart may hold");
      break;
    case source::PackedProblem::stopped:
    case source::PackedProblem::damaged:
      (void)refuse("archive/tar: invalid tar header", "it is damaged", "fetch or pack it again");
      break;
  }
  return gathered;
}

}  // namespace stageplot::chart
