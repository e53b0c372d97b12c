// Kubernetes' URLs: `url('https://example.com')` and its parts.
#include <algorithm>

#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/functions/url.hpp"
#include "policy/cel/map.hpp"
#include "policy/cel/opaque.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

const UrlValue& parts(const Value& value) {
  return opaque<UrlValue>(value);
}

Value url(Context& context, Arguments arguments) {
  std::string problem;
  const auto parsed = parse_url(arguments[0].view(), problem);
  if (!parsed) {
    return context.fail("`" + std::string{arguments[0].view().substr(0, 60)} + "` is no URL: " + problem);
  }
  UrlValue made;
  made.text = context.string(parsed->text()).view();
  made.scheme = context.string(parsed->scheme).view();
  made.host = context.string(parsed->host).view();
  made.escaped_path = context.string(parsed->path).view();
  made.query = context.string(parsed->query).view();
  return context.opaque(Kind::url, made);
}

Value is_url(Context& /*context*/, Arguments arguments) {
  std::string problem;
  return Value::of(parse_url(arguments[0].view(), problem).has_value());
}

Value scheme(Context& /*context*/, Arguments arguments) {
  return Value::of_string(parts(arguments[0]).scheme);
}
Value host(Context& /*context*/, Arguments arguments) {
  return Value::of_string(parts(arguments[0]).host);
}
Value hostname(Context& /*context*/, Arguments arguments) {
  return Value::of_string(host_name(parts(arguments[0]).host));
}
Value port(Context& /*context*/, Arguments arguments) {
  return Value::of_string(host_port(parts(arguments[0]).host));
}
Value escaped_path(Context& /*context*/, Arguments arguments) {
  return Value::of_string(parts(arguments[0]).escaped_path);
}

/// Each key with the list of its values.
Value query(Context& context, Arguments arguments) {
  auto pairs = parse_query(parts(arguments[0]).query);
  std::ranges::stable_sort(pairs, {}, &std::pair<std::string, std::string>::first);
  MapBuilder builder(context.arena());
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end].first == pairs[i].first) ++end;
    const auto values = context.items(end - i);
    for (std::size_t at = i; at < end; ++at) values[at - i] = context.string(pairs[at].second);
    builder.add(context.string(pairs[i].first), Value::of_list(values));
    i = end;
  }
  return builder.finish();
}

constexpr Kinds kText = kinds(Kind::string);
constexpr Kinds kUrl = kinds(Kind::url);

constexpr std::array kFunctions = {
    Overload{"url", Style::global, {kText}, kUrl, url},
    Overload{"isURL", Style::global, {kText}, kinds(Kind::boolean), is_url},
    Overload{"getScheme", Style::member, {kUrl}, kText, scheme},
    Overload{"getHost", Style::member, {kUrl}, kText, host},
    Overload{"getHostname", Style::member, {kUrl}, kText, hostname},
    Overload{"getPort", Style::member, {kUrl}, kText, port},
    Overload{"getEscapedPath", Style::member, {kUrl}, kText, escaped_path},
    Overload{"getQuery", Style::member, {kUrl}, kinds(Kind::map), query},
};

}  // namespace

std::span<const Overload> url_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
