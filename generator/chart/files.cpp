#include "chart/files.hpp"

#include <array>

#include "chart/glob.hpp"
#include "document/map.hpp"
#include "document/yaml_writer.hpp"
#include "template/functions/list_items.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/plain_value.hpp"
#include "template/functions/run_builder.hpp"
#include "text/base64.hpp"

namespace stageplot::chart {

using document::Value;
using gotemplate::Runtime;
using Arguments = std::span<const Value>;

namespace {

const Value* find_file(Arguments arguments) {
  return document::find(arguments[0], arguments[1].text());
}

Value get(Runtime& runtime, Arguments arguments) {
  const Value* file = find_file(arguments);
  return file == nullptr ? Value::of(runtime.arena.borrow({}), runtime.origin) : Value::of(file->s, file->origin);
}

Value get_bytes(Runtime& runtime, Arguments arguments) {
  Value bytes = get(runtime, arguments);
  bytes.kind = document::Kind::bytes;
  return bytes;
}

Value glob(Runtime& runtime, Arguments arguments) {
  const Glob pattern(arguments[1].text());
  Value matched = Value::of(runtime.arena.map(), runtime.origin);
  matched.type = document::TypeId::go_files;
  for (const document::Member& member : arguments[0].map().members()) {
    if (!pattern.matches(member.key->view())) continue;
    document::set(runtime.arena, *matched.m, member.key, member.value, member.key_origin);
  }
  return matched;
}

Value lines(Runtime& runtime, Arguments arguments, bool drops_last_break) {
  const Value* file = find_file(arguments);
  if (file == nullptr || (drops_last_break && file->text().empty())) {
    return gotemplate::make_string_list(runtime, {});
  }
  const Value text = Value::of(file->s, file->origin);
  std::size_t size = text.text().size();
  if (drops_last_break && text.text().ends_with('\n')) --size;
  std::vector<Value> found;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.text().find('\n', begin), size);
    found.push_back(gotemplate::slice_text(runtime, text, begin, end));
    if (end >= size) break;
    begin = end + 1;
  }
  return gotemplate::make_string_list(runtime, found);
}

Value lines_without_last_break(Runtime& runtime, Arguments arguments) {
  return lines(runtime, arguments, true);
}

Value lines_with_last_break(Runtime& runtime, Arguments arguments) {
  return lines(runtime, arguments, false);
}

/// Helm 4 looks at the last byte before it asks whether there is one.
Value lines_of_bytes(Runtime& runtime, Arguments arguments) {
  const Value* file = find_file(arguments);
  if (file != nullptr && file->text().empty()) {
    throw gotemplate::FunctionError("runtime error: index out of range [-1]");
  }
  return lines(runtime, arguments, true);
}

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// The files as one YAML map under their base names.
Value as_yaml(Runtime& runtime, Arguments arguments, bool encoded) {
  document::Map* map = runtime.arena.map(arguments[0].map().size);
  for (const document::Member& member : arguments[0].map().members()) {
    const document::String* text = member.value.s;
    if (encoded) text = runtime.arena.copy(text::encode_base64(text->view()));
    document::set(runtime.arena, *map, runtime.arena.borrow(base_name(member.key->view())),
                  Value::of(text, member.value.origin), member.key_origin);
  }
  document::WrittenText written = document::write_yaml(Value::of(map, runtime.origin),
                                                       {.runs = true, .plain_value = gotemplate::plain_value(runtime)});
  if (written.text.ends_with('\n')) written.text.pop_back();
  return gotemplate::take_written(runtime, written);
}

Value as_config(Runtime& runtime, Arguments arguments) {
  return as_yaml(runtime, arguments, false);
}

Value as_secrets(Runtime& runtime, Arguments arguments) {
  return as_yaml(runtime, arguments, true);
}

using gotemplate::Function;
namespace takes = gotemplate::takes;

constexpr Function kAsConfig{.name = "AsConfig", .call = as_config, .help = "the files as a map of texts, in YAML"};
constexpr Function kAsSecrets{.name = "AsSecrets", .call = as_secrets, .help = "the same in base64"};
constexpr Function kGet{
    .name = "Get", .parameters = takes::kString, .call = get, .help = "the text of a file, or \"\""};
constexpr Function kGetBytes{
    .name = "GetBytes", .parameters = takes::kString, .call = get_bytes, .help = "the bytes of a file"};
constexpr Function kGlob{
    .name = "Glob", .parameters = takes::kString, .call = glob, .help = "the files whose names match the pattern"};

constexpr Function kMethods[] = {
    kAsConfig,
    kAsSecrets,
    kGet,
    kGetBytes,
    kGlob,
    {.name = "Lines", .parameters = takes::kString, .call = lines_without_last_break, .help = "a file line by line"},
};
constexpr Function kMethodsWithLastLine[] = {
    kAsConfig,
    kAsSecrets,
    kGet,
    kGetBytes,
    kGlob,
    {.name = "Lines", .parameters = takes::kString, .call = lines_with_last_break, .help = "a file line by line"},
};

constexpr Function kMethodsFailingOnEmpty[] = {
    kAsConfig, kAsSecrets,
    kGet,      kGetBytes,
    kGlob,     {.name = "Lines", .parameters = takes::kString, .call = lines_of_bytes, .help = "a file line by line"},
};

}  // namespace

std::span<const Function> files_methods() {
  return kMethods;
}

std::span<const Function> files_methods_with_last_line() {
  return kMethodsWithLastLine;
}

std::span<const Function> files_methods_failing_on_empty() {
  return kMethodsFailingOnEmpty;
}

}  // namespace stageplot::chart
