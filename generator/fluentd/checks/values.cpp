#include "fluentd/checks/values.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "fluentd/checks/regular_expression.hpp"
#include "fluentd/checks/report.hpp"
#include "text/edit_distance.hpp"
#include "units/byte_size.hpp"
#include "units/cidr.hpp"

namespace stageplot::fluentd {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos;
}

/// As Ruby's to_i: digits at the beginning, else 0.
std::int64_t leading_integer(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  std::int64_t number = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::int64_t multiply(std::int64_t number, std::int64_t by) {
  return number > std::numeric_limits<std::int64_t>::max() / by ? std::numeric_limits<std::int64_t>::max()
                                                                : number * by;
}

struct Unit {
  char letter;
  std::int64_t factor;
};

/// fluentd looks for digits before a unit's letter anywhere in the text, unit by unit.
std::optional<std::int64_t> find_with_unit(std::string_view text, std::span<const Unit> units, bool any_case) {
  for (const Unit& unit : units) {
    for (std::size_t i = 1; i < text.size(); ++i) {
      const bool is_letter = text[i] == unit.letter || (any_case && text[i] == unit.letter - 'a' + 'A');
      if (!is_letter || !is_digit(text[i - 1])) continue;
      const std::size_t before = text.substr(0, i).find_last_not_of(kDigits);
      const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
      return multiply(leading_integer(text.substr(begin, i - begin)), unit.factor);
    }
  }
  return std::nullopt;
}

/// `5s`, `1h`, or seconds as a number: `60`, `0.5`.
bool is_time(std::string_view text) {
  const bool has_unit = !text.empty() && std::string_view("smhd").find(text.back()) != std::string_view::npos;
  if (has_unit) return all_digits(text.substr(0, text.size() - 1));
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return all_digits(text);
  return all_digits(text.substr(0, dot)) && all_digits(text.substr(dot + 1));
}

bool is_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return all_digits(text) && text.size() <= 18;
}

bool is_number(std::string_view text) {
  double number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

std::optional<BadValue> find_below(const ParameterFact& fact, std::int64_t number) {
  if (number >= fact.least) return std::nullopt;
  return BadValue{", but must be at least " + std::to_string(fact.least), "write a larger number"};
}

std::optional<BadValue> check_size(const ParameterFact& fact, std::string_view text) {
  if (fact.least < 0 && text == "-1") return std::nullopt;
  if (const auto size = read_size(text)) return find_below(fact, *size);
  return BadValue{", which fluentd reads as " + std::to_string(size_as_fluentd(text)) + " bytes",
                  "write a whole number with `k`, `m`, `g` or `t` right behind it: `8m`"};
}

std::optional<BadValue> check_time(const ParameterFact& fact, std::string_view text) {
  if (is_time(text)) {
    const bool none = text.find_first_not_of("0.smhd") == std::string_view::npos;
    return find_below(fact, none ? 0 : std::max<std::int64_t>(seconds_as_fluentd(text), 1));
  }
  return BadValue{", which fluentd reads as " + std::to_string(seconds_as_fluentd(text)) + " seconds",
                  "write a whole number with `s`, `m`, `h` or `d` right behind it: `5s`"};
}

std::optional<BadValue> check_integer(const ParameterFact& fact, std::string_view text) {
  if (is_integer(text)) return find_below(fact, leading_integer(text));
  return BadValue{", which fluentd reads as " + std::to_string(leading_integer(text)), "write a whole number"};
}

std::optional<BadValue> check_port(std::string_view text) {
  if (is_integer(text) && leading_integer(text) >= 1 && leading_integer(text) <= 65535) return std::nullopt;
  if (is_integer(text)) return BadValue{", but a port is between 1 and 65535", {}};
  return BadValue{", which fluentd reads as port " + std::to_string(leading_integer(text)),
                  "write a number between 1 and 65535"};
}

std::optional<BadValue> check_boolean(std::string_view text) {
  constexpr std::string_view kWords[] = {"true", "false", "yes", "no"};
  if (text.empty() || std::ranges::find(kWords, text) != std::end(kWords)) return std::nullopt;
  return BadValue{", but must be `true` or `false`", text::did_you_mean(text, kWords)};
}

std::optional<BadValue> check_word(const ParameterFact& fact, std::string_view text) {
  if (std::ranges::find(fact.words, text) != fact.words.end()) return std::nullopt;
  std::string words;
  for (const std::string_view word : fact.words) words += (words.empty() ? "`" : ", `") + std::string(word) + "`";
  return BadValue{", but must be one of " + words, text::did_you_mean(text, fact.words)};
}

std::optional<BadValue> check_regexp(std::string_view text) {
  std::string_view expression = text;
  if (text.starts_with('/')) {
    const std::size_t slash = text.rfind('/');
    const std::string_view flags = text.substr(slash + 1);
    if (slash == 0 || flags.find_first_not_of("im") != std::string_view::npos) {
      return BadValue{", which has no closing `/` with at most the flags `i` and `m` behind it", {}};
    }
    expression = text.substr(1, slash - 1);
  }
  if (const auto problem = find_regexp_problem(expression)) {
    return BadValue{", which is no regular expression: " + std::string(*problem), {}};
  }
  return std::nullopt;
}

std::optional<BadValue> check_slashed_regexp(std::string_view text) {
  if (text.size() < 3 || !text.starts_with('/') || !text.ends_with('/')) {
    return BadValue{", but must stand between two `/`",
                    "concat cuts the first and the last character, whatever they are, and takes no flags; flags go "
                    "into the expression: `/(?i)^error/`"};
  }
  return check_regexp(text);
}

bool is_address(std::string_view text) {
  const std::string_view whole = text.find(':') == std::string_view::npos ? "/32" : "/128";
  return text == "localhost" || units::parse_cidr(std::string(text) + std::string(whole));
}

std::optional<BadValue> check_url(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!text.starts_with(scheme)) continue;
    std::string_view host = text.substr(scheme.size());
    const std::size_t colon = host.find(':');
    if (colon != std::string_view::npos) {
      if (check_port(host.substr(colon + 1))) {
        return BadValue{", whose port is none", "write `https://HOST` or `https://HOST:PORT`"};
      }
      host = host.substr(0, colon);
    }
    if (!host.empty() && host.find_first_of("/ ?#@") == std::string_view::npos) return std::nullopt;
    return BadValue{host.ends_with('/') && host.find('/') == host.size() - 1 ? ", which ends in a slash"
                                                                             : ", which is more than a host",
                    "write `https://HOST` or `https://HOST:PORT` without anything behind it"};
  }
  return BadValue{", which does not begin with `http://` or `https://`", "write `https://HOST`"};
}

