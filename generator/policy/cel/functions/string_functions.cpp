// The strings extension, version 4: positions count code points.
#include <algorithm>
#include <string>
#include <vector>

#include "policy/cel/context.hpp"
#include "policy/cel/functions/code_points.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/functions/format_text.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

Value out_of_range(Context& context, std::int64_t index) {
  return context.fail("index " + std::to_string(index) + " is out of range");
}

/// A part of a string needs no memory of its own.
Value part(std::string_view text) {
  return Value::of_string(text);
}

Value char_at(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  context.charge_text(text.size());
  const auto offset = byte_offset(text, arguments[1].i);
  if (!offset) return out_of_range(context, arguments[1].i);
  if (*offset == text.size()) return part("");
  return part(text.substr(*offset, text::decode_utf8(text, *offset).length));
}

Value index_of(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  context.charge_text(text.size());
  const std::int64_t from = arguments.size() > 2 ? arguments[2].i : 0;
  const auto offset = byte_offset(text, from);
  if (!offset) return out_of_range(context, from);
  const std::size_t found = text.find(arguments[1].view(), *offset);
  return Value::of_integer(found == std::string_view::npos ? -1 : code_point_index(text, found));
}

Value last_index_of(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  context.charge_text(text.size());
  std::size_t from = std::string_view::npos;
  if (arguments.size() > 2) {
    const auto offset = byte_offset(text, arguments[2].i);
    if (!offset) return out_of_range(context, arguments[2].i);
    from = *offset;
  }
  const std::size_t found = text.rfind(arguments[1].view(), from);
  return Value::of_integer(found == std::string_view::npos ? -1 : code_point_index(text, found));
}

template <typename Change>
Value changed(Context& context, const Value& value, Change change) {
  std::string text{value.view()};
  std::ranges::transform(text, text.begin(), change);
  return context.string(text);
}

Value lower_ascii(Context& context, Arguments arguments) {
  return changed(context, arguments[0],
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
}

Value upper_ascii(Context& context, Arguments arguments) {
  return changed(context, arguments[0],
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
}

Value replace(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  const std::string_view old = arguments[1].view();
  const std::string_view fresh = arguments[2].view();
  std::int64_t left = arguments.size() > 3 ? arguments[3].i : -1;
  std::string out;
  std::size_t at = 0;
  context.charge_text(text.size());
  while (left != 0 && at <= text.size()) {
    std::size_t found = text.find(old, at);
    if (found == std::string_view::npos) break;
    out += text.substr(at, found - at);
    out += fresh;
    context.charge(1 + fresh.size() / 16);
    at = found + old.size();
    if (old.empty()) {
      // An empty text stands in front of every code point and at the end.
      if (at == text.size()) break;
      const std::size_t length = text::decode_utf8(text, at).length;
      out += text.substr(at, length);
      at += length;
    }
    if (left > 0) --left;
  }
  if (at < text.size()) out += text.substr(at);
  return context.string(out);
}

Value split(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  const std::string_view separator = arguments[1].view();
  const std::int64_t limit = arguments.size() > 2 ? arguments[2].i : -1;
  context.charge_text(text.size());
  std::vector<Value> parts;
  std::size_t at = 0;
  if (limit == 0 || (separator.empty() && text.empty())) return Value::of_list({});
  while (limit < 0 || static_cast<std::int64_t>(parts.size()) + 1 < limit) {
    std::size_t found = std::string_view::npos;
    std::size_t skip = separator.size();
    if (separator.empty()) {
      const std::size_t next = at + text::decode_utf8(text, at).length;
      if (next < text.size()) found = next;
      skip = 0;
    } else {
      found = text.find(separator, at);
    }
    if (found == std::string_view::npos) break;
    parts.push_back(part(text.substr(at, found - at)));
    at = found + skip;
  }
  parts.push_back(part(text.substr(at)));
  const auto items = context.items(parts.size());
  std::ranges::copy(parts, items.begin());
  return Value::of_list(items);
}

Value substring(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  context.charge_text(text.size());
  const auto begin = byte_offset(text, arguments[1].i);
  if (!begin) return out_of_range(context, arguments[1].i);
  if (arguments.size() == 2) return part(text.substr(*begin));
  const auto end = byte_offset(text, arguments[2].i);
  if (!end) return out_of_range(context, arguments[2].i);
  if (*begin > *end) return context.fail("the substring ends in front of its begin");
  return part(text.substr(*begin, *end - *begin));
}

/// Unicode's White_Space.
bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

Value trim(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  context.charge_text(text.size());
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = text::decode_utf8(text, at);
    if (!is_space(decoded.code_point)) {
      begin = std::min(begin, at);
      end = at + decoded.length;
    }
    at += decoded.length;
  }
  return part(begin < end ? text.substr(begin, end - begin) : std::string_view{});
}

Value join(Context& context, Arguments arguments) {
  const std::string_view separator = arguments.size() > 1 ? arguments[1].view() : std::string_view{};
  std::string out;
  for (std::uint32_t i = 0; i < list_size(arguments[0]); ++i) {
    const Value item = list_item(arguments[0], i);
    if (item.kind == Kind::unknown) return item;
    if (item.kind != Kind::string) return context.no_overload("join", std::array{item});
    if (i > 0) out += separator;
    out += item.view();
    context.charge(1 + (item.extra + separator.size()) / 16);
  }
  return context.string(out);
}

Value reverse(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  std::string out;
  out.reserve(text.size());
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return context.string(out);
}

Value quote(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  constexpr std::string_view kSpecial = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view kEscapes = "abfnrtv\\\"";
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = text::decode_utf8(text, at);
    const std::size_t special = decoded.length == 1 ? kSpecial.find(text[at]) : std::string_view::npos;
    if (special != std::string_view::npos) {
      out += '\\';
      out += kEscapes[special];
    } else {
      text::append_utf8(out, decoded.code_point);
    }
    at += decoded.length;
  }
  return context.string(out + '"');
}

