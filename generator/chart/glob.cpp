#include "chart/glob.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace stageplot::chart {
namespace {

/// Patterns with more ways through their alternatives count as unreadable.
constexpr std::size_t kMostAlternatives = 1024;

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, offset);
    points += decoded.code_point;
    offset += decoded.length;
  }
  return points;
}

}  // namespace

Glob::Glob(std::string_view pattern) {
  try {
    std::vector<std::string> ways;
    expand(pattern, ways);
    for (const std::string& way : ways) alternatives_.push_back(read(way));
  } catch (const Malformed&) {
    alternatives_.assign(1, {Token{.kind = Token::Kind::anything, .ranges = {}}});
  }
}

void Glob::expand(std::string_view pattern, std::vector<std::string>& out) {
  std::size_t open = std::string_view::npos;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '[') {
      const std::size_t end = pattern.find(']', i + 1);
      if (end == std::string_view::npos) throw Malformed{};
      i = end;
    } else if (pattern[i] == '{') {
      open = i;
      break;
    }
  }
  if (open == std::string_view::npos) {
    out.emplace_back(pattern);
    if (out.size() > kMostAlternatives) throw Malformed{};
    return;
  }
  std::vector<std::string_view> parts;
  std::size_t begin = open + 1;
  std::size_t close = std::string_view::npos;
  int depth = 0;
  for (std::size_t i = begin; i < pattern.size() && close == std::string_view::npos; ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (c == '{') {
      ++depth;
    } else if (c == ',' && depth == 0) {
      parts.push_back(pattern.substr(begin, i - begin));
      begin = i + 1;
    } else if (c == '}' && depth-- == 0) {
      parts.push_back(pattern.substr(begin, i - begin));
      close = i;
    }
  }
  if (close == std::string_view::npos) throw Malformed{};
  for (const std::string_view part : parts) {
    std::string way{pattern.substr(0, open)};
    way += part;
    way += pattern.substr(close + 1);
    expand(way, out);
  }
}

Glob::Tokens Glob::read(std::string_view pattern) {
  Tokens tokens;
  for (std::size_t offset = 0; offset < pattern.size();) {
    Token token;
    switch (pattern[offset]) {
      case '*':
        ++offset;
        token.kind = Token::Kind::any_run;
        while (offset < pattern.size() && pattern[offset] == '*') {
          ++offset;
          token.kind = Token::Kind::anything;
        }
        break;
      case '?':
        ++offset;
        token.kind = Token::Kind::any;
        break;
      case '[':
        token = read_class(pattern, offset);
        break;
      default: {
        if (pattern[offset] == '\\' && offset + 1 < pattern.size()) ++offset;
        const text::Decoded decoded = text::decode_utf8(pattern, offset);
        token.character = decoded.code_point;
        offset += decoded.length;
        break;
      }
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

Glob::Token Glob::read_class(std::string_view pattern, std::size_t& offset) {
  const std::size_t end = pattern.find(']', offset + 1);
  if (end == std::string_view::npos) throw Malformed{};
  std::u32string inside = code_points(pattern.substr(offset + 1, end - offset - 1));
  offset = end + 1;
  Token token{.kind = Token::Kind::one_of, .ranges = {}};
  token.negated = inside.starts_with(U'!');
  if (token.negated) inside.erase(0, 1);
  if (inside.empty()) throw Malformed{};
  if (inside.size() == 3 && inside[1] == U'-') {
    if (inside[2] < inside[0]) throw Malformed{};
    token.ranges = {inside[0], inside[2]};
    return token;
  }
  for (const char32_t c : inside) token.ranges += {c, c};
  return token;
}

bool Glob::matches(std::string_view name) const {
  const std::u32string points = code_points(name);
  return std::ranges::any_of(alternatives_, [&](const Tokens& tokens) { return matches(tokens, points); });
}

bool Glob::matches(const Token& token, char32_t character) {
  switch (token.kind) {
    case Token::Kind::character:
      return token.character == character;
    case Token::Kind::any:
    case Token::Kind::any_run:
      return character != U'/';
    case Token::Kind::anything:
      return true;
    case Token::Kind::one_of:
      for (std::size_t i = 0; i < token.ranges.size(); i += 2) {
        if (token.ranges[i] <= character && character <= token.ranges[i + 1]) return !token.negated;
      }
      return token.negated;
  }
  return false;
}

/// Steps through the name with the set of all places in the pattern that can be reached.
bool Glob::matches(const Tokens& tokens, std::u32string_view name) {
  std::vector<bool> reached(tokens.size() + 1);
  const auto is_run = [](const Token& token) {
    return token.kind == Token::Kind::any_run || token.kind == Token::Kind::anything;
  };
  const auto skip_runs = [&] {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (reached[i] && is_run(tokens[i])) reached[i + 1] = true;
    }
  };
  reached[0] = true;
  skip_runs();
  for (const char32_t character : name) {
    std::vector<bool> next(tokens.size() + 1);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (reached[i] && matches(tokens[i], character)) next[is_run(tokens[i]) ? i : i + 1] = true;
    }
    reached = std::move(next);
    skip_runs();
  }
  return reached[tokens.size()];
}

}  // namespace stageplot::chart
