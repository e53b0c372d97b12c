#include "comparison/changed_files.hpp"

#include <unordered_map>

namespace stageplot::comparison {
namespace {

std::unordered_map<std::string_view, std::string_view> texts_by_name(const source::SourceFiles& sources) {
  std::unordered_map<std::string_view, std::string_view> texts;
  for (std::uint32_t id = 1;; ++id) {
    const auto file = static_cast<source::FileId>(id);
    if (sources.name(file).empty()) return texts;
    texts.emplace(sources.name(file), sources.text(file));
  }
}

/// Whether `line` is a whole line of `text`.
bool has_line(std::string_view text, std::string_view line) {
  for (std::size_t at = text.find(line); at != std::string_view::npos; at = text.find(line, at + 1)) {
    const std::size_t end = at + line.size();
    if ((at == 0 || text[at - 1] == '\n') && (end == text.size() || text[end] == '\n' || text[end] == '\r'))
      return true;
  }
  return false;
}

}  // namespace

ChangedFiles::ChangedFiles(const source::SourceFiles& a, const source::SourceFiles& b) {
  if (&a == &b) return;
  const auto of_a = texts_by_name(a);
  const auto of_b = texts_by_name(b);
  for (const auto& [name, text] : of_a) {
    const auto other = of_b.find(name);
    if (other == of_b.end()) {
      different_[name] = {text, std::nullopt};
    } else if (other->second != text) {
      different_[name] = {text, other->second};
    }
  }
  for (const auto& [name, text] : of_b) {
    if (!of_a.contains(name)) different_[name] = {std::nullopt, text};
  }
}

bool ChangedFiles::is_changed(std::string_view name, std::string_view line) const {
  const auto found = different_.find(name);
  if (found == different_.end()) return false;
  return !found->second.a || !found->second.b || !has_line(*found->second.a, line) || !has_line(*found->second.b, line);
}

}  // namespace stageplot::comparison
