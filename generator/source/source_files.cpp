#include "source/source_files.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace stageplot::source {

FileId SourceFiles::add(std::string name, std::string text) {
  auto& file = files_.emplace_back();
  file.name = std::move(name);
  file.text = std::move(text);
  const auto index = static_cast<std::uint32_t>(files_.size());
  return static_cast<FileId>(base_ == nullptr ? index : index | kLocalBit);
}

const SourceFiles::File* SourceFiles::find(FileId file) const {
  const auto id = static_cast<std::uint32_t>(file);
  const bool local = (id & kLocalBit) != 0;
  if (!local && base_ != nullptr) return base_->find(file);
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
  return found == nullptr ? std::string_view{} : std::string_view{found->text};
}

std::string_view SourceFiles::text(Span span) const {
  const std::string_view whole = text(span.file);
  if (span.begin > whole.size() || span.end < span.begin) return {};
  return whole.substr(span.begin, span.end - span.begin);
}

const std::vector<std::uint32_t>& SourceFiles::line_starts(const File& file) {
  std::call_once(file.indexed, [&file] {
    file.line_starts.push_back(0);
    for (std::size_t i = 0; i < file.text.size(); ++i) {
      if (file.text[i] == '\n') file.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
  });
  return file.line_starts;
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
  const std::string_view before = std::string_view{file->text}.substr(begin, offset - begin);
  return {line, static_cast<std::uint32_t>(text::count_code_points(before)) + 1};
}

ResolvedSpan SourceFiles::resolve(Span span) const {
  if (find(span.file) == nullptr) return {};
  const Position begin = position(span.file, span.begin);
  return {std::string{name(span.file)}, begin, position(span.file, std::max(span.begin, span.end)),
          std::string{line(span.file, begin.line)}};
}

std::string_view SourceFiles::line(FileId id, std::uint32_t number) const {
  const File* file = find(id);
  if (file == nullptr) return {};
  const auto& starts = line_starts(*file);
  if (number == 0 || number > starts.size()) return {};
  const std::uint32_t begin = starts[number - 1];
  const auto end = number < starts.size() ? starts[number] : static_cast<std::uint32_t>(file->text.size());
  std::string_view line = std::string_view{file->text}.substr(begin, end - begin);
  if (number == 1 && line.starts_with(text::kByteOrderMark)) line.remove_prefix(text::kByteOrderMark.size());
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

}  // namespace stageplot::source
