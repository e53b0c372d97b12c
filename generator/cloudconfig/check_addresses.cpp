// The instance's addresses, which coreos-cloudinit puts in the place of `$private_ipv4` and its like.
#include <array>
#include <optional>
#include <set>

#include "cloudconfig/subject.hpp"
#include "diagnostics/rules/cloudconfig.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cloudconfig {
namespace rules = diagnostics::rules;

namespace {

constexpr std::array<std::string_view, 4> kAddresses{"private_ipv4", "private_ipv6", "public_ipv4", "public_ipv6"};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_known(std::string_view name) {
  for (const std::string_view address : kAddresses) {
    // The text is replaced wherever it stands, also before further letters.
    if (name.starts_with(address)) return true;
  }
  return false;
}

/// Names that stand before `=`: a script's own variables.
std::set<std::string_view> assigned_in(std::string_view text) {
  std::set<std::string_view> names;
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_name_character(text[begin - 1])) --begin;
    names.insert(text.substr(begin, at - begin));
  }
  return names;
}

std::optional<std::string> problem_of(std::string_view name, bool braces, const std::set<std::string_view>& assigned,
                                      std::string& help) {
  if (!name.ends_with("_ipv4") && !name.ends_with("_ipv6")) return std::nullopt;
  if (is_known(name)) {
    if (!braces) return std::nullopt;
    help = "write `$" + std::string(name) + "`: with braces it is a variable of a shell or of systemd";
    return "`${" + std::string(name) + "}` is not replaced by the instance's address";
  }
  if (assigned.contains(name)) return std::nullopt;
  const std::string meant = text::did_you_mean(name, kAddresses);
  help =
      meant.empty() ? "the instance knows `$private_ipv4`, `$public_ipv4`, `$private_ipv6` and `$public_ipv6`" : meant;
  return "the instance knows no address " + quoted("$" + std::string(name));
}

}  // namespace

void check_addresses(const Subject& subject, Report& report) {
  const std::string_view text = subject.sources.text(subject.file);
  const std::set<std::string_view> assigned = assigned_in(text);
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const bool braces = at + 1 < text.size() && text[at + 1] == '{';
    const std::size_t begin = at + (braces ? 2 : 1);
    std::size_t end = begin;
    while (end < text.size() && is_name_character(text[end])) ++end;
    std::string help;
    const bool closed = braces && end < text.size() && text[end] == '}';
    const auto problem = problem_of(text.substr(begin, end - begin), braces, assigned, help);
    if (!problem) continue;
    report.add(
        {.rule = &rules::cloudconfig_substitution,
         .summary = *problem,
         .primary = {{subject.file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + (closed ? 1 : 0))},
                     "stays as it is",
                     {}},
         .help = std::move(help)});
  }
}

}  // namespace stageplot::cloudconfig
