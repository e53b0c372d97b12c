// Flow collections: `[]`, `{}`, lists and maps in brackets and JSON, over any number of lines, without the freedoms
// that YAML has beyond JSON but plain scalars.
#include "document/everyday_yaml.hpp"

namespace stageplot::document {
namespace {

constexpr std::size_t kDeepest = 100;
/// Longer ones are libyaml's, which needs no memory for them.
constexpr std::size_t kMostEvents = 50'000;
constexpr std::size_t kLongestKey = 1000;

}  // namespace

bool EverydayYaml::flow() {
  std::string around;  // the brackets that are open
  std::size_t at = at_;
  bool is_value = true;  // what comes is a value, or the first key or value behind a bracket
  bool may_close = false;
  for (;;) {
    if (!flow_blanks(at) || queue_.size() > kMostEvents) return false;
    const char c = text_[at];
    if (c == ']' || c == '}') {
      if (!may_close || around.back() != (c == ']' ? '[' : '{')) return false;
      add(c == ']' ? YamlEventKind::sequence_end : YamlEventKind::mapping_end, at, at + 1);
      around.pop_back();
      ++at;
      if (around.empty()) return end_line(at);
      is_value = false;
    } else if (is_value) {
      if (!around.empty() && around.back() == '{') {
        const std::size_t begin = at;
        if (!flow_scalar(at)) return false;
        const std::size_t colon = past_spaces(at);
        if (colon >= text_.size() || text_[colon] != ':' || colon - begin > kLongestKey) return false;
        if (text_.substr(begin, colon - begin).find('\n') != std::string_view::npos) return false;
        const bool is_quoted = text_[begin] == '"' || text_[begin] == '\'';
        if (!is_quoted && !blank_or_end(colon + 1)) return false;
        at = colon + 1;
        if (!flow_blanks(at)) return false;
      }
      if (text_[at] == '[' || text_[at] == '{') {
        if (around.size() >= kDeepest) return false;
        around += text_[at];
        add(text_[at] == '[' ? YamlEventKind::sequence_start : YamlEventKind::mapping_start, at, at + 1).flow = true;
        ++at;
        may_close = true;
        continue;
      }
      if (!flow_scalar(at)) return false;
      is_value = false;
    } else {
      if (c != ',') return false;
      ++at;
      is_value = true;
      continue;  // a bracket may close behind a comma, too
    }
    may_close = true;
  }
}

/// To the next token; false at the end of the text, and where a line begins with what could be more than data.
bool EverydayYaml::flow_blanks(std::size_t& at) const {
  for (;;) {
    at = past_spaces(at);
    if (at == text_.size() || text_[at] == '\t' || text_[at] == '#') return false;
    if (text_[at] != '\n') return true;
    ++at;
    if (at < text_.size() && (text_[at] == '-' || text_[at] == '.' || text_[at] == '%')) return false;
  }
}

bool EverydayYaml::flow_scalar(std::size_t& at) {
  if (text_[at] == '"' || text_[at] == '\'') return quoted(at);
  constexpr std::string_view kNoBeginning = "-?:,[]{}#&*!|>'\"%@`";
  const std::size_t begin = at;
  const bool is_negative = text_[at] == '-' && at + 1 < text_.size() && text_[at + 1] >= '0' && text_[at + 1] <= '9';
  if (kNoBeginning.find(text_[at]) != std::string_view::npos && !is_negative) return false;
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (c == ',' || c == ']' || c == '}' || c == '\n') break;
    if (c == '[' || c == '{' || c == '?' || c == '\t' || c == '#') return false;
    if (c == ':') {
      if (blank_or_end(at + 1)) break;
      if (std::string_view{",?[]{}"}.find(text_[at + 1]) != std::string_view::npos) return false;
    }
  }
  std::size_t end = at;
  while (end > begin && text_[end - 1] == ' ') --end;
  add_scalar(ScalarStyle::plain, begin, end, text_.substr(begin, end - begin));
  return true;
}

}  // namespace stageplot::document
