#include "kubernetes/validation/schedule.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

namespace stageplot::kubernetes {
namespace {

constexpr std::array<std::string_view, 7> kWords = {"@yearly", "@annually", "@monthly", "@weekly",
                                                    "@daily",  "@midnight", "@hourly"};
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kDays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct Part {
  std::string_view name;
  int least;
  int most;
  std::span<const std::string_view> names;  // of the numbers from `least` on
};

const std::array<Part, 5> kParts = {Part{"minute", 0, 59, {}}, Part{"hour", 0, 23, {}},
                                    Part{"day of the month", 1, 31, {}}, Part{"month", 1, 12, kMonths},
                                    Part{"day of the week", 0, 6, kDays}};

std::vector<std::string_view> split(std::string_view text, std::string_view separators, bool keep_empty) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    if (keep_empty || end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<int> number_of(std::string_view text, const Part& part) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (std::size_t i = 0; i < part.names.size(); ++i) {
    if (part.names[i] == lower) return part.least + static_cast<int>(i);
  }
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

/// `*`, `5`, `1-5`, each with `/step`.
bool is_range(std::string_view text, const Part& part) {
  const auto with_step = split(text, "/", true);
  if (with_step.size() > 2) return false;
  if (with_step.size() == 2) {
    const auto step = number_of(with_step[1], {.name = {}, .least = 0, .most = 0, .names = {}});
    if (!step || *step == 0) return false;
  }
  const auto ends = split(with_step[0], "-", true);
  if (ends[0] == "*" || ends[0] == "?") return ends.size() == 1;
  if (ends.size() > 2) return false;
  const auto first = number_of(ends[0], part);
  const auto last = ends.size() == 2 ? number_of(ends[1], part) : first;
  return first && last && *first >= part.least && *last <= part.most && *first <= *last;
}

}  // namespace

std::string not_a_schedule(std::string_view text) {
  if (text.starts_with("@every ")) return {};
  if (text.starts_with('@')) {
    return std::find(kWords.begin(), kWords.end(), text) != kWords.end() ? "" : "there is no such word";
  }
  const auto fields = split(text, " \t\n\v\f\r", false);
  if (fields.size() != kParts.size()) return "it has " + std::to_string(fields.size()) + " fields, not five";
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const auto ranges = split(fields[i], ",", false);
    const bool right =
        std::all_of(ranges.begin(), ranges.end(), [i](std::string_view range) { return is_range(range, kParts[i]); });
    if (ranges.empty() || !right) {
      return "`" + std::string(fields[i]) + "` is no " + std::string(kParts[i].name);
    }
  }
  return {};
}

}  // namespace stageplot::kubernetes
