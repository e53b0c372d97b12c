// URI references as far as schemas need them: resolving against a base (RFC 3986, section 5), fragments, percent codes.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::schema {

/// `reference` made absolute against `base`; where `base` is empty the reference itself. Dot segments are removed.
[[nodiscard]] std::string resolve_uri(std::string_view base, std::string_view reference);

struct SplitUri {
  std::string_view document;  // without `#`
  std::string_view fragment;  // behind `#`, still percent-encoded; empty where there is none
};
[[nodiscard]] SplitUri split_fragment(std::string_view uri);

/// `%25` and so on decoded; a broken code stays as it is.
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace stageplot::schema
