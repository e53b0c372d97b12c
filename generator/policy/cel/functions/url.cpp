#include "policy/cel/functions/url.hpp"

#include <algorithm>

namespace stageplot::policy::cel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() + 0 && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

bool has_bad_escape(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (!is_escape(text, at)) return true;
  }
  return false;
}

/// Characters that a path may hold as they are.
bool stands_in_path(char c) {
  return is_letter(c) || is_digit(c) || std::string_view{"-_.~$&+,/:;=@!'()*[]%"}.find(c) != std::string_view::npos;
}

std::string escape_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (stands_in_path(c)) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
      out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

/// A scheme in front of the first colon; what follows stays in `rest`. False where the text begins with a colon.
bool take_scheme(std::string_view& rest, std::string& scheme) {
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (is_letter(c)) continue;
    if (is_digit(c) || c == '+' || c == '-' || c == '.') {
      if (i == 0) return true;
      continue;
    }
    if (c != ':') return true;
    if (i == 0) return false;
    scheme = rest.substr(0, i);
    std::ranges::transform(scheme, scheme.begin(), [](char letter) {
      return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    rest.remove_prefix(i + 1);
    return true;
  }
  return true;
}

bool is_port(std::string_view text) {
  return text.empty() || (text[0] == ':' && std::ranges::all_of(text.substr(1), is_digit));
}

bool is_host(std::string_view host, std::string& problem) {
  if (host.starts_with('[')) {
    const std::size_t end = host.rfind(']');
    if (end == std::string_view::npos) problem = "the bracket of the host has no end";
    if (end != std::string_view::npos && !is_port(host.substr(end + 1))) problem = "the port is no number";
  } else if (const std::size_t colon = host.rfind(':'); colon != std::string_view::npos) {
    if (!is_port(host.substr(colon))) problem = "the port is no number";
    if (host.find(':') != colon) problem = "the host has more than one colon";
  }
  for (const char c : host) {
    if (static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && !is_digit(c) &&
        std::string_view{"-_.~!$&'()*+,;=:[]<>\"%"}.find(c) == std::string_view::npos) {
      problem = "the host holds a character that is not allowed there";
    }
  }
  if (has_bad_escape(host)) problem = "the host holds a bad escape";
  return problem.empty();
}

std::optional<std::string> unescape_query(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (!is_escape(text, i)) return std::nullopt;
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

}  // namespace

std::string Url::text() const {
  std::string out;
  if (!scheme.empty()) out += scheme + ":";
  if (!scheme.empty() || !host.empty() || !user.empty()) {
    if (!host.empty() || !user.empty() || !path.empty()) out += "//";
    if (!user.empty()) out += user + "@";
    out += host;
  }
  out += path;
  if (!query.empty()) out += "?" + query;
  if (!fragment.empty()) out += "#" + fragment;
  return out;
}

std::optional<Url> parse_url(std::string_view text, std::string& problem) {
  if (text.empty()) {
    problem = "it is empty";
    return std::nullopt;
  }
  if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
    problem = "it holds a control character";
    return std::nullopt;
  }
  Url url;
  std::string_view rest = text;
  if (const std::size_t hash = rest.find('#'); hash != std::string_view::npos) {
    url.fragment = rest.substr(hash + 1);
    rest = rest.substr(0, hash);
  }
  if (rest == "*") {
    url.path = "*";
    return url;
  }
  if (!take_scheme(rest, url.scheme)) {
    problem = "the scheme is missing in front of the colon";
    return std::nullopt;
  }
  if (const std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
    url.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  if (!rest.starts_with('/')) {
    if (!url.scheme.empty()) return url;  // `mailto:somebody`
    problem = "it is neither an absolute URI nor an absolute path";
    return std::nullopt;
  }
  if ((!url.scheme.empty() || !rest.starts_with("///")) && rest.starts_with("//") && !url.scheme.empty()) {
    rest.remove_prefix(2);
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    std::string_view authority = rest.substr(0, slash);
    rest.remove_prefix(slash);
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
      url.user = authority.substr(0, at);
      authority.remove_prefix(at + 1);
    }
    if (!is_host(authority, problem)) return std::nullopt;
    url.host = authority;
  }
  if (has_bad_escape(rest)) {
    problem = "the path holds a bad escape";
    return std::nullopt;
  }
  url.path = escape_path(rest);
  return url;
}

std::string_view host_name(std::string_view host) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    return host.substr(1, end == std::string_view::npos ? end : end - 1);
  }
  return host.substr(0, host.rfind(':'));
}

std::string_view host_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  if (colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket)) return {};
  return host.substr(colon + 1);
}

std::vector<std::pair<std::string, std::string>> parse_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> result;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
    if (pair.empty() || pair.find(';') != std::string_view::npos) continue;
    const std::size_t equals = pair.find('=');
    auto key = unescape_query(pair.substr(0, equals));
    auto value = unescape_query(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1));
    if (key && value) result.emplace_back(std::move(*key), std::move(*value));
  }
  return result;
}

}  // namespace stageplot::policy::cel
