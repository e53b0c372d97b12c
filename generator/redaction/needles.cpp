#include "redaction/needles.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace stageplot::redaction {
namespace {

constexpr std::size_t kWordsAlone = 6;  // bytes: shorter needles are words of their own

std::size_t beginning_of(const char* text) {
  std::uint32_t four = 0;
  std::memcpy(&four, text, sizeof four);
  return (four * 0x9E3779B1U) >> 16;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_word(text[begin - 1]) || !is_word(text[begin])) &&
         (end == text.size() || !is_word(text[end]) || !is_word(text[end - 1]));
}

}  // namespace

void Needles::add(std::string_view needle, std::size_t number) {
  const auto [place, added] = needles_.try_emplace(std::string{needle});
  if (!added) return;
  place->second = {std::string{needle}, number};
  const Needle& known = place->second;
  beginnings_.set(beginning_of(known.text.data()));
  for (Prefixes& prefixes : prefixes_) {
    if (needle.size() < prefixes.length) continue;
    auto& same = prefixes.needles[std::string_view{known.text}.substr(0, prefixes.length)];
    const auto longer = [](const Needle* a, const Needle* b) { return a->text.size() > b->text.size(); };
    same.insert(std::ranges::upper_bound(same, &known, longer), &known);
    return;
  }
}

const Needles::Needle* Needles::longest_at(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(at);
  for (const Prefixes& prefixes : prefixes_) {
    if (prefixes.needles.empty() || rest.size() < prefixes.length) continue;
    const auto same = prefixes.needles.find(rest.substr(0, prefixes.length));
    if (same == prefixes.needles.end()) continue;
    for (const Needle* needle : same->second) {
      if (!rest.starts_with(needle->text)) continue;
      if (needle->text.size() < kWordsAlone && !stands_alone(text, at, at + needle->text.size())) continue;
      return needle;
    }
  }
  return nullptr;
}

std::vector<Found> Needles::find_all(std::string_view text) const {
  std::vector<Found> found;
  if (needles_.empty()) return found;
  for (std::size_t at = 0; at + kShortest <= text.size(); ++at) {
    if (!beginnings_.test(beginning_of(text.data() + at))) continue;
    const Needle* needle = longest_at(text, at);
    if (needle != nullptr) found.push_back({at, at + needle->text.size(), needle->number});
  }
  return found;
}

}  // namespace stageplot::redaction
