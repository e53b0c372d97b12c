// Kubernetes' named formats: `format.dns1123Label().validate(s)` gives the list of what is wrong, or none.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/functions/url.hpp"
#include "policy/cel/opaque.hpp"
#include "policy/cel/time.hpp"
#include "text/base64.hpp"

namespace stageplot::policy::cel {

using Problems = std::vector<std::string>;

struct NamedFormat {
  std::string_view name;
  Problems (*check)(std::string_view);
};

namespace {

using Arguments = std::span<const Value>;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) {
  return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z');
}

void check_length(std::string_view text, std::size_t most, Problems& problems) {
  if (text.size() > most) problems.push_back("must be no more than " + std::to_string(most) + " bytes");
}

bool is_dns_label(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

Problems dns_label(std::string_view text) {
  Problems problems;
  check_length(text, 63, problems);
  if (!is_dns_label(text)) {
    problems.emplace_back(
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
        "with an alphanumeric character");
  }
  return problems;
}

Problems dns_subdomain(std::string_view text) {
  Problems problems;
  check_length(text, 253, problems);
  bool sound = true;
  for (std::string_view rest = text; sound;) {
    const std::size_t dot = rest.find('.');
    sound = is_dns_label(rest.substr(0, dot));
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  if (!sound) {
    problems.emplace_back(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        "and end with an alphanumeric character");
  }
  return problems;
}

Problems dns1035_label(std::string_view text) {
  Problems problems;
  check_length(text, 63, problems);
  if (!is_dns_label(text) || !is_lower(text.front())) {
    problems.emplace_back(
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
        "character, and end with an alphanumeric character");
  }
  return problems;
}

/// A prefix of a generated name may end with `-`, since something follows.
template <Problems (*check)(std::string_view)>
Problems prefix_of(std::string_view text) {
  if (text.size() > 1 && text.ends_with('-')) return check(std::string{text.substr(0, text.size() - 1)} + "a");
  return check(text);
}

bool is_name_part(std::string_view text) {
  return !text.empty() && is_alphanumeric(text.front()) && is_alphanumeric(text.back()) &&
         std::ranges::all_of(text, [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

Problems qualified_name(std::string_view text) {
  Problems problems;
  std::string_view name = text;
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    name = text.substr(slash + 1);
    const std::string_view prefix = text.substr(0, slash);
    if (name.find('/') != std::string_view::npos) return {"a qualified name has one '/' at most"};
    if (prefix.empty()) problems.emplace_back("prefix part must be non-empty");
    for (const std::string& problem : prefix.empty() ? Problems{} : dns_subdomain(prefix)) {
      problems.push_back("prefix part " + problem);
    }
  }
  if (name.empty()) {
    problems.emplace_back("name part must be non-empty");
  } else if (name.size() > 63) {
    problems.emplace_back("name part must be no more than 63 bytes");
  }
  if (!is_name_part(name)) {
    problems.emplace_back(
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
        "alphanumeric character");
  }
  return problems;
}

Problems label_value(std::string_view text) {
  Problems problems;
  check_length(text, 63, problems);
  if (!text.empty() && !is_name_part(text)) {
    problems.emplace_back(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start "
        "and end with an alphanumeric character");
  }
  return problems;
}

Problems uri(std::string_view text) {
  std::string problem;
  if (parse_url(text, problem)) return {};
  return {"invalid URI: " + problem};
}

Problems uuid(std::string_view text) {
  bool sound = text.size() == 36;
  std::size_t digits = 0;
  for (std::size_t i = 0; sound && i < text.size(); ++i) {
    const char c = text[i];
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      sound = c == '-';
    } else {
      sound = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      ++digits;
    }
  }
  if (sound && digits == 32) return {};
  return {"does not match the UUID format"};
}

Problems byte(std::string_view text) {
  if (!text.empty() && text.size() % 4 == 0 && text.find_first_of("\r\n") == std::string_view::npos &&
      text::decode_base64(text).valid) {
    return {};
  }
  return {"invalid base64"};
}

Problems date(std::string_view text) {
  if (text.size() == 10 && parse_timestamp(std::string{text} + "T00:00:00Z")) return {};
  return {"invalid date"};
}

Problems datetime(std::string_view text) {
  if (parse_timestamp(text)) return {};
  return {"invalid datetime"};
}

constexpr std::array kFormats = {
    NamedFormat{"dns1123Label", dns_label},
    NamedFormat{"dns1123Subdomain", dns_subdomain},
    NamedFormat{"dns1035Label", dns1035_label},
    NamedFormat{"qualifiedName", qualified_name},
    NamedFormat{"dns1123LabelPrefix", prefix_of<dns_label>},
    NamedFormat{"dns1123SubdomainPrefix", prefix_of<dns_subdomain>},
    NamedFormat{"dns1035LabelPrefix", prefix_of<dns1035_label>},
    NamedFormat{"labelValue", label_value},
    NamedFormat{"uri", uri},
    NamedFormat{"uuid", uuid},
    NamedFormat{"byte", byte},
    NamedFormat{"date", date},
    NamedFormat{"datetime", datetime},
};

Value made(Context& context, const NamedFormat& format) {
  FormatValue value;
  value.format = &format;
  return context.opaque(Kind::format, value);
}

template <std::size_t index>
Value constant(Context& context, Arguments /*arguments*/) {
  return made(context, kFormats[index]);
}

Value named(Context& context, Arguments arguments) {
  const auto found = std::ranges::find(kFormats, arguments[0].view(), &NamedFormat::name);
  if (found == kFormats.end()) return Value::of_optional(nullptr);
  return context.optional(made(context, *found));
}

Value validate(Context& context, Arguments arguments) {
  context.charge_text(arguments[1].extra);
  const Problems problems = opaque<FormatValue>(arguments[0]).format->check(arguments[1].view());
  if (problems.empty()) return Value::of_optional(nullptr);
  const auto items = context.items(problems.size());
  for (std::size_t i = 0; i < problems.size(); ++i) items[i] = context.string(problems[i]);
  return context.optional(Value::of_list(items));
}

constexpr Kinds kFormat = kinds(Kind::format);
constexpr Kinds kText = kinds(Kind::string);

constexpr std::array kFunctions = {
    Overload{"format.named", Style::global, {kText}, kinds(Kind::optional), named},
    Overload{"validate", Style::member, {kFormat, kText}, kinds(Kind::optional), validate},
    Overload{"format.dns1123Label", Style::global, {}, kFormat, constant<0>},
    Overload{"format.dns1123Subdomain", Style::global, {}, kFormat, constant<1>},
    Overload{"format.dns1035Label", Style::global, {}, kFormat, constant<2>},
    Overload{"format.qualifiedName", Style::global, {}, kFormat, constant<3>},
    Overload{"format.dns1123LabelPrefix", Style::global, {}, kFormat, constant<4>},
    Overload{"format.dns1123SubdomainPrefix", Style::global, {}, kFormat, constant<5>},
    Overload{"format.dns1035LabelPrefix", Style::global, {}, kFormat, constant<6>},
    Overload{"format.labelValue", Style::global, {}, kFormat, constant<7>},
    Overload{"format.uri", Style::global, {}, kFormat, constant<8>},
    Overload{"format.uuid", Style::global, {}, kFormat, constant<9>},
    Overload{"format.byte", Style::global, {}, kFormat, constant<10>},
    Overload{"format.date", Style::global, {}, kFormat, constant<11>},
    Overload{"format.datetime", Style::global, {}, kFormat, constant<12>},
};

}  // namespace

std::span<const Overload> format_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
