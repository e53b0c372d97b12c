// The formats by the rules of the library's version 6.0 (format.go), which are looser in places than the RFCs: an
// e-mail address needs no dot in its domain, a `period` is two moments. What is wrong with a date, an address or a
// pattern is said by Go's own packages there.
#include "chart/schema_formats.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "document/map.hpp"
#include "template/functions/function.hpp"
#include "template/functions/go_regexp.hpp"
#include "template/functions/go_url.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {
namespace {

using Misfit = std::optional<std::string>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_name_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t place = text.find(at);
    parts.push_back(text.substr(0, place));
    if (place == std::string_view::npos) return parts;
    text.remove_prefix(place + 1);
  }
}

/// `invalid character 'x'` of the first character at `text`.
std::string invalid_character(std::string_view text, std::string_view before = "invalid character ") {
  return std::string{before} + text::go_quote_rune(static_cast<std::int64_t>(text::decode_utf8(text, 0).code_point));
}

std::string_view digits_of(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return text.substr(0, count);
}

Misfit pointer_misfit(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text.front() != '/') return "not starting with /";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '~') continue;
    if (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1')) return "~ must be followed by 0 or 1";
  }
  return std::nullopt;
}

Misfit relative_pointer_misfit(std::string_view text) {
  const std::string_view number = digits_of(text);
  if (number.empty()) return "must start with non-negative integer";
  if (number.size() > 1 && number.front() == '0') return "starts with zero";
  text.remove_prefix(number.size());
  return text == "#" ? std::nullopt : pointer_misfit(text);
}

Misfit uuid_misfit(std::string_view text) {
  constexpr std::array<std::size_t, 5> kLengths{8, 4, 4, 4, 12};
  const auto groups = split(text, '-');
  if (groups.size() != kLengths.size()) return "must have 5 elements";
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].size() != kLengths[i]) {
      return "element " + std::to_string(i + 1) + " must be " + std::to_string(kLengths[i]) + " characters long";
    }
    for (std::size_t j = 0; j < groups[i].size(); ++j) {
      if (std::isxdigit(static_cast<unsigned char>(groups[i][j])) == 0) {
        return invalid_character(groups[i].substr(j), "non-hex character ");
      }
    }
  }
  return std::nullopt;
}

Misfit duration_part_misfit(std::string_view text, std::string_view all_units) {
  std::string_view units = all_units;
  while (!text.empty()) {
    const std::string_view number = digits_of(text);
    if (number.empty()) return "missing number";
    text.remove_prefix(number.size());
    if (text.empty()) return "missing unit";
    const std::size_t place = units.find(text.front());
    if (place == std::string_view::npos) {
      const std::string unit = text::go_quote_rune(static_cast<unsigned char>(text.front()));
      return all_units.find(text.front()) != std::string_view::npos ? "unit " + unit + " out of order"
                                                                    : "invalid unit " + unit;
    }
    units.remove_prefix(place + 1);
    text.remove_prefix(1);
  }
  return std::nullopt;
}

Misfit duration_misfit(std::string_view text) {
  if (!text.starts_with('P')) return "must start with P";
  text.remove_prefix(1);
  if (text.empty()) return "nothing after P";
  if (text.ends_with('W')) {
    text.remove_suffix(1);
    if (text.empty()) return "no number in week";
    return all_digits(text) ? std::nullopt : Misfit{"invalid week"};
  }
  const auto parts = split(text, 'T');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && parts[i].empty()) return "no time elements";
    if (i > 1) return "more than one T";
    if (Misfit misfit = duration_part_misfit(parts[i], i == 0 ? "YMD" : "HMS")) return misfit;
  }
  return std::nullopt;
}

Misfit ipv4_misfit(std::string_view text) {
  const auto groups = split(text, '.');
  if (groups.size() != 4) return "expected four decimals";
  for (const std::string_view group : groups) {
    if (group.size() > 1 && group.front() == '0') return "leading zeros";
    const std::string_view digits =
        !group.empty() && (group.front() == '-' || group.front() == '+') ? group.substr(1) : group;
    if (!all_digits(digits)) return "strconv.Atoi: parsing " + text::go_quote(group) + ": invalid syntax";
    if (digits.size() > 18) return "strconv.Atoi: parsing " + text::go_quote(group) + ": value out of range";
    const long long number = std::stoll(std::string{group});
    if (number < 0 || number > 255) return "decimal must be between 0 and 255";
  }
  return std::nullopt;
}

