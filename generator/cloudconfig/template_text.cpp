#include "cloudconfig/template_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/edit_distance.hpp"
#include "text/one_line.hpp"

namespace stageplot::cloudconfig {
namespace {

constexpr std::size_t kMostProblems = 100;

bool is_sigil(char c) {
  return c == '$' || c == '%';
}

bool is_name(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !text.empty() && is_letter(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

class Filler {
 public:
  Filler(std::string_view text, const SampleValues& values) : text_(text), values_(values) {}

  FillResult run() && {
    std::size_t copied = 0;
    std::size_t at = 0;
    const auto flush = [&](std::size_t end) { filled_.copy(text_.substr(copied, end - copied), copied); };
    while ((at = text_.find('{', at)) != std::string_view::npos) {
      if (at == 0 || !is_sigil(text_[at - 1]) || at - 1 < copied) {
        ++at;
        continue;
      }
      if (at >= 2 && text_[at - 2] == text_[at - 1] && at - 2 >= copied) {
        flush(at - 2);
        filled_.replace(text_.substr(at - 1, 2), {at - 2, at + 1});
        copied = ++at;
        continue;
      }
      flush(at - 1);
      const std::size_t end = close(at + 1);
      if (end == std::string_view::npos) {
        add({at - 1, at + 1}, "`" + std::string(text_.substr(at - 1, 2)) + "` is not closed", "Terraform refuses this",
            "close the brace; where it is text, write the sign in front of it twice", false);
        copied = text_.size();
        break;
      }
      interpolate({at - 1, end});
      copied = at = end;
    }
    flush(text_.size());
    FillResult result{.filled = std::nullopt, .problems = std::move(problems_)};
    if (result.problems.empty()) result.filled = std::move(filled_);
    return result;
  }

 private:
  /// Behind the brace that closes the one before `at`, braces and quotes inside counted; npos where none does.
  [[nodiscard]] std::size_t close(std::size_t at) const {
    std::size_t depth = 1;
    bool in_quotes = false;
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (in_quotes) {
        if (c == '\\') ++at;
        if (c == '"') in_quotes = false;
      } else if (c == '"') {
        in_quotes = true;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && --depth == 0) {
        return at + 1;
      }
    }
    return std::string_view::npos;
  }

  /// `${…}` or `%{…}` at these bytes.
  void interpolate(Range at) {
    const std::string_view written = text_.substr(at.begin, at.end - at.begin);
    const std::string_view name = trimmed(written.substr(2, written.size() - 3));
    if (written.front() == '%' || !is_name(name)) {
      return add(
          at, "`" + text::one_line(written) + "` is evaluated by Terraform alone", "what stands here is not known",
          "give the finished value to `templatefile` as a variable; where it is text, write the sign twice", true);
    }
    const auto value = values_.find(name);
    if (value != values_.end()) return filled_.replace(value->second, at);
    std::vector<std::string_view> names;
    for (const auto& [known, sample] : values_) names.push_back(known);
    const std::string meant = text::did_you_mean(name, names);
    add(at, "`templatefile` is given no variable `" + std::string(name) + "`", "Terraform refuses this",
        (meant.empty() ? "give it in the second argument of `templatefile`; " : meant + "; ") +
            "where a shell or systemd is to replace it, write `$${" + std::string(name) + "}`",
        false);
  }

  void add(Range at, std::string summary, std::string label, std::string help, bool unchecked) {
    if (problems_.size() >= kMostProblems) return;
    problems_.push_back({at, std::move(summary), std::move(label), std::move(help), unchecked});
  }

  std::string_view text_;
  const SampleValues& values_;
  FilledText filled_;
  std::vector<FillProblem> problems_;
};

}  // namespace

void FilledText::copy(std::string_view text, std::size_t begin) {
  if (text.empty()) return;
  segments_.push_back({text_.size(), {begin, begin + text.size()}, true});
  text_ += text;
}

void FilledText::replace(std::string_view text, Range from) {
  segments_.push_back({text_.size(), from, false});
  text_ += text;
}

const FilledText::Segment& FilledText::segment_at(std::size_t offset) const {
  const auto next = std::upper_bound(segments_.begin(), segments_.end(), offset,
                                     [](std::size_t at, const Segment& segment) { return at < segment.begin; });
  return *std::prev(next);
}

Range FilledText::origin(Range filled) const {
  if (segments_.empty()) return {};
  const Segment& first = segment_at(filled.begin);
  const std::size_t begin = first.copied ? first.from.begin + (filled.begin - first.begin) : first.from.begin;
  if (filled.end <= filled.begin) return {begin, first.copied ? begin : first.from.end};
  const Segment& last = segment_at(filled.end - 1);
  return {begin, last.copied ? last.from.begin + (filled.end - last.begin) : last.from.end};
}

FillResult fill(std::string_view text, const SampleValues& values) {
  return Filler(text, values).run();
}

}  // namespace stageplot::cloudconfig
