#include "render/layout.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>

namespace stageplot::render {
namespace {

using gotemplate::Edit;
using gotemplate::Mapping;

/// Places of the old text in the new one, for callers that go forward.
class Places {
 public:
  explicit Places(std::span<const Edit> edits) : edits_(edits) {}

  /// Where the byte at `offset` went.
  std::uint32_t begin(std::uint32_t offset) {
    pass_until(offset);
    return std::min(offset, limit(offset)) + added_;
  }
  /// Where the byte at `offset` ends now; one that was removed, where what stands in its place ends.
  std::uint32_t end(std::uint32_t offset) {
    pass_until(offset);
    return std::min(offset + 1, limit(offset)) + added_;
  }

 private:
  [[nodiscard]] std::uint32_t size_of(std::size_t edit) const {
    return static_cast<std::uint32_t>(edits_[edit].text.size());
  }
  void pass_until(std::uint32_t offset) {
    for (; next_ < edits_.size() && edits_[next_].end <= offset; ++next_) {
      // Unsigned on purpose: what is taken away wraps around and back.
      added_ += size_of(next_) - (edits_[next_].end - edits_[next_].begin);
    }
  }
  /// Inside an edit nothing reaches further than its text.
  [[nodiscard]] std::uint32_t limit(std::uint32_t offset) const {
    const bool inside = next_ < edits_.size() && edits_[next_].begin <= offset;
    return inside ? edits_[next_].begin + size_of(next_) : std::numeric_limits<std::uint32_t>::max();
  }

  std::span<const Edit> edits_;
  std::size_t next_ = 0;
  std::uint32_t added_ = 0;
};

std::string changed(std::string_view text, std::span<const Edit> edits) {
  std::string result;
  result.reserve(text.size() + 4 * edits.size());
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    result += text.substr(at, edit.begin - at);
    result += edit.text;
    at = edit.end;
  }
  result += text.substr(at);
  return result;
}

}  // namespace

void apply_edits(std::span<const Edit> edits, std::string& text, std::vector<Mapping>& mappings) {
  if (edits.empty()) return;
  text = changed(text, edits);
  Places begins(edits);
  Places ends(edits);
  for (Mapping& mapping : mappings) {
    // A blank that is put in behind a value's last byte is not the value's.
    const std::uint32_t last = mapping.end > mapping.begin ? mapping.end - 1 : mapping.begin;
    mapping.begin = begins.begin(mapping.begin);
    mapping.end = std::max(mapping.begin, ends.end(last));
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t end = 0;
  for (Mapping& mapping : mappings) {
    mapping.begin = std::min(std::max(mapping.begin, end), size);
    mapping.end = std::min(std::max(mapping.end, mapping.begin), size);
    end = mapping.end;
  }
  std::erase_if(mappings, [](const Mapping& mapping) { return mapping.begin == mapping.end; });
}

}  // namespace stageplot::render
