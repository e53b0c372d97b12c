// What people and AWS call a resource, whatever its address in a state: for exports that have no addresses, and to see
// that a state has under one address what the model has under another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/value.hpp"

namespace stageplot::drift {

/// `aws_elb vf-export-prod1`, of a rule its port and source; nullopt where the type has no name that is known here, or
/// a part of it is unknown.
[[nodiscard]] std::optional<std::string> natural_name(std::string_view type, const document::Value& values);

/// What `terraform import` takes for the resource: its `id`, of some types another form. Empty where nobody knows.
[[nodiscard]] std::string import_id(std::string_view type, const document::Value& values);

}  // namespace stageplot::drift
