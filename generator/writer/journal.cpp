#include "writer/journal.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "artifact/output_path.hpp"
#include "writer/digest.hpp"

namespace stageplot::writer {
namespace {

using Kind = JournalEntry::Kind;

constexpr std::string_view kHeader = "stageplot-journal 1";
constexpr std::string_view kAnyHeader = "stageplot-journal ";
constexpr std::string_view kNoDigest = "-";
constexpr std::array<std::pair<Kind, std::string_view>, 4> kWords = {{
    {Kind::put_folder, "put-folder"},
    {Kind::remove_folder, "remove-folder"},
    {Kind::put_file, "put-file"},
    {Kind::remove_file, "remove-file"},
}};

std::string_view word_of(Kind kind) {
  for (const auto& [known, word] : kWords) {
    if (known == kind) return word;
  }
  return {};
}

/// The text up to the next `separator`, taken off the front.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return part;
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<JournalEntry> parse_entry(std::string_view line) {
  JournalEntry entry;
  const std::string_view word = take(line, ' ');
  bool known = false;
  for (const auto& [kind, name] : kWords) {
    if (name != word) continue;
    entry.kind = kind;
    known = true;
  }
  const auto place = number(take(line, ' '));
  const std::string_view digest = take(line, ' ');
  if (!known || !place) return std::nullopt;
  entry.number = *place;
  const bool puts = entry.kind == Kind::put_folder || entry.kind == Kind::put_file;
  if (puts ? !is_sha256(digest) : digest != kNoDigest) return std::nullopt;
  if (puts) entry.digest = digest;
  // A journal that was tampered with doesn't lead out of the output directory.
  if (!artifact::path_problem(line).empty()) return std::nullopt;
  entry.path = line;
  return entry;
}

}  // namespace

std::string format_journal(const std::vector<JournalEntry>& entries) {
  std::string text(kHeader);
  text += '\n';
  for (const JournalEntry& entry : entries) {
    text.append(word_of(entry.kind)).append(" ").append(std::to_string(entry.number)).append(" ");
    text.append(entry.digest.empty() ? kNoDigest : std::string_view(entry.digest)).append(" ");
    text.append(entry.path).append("\n");
  }
  return text + "end " + std::to_string(entries.size()) + "\n";
}

Journal parse_journal(std::string_view text) {
  Journal journal;
  const std::string_view header = take(text, '\n');
  if (header != kHeader) {
    journal.problem = header.starts_with(kAnyHeader) ? "was written by a newer stageplot" : "is no journal";
    return journal;
  }
  for (std::size_t line_number = 2; !text.empty(); ++line_number) {
    std::string_view line = take(text, '\n');
    if (line == "end " + std::to_string(journal.entries.size()) && text.empty()) return journal;
    auto entry = parse_entry(line);
    if (!entry) {
      journal.problem = "cannot be read: line " + std::to_string(line_number);
      return journal;
    }
    journal.entries.push_back(std::move(*entry));
  }
  journal.problem = "has no end";
  return journal;
}

}  // namespace stageplot::writer