/// Whether the text holds something like `2025.11`.
bool holds_date(std::string_view text) {
  for (std::size_t i = 0; i + 7 <= text.size(); ++i) {
    const bool separated = text[i + 4] == '.' || text[i + 4] == '-';
    if (separated && all_digits(text.substr(i, 4)) && all_digits(text.substr(i + 5, 2))) return true;
  }
  return text.find('%') != std::string_view::npos;
}

std::optional<BadValue> check_index_prefix(std::string_view text) {
  if (text.find("${") != std::string_view::npos) return std::nullopt;  // known when the chunk is written
  if (holds_date(text)) return BadValue{", which holds a date", "leave the date out: the plugin puts it behind"};
  if (text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos) {
    return BadValue{", but Elasticsearch takes lower case alone in the name of an index", "write it in lower case"};
  }
  if (text.empty() || text.find_first_of("*?\"<>|,#:\\/ ") != std::string_view::npos ||
      text.find_first_of("-_+.") == 0) {
    return BadValue{", which cannot begin the name of an index",
                    "a name of an index has none of `* ? \" < > | , # : \\ /` and blanks, and begins with a letter or "
                    "digit; a pattern's `*` stands in Kibana alone"};
  }
  return std::nullopt;
}

std::optional<BadValue> check_hash(std::string_view text) {
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    if (text.substr(0, comma).find(':') == std::string_view::npos) {
      return BadValue{", but must be JSON in braces or pairs like `name:value,name:value`", {}};
    }
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> read_size(std::string_view text) {
  const auto size = units::parse_byte_size(text);
  if (!size || size->bytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return static_cast<std::int64_t>(size->bytes);
}

std::int64_t size_as_fluentd(std::string_view text) {
  constexpr Unit kUnits[] = {{'k', 1 << 10}, {'m', 1 << 20}, {'g', 1 << 30}, {'t', std::int64_t{1} << 40}};
  return find_with_unit(text, kUnits, true).value_or(leading_integer(text));
}

std::int64_t seconds_as_fluentd(std::string_view text) {
  constexpr Unit kUnits[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}};
  return find_with_unit(text, kUnits, false).value_or(leading_integer(text));
}

bool is_yes(std::string_view text) {
  return text.empty() || text == "true" || text == "yes";
}

std::optional<BadValue> find_bad_value(const ParameterFact& fact, const Literal& value) {
  if (!value.ruby.empty()) return std::nullopt;
  // What stands without a value counts as if it were not there.
  if (value.form == Form::absent) return std::nullopt;
  const std::string_view text = value.text;
  if (value.form == Form::json) {
    if (fact.type == ValueType::list || fact.type == ValueType::hash) {
      const bool fits = (fact.type == ValueType::list) == value.json.is_list();
      if (fits) return std::nullopt;
      return BadValue{std::string(", but must be ") + (fact.type == ValueType::list ? "a list" : "a map"), {}};
    }
  }
  switch (fact.type) {
    case ValueType::text:
    case ValueType::list:
      return std::nullopt;
    case ValueType::integer:
      return check_integer(fact, text);
    case ValueType::number:
      if (is_number(text)) return std::nullopt;
      return BadValue{", but must be a number", {}};
    case ValueType::size:
      return check_size(fact, text);
    case ValueType::time:
      return check_time(fact, text);
    case ValueType::boolean:
      return check_boolean(text);
    case ValueType::word:
      return check_word(fact, text);
    case ValueType::regexp:
      return check_regexp(text);
    case ValueType::slashed_regexp:
      return check_slashed_regexp(text);
    case ValueType::hash:
      return check_hash(text);
    case ValueType::port:
      return check_port(text);
    case ValueType::address:
      if (is_address(text)) return std::nullopt;
      return BadValue{", which is no address", "write an IP address: `127.0.0.1`, or `0.0.0.0` for all"};
    case ValueType::url:
      return check_url(text);
    case ValueType::index_prefix:
      return check_index_prefix(text);
  }
  return std::nullopt;
}

}  // namespace stageplot::fluentd