/// net/netip's reading of the groups of an address: what is wrong with it and the text from there on.
class AddressReader {
 public:
  explicit AddressReader(std::string_view text) : rest_(text) {}

  Misfit read() {
    if (rest_.starts_with("::")) {
      shortened_ = true;
      rest_.remove_prefix(2);
      if (rest_.empty()) return std::nullopt;
    }
    while (groups_ < kGroups) {
      if (Misfit misfit = read_group()) return misfit;
      if (done_) break;
    }
    if (!rest_.empty()) return at_rest("trailing garbage after address");
    if (groups_ < kGroups && !shortened_) return "address string too short";
    if (groups_ >= kGroups && shortened_) return "the :: must expand to at least one field of zeros";
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kGroups = 8;

  [[nodiscard]] std::string at_rest(std::string_view reason) const {
    return std::string{reason} + " (at " + text::go_quote(rest_) + ')';
  }

  Misfit read_group() {
    std::size_t digits = 0;
    while (digits < rest_.size() && std::isxdigit(static_cast<unsigned char>(rest_[digits])) != 0) ++digits;
    if (digits > 4) return at_rest("each group must have 4 or fewer digits");
    if (digits == 0) return at_rest("each colon-separated field must have at least one digit");
    if (digits < rest_.size() && rest_[digits] == '.') return read_old_address();
    ++groups_;
    rest_.remove_prefix(digits);
    if (rest_.empty()) return finish();
    if (rest_.front() != ':') return at_rest("unexpected character, want colon");
    if (rest_.size() == 1) return at_rest("colon must be followed by more characters");
    rest_.remove_prefix(1);
    if (rest_.front() != ':') return std::nullopt;
    if (shortened_) return at_rest("multiple :: in address");
    shortened_ = true;
    rest_.remove_prefix(1);
    return rest_.empty() ? finish() : std::nullopt;
  }

  Misfit read_old_address() {
    if (!shortened_ && groups_ != kGroups - 2) {
      return at_rest("embedded IPv4 address must replace the final 2 fields of the address");
    }
    if (groups_ + 2 > kGroups) return at_rest("too many hex fields to fit an embedded IPv4 at the end of the address");
    in_addr address{};
    if (inet_pton(AF_INET, std::string{rest_}.c_str(), &address) != 1) return at_rest("unexpected character");
    groups_ += 2;
    rest_ = {};
    return finish();
  }

  Misfit finish() {
    done_ = true;
    return std::nullopt;
  }

  std::string_view rest_;
  std::size_t groups_ = 0;
  bool shortened_ = false;
  bool done_ = false;
};

Misfit ipv6_misfit(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return "missing colon";
  const std::size_t zone = text.find('%');
  Misfit misfit =
      zone + 1 == text.size() ? Misfit{"zone must be a non-empty string"} : AddressReader(text.substr(0, zone)).read();
  if (misfit) return "ParseAddr(" + text::go_quote(text) + "): " + *misfit;
  if (zone != std::string_view::npos) return "zone id is not a part of ipv6 address";
  return std::nullopt;
}

Misfit hostname_misfit(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.size() > 253) return "more than 253 characters long";
  for (const std::string_view label : split(text, '.')) {
    if (label.empty() || label.size() > 63) return "label must be 1 to 63 characters long";
    if (label.front() == '-') return "label starts with hyphen";
    if (label.back() == '-') return "label ends with hyphen";
    for (std::size_t i = 0; i < label.size(); ++i) {
      if (!is_name_character(label[i])) return invalid_character(label.substr(i));
    }
  }
  return std::nullopt;
}

Misfit prefixed(std::string_view before, Misfit misfit) {
  return misfit ? Misfit{std::string{before} + *misfit} : std::nullopt;
}

