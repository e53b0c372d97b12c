// URLs taken apart and put together by the rules of Go's net/url (1.26), for urlParse and urlJoin.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stageplot::gotemplate {

struct UserInfo {
  std::string name;
  std::optional<std::string> password;

  /// `name:password`, escaped.
  [[nodiscard]] std::string text() const;
};

/// Parts are unescaped, except the query.
struct Url {
  std::string scheme;
  std::string opaque;
  std::optional<UserInfo> user;
  std::string host;  // with its port
  std::string path;
  std::string query;
  std::string fragment;

  /// The host without its port and without the brackets of an IPv6 address.
  [[nodiscard]] std::string_view hostname() const;
  [[nodiscard]] std::string text() const;
};

/// nullopt with Go's message (`parse "…": …`) in `error`.
[[nodiscard]] std::optional<Url> parse_url(std::string_view text, std::string& error);

}  // namespace stageplot::gotemplate
