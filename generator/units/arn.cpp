#include "units/arn.hpp"

#include <algorithm>
#include <array>

namespace stageplot::units {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
}

bool is_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_name_character);
}

}  // namespace

std::string_view Arn::resource_type() const {
  const std::size_t end = resource.find_first_of("/:");
  return end == std::string_view::npos ? std::string_view{} : resource.substr(0, end);
}

std::string_view Arn::resource_id() const {
  const std::size_t end = resource.find_first_of("/:");
  return end == std::string_view::npos ? resource : resource.substr(end + 1);
}

Parsed<Arn> parse_arn(std::string_view text) {
  using Result = Parsed<Arn>;
  std::array<std::string_view, 5> parts;
  std::string_view rest = text;
  for (std::string_view& part : parts) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) {
      return Result::failed("it does not have the six parts arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE");
    }
    part = rest.substr(0, colon);
    rest.remove_prefix(colon + 1);
  }
  const Arn arn{.partition = parts[1], .service = parts[2], .region = parts[3], .account = parts[4], .resource = rest};
  if (parts[0] != "arn") return Result::failed("it does not begin with `arn:`");
  if (arn.partition.substr(0, 3) != "aws" || !is_name(arn.partition)) {
    return Result::failed("its partition is not `aws` or one that begins with `aws-`");
  }
  if (arn.service.empty() || !is_name(arn.service)) return Result::failed("its service is empty or not a name");
  if (!is_name(arn.region)) return Result::failed("its region is not a name");
  const bool digits = arn.account.size() == 12 && std::all_of(arn.account.begin(), arn.account.end(), is_digit);
  if (!digits && !arn.account.empty() && arn.account != "aws") {
    return Result::failed("its account is not a number of twelve digits");
  }
  const auto is_space_or_control = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
  if (arn.resource.empty()) return Result::failed("its resource is empty");
  if (std::any_of(arn.resource.begin(), arn.resource.end(), is_space_or_control)) {
    return Result::failed("its resource has a space or a control character");
  }
  return arn;
}

}  // namespace stageplot::units
