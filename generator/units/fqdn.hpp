// Fully qualified host names: `monoql.vf.prod9.us-east-1.tktm.io`.
#pragma once

#include <string>
#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

struct Fqdn {
  std::string canonical;  // lower case, without the dot of the root
};

/// At least two labels of letters, digits and inner hyphens, 63 characters each, 253 in all; not an IPv4 address. A
/// trailing dot is accepted.
[[nodiscard]] Parsed<Fqdn> parse_fqdn(std::string_view text);

}  // namespace stageplot::units
