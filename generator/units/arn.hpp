// Amazon resource names: `arn:aws:iam::343550350117:role/NAME`.
#pragma once

#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

/// The parts are views into the text that was parsed.
struct Arn {
  std::string_view partition;  // aws, aws-cn, aws-us-gov, …
  std::string_view service;
  std::string_view region;   // empty for global services
  std::string_view account;  // twelve digits, `aws` for AWS's own resources, or empty
  std::string_view resource;

  /// `role` of `role/NAME`, `function` of `function:NAME`; empty where the resource is a bare name.
  [[nodiscard]] std::string_view resource_type() const;
  /// The resource without its type.
  [[nodiscard]] std::string_view resource_id() const;
};

[[nodiscard]] Parsed<Arn> parse_arn(std::string_view text);

}  // namespace stageplot::units
