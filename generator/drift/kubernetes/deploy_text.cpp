#include "drift/kubernetes/deploy_text.hpp"

#include <vector>

namespace stageplot::drift::kubernetes {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

struct Piece {
  std::string_view text;
  bool is_name = false;
};

/// Names and the texts between them.
std::vector<Piece> pieces_of(std::string_view text, const std::set<std::string, std::less<>>& names) {
  std::vector<Piece> pieces;
  std::size_t literal = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    if (names.contains(word)) {
      if (at > literal) pieces.push_back({text.substr(literal, at - literal)});
      pieces.push_back({word, true});
      literal = end;
    }
    at = end;
  }
  if (literal < text.size()) pieces.push_back({text.substr(literal)});
  return pieces;
}

}  // namespace

std::optional<std::string> match_deploy_text(std::string_view model, std::string_view live,
                                             const std::set<std::string, std::less<>>& names) {
  if (names.empty()) return std::nullopt;
  const std::vector<Piece> pieces = pieces_of(model, names);
  std::string found;
  std::size_t at = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (!piece.is_name) {
      if (live.substr(at, piece.text.size()) != piece.text) return std::nullopt;
      at += piece.text.size();
      continue;
    }
    // Up to the next text between names; at the end all that is left.
    const bool last = i + 1 == pieces.size();
    if (!last && pieces[i + 1].is_name) return std::nullopt;
    std::size_t end = last ? live.size() : live.find(pieces[i + 1].text, at + 1);
    if (i + 2 == pieces.size() && live.ends_with(pieces.back().text)) end = live.size() - pieces.back().text.size();
    if (end == std::string_view::npos || end <= at) return std::nullopt;
    const std::string_view value = live.substr(at, end - at);
    if (value.find_first_of(" \t\n/") != std::string_view::npos) return std::nullopt;
    if (!found.empty()) found += ", ";
    found += std::string{piece.text} + "=" + std::string{value};
    at = end;
  }
  if (at != live.size() || found.empty()) return std::nullopt;
  return found;
}

}  // namespace stageplot::drift::kubernetes
