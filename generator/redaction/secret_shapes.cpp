#include "redaction/secret_shapes.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace stageplot::redaction {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_upper_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_token(char c) {
  return is_alphanumeric(c) || c == '_' || c == '-';
}

template <typename Accepts>
std::size_t span_of(std::string_view text, std::size_t from, Accepts accepts) {
  std::size_t end = from;
  while (end < text.size() && accepts(text[end])) ++end;
  return end;
}

/// `-----BEGIN … PRIVATE KEY-----` to its end, or to the end of the text. Certificates and public keys are no secrets.
std::optional<Range> pem(std::string_view text, std::size_t at) {
  constexpr std::string_view kBegin = "-----BEGIN ";
  constexpr std::size_t kLongestLabel = 60;
  if (!text.substr(at).starts_with(kBegin)) return std::nullopt;
  const std::size_t label = at + kBegin.size();
  const std::size_t length = text.substr(label, kLongestLabel).find("-----");
  if (length == npos) return std::nullopt;
  const std::string_view name = text.substr(label, length);
  const auto in_label = [](char c) { return is_upper_or_digit(c) || c == ' '; };
  if (!std::ranges::all_of(name, in_label)) return std::nullopt;
  const bool open = name.find("CERTIFICATE") != npos || name.find("PUBLIC KEY") != npos ||
                    name.find("PARAMETERS") != npos || name.find("CRL") != npos;
  if (open) return std::nullopt;
  const std::size_t foot = text.find("-----END ", label + length);
  if (foot == npos) return Range{at, text.size()};
  const std::size_t close = text.substr(foot + 9, kLongestLabel).find("-----");
  return Range{at, close == npos ? text.size() : foot + 9 + close + 5};
}

std::optional<Range> aws_key_id(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (!rest.starts_with("AKIA") && !rest.starts_with("ASIA")) return std::nullopt;
  const std::size_t end = span_of(text, at, is_upper_or_digit);
  if (end - at != 20 || (end < text.size() && is_alphanumeric(text[end]))) return std::nullopt;
  return Range{at, end};
}

/// Three parts of base64url, of which the first two are JSON objects.
std::optional<Range> web_token(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("eyJ")) return std::nullopt;
  const std::size_t header = span_of(text, at, is_token);
  if (header - at < 10 || !text.substr(header).starts_with(".eyJ")) return std::nullopt;
  const std::size_t payload = span_of(text, header + 1, is_token);
  if (payload >= text.size() || text[payload] != '.') return Range{at, payload};
  return Range{at, span_of(text, payload + 1, is_token)};
}

struct Prefix {
  std::string_view text;
  std::size_t least;  // characters behind it
};
constexpr std::array kPrefixes = {
    Prefix{"ghp_", 30},        Prefix{"gho_", 30},     Prefix{"ghs_", 30},    Prefix{"ghr_", 30},  Prefix{"ghu_", 30},
    Prefix{"github_pat_", 30}, Prefix{"glpat-", 16},   Prefix{"xoxb-", 16},   Prefix{"xoxp-", 16}, Prefix{"xoxa-", 16},
    Prefix{"xoxs-", 16},       Prefix{"sk_live_", 16}, Prefix{"rk_live_", 16}};

std::optional<Range> service_token(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const Prefix& prefix : kPrefixes) {
    if (!rest.starts_with(prefix.text)) continue;
    const std::size_t end = span_of(text, at + prefix.text.size(), is_token);
    if (end - at - prefix.text.size() >= prefix.least) return Range{at, end};
  }
  return std::nullopt;
}

/// Of `scheme://user:password@host` the password. `at` is that of `://`. References (`${…}`) are none.
std::optional<Range> url_password(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("://") || at == 0 || !is_alphanumeric(text[at - 1])) return std::nullopt;
  const auto part = [](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '/' && c != '"' && c != '\'' && c != '<' && c != '>' &&
           c != '?' && c != '#' && c != '`';
  };
  const std::size_t begin = at + 3;
  const std::size_t end = span_of(text, begin, part);
  const std::string_view authority = text.substr(begin, end - begin);
  const std::size_t host = authority.rfind('@');
  if (host == npos) return std::nullopt;
  const std::size_t colon = authority.substr(0, host).find(':');
  if (colon == npos || colon + 1 >= host) return std::nullopt;
  const std::string_view password = authority.substr(colon + 1, host - colon - 1);
  if (password.starts_with("${") || password.starts_with("$(")) return std::nullopt;
  return Range{begin + colon + 1, begin + host};
}

std::optional<Range> shape_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '-':
      return pem(text, at);
    case 'A':
      return aws_key_id(text, at);
    case 'e':
      return web_token(text, at);
    case ':':
      return url_password(text, at);
    case 'g':
    case 'x':
    case 's':
    case 'r':
      return service_token(text, at);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<Range> find_secret_shapes(std::string_view text) {
  std::vector<Range> found;
  for (std::size_t at = 0; at < text.size();) {
    // Everything but PEM and URLs begins where a word begins: a long word is looked at once.
    const bool inside_word = at > 0 && is_token(text[at - 1]) && is_token(text[at]) && text[at] != '-';
    const std::optional<Range> shape = inside_word ? std::nullopt : shape_at(text, at);
    if (shape) {
      found.push_back(*shape);
      at = std::max(shape->end, at + 1);
    } else {
      ++at;
    }
  }
  return found;
}

bool looks_secret(std::string_view text) {
  return !find_secret_shapes(text).empty();
}

}  // namespace stageplot::redaction
