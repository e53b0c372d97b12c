// Slash-separated paths, as Go's package path. The os… forms are the same on Linux.
#include <string>

#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

/// path.Clean: the shortest equal path; `.` and `..` are resolved by name alone.
std::string clean_path(std::string_view path) {
  if (path.empty()) return ".";
  const bool rooted = path.front() == '/';
  std::string out = rooted ? "/" : "";
  std::size_t fixed = out.size();  // `..` can't go back behind this
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      if (out.size() > (rooted ? 1u : 0u)) out += '/';
      out += part;
    } else if (out.size() > fixed) {
      const std::size_t slash = out.rfind('/');
      out.resize(slash == std::string::npos || slash < fixed ? fixed : slash);
    } else if (!rooted) {
      if (!out.empty()) out += '/';
      out += "..";
      fixed = out.size();
    }
  }
  return out.empty() ? "." : out;
}

Value base(Runtime& runtime, Arguments arguments) {
  std::string_view path = arguments[0].text();
  if (path.empty()) return make_text(runtime, ".");
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  if (path.empty()) return make_text(runtime, "/");
  return make_text(runtime, path.substr(path.rfind('/') + 1));
}

Value dir(Runtime& runtime, Arguments arguments) {
  const std::string_view path = arguments[0].text();
  return make_text(runtime, clean_path(path.substr(0, path.rfind('/') + 1)));
}

Value clean(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, clean_path(arguments[0].text()));
}

Value ext(Runtime& runtime, Arguments arguments) {
  const std::string_view path = arguments[0].text();
  const std::size_t mark = path.find_last_of("./");
  const bool found = mark != std::string_view::npos && path[mark] == '.';
  return make_text(runtime, found ? path.substr(mark) : std::string_view{});
}

Value is_abs(Runtime& runtime, Arguments arguments) {
  return Value::of(arguments[0].text().starts_with('/'), runtime.origin);
}

constexpr Function kFunctions[] = {
    {.name = "base",
     .parameters = takes::kString,
     .call = base,
     .help = "the last part of the path",
     .example = R"({{ base "/etc/fluent/fluent.conf" }})",
     .result = "fluent.conf"},
    {.name = "clean",
     .parameters = takes::kString,
     .call = clean,
     .help = "the shortest path that means the same",
     .example = R"({{ clean "a/../b//c" }})",
     .result = "b/c"},
    {.name = "dir",
     .parameters = takes::kString,
     .call = dir,
     .help = "the path without its last part",
     .example = R"({{ dir "/etc/fluent/fluent.conf" }})",
     .result = "/etc/fluent"},
    {.name = "ext",
     .parameters = takes::kString,
     .call = ext,
     .help = "the extension of the path's last part, with its dot",
     .example = R"({{ ext "fluent.conf" }})",
     .result = ".conf"},
    {.name = "isAbs",
     .parameters = takes::kString,
     .call = is_abs,
     .help = "whether the path begins with a slash",
     .example = R"({{ isAbs "/etc" }})",
     .result = "true"},
};

}  // namespace

Family path_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
