#include "source/source_files.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/utf8.hpp"

namespace stageplot::source {
namespace {

/// Columns in lines longer than this are counted from the nearest checkpoint: a file without line breaks that has a
/// finding on every member must not be counted through from its start each time.
constexpr std::uint32_t kCheckpointBytes = 4096;

/// A resolved span carries at most this much of its line, a quarter of it in front of the place.
constexpr std::uint32_t kLongestLineBytes = 4096;

std::uint32_t back_to_code_point(std::string_view text, std::uint32_t offset) {
  const auto is_continuation = [&](std::uint32_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
  };
  for (int step = 0; step < 3 && offset > 0 && offset < text.size() && is_continuation(offset); ++step) --offset;
  return offset;
}

}  // namespace

FileId SourceFiles::add(std::string name, std::string text) {
  File& file = files_.emplace_back();
  file.own_text = std::move(text);
  return add(file, std::move(name), file.own_text);
}

FileId SourceFiles::add(std::string name, MappedText text) {
  File& file = files_.emplace_back();
  file.mapped_text = std::move(text);
  std::string_view view = file.mapped_text.view();
  if (view.starts_with(text::kByteOrderMark)) view.remove_prefix(text::kByteOrderMark.size());
  return add(file, std::move(name), view);
}

FileId SourceFiles::add(File& file, std::string name, std::string_view text) {
  file.name = std::move(name);
  file.text = text;
  const auto index = static_cast<std::uint32_t>(files_.size());
  return static_cast<FileId>(base_ == nullptr ? index : index | kLocalBit);
}

const SourceFiles::File* SourceFiles::find(FileId file) const {
  const auto id = static_cast<std::uint32_t>(file);
  const bool local = (id & kLocalBit) != 0;
  if (local != (base_ != nullptr)) return local ? nullptr : base_->find(file);
  const std::uint32_t index = id & ~kLocalBit;
  if (index == 0 || index > files_.size()) return nullptr;
  return &files_[index - 1];
}

std::string_view SourceFiles::name(FileId file) const {
  const File* found = find(file);
  return found == nullptr ? std::string_view{} : std::string_view{found->name};
}

std::string_view SourceFiles::text(FileId file) const {
  const File* found = find(file);
  return found == nullptr ? std::string_view{} : found->text;
}

std::string_view SourceFiles::text(Span span) const {
  const std::string_view whole = text(span.file);
  if (span.begin > whole.size() || span.end < span.begin) return {};
  return whole.substr(span.begin, span.end - span.begin);
}

const std::vector<std::uint32_t>& SourceFiles::line_starts(const File& file) {
  std::call_once(file.lines_indexed, [&file] {
    file.line_starts.push_back(0);
    for (std::size_t at = file.text.find('\n'); at != std::string_view::npos; at = file.text.find('\n', at + 1)) {
      file.line_starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
  });
  return file.line_starts;
}

const std::vector<SourceFiles::Checkpoint>& SourceFiles::checkpoints(const File& file) {
  std::call_once(file.columns_indexed, [&file] {
    Checkpoint here;
    std::uint32_t next = 0;
    while (here.offset < file.text.size()) {
      if (here.offset >= next) {
        file.checkpoints.push_back(here);
        next = here.offset + kCheckpointBytes;
      }
      here.offset += text::decode_utf8(file.text, here.offset).length;
      ++here.code_points;
    }
  });
  return file.checkpoints;
}

std::uint32_t SourceFiles::code_points_between(const File& file, std::uint32_t begin, std::uint32_t end) {
  const auto count = [&file](std::uint32_t from, std::uint32_t to) {
    return static_cast<std::uint32_t>(text::count_code_points(file.text.substr(from, to - from)));
  };
  if (end - begin <= kCheckpointBytes) return count(begin, end);
  const auto from_start = [&](std::uint32_t offset) {
    const auto& all = checkpoints(file);
    const auto after = std::upper_bound(all.begin(), all.end(), offset,
                                        [](std::uint32_t wanted, const Checkpoint& c) { return wanted < c.offset; });
    const Checkpoint& nearest = *std::prev(after);
    return nearest.code_points + count(nearest.offset, offset);
  };
  return from_start(end) - from_start(begin);
}

Position SourceFiles::position(FileId id, std::uint32_t offset) const {
  const File* file = find(id);
  if (file == nullptr) return {};
  offset = std::min(offset, static_cast<std::uint32_t>(file->text.size()));
  const auto& starts = line_starts(*file);
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts.begin());
  std::uint32_t begin = starts[line - 1];
  // A byte order mark is not a column that a person sees.
  if (begin == 0 && file->text.starts_with(text::kByteOrderMark)) begin = std::min<std::uint32_t>(3, offset);
  return {line, code_points_between(*file, begin, offset) + 1};
}

ResolvedSpan SourceFiles::resolve(Span span) const {
  const File* file = find(span.file);
  if (file == nullptr) return {};
  const Position begin = position(span.file, span.begin);
  const Position end = position(span.file, std::max(span.begin, span.end));
  const std::string_view whole = line(span.file, begin.line);
  if (whole.size() <= kLongestLineBytes) return {file->name, begin, end, std::string{whole}};

  const auto line_begin = static_cast<std::uint32_t>(whole.data() - file->text.data());
  const auto line_end = static_cast<std::uint32_t>(line_begin + whole.size());
  const std::uint32_t wanted = std::max(line_begin + kLongestLineBytes / 4, std::min(span.begin, line_end));
  const std::uint32_t cut_begin = back_to_code_point(file->text, wanted - kLongestLineBytes / 4);
  const std::uint32_t cut_end = back_to_code_point(file->text, std::min(line_end, cut_begin + kLongestLineBytes));
  return {file->name, begin, end, std::string{file->text.substr(cut_begin, cut_end - cut_begin)},
          position(span.file, cut_begin).column};
}

std::string_view SourceFiles::line(FileId id, std::uint32_t number) const {
  const File* file = find(id);
  if (file == nullptr) return {};
  const auto& starts = line_starts(*file);
  if (number == 0 || number > starts.size()) return {};
  const std::uint32_t begin = starts[number - 1];
  const auto end = number < starts.size() ? starts[number] : static_cast<std::uint32_t>(file->text.size());
  std::string_view line = file->text.substr(begin, end - begin);
  if (number == 1 && line.starts_with(text::kByteOrderMark)) line.remove_prefix(text::kByteOrderMark.size());
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

}  // namespace stageplot::source
