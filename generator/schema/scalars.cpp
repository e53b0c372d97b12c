#include "schema/scalars.hpp"

#include <array>
#include <charconv>

#include "units/arn.hpp"
#include "units/byte_size.hpp"
#include "units/cidr.hpp"
#include "units/duration.hpp"
#include "units/fqdn.hpp"
#include "units/percent.hpp"
#include "units/port.hpp"
#include "units/quantity.hpp"

namespace stageplot::schema {
namespace {

using document::Kind;
using document::TypeId;
using document::Value;

/// What a number (rather than a string) is under an `x-type`.
enum class Numbers : std::uint8_t { read, left_plain, refused };

template <auto Parse>
std::string_view problem_of(std::string_view text) {
  const auto parsed = Parse(text);
  return parsed ? std::string_view{} : parsed.problem();
}

struct Row {
  std::string_view name;
  TypeId type;
  std::string_view title;
  std::string_view example;
  Numbers numbers;
  std::string_view (*problem)(std::string_view text);  // empty where the text is one
};

constexpr std::array kRows{
    Row{"arn", TypeId::arn, "an ARN", "for example `arn:aws:iam::123456789012:role/NAME`", Numbers::refused,
        problem_of<units::parse_arn>},
    Row{"bytes", TypeId::byte_size, "a size in bytes", "for example `8m` or `16MiB`", Numbers::read,
        problem_of<units::parse_byte_size>},
    Row{"cidr", TypeId::cidr, "an address range", "for example `10.0.0.0/8`", Numbers::refused,
        problem_of<units::parse_cidr>},
    Row{"duration", TypeId::duration, "a duration", "for example `30s` or `1h30m`", Numbers::left_plain,
        problem_of<units::parse_duration>},
    Row{"fqdn", TypeId::fqdn, "a full host name", "for example `service.example.com`", Numbers::refused,
        problem_of<units::parse_fqdn>},
    Row{"percent", TypeId::percent, "a percentage", "for example `75%`", Numbers::left_plain,
        problem_of<units::parse_percent>},
    Row{"port", TypeId::port, "a port", "for example `8080`", Numbers::read, problem_of<units::parse_port>},
    Row{"quantity", TypeId::quantity, "a Kubernetes quantity", "for example `500m` or `1Gi`", Numbers::read,
        problem_of<units::parse_quantity>},
};

const Row* find_row(TypeId type) {
  for (const Row& row : kRows) {
    if (row.type == type) return &row;
  }
  return nullptr;
}

std::string_view number_text(const Value& number, std::array<char, 40>& buffer) {
  char* begin = buffer.data();
  char* end = begin + buffer.size();
  switch (number.kind) {
    case Kind::integer:
      end = std::to_chars(begin, end, number.i).ptr;
      break;
    case Kind::unsigned_integer:
      end = std::to_chars(begin, end, number.u).ptr;
      break;
    default:
      end = std::to_chars(begin, end, number.f).ptr;
      break;
  }
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::optional<TypeId> scalar_type(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return row.type;
  }
  return std::nullopt;
}

std::vector<std::string_view> scalar_type_names() {
  std::vector<std::string_view> names;
  for (const Row& row : kRows) names.push_back(row.name);
  names.push_back("secret");
  return names;
}

ScalarVerdict judge_scalar(TypeId type, const Value& value) {
  const Row* row = find_row(type);
  if (row == nullptr) return {};
  if (value.is_string()) {
    const std::string_view problem = row->problem(value.text());
    return {problem.empty() ? ScalarFit::typed : ScalarFit::refused, problem};
  }
  if (value.is(Kind::boolean)) return {ScalarFit::refused, "it is true or false"};
  if (!value.is_number() || row->numbers == Numbers::left_plain) return {};
  if (row->numbers == Numbers::refused) return {ScalarFit::refused, "it is a number"};
  std::array<char, 40> buffer{};
  const std::string_view problem = row->problem(number_text(value, buffer));
  return {problem.empty() ? ScalarFit::typed : ScalarFit::refused, problem};
}

std::string_view scalar_title(TypeId type) {
  const Row* row = find_row(type);
  return row == nullptr ? std::string_view{} : row->title;
}

std::string_view scalar_example(TypeId type) {
  const Row* row = find_row(type);
  return row == nullptr ? std::string_view{} : row->example;
}

}  // namespace stageplot::schema