Misfit local_part_misfit(std::string_view local) {
  if (local.size() > 64) return "local part more than 64 characters long";
  if (local.size() > 1 && local.front() == '"') {
    const bool plain = local.substr(1, local.size() - 2).find_first_of("\\\"") == std::string_view::npos;
    return plain ? std::nullopt : Misfit{"backslash and quote are not allowed within quoted local part"};
  }
  if (local.starts_with('.')) return "starts with dot";
  if (local.ends_with('.')) return "ends with dot";
  if (local.find("..") != std::string_view::npos) return "consecutive dots";
  for (std::size_t i = 0; i < local.size(); ++i) {
    constexpr std::string_view kAllowed = ".!#$%&'*+-/=?^_`{|}~";
    if (!is_name_character(local[i]) && kAllowed.find(local[i]) == std::string_view::npos) {
      return invalid_character(local.substr(i));
    }
  }
  return std::nullopt;
}

Misfit email_misfit(std::string_view text) {
  if (text.size() > 254) return "more than 255 characters long";
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) return "missing @";
  if (Misfit misfit = local_part_misfit(text.substr(0, at))) return misfit;
  std::string_view domain = text.substr(at + 1);
  if (domain.size() > 1 && domain.front() == '[' && domain.back() == ']') {
    domain = domain.substr(1, domain.size() - 2);
    if (domain.starts_with("IPv6:")) return prefixed("invalid ipv6 address: ", ipv6_misfit(domain.substr(5)));
    return prefixed("invalid ipv4 address: ", ipv4_misfit(domain));
  }
  return prefixed("invalid domain: ", hostname_misfit(domain));
}

/// time.Parse with the layout 2006-01-02.
Misfit date_misfit(std::string_view text) {
  struct Field {
    std::string_view layout;
    std::size_t digits;
  };
  constexpr std::array kFields{Field{"2006", 4}, Field{"-", 0}, Field{"01", 2}, Field{"-", 0}, Field{"02", 2}};
  std::array<int, 3> numbers{};
  std::size_t number = 0;
  std::string_view rest = text;
  const std::string whole = "parsing time " + text::go_quote(text);
  for (const Field& field : kFields) {
    const bool fits = field.digits == 0 ? rest.starts_with('-')
                                        : rest.size() >= field.digits && all_digits(rest.substr(0, field.digits));
    if (!fits) {
      return whole + " as \"2006-01-02\": cannot parse " + text::go_quote(rest) + " as " + text::go_quote(field.layout);
    }
    if (field.digits > 0) numbers[number++] = std::stoi(std::string{rest.substr(0, field.digits)});
    rest.remove_prefix(std::max<std::size_t>(field.digits, 1));
  }
  if (numbers[1] < 1 || numbers[1] > 12) return whole + ": month out of range";
  if (!rest.empty()) return whole + ": extra text: " + text::go_quote(rest);
  const bool leap = (numbers[0] % 4 == 0 && numbers[0] % 100 != 0) || numbers[0] % 400 == 0;
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int days = kDays[static_cast<std::size_t>(numbers[1] - 1)] + (numbers[1] == 2 && leap ? 1 : 0);
  if (numbers[2] < 1 || numbers[2] > days) return whole + ": day out of range";
  return std::nullopt;
}

