#include "policy/cel/functions/families.hpp"

namespace stageplot::policy::cel {

std::vector<std::span<const Overload>> function_families() {
  return {standard_functions(), conversion_functions(), time_functions(),   string_functions(),   optional_functions(),
          list_functions(),     set_functions(),        regex_functions(),  quantity_functions(), network_functions(),
          url_functions(),      format_functions(),     semver_functions(), math_functions(),     bit_functions(),
          encoder_functions(),  authorizer_functions()};
}

}  // namespace stageplot::policy::cel