Value format(Context& context, Arguments arguments) {
  return format_text(context, arguments[0].view(), arguments[1]);
}

constexpr Kinds kText = kinds(Kind::string);
constexpr Kinds kInt = kinds(Kind::integer);
constexpr Kinds kList = kinds(Kind::list);

constexpr std::array kFunctions = {
    Overload{"charAt", Style::member, {kText, kInt}, kText, char_at},
    Overload{"indexOf", Style::member, {kText, kText}, kInt, index_of},
    Overload{"indexOf", Style::member, {kText, kText, kInt}, kInt, index_of},
    Overload{"lastIndexOf", Style::member, {kText, kText}, kInt, last_index_of},
    Overload{"lastIndexOf", Style::member, {kText, kText, kInt}, kInt, last_index_of},
    Overload{"lowerAscii", Style::member, {kText}, kText, lower_ascii},
    Overload{"upperAscii", Style::member, {kText}, kText, upper_ascii},
    Overload{"replace", Style::member, {kText, kText, kText}, kText, replace},
    Overload{"replace", Style::member, {kText, kText, kText, kInt}, kText, replace},
    Overload{"split", Style::member, {kText, kText}, kList, split},
    Overload{"split", Style::member, {kText, kText, kInt}, kList, split},
    Overload{"substring", Style::member, {kText, kInt}, kText, substring},
    Overload{"substring", Style::member, {kText, kInt, kInt}, kText, substring},
    Overload{"trim", Style::member, {kText}, kText, trim},
    Overload{"join", Style::member, {kList}, kText, join},
    Overload{"join", Style::member, {kList, kText}, kText, join},
    Overload{"reverse", Style::member, {kText}, kText, reverse},
    Overload{"strings.quote", Style::global, {kText}, kText, quote},
    Overload{"format", Style::member, {kText, kList}, kText, format},
};

}  // namespace

std::span<const Overload> string_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
