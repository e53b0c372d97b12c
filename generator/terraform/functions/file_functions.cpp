// Functions on the module's own files, and on paths.
#include <algorithm>

#include "terraform/functions/families.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "terraform/functions/read_file.hpp"
#include "text/base64.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform {

std::string_view read_file(const Call& call) {
  const std::string_view* text = call.files.find(call.text(0));
  if (text == nullptr) throw FunctionError("no file exists at " + text::go_quote(call.text(0)), 0);
  return *text;
}

namespace {

using namespace parameters;

Value file(const Call& call) {
  const std::string_view text = read_file(call);
  if (text::find_invalid_utf8(text) != text::kValid) {
    throw FunctionError("contents of " + std::string(call.text(0)) +
                            " are not valid UTF-8; use the filebase64 function to obtain the Base64 encoded contents",
                        0);
  }
  return call.result(text);
}

Value file_base64(const Call& call) {
  return call.result(text::encode_base64(read_file(call)));
}

Value file_exists(const Call& call) {
  return call.result(call.files.find(call.text(0)) != nullptr);
}

std::string_view without_slashes(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return path;
}

Value base_name(const Call& call) {
  const std::string_view path = without_slashes(call.text(0));
  if (path.empty()) return call.result(".");
  if (path == "/") return call.result("/");
  return call.result(path.substr(path.rfind('/') + 1));
}

/// Go's filepath.Clean.
std::string clean(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!rooted) {
      parts.push_back(part);
    }
  }
  std::string out = rooted ? "/" : "";
  for (const std::string_view part : parts) {
    if (!out.empty() && out.back() != '/') out += '/';
    out += part;
  }
  return out.empty() ? "." : out;
}

Value directory_name(const Call& call) {
  const std::string_view path = call.text(0);
  const std::size_t slash = path.rfind('/');
  return call.result(clean(slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash + 1)));
}

constexpr Function kFunctions[] = {
    {.name = "abspath", .parameters = {}, .kind = FunctionKind::not_provided},
    {.name = "basename", .parameters = kOneString, .call = base_name},
    {.name = "dirname", .parameters = kOneString, .call = directory_name},
    {.name = "file", .parameters = kOneString, .call = file},
    {.name = "filebase64", .parameters = kOneString, .call = file_base64},
    {.name = "fileexists", .parameters = kOneString, .call = file_exists},
    {.name = "fileset", .parameters = {}, .kind = FunctionKind::not_provided},
    {.name = "pathexpand", .parameters = {}, .kind = FunctionKind::not_provided},
    {.name = "templatefile", .parameters = {}, .kind = FunctionKind::by_evaluator},
    {.name = "templatestring", .parameters = {}, .kind = FunctionKind::by_evaluator},
};

}  // namespace

std::span<const Function> file_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
