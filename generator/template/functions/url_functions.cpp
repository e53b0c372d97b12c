// URLs taken apart into a map, and put together from one; addresses of hosts.
#include "document/map.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_url.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

Value url_parse(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Url> url = parse_url(arguments[0].text(), error);
  if (!url) throw FunctionError("unable to parse url: " + error);
  document::Map* map = runtime.arena.map(8);
  const auto put = [&runtime, map](std::string_view key, std::string_view text) {
    document::set(runtime.arena, *map, runtime.arena.borrow(key), make_text(runtime, text));
  };
  put("fragment", url->fragment);
  put("host", url->host);
  put("hostname", url->hostname());
  put("opaque", url->opaque);
  put("path", url->path);
  put("query", url->query);
  put("scheme", url->scheme);
  put("userinfo", url->user ? url->user->text() : "");
  return Value::of(map, runtime.origin);
}

std::string part_of(const Runtime& runtime, const document::Map& map, std::string_view key) {
  const document::Member* member = document::find(map, key);
  if (member == nullptr) return {};
  const Value value = runtime.settle(member->value);
  if (value.is_nil()) throw FunctionError("runtime error: invalid memory address or nil pointer dereference");
  if (!value.is_string()) {
    throw FunctionError("unable to parse " + std::string(key) + " key, must be of type string, but " +
                        std::string(go_kind_name(value)) + " found");
  }
  return std::string(value.text());
}

Value url_join(Runtime& runtime, Arguments arguments) {
  const document::Map& map = arguments[0].map();
  Url url;
  url.scheme = part_of(runtime, map, "scheme");
  url.host = part_of(runtime, map, "host");
  url.path = part_of(runtime, map, "path");
  url.query = part_of(runtime, map, "query");
  url.opaque = part_of(runtime, map, "opaque");
  url.fragment = part_of(runtime, map, "fragment");
  if (const std::string user = part_of(runtime, map, "userinfo"); !user.empty()) {
    std::string error;
    std::optional<Url> with_user = parse_url("proto://" + user + "@host", error);
    if (!with_user) throw FunctionError("unable to parse userinfo in dict: " + error);
    url.user = std::move(with_user->user);
  }
  return make_text(runtime, url.text());
}

/// What Helm gives without --enable-dns: a render never asks the network.
Value get_host_by_name(Runtime& runtime, Arguments) {
  return make_text(runtime, "");
}

constexpr Function kFunctions[] = {
    {.name = "getHostByName",
     .parameters = takes::kString,
     .call = get_host_by_name,
     .help = "nothing: a render never asks the network",
     .example = R"(address: {{ getHostByName "example.com" | quote }})",
     .result = "address: \"\""},
    {.name = "urlJoin",
     .parameters = takes::kMap,
     .call = url_join,
     .help = "the URL of a map with the keys that urlParse gives",
     .example = R"({{ urlJoin (dict "scheme" "https" "host" "example.com" "path" "/a") }})",
     .result = "https://example.com/a"},
    {.name = "urlParse",
     .parameters = takes::kString,
     .call = url_parse,
     .help = "the URL's scheme, host, hostname, path, query, opaque, fragment and userinfo",
     .example = R"({{ (urlParse "https://example.com:8443/a").hostname }})",
     .result = "example.com"},
};

}  // namespace

Family url_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