int two_digits(std::string_view text) {
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// The offset behind a time, taken from its minutes of the day; nullopt with the reason in `misfit`.
std::optional<int> minutes_of_offset(std::string_view text, Misfit& misfit) {
  if (text == "z" || text == "Z") return 0;
  const auto refuse = [&misfit](std::string_view reason) {
    misfit = std::string{reason};
    return std::nullopt;
  };
  if (text.size() != 6) return refuse("offset must be 6 characters long");
  if (text[0] != '+' && text[0] != '-') return refuse("offset must begin with plus/minus");
  if (text[3] != ':') return refuse("missing colon in offset in correct place");
  if (!all_digits(text.substr(1, 2)) || !all_digits(text.substr(4))) return refuse("invalid hour/min in offset");
  const int hours = two_digits(text.substr(1));
  const int minutes = two_digits(text.substr(4));
  if (hours > 23 || minutes > 59) return refuse("hour/min in offset out of range");
  return (text[0] == '+' ? -1 : 1) * (hours * 60 + minutes);
}

Misfit time_misfit(std::string_view text) {
  if (text.size() < 9) return "less than 9 characters long";
  if (text[2] != ':' || text[5] != ':') return "missing colon in correct place";
  for (const std::size_t place : {0, 3, 6}) {
    if (!all_digits(text.substr(place, 2))) return "invalid hour/min/sec";
  }
  const int hours = two_digits(text);
  const int minutes = two_digits(text.substr(3));
  const int seconds = two_digits(text.substr(6));
  if (hours > 23 || minutes > 59 || seconds > 60) return "hour/min/sec out of range";
  text.remove_prefix(8);
  if (text.starts_with('.')) {
    const std::string_view digits = digits_of(text.substr(1));
    if (digits.empty()) return "no digits in second fraction";
    text.remove_prefix(digits.size() + 1);
  }
  Misfit misfit;
  const std::optional<int> offset = minutes_of_offset(text, misfit);
  if (!offset) return misfit;
  constexpr int kDay = 24 * 60;
  int of_day = hours * 60 + minutes + *offset;
  if (of_day < 0) of_day += kDay;
  if (seconds >= 60 && of_day != kDay - 1) return "invalid leap second";
  return std::nullopt;
}

Misfit moment_misfit(std::string_view text) {
  if (text.size() < 20) return "less than 20 characters long";
  if (text[10] != 't' && text[10] != 'T') return "11th character must be t or T";
  if (Misfit misfit = prefixed("invalid date element: ", date_misfit(text.substr(0, 10)))) return misfit;
  return prefixed("invalid time element: ", time_misfit(text.substr(11)));
}

Misfit period_misfit(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return "missing slash";
  const std::string_view start = text.substr(0, slash);
  const std::string_view end = text.substr(slash + 1);
  if (start.starts_with('P')) {
    if (Misfit misfit = prefixed("invalid start duration: ", duration_misfit(start))) return misfit;
    return prefixed("invalid end date-time: ", moment_misfit(end));
  }
  if (Misfit misfit = prefixed("invalid start date-time: ", moment_misfit(start))) return misfit;
  return end.starts_with('P') ? prefixed("invalid end duration: ", duration_misfit(end))
                              : prefixed("invalid end date-time: ", moment_misfit(end));
}

Misfit url_misfit(std::string_view text, std::optional<gotemplate::Url>& url) {
  std::string error;
  url = gotemplate::parse_url(text, error);
  if (!url) return error;
  const std::string_view host = url->hostname();
  if (host.find(':') == std::string_view::npos) return std::nullopt;
  if (url->host.find('[') == std::string::npos || url->host.find(']') == std::string::npos) {
    return "ipv6 address not enclosed in brackets";
  }
  return prefixed("invalid ipv6 address: ", ipv6_misfit(host));
}

Misfit uri_misfit(std::string_view text) {
  std::optional<gotemplate::Url> url;
  if (Misfit misfit = url_misfit(text, url)) return misfit;
  return url->scheme.empty() ? Misfit{"relative url"} : std::nullopt;
}

Misfit uri_reference_misfit(std::string_view text) {
  if (text.find('\\') != std::string_view::npos) return "contains \\";
  std::optional<gotemplate::Url> url;
  return url_misfit(text, url);
}

Misfit regex_misfit(std::string_view text) {
  try {
    const gotemplate::GoRegexp pattern(text);
    return std::nullopt;
  } catch (const gotemplate::FunctionError& error) {
    return error.what();
  }
}

using Check = Misfit (*)(std::string_view);
struct Format {
  std::string_view name;
  Check misfit;
};
constexpr std::array kFormats{
    Format{"regex", regex_misfit},
    Format{"json-pointer", pointer_misfit},
    Format{"relative-json-pointer", relative_pointer_misfit},
    Format{"uuid", uuid_misfit},
    Format{"duration", duration_misfit},
    Format{"period", period_misfit},
    Format{"ipv4", ipv4_misfit},
    Format{"ipv6", ipv6_misfit},
    Format{"hostname", hostname_misfit},
    Format{"email", email_misfit},
    Format{"date", date_misfit},
    Format{"time", time_misfit},
    Format{"date-time", moment_misfit},
    Format{"uri", uri_misfit},
    Format{"iri", uri_misfit},
    Format{"uri-reference", uri_reference_misfit},
    Format{"iri-reference", uri_reference_misfit},
};

bool matches(std::string_view pattern, std::string_view text) {
  return gotemplate::GoRegexp(pattern).matches(text);
}

bool is_url(std::string_view text, bool absolute) {
  std::string error;
  const std::optional<gotemplate::Url> url = gotemplate::parse_url(text, error);
  return url && text.find('\\') == std::string_view::npos && !(absolute && url->scheme.empty());
}

bool is_address(std::string_view text, char mark) {
  const std::string address{text};
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return text.find(mark) != std::string_view::npos && (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 ||
                                                       inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1);
}

constexpr std::string_view kClock = R"((?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d(?:[.,]\d+)?)";
constexpr std::string_view kZone = R"((?:Z|[+-](?:[01]\d|2[0-4]):[0-5]\d))";

bool is_clock(std::string_view text) {
  return matches("^" + std::string{kClock} + std::string{kZone} + "?$", text);
}

bool is_moment(std::string_view text) {
  if (is_clock(text) || !date_misfit(text)) return true;
  return text.size() > 10 && text[10] == 'T' && !date_misfit(text.substr(0, 10)) &&
         matches("^" + std::string{kClock} + std::string{kZone} + "$", text.substr(11));
}

using Verdict = bool (*)(std::string_view);
struct OldFormat {
  std::string_view name;
  Verdict holds;
};
constexpr std::array kOldFormats{
    OldFormat{"date", [](std::string_view text) { return !date_misfit(text); }},
    OldFormat{"time", is_clock},
    OldFormat{"date-time", is_moment},
    OldFormat{"hostname",
              [](std::string_view text) {
                return text.size() < 256 && matches(R"(^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]))"
                                                    R"((\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]))*$)",
                                                    text);
              }},
    OldFormat{"email",
              [](std::string_view text) {
                return matches(R"re(^\s*(?:[^<>@]*<)?[^\s<>@.,;:()"]+(?:\.[^\s<>@.,;:()"]+)*@[^\s<>@,;:()"]+>?\s*$)re",
                               text);
              }},
    OldFormat{"ipv4", [](std::string_view text) { return is_address(text, '.'); }},
    OldFormat{"ipv6", [](std::string_view text) { return is_address(text, ':'); }},
    OldFormat{"uri", [](std::string_view text) { return is_url(text, true); }},
    OldFormat{"iri", [](std::string_view text) { return is_url(text, true); }},
    OldFormat{"uri-reference", [](std::string_view text) { return is_url(text, false); }},
    OldFormat{"iri-reference", [](std::string_view text) { return is_url(text, false); }},
    OldFormat{"uuid",
              [](std::string_view text) {
                return matches("^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$", text);
              }},
    OldFormat{"regex", [](std::string_view text) { return !regex_misfit(text); }},
    OldFormat{"json-pointer", [](std::string_view text) { return matches("^(?:/(?:[^~/]|~0|~1)*)*$", text); }},
    OldFormat{"relative-json-pointer",
              [](std::string_view text) { return matches("^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~0|~1)*)*)$", text); }},
};

}  // namespace

bool has_format(std::string_view format, std::optional<std::string_view> text) {
  const auto found = std::ranges::find(kOldFormats, format, &OldFormat::name);
  return found == kOldFormats.end() || (text && found->holds(*text));
}

std::optional<std::string> format_misfit(std::string_view format, std::string_view text) {
  const auto found = std::ranges::find(kFormats, format, &Format::name);
  return found == kFormats.end() ? std::nullopt : found->misfit(text);
}

bool asks_for_format(const document::Value& schema) {
  if (schema.is_list()) return std::ranges::any_of(schema.items(), asks_for_format);
  if (!schema.is_map()) return false;
  return std::ranges::any_of(schema.map().members(), [](const document::Member& member) {
    return (member.key->view() == "format" && member.value.is_string()) || asks_for_format(member.value);
  });
}

}  // namespace stageplot::chart
