#include "schema/uri.hpp"

#include <charconv>

namespace stageplot::schema {
namespace {

/// The five parts of RFC 3986's appendix B; a part's delimiter is kept with it (`https:`, `//host`, `?query`).
struct Parts {
  std::string_view scheme;
  std::string_view authority;
  std::string_view path;
  std::string_view query;
  std::string_view fragment;
};

std::string_view take(std::string_view& rest, std::size_t size) {
  const std::string_view part = rest.substr(0, size);
  rest.remove_prefix(part.size());
  return part;
}

Parts split(std::string_view uri) {
  Parts parts;
  const std::size_t end_of_scheme = uri.find_first_of(":/?#");
  if (end_of_scheme != std::string_view::npos && end_of_scheme > 0 && uri[end_of_scheme] == ':') {
    parts.scheme = take(uri, end_of_scheme + 1);
  }
  if (uri.substr(0, 2) == "//") parts.authority = take(uri, uri.find_first_of("/?#", 2));
  parts.path = take(uri, uri.find_first_of("?#"));
  if (!uri.empty() && uri.front() == '?') parts.query = take(uri, uri.find('#'));
  parts.fragment = uri;
  return parts;
}

std::string without_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    if (path.substr(0, 3) == "../") {
      path.remove_prefix(3);
    } else if (path.substr(0, 2) == "./") {
      path.remove_prefix(2);
    } else if (path.substr(0, 3) == "/./") {
      path.remove_prefix(2);
    } else if (path == "/.") {
      path = "/";
    } else if (path.substr(0, 4) == "/../" || path == "/..") {
      path = path.size() > 3 ? path.substr(3) : std::string_view("/");
      const std::size_t slash = out.rfind('/');
      out.resize(slash == std::string::npos ? 0 : slash);
    } else if (path == "." || path == "..") {
      path = {};
    } else {
      out += take(path, path.find('/', 1));
    }
  }
  return out;
}

/// The base's path up to its last slash, then the reference's.
std::string merged_path(const Parts& base, std::string_view path) {
  if (!base.authority.empty() && base.path.empty()) return '/' + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)).append(path);
}

std::string joined(std::string_view scheme, std::string_view authority, std::string_view path, std::string_view query,
                   std::string_view fragment) {
  std::string out(scheme);
  return out.append(authority).append(path).append(query).append(fragment);
}

}  // namespace

std::string resolve_uri(std::string_view base, std::string_view reference) {
  const Parts to = split(reference);
  if (!to.scheme.empty()) {
    // A URN's path has no segments.
    const bool segments = !to.path.empty() && to.path.front() == '/';
    return joined(to.scheme, to.authority, segments ? without_dot_segments(to.path) : std::string(to.path), to.query,
                  to.fragment);
  }
  const Parts from = split(base);
  if (!to.authority.empty()) {
    return joined(from.scheme, to.authority, without_dot_segments(to.path), to.query, to.fragment);
  }
  if (to.path.empty()) {
    return joined(from.scheme, from.authority, from.path, to.query.empty() ? from.query : to.query, to.fragment);
  }
  const std::string path = to.path.front() == '/' ? std::string(to.path) : merged_path(from, to.path);
  return joined(from.scheme, from.authority, without_dot_segments(path), to.query, to.fragment);
}

SplitUri split_fragment(std::string_view uri) {
  const std::size_t hash = uri.find('#');
  if (hash == std::string_view::npos) return {.document = uri};
  return {.document = uri.substr(0, hash), .fragment = uri.substr(hash + 1)};
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    if (text[i] == '%' && i + 2 < text.size()) {
      const char* begin = text.data() + i + 1;
      if (std::from_chars(begin, begin + 2, code, 16).ptr == begin + 2) {
        out += static_cast<char>(code);
        i += 2;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

}  // namespace stageplot::schema
