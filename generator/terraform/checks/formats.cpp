#include "terraform/checks/formats.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>

#include "document/json_reader.hpp"
#include "schema/pattern.hpp"
#include "text/base64.hpp"
#include "units/cidr.hpp"
#include "units/duration.hpp"

namespace stageplot::terraform::checks {
namespace {

constexpr std::string_view kArn = "^arn:[^:\\s]+:[^:\\s]+:[^:]*:[^:]*:.+$";
constexpr std::string_view kConstraint =
    "^\\s*(=|!=|>|>=|<|<=|~>)?\\s*v?[0-9]+(\\.[0-9]+)*(-[0-9A-Za-z.~-]+)?(\\+[0-9A-Za-z.~-]+)?\\s*"
    "(,\\s*(=|!=|>|>=|<|<=|~>)?\\s*v?[0-9]+(\\.[0-9]+)*(-[0-9A-Za-z.~-]+)?(\\+[0-9A-Za-z.~-]+)?\\s*)*$";
constexpr std::size_t kMostJsonBytes = std::size_t{1} << 20;

std::string network_problem(std::string_view text, bool v6) {
  const auto cidr = units::parse_cidr(text);
  if (!cidr) return "which is no address range";
  if (cidr->is_v6 != v6) return v6 ? "which is a range of IPv4" : "which is a range of IPv6";
  if (!cidr->is_network()) return "which has bits behind its prefix";
  return {};
}

std::string json_problem(std::string_view text) {
  document::Arena arena(kMostJsonBytes * 64);
  std::string error;
  const document::JsonOptions options{.max_bytes = kMostJsonBytes, .max_depth = 100, .last_duplicate_wins = true};
  if (document::read_json_text(text, document::OriginId::none, arena, options, error)) return {};
  return "which is no JSON: " + error;
}

}  // namespace

bool is_go_duration(std::string_view text) {
  // units/duration also knows days and weeks, which Go does not.
  if (text.find_first_of("dw") != std::string_view::npos) return false;
  return static_cast<bool>(units::parse_duration(text));
}

std::string format_problem(aws::Format format, std::string_view text) {
  switch (format) {
    case aws::Format::none:
    case aws::Format::regular_expression:
      return {};
    case aws::Format::ipv4_network:
      return network_problem(text, false);
    case aws::Format::ipv6_network:
      return network_problem(text, true);
    case aws::Format::go_duration:
      return is_go_duration(text) ? "" : "which is no time as Go writes it";
    case aws::Format::json:
      return json_problem(text);
    case aws::Format::base64:
      return text::decode_base64(text).valid ? "" : "which is no Base64";
    case aws::Format::version_constraint:
      return matches_pattern(kConstraint, text) ? "" : "which is no version constraint";
  }
  return {};
}

std::string format_help(aws::Format format, std::string_view text) {
  switch (format) {
    case aws::Format::ipv4_network:
    case aws::Format::ipv6_network: {
      const auto cidr = units::parse_cidr(text);
      const bool right_family = cidr && cidr->is_v6 == (format == aws::Format::ipv6_network);
      if (right_family) return "the network's own address is `" + cidr->network().canonical() + "`";
      return format == aws::Format::ipv4_network ? "write it as `10.0.0.0/8`" : "write it as `2001:db8::/32`";
    }
    case aws::Format::go_duration:
      return "write it as `90s`, `15m` or `1h30m`";
    case aws::Format::json:
      return "build it with `jsonencode` or a policy document";
    case aws::Format::base64:
      return "wrap it in `base64encode(…)`";
    case aws::Format::version_constraint:
      return "write it as `>= 1.5.0, < 2.0.0`";
    case aws::Format::none:
    case aws::Format::regular_expression:
      break;
  }
  return {};
}

bool matches_pattern(std::string_view pattern, std::string_view text) {
  // Patterns are constants of this program and its tables, so the map stays small.
  static std::mutex mutex;
  static std::map<std::string_view, std::unique_ptr<schema::Pattern>> compiled;
  const schema::Pattern* found = nullptr;
  {
    const std::lock_guard lock(mutex);
    std::unique_ptr<schema::Pattern>& slot = compiled[pattern];
    if (slot == nullptr) {
      std::string problem;
      auto made = schema::Pattern::compile(pattern, problem);
      if (!made) return true;  // the test of the tables finds it
      slot = std::make_unique<schema::Pattern>(std::move(*made));
    }
    found = slot.get();
  }
  return found->matches(text);
}

std::string describe_pattern(std::string_view pattern) {
  // The patterns of the tables that people meet; tests hold each against the tables.
  struct Description {
    std::string_view pattern;
    std::string_view words;
  };
  static constexpr std::array kDescriptions{
      Description{kArn, "which is no ARN"},
      Description{"^[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?$",
                  "and takes letters, digits and hyphens, with no hyphen at its ends"},
      Description{"^[0-9A-Za-z][0-9A-Za-z-]*$", "and takes letters, digits and hyphens, with no hyphen in front"},
      Description{"^[0-9A-Za-z_+=,.@-]+$", "and takes letters, digits and `_+=,.@-`"},
      Description{"^[0-9A-Za-z()./_\\-]+$", "and takes letters, digits and `()./_-`"},
      Description{"^[A-Za-z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]*$",
                  "and takes letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*`"},
      Description{"^[a-zA-Z0-9]*$", "and takes letters and digits alone"},
      Description{"^\\d{12}$", "and an account has twelve digits"},
      Description{"^[^/]+(/[^/]+)*$", "and may not begin or end with `/`, or have two in a row"},
      Description{"^(\\$Latest|\\$Default|[1-9][0-9]*)$", "and must be `$Latest`, `$Default` or a number"},
      Description{"^(/|/[!-~]+/)$", "and must begin and end with `/`"},
  };
  const auto found = std::ranges::find(kDescriptions, pattern, &Description::pattern);
  return found == kDescriptions.end() ? std::string{} : std::string(found->words);
}

}  // namespace stageplot::terraform::checks
