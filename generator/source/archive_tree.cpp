#include "source/archive_tree.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace stageplot::source {
namespace {

constexpr int kMostLinks = 40;  // on one path, as the Linux kernel allows

struct Close {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

std::string words_of(archive* reader) {
  const char* words = archive_error_string(reader);
  return words == nullptr ? "the archive is damaged" : words;
}

/// The components of a path, `.` and empty ones left out, `..` applied; nullopt where it leaves the root.
std::optional<std::vector<std::string_view>> components(std::string_view path) {
  std::vector<std::string_view> result;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      result.push_back(part);
    } else if (result.empty()) {
      return std::nullopt;
    } else {
      result.pop_back();
    }
  }
  return result;
}

std::string join(const std::vector<std::string_view>& parts) {
  std::string path;
  for (const std::string_view part : parts) {
    if (!path.empty()) path += '/';
    path += part;
  }
  return path;
}

std::string limit_words(std::string_view what, std::size_t limit) {
  return "it has more than " + std::to_string(limit) + ' ' + std::string{what};
}

}  // namespace

std::string ArchiveTree::add_tar(std::string_view bytes, const ArchiveLimits& limits) {
  const std::unique_ptr<archive, Close> reader(archive_read_new());
  archive_read_support_format_tar(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return words_of(reader.get());
  std::size_t entries = 0;
  for (archive_entry* entry = nullptr;;) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return {};
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return words_of(reader.get());
    if (++entries > limits.entries) return limit_words("entries", limits.entries);
    const char* name = archive_entry_pathname(entry);
    // Without a locale libarchive gives names outside of ASCII, from some headers, in this way alone.
    if (name == nullptr) name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) return "an entry has no name";
    const std::string_view path{name};
    const auto parts = components(path);
    if (path.starts_with('/') || !parts) return "the entry `" + std::string{path} + "` leads out of the archive";
    if (parts->size() > limits.folders_deep) return limit_words("folders in one another", limits.folders_deep);
    if (parts->empty() || archive_entry_filetype(entry) == AE_IFDIR) continue;
    Node node;
    if (archive_entry_hardlink(entry) != nullptr) {
      node.kind = NodeKind::other;
    } else if (archive_entry_filetype(entry) == AE_IFLNK) {
      const char* target = archive_entry_symlink(entry);
      if (target == nullptr) target = archive_entry_symlink_utf8(entry);
      node = {NodeKind::link, target == nullptr ? "" : target};
    } else if (archive_entry_filetype(entry) == AE_IFREG) {
      // Compared before anything is reserved: the header may claim any size.
      const auto size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
      if (size > limits.bytes_a_file) {
        return "`" + std::string{path} + "` has more than " + std::to_string(limits.bytes_a_file) + " bytes";
      }
      if (size > bytes.size()) return "`" + std::string{path} + "` is longer than the archive";
      bytes_ += size;
      if (bytes_ > limits.bytes) return limit_words("bytes", limits.bytes);
      node.text.resize(size);
      const la_ssize_t got = archive_read_data(reader.get(), node.text.data(), node.text.size());
      if (got < 0 || std::cmp_not_equal(got, size)) return words_of(reader.get());
    } else {
      node.kind = NodeKind::other;
    }
    nodes_.insert_or_assign(join(*parts), std::move(node));
  }
}

std::optional<std::string> ArchiveTree::step(std::string_view path) const {
  std::string prefix;
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    const std::size_t folder_end = prefix.size();
    if (!prefix.empty()) prefix += '/';
    prefix += part;
    const auto found = nodes_.find(prefix);
    if (found == nodes_.end() || found->second.kind != NodeKind::link) continue;
    const std::string& target = found->second.text;
    if (target.starts_with('/')) return std::nullopt;
    const std::string led = prefix.substr(0, folder_end) + '/' + target + '/' + std::string{rest};
    const auto parts = components(led);
    return parts ? std::optional(join(*parts)) : std::nullopt;
  }
  return std::string{path};
}

ArchiveTree::Resolved ArchiveTree::resolve(std::string_view path) const {
  std::string current{path};
  for (int links = 0; links <= kMostLinks; ++links) {
    std::optional<std::string> next = step(current);
    if (!next) return {{}, "it is a link that leads out of the project"};
    if (*next == current) return {std::move(current), {}};
    current = std::move(*next);
  }
  return {{}, "it is a link that leads in a circle"};
}

bool ArchiveTree::is_folder(const std::string& path) const {
  if (path.empty()) return true;
  const std::string below = path + '/';
  const auto found = nodes_.lower_bound(below);
  return found != nodes_.end() && found->first.starts_with(below);
}

EntryKind ArchiveTree::kind_behind(const std::string& link) const {
  const Resolved target = resolve(link);
  if (!target.error.empty()) return EntryKind::other;
  const auto found = nodes_.find(target.path);
  if (found == nodes_.end()) return is_folder(target.path) ? EntryKind::directory : EntryKind::other;
  return found->second.kind == NodeKind::file ? EntryKind::file : EntryKind::other;
}

ReadResult ArchiveTree::read(std::string_view path) const {
  const Resolved resolved = resolve(path);
  if (!resolved.error.empty()) return {{}, true, resolved.error};
  const auto found = nodes_.find(resolved.path);
  if (found != nodes_.end() && found->second.kind == NodeKind::file) return {found->second.text, true, {}};
  if (found != nodes_.end() || is_folder(resolved.path)) return {{}, true, "it is not a regular file"};
  if (resolved.path != path) return {{}, true, "it is a link to nothing"};
  return {};
}

std::vector<Entry> ArchiveTree::list(std::string_view path) const {
  std::vector<Entry> entries;
  const Resolved resolved = resolve(path);
  if (!resolved.error.empty()) return entries;
  const std::string prefix = resolved.path.empty() ? std::string{} : resolved.path + '/';
  auto it = nodes_.lower_bound(prefix);
  while (it != nodes_.end() && it->first.starts_with(prefix)) {
    const std::string_view rest = std::string_view{it->first}.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    std::string name{rest.substr(0, slash)};
    if (slash != std::string_view::npos) {
      // Behind everything below this folder: `/` + 1 is `0`.
      it = nodes_.lower_bound(prefix + name + '0');
      entries.push_back({std::move(name), EntryKind::directory});
      continue;
    }
    const EntryKind kind = it->second.kind == NodeKind::link   ? kind_behind(it->first)
                           : it->second.kind == NodeKind::file ? EntryKind::file
                                                               : EntryKind::other;
    entries.push_back({std::move(name), kind});
    ++it;
  }
  std::ranges::sort(entries, {}, &Entry::name);
  // A path may be a file in one archive and a folder in a later one.
  entries.erase(std::unique(entries.begin(), entries.end(),
                            [](const Entry& one, const Entry& other) { return one.name == other.name; }),
                entries.end());
  return entries;
}

}  // namespace stageplot::source
