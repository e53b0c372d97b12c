// Addresses of resources: where Terraform takes one for a value, it must stand without quotes.
#pragma once

#include <string_view>

namespace stageplot::terraform {

/// `aws_elb.app`, `aws_sns_topic.alarms[0]`, `module.app["a"].aws_elb.app`. An index in quotes holds no quote, no
/// backslash, no line break and none of the signs that begin a template.
[[nodiscard]] bool is_address(std::string_view text);

/// Whether the output so far ends where the value of `from` or `to` of a `moved`, `import` or `removed` block goes.
[[nodiscard]] bool awaits_address(std::string_view output);

}  // namespace stageplot::terraform
