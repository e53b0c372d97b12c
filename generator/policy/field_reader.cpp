#include "policy/field_reader.hpp"

#include <algorithm>
#include <utility>

#include "diagnostics/rules/policy.hpp"
#include "document/data_path.hpp"
#include "document/map.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::policy {
namespace {

std::string join(std::initializer_list<std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "`" : ", `") + std::string{word} + "`";
  return text;
}

}  // namespace

void FieldReader::report(source::Span place, std::string path, std::string summary, std::string help) const {
  diagnostics_.add({.rule = &diagnostics::rules::policy_bad_file,
                    .owner = diagnostics::Owner::policies,
                    .summary = std::move(summary),
                    .primary = {place, {}, {}},
                    .path = std::move(path),
                    .help = std::move(help)});
}

bool FieldReader::is_map_of(const document::Value& value, const std::string& path,
                            std::initializer_list<std::string_view> known) const {
  if (!value.is_map()) {
    report(span(value), path, path.empty() ? "this is no map" : "`" + path + "` is no map", "write its fields");
    return false;
  }
  const std::vector<std::string_view> words(known);
  for (const document::Member& member : value.map().members()) {
    const std::string_view key = member.key->view();
    if (std::ranges::find(words, key) != words.end()) continue;
    std::string help = text::did_you_mean(key, words);
    report(origins_.span(member.key_origin), document::append_key(path, key),
           "there is no field `" + std::string{key} + "` here",
           help.empty() ? "fields here are " + join(known) : std::move(help));
  }
  return true;
}

const document::Value* FieldReader::field(const document::Value& map, std::string_view key, const std::string& path,
                                          Presence presence) const {
  const document::Value* value = document::find(map, key);
  if (value != nullptr && !value->is_nil()) return value;
  if (presence == Presence::required) {
    report(span(map), path, "`" + std::string{key} + "` is missing", "add it");
  }
  return nullptr;
}

std::string FieldReader::text(const document::Value& map, std::string_view key, const std::string& path,
                              Presence presence) const {
  const document::Value* value = field(map, key, path, presence);
  if (value == nullptr) return {};
  if (value->is_string() && (presence == Presence::optional || !value->text().empty())) {
    return std::string{value->text()};
  }
  report(span(*value), document::append_key(path, key),
         "`" + std::string{key} + (value->is_string() ? "` is empty" : "` is no text"),
         value->is_string() ? "write it" : "put it in quotes");
  return {};
}

std::string FieldReader::word(const document::Value& map, std::string_view key, const std::string& path,
                              std::initializer_list<std::string_view> words) const {
  std::string found = text(map, key, path);
  if (found.empty()) return std::string{*words.begin()};
  if (std::find(words.begin(), words.end(), found) != words.end()) return found;
  report(span(*document::find(map, key)), document::append_key(path, key),
         "`" + std::string{key} + "` cannot be `" + found + "`", "it is one of " + join(words));
  return std::string{*words.begin()};
}

std::vector<std::string> FieldReader::texts(const document::Value& map, std::string_view key, const std::string& path,
                                            Presence presence) const {
  std::vector<std::string> found;
  if (presence == Presence::required) (void)field(map, key, path, presence);
  each(map, key, path, [&](const document::Value& item, const std::string& place) {
    if (item.is_string()) {
      found.emplace_back(item.text());
    } else {
      report(span(item), place, "this is no text", "put it in quotes");
    }
  });
  return found;
}

ExpressionText FieldReader::expression(const document::Value& map, std::string_view key, const std::string& path,
                                       Presence presence) const {
  const std::string read = text(map, key, path, presence);
  if (read.empty()) return {};
  const source::Span place = span(*document::find(map, key));
  return ExpressionText(read, sources_.text(place), place);
}

void FieldReader::each(const document::Value& map, std::string_view key, const std::string& path,
                       const Each& each) const {
  const document::Value* list = field(map, key, path);
  if (list == nullptr) return;
  const std::string place = document::append_key(path, key);
  if (!list->is_list()) {
    report(span(*list), place, "`" + std::string{key} + "` is no list", "write each item behind `-`");
    return;
  }
  std::size_t index = 0;
  for (const document::Value& item : list->items()) each(item, place + "[" + std::to_string(index++) + "]");
}

}  // namespace stageplot::policy
