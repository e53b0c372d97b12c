#include "parity/facts.hpp"

#include <algorithm>
#include <map>

#include "document/data_path.hpp"
#include "document/map.hpp"

namespace stageplot::parity {
namespace {

using document::Value;

constexpr int kMostDepth = 200;
constexpr std::size_t kShortestFact = 2;

enum class Sort { letter, digit, other };

Sort sort_of(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Sort::letter;
  return c >= '0' && c <= '9' ? Sort::digit : Sort::other;
}

/// Between two characters of one sort, both letters or both digits, no word ends.
bool is_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at == text.size()) return true;
  const Sort sort = sort_of(text[at]);
  return sort == Sort::other || sort != sort_of(text[at - 1]);
}

Which other_of(Which side) {
  return side == Which::a ? Which::b : Which::a;
}
std::size_t number_of(Which side) {
  return static_cast<std::size_t>(side);
}

}  // namespace

Facts::Facts(const Value& facts_a, std::string_view name_a, const Value& facts_b, std::string_view name_b) {
  facts_.push_back({"name", {std::string{name_a}, std::string{name_b}}});
  collect(facts_a, facts_b, "environment", 0);
  index(Which::a);
  index(Which::b);
}

void Facts::collect(const Value& a, const Value& b, const std::string& path, int depth) {
  if (depth > kMostDepth) return;
  if (a.is_map() && b.is_map()) {
    for (const auto& member : a.map().members()) {
      const Value* other = document::find(b, member.key->view());
      if (other != nullptr) collect(member.value, *other, document::append_key(path, member.key->view()), depth + 1);
    }
    return;
  }
  if (!a.is_string() || !b.is_string() || a.text() == b.text()) return;
  // An empty one (a suffix of names) is put in by taking the other one away.
  const auto too_short = [](std::string_view text) { return !text.empty() && text.size() < kShortestFact; };
  if (too_short(a.text()) || too_short(b.text())) return;
  facts_.push_back({path, {std::string{a.text()}, std::string{b.text()}}});
}

void Facts::index(Which which) {
  Side& side = sides_[number_of(which)];
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    const std::string& value = facts_[i].values[number_of(which)];
    if (value.empty()) continue;
    const auto [place, added] = places.try_emplace(value, side.known.size());
    if (added) side.known.push_back({value, {}});
    side.known[place->second].facts.push_back(i);
  }
  for (std::size_t i = 0; i < side.known.size(); ++i) side.by_first[side.known[i].value.front()].push_back(i);
  for (auto& [first, known] : side.by_first) {
    std::ranges::stable_sort(known, [&side](std::size_t x, std::size_t y) {
      return side.known[x].value.size() > side.known[y].value.size();
    });
  }
}

const Facts::Known* Facts::known_at(std::string_view text, std::size_t at, Which which) const {
  const Side& side = sides_[number_of(which)];
  if (!is_boundary(text, at)) return nullptr;
  const auto candidates = side.by_first.find(text[at]);
  if (candidates == side.by_first.end()) return nullptr;
  for (const std::size_t candidate : candidates->second) {
    const Known& known = side.known[candidate];
    if (text.substr(at).starts_with(known.value) && is_boundary(text, at + known.value.size())) return &known;
  }
  return nullptr;
}

std::vector<Facts::Piece> Facts::pieces_of(std::string_view text, Which side) const {
  std::vector<Piece> pieces;
  std::size_t plain = 0;
  const auto end_plain = [&](std::size_t end) {
    if (end > plain) pieces.push_back({text.substr(plain, end - plain), nullptr});
  };
  for (std::size_t at = 0; at < text.size();) {
    const Known* known = known_at(text, at, side);
    if (known == nullptr) {
      ++at;
      continue;
    }
    end_plain(at);
    pieces.push_back({text.substr(at, known->value.size()), known});
    at += known->value.size();
    plain = at;
  }
  end_plain(text.size());
  return pieces;
}

std::vector<Facts::Joined> Facts::joined_pieces(std::string_view text, Which side, std::set<std::string>& taken) const {
  std::vector<Joined> joined;
  for (const Piece& piece : pieces_of(text, side)) {
    if (piece.known != nullptr) {
      const auto vanishing = std::ranges::find_if(
          piece.known->facts, [&](std::size_t fact) { return facts_[fact].values[number_of(other_of(side))].empty(); });
      if (vanishing != piece.known->facts.end()) {
        taken.insert(facts_[*vanishing].path);
        continue;
      }
      joined.push_back({{}, piece.known});
    } else if (!joined.empty() && joined.back().known == nullptr) {
      joined.back().text += piece.text;
    } else {
      joined.push_back({std::string{piece.text}, nullptr});
    }
  }
  return joined;
}

bool Facts::same_but_for_facts(std::string_view text_a, std::string_view text_b, std::set<std::string>& used) const {
  std::set<std::string> taken;
  const auto pieces_a = joined_pieces(text_a, Which::a, taken);
  const auto pieces_b = joined_pieces(text_b, Which::b, taken);
  if (pieces_a.size() != pieces_b.size()) return false;
  for (std::size_t i = 0; i < pieces_a.size(); ++i) {
    const Joined& a = pieces_a[i];
    const Joined& b = pieces_b[i];
    if ((a.known == nullptr) != (b.known == nullptr)) return false;
    if (a.known == nullptr) {
      if (a.text != b.text) return false;
      continue;
    }
    const auto common = std::ranges::find_if(a.known->facts, [&b](std::size_t fact) {
      return std::ranges::find(b.known->facts, fact) != b.known->facts.end();
    });
    if (common == a.known->facts.end()) return false;
    taken.insert(facts_[*common].path);
  }
  used.insert(taken.begin(), taken.end());
  return true;
}

bool Facts::is_evidence(const Known& known, Which owner) const {
  constexpr std::size_t kShortestEvidence = 4;
  if (known.value.size() < kShortestEvidence) return false;
  if (std::ranges::all_of(known.value, [](char c) { return sort_of(c) == Sort::letter; })) return false;
  const Side& other = sides_[number_of(other_of(owner))];
  return std::ranges::none_of(other.known, [&known](const Known& one) { return one.value == known.value; });
}

std::optional<Foreign> Facts::find_foreign(std::string_view text, Which side) const {
  const Which other = other_of(side);
  const Known* found = nullptr;
  // The side's own value that covers the place at hand.
  const Known* own = nullptr;
  std::size_t own_end = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at >= own_end) {
      own = known_at(text, at, side);
      own_end = own == nullptr ? 0 : at + own->value.size();
    }
    const Known* foreign = known_at(text, at, other);
    if (foreign == nullptr || !is_evidence(*foreign, other)) continue;
    if (found != nullptr && found->value.size() >= foreign->value.size()) continue;
    // `example.com` in `west.example.com`, where both are the environments' domains.
    const bool part_of_own = own != nullptr && std::ranges::any_of(foreign->facts, [own](std::size_t fact) {
                               return std::ranges::find(own->facts, fact) != own->facts.end();
                             });
    if (!part_of_own) found = foreign;
  }
  if (found == nullptr) return std::nullopt;
  return Foreign{found->value, facts_[found->facts.front()].path};
}

}  // namespace stageplot::parity
