#include "writer/lock_file.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "artifact/output_path.hpp"
#include "writer/digest.hpp"

namespace stageplot::writer {
namespace {

constexpr std::string_view kHeader = "stageplot-lock ";
constexpr std::string_view kTool = "tool ";
constexpr std::string_view kDigest = " sha256:";

/// Takes lines off the front of a text; a last line without a line break counts.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  std::optional<std::string_view> next() {
    ++number_;
    if (rest_.empty()) return std::nullopt;
    const std::size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    // A checkout that turns line ends into CRLF doesn't make a lock unreadable.
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  [[nodiscard]] std::uint32_t number() const { return number_; }

 private:
  std::string_view rest_;
  std::uint32_t number_ = 0;
};

LockFile& reject(LockFile& lock, LockFile::State state, const Lines& lines, std::string_view line,
                 std::string_view problem) {
  lock.state = state;
  lock.entries.clear();
  lock.problem = problem;
  lock.line = std::max(lines.number(), 1u);
  lock.line_text = line;
  return lock;
}

/// "" or why the line is no entry.
std::string_view parse_entry(std::string_view line, LockEntry& entry) {
  const std::size_t digest = line.rfind(kDigest);
  if (digest == std::string_view::npos) return "has no `sha256:` digest";
  entry.path = line.substr(0, digest);
  entry.digest = line.substr(digest + kDigest.size());
  if (!is_sha256(entry.digest)) return "has a digest that is not 64 hex digits";
  if (!artifact::path_problem(entry.path).empty()) return "names a path that no output can have";
  return {};
}

}  // namespace

bool is_conflict_marker(std::string_view line) {
  for (const std::string_view marker : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"}) {
    if (line.starts_with(marker) && (line.size() == marker.size() || line[marker.size()] == ' ')) return true;
  }
  return false;
}

bool has_conflict_markers(std::string_view text) {
  // A line of equals signs alone may be an underlined heading: only the opening marker is telling.
  for (std::size_t at = text.find("<<<<<<< "); at != std::string_view::npos; at = text.find("<<<<<<< ", at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return true;
  }
  return false;
}

LockFile parse_lock(std::string_view text) {
  using State = LockFile::State;
  LockFile lock;
  Lines markers(text);
  while (const auto line = markers.next()) {
    if (is_conflict_marker(*line)) return reject(lock, State::conflict, markers, *line, "is a conflict marker");
  }

  Lines lines(text);
  const std::string_view header = lines.next().value_or("");
  std::uint32_t format = 0;
  if (header.starts_with(kHeader)) {
    const std::string_view number = header.substr(kHeader.size());
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), format);
    if (error != std::errc{} || end != number.data() + number.size()) format = 0;
  }
  if (format == 0) return reject(lock, State::malformed, lines, header, "is not `stageplot-lock 1`");

  const std::string_view tool = lines.next().value_or("");
  const bool has_tool = tool.starts_with(kTool);
  if (has_tool) lock.tool_version = tool.substr(kTool.size());
  if (format > kLockFormat) return reject(lock, State::newer, Lines(text), header, "is a newer format");
  if (!has_tool) return reject(lock, State::malformed, lines, tool, "is not `tool VERSION`");

  while (const auto line = lines.next()) {
    LockEntry entry;
    if (const std::string_view problem = parse_entry(*line, entry); !problem.empty()) {
      return reject(lock, State::malformed, lines, *line, problem);
    }
    if (!lock.entries.empty() && !(lock.entries.back().path < entry.path)) {
      return reject(lock, State::malformed, lines, *line, "is not in the order of paths");
    }
    lock.entries.push_back(std::move(entry));
  }
  return lock;
}

std::string format_lock(std::string_view tool_version, std::vector<LockEntry> entries) {
  std::sort(entries.begin(), entries.end(), [](const LockEntry& a, const LockEntry& b) { return a.path < b.path; });
  std::string text;
  text.append(kHeader).append(std::to_string(kLockFormat)).append("\n");
  text.append(kTool).append(tool_version).append("\n");
  for (const LockEntry& entry : entries) text.append(entry.path).append(kDigest).append(entry.digest).append("\n");
  return text;
}

const LockEntry* find_entry(const std::vector<LockEntry>& entries, std::string_view path) {
  const auto found =
      std::lower_bound(entries.begin(), entries.end(), path,
                       [](const LockEntry& entry, std::string_view wanted) { return entry.path < wanted; });
  return found != entries.end() && found->path == path ? &*found : nullptr;
}

}  // namespace stageplot::writer
