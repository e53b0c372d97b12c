// URLs as Go's url.ParseRequestURI takes them and url.URL takes them apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stageplot::policy::cel {

struct Url {
  std::string scheme;    // lower case, empty for an absolute path
  std::string user;      // with its password, as written
  std::string host;      // with the port; IPv6 in brackets
  std::string path;      // escaped
  std::string query;     // as written, without `?`
  std::string fragment;  // as written, without `#`

  [[nodiscard]] std::string text() const;
};

/// An absolute URI or an absolute path; nullopt with the reason in `problem`.
[[nodiscard]] std::optional<Url> parse_url(std::string_view text, std::string& problem);

/// Without port and brackets.
[[nodiscard]] std::string_view host_name(std::string_view host);
/// Behind the last colon, empty where there is none.
[[nodiscard]] std::string_view host_port(std::string_view host);

/// Keys and values of a query, unescaped, in its order; pairs that cannot be unescaped are left out, as Go does.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_query(std::string_view query);

}  // namespace stageplot::policy::cel
