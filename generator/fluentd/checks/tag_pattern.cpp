#include "fluentd/checks/tag_pattern.hpp"

#include <algorithm>

namespace stageplot::fluentd {
namespace {

constexpr std::size_t kMostAlternatives = 16;
constexpr std::size_t kMostBytes = 1000;

/// `a.{b,c}` as `a.b` and `a.c`; nullopt where there are too many.
std::optional<std::vector<std::string>> expand_braces(std::string_view text) {
  std::vector<std::string> waiting{std::string(text)};
  std::vector<std::string> done;
  while (!waiting.empty()) {
    if (waiting.size() + done.size() > kMostAlternatives) return std::nullopt;
    const std::string pattern = std::move(waiting.back());
    waiting.pop_back();
    // The innermost braces: the first closing one and the last opening one before it.
    const std::size_t close = pattern.find('}');
    const std::size_t open = close == std::string::npos ? close : pattern.rfind('{', close);
    if (open == std::string::npos) {
      done.push_back(pattern);
      continue;
    }
    for (std::size_t begin = open + 1; begin <= close;) {
      const std::size_t end = std::min(pattern.find(',', begin), close);
      waiting.push_back(pattern.substr(0, open) + pattern.substr(begin, end - begin) + pattern.substr(close + 1));
      begin = end + 1;
    }
  }
  return done;
}

}  // namespace

TagPattern::TagPattern(const Literal& argument) {
  if (argument.form == Form::absent) {
    add("**");
    return;
  }
  std::string_view text = argument.text;
  known_ = argument.ruby.empty() && text.size() <= kMostBytes && text.find_first_of("/\\") == std::string_view::npos;
  while (known_ && !text.empty()) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\n"), text.size());
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
    if (end > 0) add(text.substr(0, end));
    text.remove_prefix(end);
  }
}

void TagPattern::add(std::string_view text) {
  const auto patterns = expand_braces(text);
  known_ = known_ && patterns && alternatives_.size() + patterns->size() <= kMostAlternatives;
  if (!known_) return;
  for (const std::string& pattern : *patterns) alternatives_.push_back(compile(pattern));
}

TagPattern::Alternative TagPattern::compile(std::string_view text) {
  Alternative tokens;
  bool dot = false;  // a dot waits: what follows it decides whether it must be there
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("**")) {
      if (dot) tokens.push_back({Step::part_end});
      dot = false;
      const bool before_dot = text.substr(i + 2).starts_with('.');
      tokens.push_back({before_dot ? Step::deep_and_dot : Step::deep});
      i += before_dot ? 2 : 1;
      continue;
    }
    if (dot) tokens.push_back({Step::character, '.'});
    dot = text[i] == '.';
    if (dot) continue;
    if (text[i] == '*') {
      tokens.push_back({Step::any});
    } else {
      tokens.push_back({Step::character, text[i]});
    }
  }
  return tokens;
}

bool TagPattern::takes(const Alternative& alternative, std::string_view tag) {
  std::vector<bool> at(tag.size() + 1, false);  // the offsets that the tokens so far may have reached
  at[0] = true;
  for (const Token& token : alternative) {
    std::vector<bool> next(tag.size() + 1, false);
    bool running = false;  // a wildcard that began before goes on
    for (std::size_t i = 0; i <= tag.size(); ++i) {
      switch (token.step) {
        case Step::character:
          if (at[i] && i < tag.size() && tag[i] == token.character) next[i + 1] = true;
          break;
        case Step::any:
          running = (running && tag[i - 1] != '.') || at[i];
          next[i] = running;
          break;
        case Step::deep:
          running = running || at[i];
          next[i] = running;
          break;
        case Step::deep_and_dot:
          next[i] = i == 0 ? bool{at[0]} : running && tag[i - 1] == '.';
          running = running || at[i];
          break;
        case Step::part_end:
          next[i] = at[i] && (i == tag.size() || tag[i] == '.');
          break;
      }
    }
    at = std::move(next);
  }
  return at[tag.size()];
}

bool TagPattern::covers(const Alternative& wide, const Alternative& narrow) {
  if (wide == narrow || wide == Alternative{{Step::deep}}) return true;
  std::string literal;
  for (const Token& token : narrow) {
    if (token.step != Step::character) break;
    literal += token.character;
  }
  if (literal.size() == narrow.size()) return takes(wide, literal);
  // `a.**` takes all that begins with `a.`.
  const std::size_t size = wide.size();
  if (size < 3 || wide[size - 1].step != Step::deep || wide[size - 2].step != Step::part_end) return false;
  std::string prefix;
  for (std::size_t i = 0; i + 2 < size; ++i) {
    if (wide[i].step != Step::character) return false;
    prefix += wide[i].character;
  }
  return literal.starts_with(prefix + ".");
}

bool TagPattern::takes(std::string_view tag) const {
  if (tag.size() > kMostBytes) return false;
  return std::ranges::any_of(alternatives_, [tag](const Alternative& one) { return takes(one, tag); });
}

bool TagPattern::covers(const TagPattern& other) const {
  if (!known_ || !other.known_) return false;
  return std::ranges::all_of(other.alternatives_, [this](const Alternative& narrow) {
    return std::ranges::any_of(alternatives_, [&](const Alternative& wide) { return covers(wide, narrow); });
  });
}

bool TagPattern::takes_all() const {
  return known_ && std::ranges::find(alternatives_, Alternative{{Step::deep}}) != alternatives_.end();
}

}  // namespace stageplot::fluentd
