#include "template/functions/go_url.hpp"

#include <algorithm>

#include "text/go_quote.hpp"

namespace stageplot::gotemplate {
namespace {

enum class Part { path, host, zone, user, fragment };

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

bool must_escape(char c, Part part) {
  if (is_letter(c) || is_digit(c) || is_one_of(c, "-_.~")) return false;
  if ((part == Part::host || part == Part::zone) && is_one_of(c, "!$&'()*+,;=:[]<>\"")) return false;
  if (is_one_of(c, "$&+,/:;=?@")) {
    switch (part) {
      case Part::path:
        return c == '?';
      case Part::user:
        return is_one_of(c, "@/?:");
      default:
        return part != Part::fragment;
    }
  }
  return part != Part::fragment || !is_one_of(c, "!()*");
}

std::string escape(std::string_view text, Part part) {
  std::string out;
  for (const char c : text) {
    if (!must_escape(c, part)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 15];
  }
  return out;
}

class Parser {
 public:
  std::optional<Url> parse(std::string_view text) {
    const std::size_t hash = text.find('#');
    whole_ = text.substr(0, hash);
    if (!parse_without_fragment(whole_)) return std::nullopt;
    if (hash != std::string_view::npos) {
      whole_ = text;
      if (!unescape(text.substr(hash + 1), Part::fragment, url_.fragment)) return std::nullopt;
    }
    return std::move(url_);
  }

  [[nodiscard]] std::string error() const { return "parse " + text::go_quote(whole_) + ": " + error_; }

 private:
  bool fail(std::string message) {
    error_ = std::move(message);
    return false;
  }

  bool unescape(std::string_view text, Part part, std::string& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '%') {
        const bool host = part == Part::host || part == Part::zone;
        if (host && static_cast<unsigned char>(text[i]) < 0x80 && must_escape(text[i], part)) {
          return fail("invalid character " + text::go_quote(text.substr(i, 1)) + " in host name");
        }
        out += text[i];
        continue;
      }
      const std::string_view code = text.substr(i, 3);
      if (code.size() < 3 || hex_digit(code[1]) < 0 || hex_digit(code[2]) < 0) return bad_escape(code);
      // In a host only bytes outside ASCII may be escaped, and %25 for the zone.
      if (part == Part::host && hex_digit(code[1]) < 8 && code != "%25") return bad_escape(code);
      const auto byte = static_cast<char>(hex_digit(code[1]) * 16 + hex_digit(code[2]));
      if (part == Part::zone && code != "%25" && byte != ' ' && must_escape(byte, Part::host)) return bad_escape(code);
      out += byte;
      i += 2;
    }
    return true;
  }

  bool bad_escape(std::string_view code) { return fail("invalid URL escape " + text::go_quote(code)); }

  /// Takes `scheme:` off; what has none stays whole.
  bool take_scheme(std::string_view& rest) {
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const char c = rest[i];
      if (is_letter(c)) continue;
      if (is_digit(c) || is_one_of(c, "+-.")) {
        if (i == 0) return true;
        continue;
      }
      if (c != ':') return true;
      if (i == 0) return fail("missing protocol scheme");
      for (const char upper : rest.substr(0, i)) {
        url_.scheme += upper >= 'A' && upper <= 'Z' ? static_cast<char>(upper + 32) : upper;
      }
      rest.remove_prefix(i + 1);
      return true;
    }
    return true;
  }

  bool parse_without_fragment(std::string_view rest) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; };
    if (std::any_of(rest.begin(), rest.end(), is_control)) {
      return fail("net/url: invalid control character in URL");
    }
    if (rest == "*") {
      url_.path = "*";
      return true;
    }
    if (!take_scheme(rest)) return false;
    if (const std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
      url_.query = rest.substr(mark + 1);
      rest = rest.substr(0, mark);
    }
    if (!rest.starts_with('/')) {
      if (!url_.scheme.empty()) {
        url_.opaque = rest;
        return true;
      }
      if (rest.substr(0, rest.find('/')).find(':') != std::string_view::npos) {
        return fail("first path segment in URL cannot contain colon");
      }
    }
    if ((!url_.scheme.empty() || !rest.starts_with("///")) && rest.starts_with("//")) {
      const std::string_view authority = rest.substr(2, rest.find('/', 2) - 2);
      rest.remove_prefix(2 + authority.size());
      if (!parse_authority(authority)) return false;
    }
    return unescape(rest, Part::path, url_.path);
  }

  bool parse_authority(std::string_view authority) {
    const std::size_t at = authority.rfind('@');
    if (at == std::string_view::npos) return parse_host(authority);
    if (!parse_host(authority.substr(at + 1))) return false;
    const std::string_view user = authority.substr(0, at);
    for (const char c : user) {
      if (!is_letter(c) && !is_digit(c) && !is_one_of(c, "-._:~!$&'()*+,;=%@")) {
        return fail("net/url: invalid userinfo");
      }
    }
    const std::size_t colon = user.find(':');
    UserInfo info;
    if (!unescape(user.substr(0, colon), Part::user, info.name)) return false;
    if (colon != std::string_view::npos && !unescape(user.substr(colon + 1), Part::user, info.password.emplace())) {
      return false;
    }
    url_.user = std::move(info);
    return true;
  }

  bool check_port(std::string_view port) {
    const bool valid = port.empty() || (port.front() == ':' && std::all_of(port.begin() + 1, port.end(), is_digit));
    return valid || fail("invalid port " + text::go_quote(port) + " after host");
  }

  bool parse_host(std::string_view host) {
    if (host.starts_with('[')) {
      const std::size_t bracket = host.rfind(']');
      if (bracket == std::string_view::npos) return fail("missing ']' in host");
      if (!check_port(host.substr(bracket + 1))) return false;
      if (const std::size_t zone = host.substr(0, bracket).find("%25"); zone != std::string_view::npos) {
        return unescape(host.substr(0, zone), Part::host, url_.host) &&
               unescape(host.substr(zone, bracket - zone), Part::zone, url_.host) &&
               unescape(host.substr(bracket), Part::host, url_.host);
      }
    } else if (const std::size_t colon = host.rfind(':'); colon != std::string_view::npos) {
      if (!check_port(host.substr(colon))) return false;
    }
    return unescape(host, Part::host, url_.host);
  }

  Url url_;
  std::string_view whole_;
  std::string error_;
};

}  // namespace

std::string UserInfo::text() const {
  std::string out = escape(name, Part::user);
  if (password) out += ":" + escape(*password, Part::user);
  return out;
}

std::string_view Url::hostname() const {
  const std::string_view view = host;
  if (const std::size_t bracket = view.find(']'); bracket != std::string_view::npos) {
    const std::size_t begin = view.starts_with('[') ? 1 : 0;
    return view.substr(begin, bracket - begin);
  }
  return view.substr(0, view.rfind(':'));
}

std::string Url::text() const {
  std::string out;
  if (!scheme.empty()) out += scheme + ":";
  if (!opaque.empty()) {
    out += opaque;
  } else {
    const bool authority = !host.empty() || user.has_value();
    if (authority || (!scheme.empty() && !path.empty())) {
      out += "//";
      if (user) out += user->text() + "@";
      out += escape(host, Part::host);
    }
    const std::string escaped = path == "*" ? path : escape(path, Part::path);
    if (!escaped.empty() && escaped.front() != '/' && !host.empty()) out += '/';
    if (out.empty() && escaped.substr(0, escaped.find('/')).find(':') != std::string::npos) out += "./";
    out += escaped;
  }
  if (!query.empty()) out += "?" + query;
  if (!fragment.empty()) out += "#" + escape(fragment, Part::fragment);
  return out;
}

std::optional<Url> parse_url(std::string_view text, std::string& error) {
  Parser parser;
  std::optional<Url> url = parser.parse(text);
  if (!url) error = parser.error();
  return url;
}

}  // namespace stageplot::gotemplate
