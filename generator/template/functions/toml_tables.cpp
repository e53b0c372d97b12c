#include "template/functions/toml_tables.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "document/map.hpp"
#include "template/functions/toml_scanner.hpp"

namespace stageplot::gotemplate {

using document::Value;

namespace {

[[noreturn]] void fail(int line, std::string message) {
  throw TomlProblem{.line = line, .message = std::move(message)};
}

bool is_bare_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::string quoted_key(std::string_view key) {
  if (is_bare_key(key)) return std::string{key};
  std::string text = "\"";
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr std::string_view kShort = "\b\t\n\f\r\"\\";
    constexpr std::string_view kLetters = "btnfr\"\\";
    if (const std::size_t at = kShort.find(c); at != std::string_view::npos) {
      text += '\\';
      text += kLetters[at];
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      text += "\\u00";
      text += kDigits[byte >> 4];
      text += kDigits[byte & 0xF];
    } else {
      text += c;
    }
  }
  return text + '"';
}

}  // namespace

std::string toml_key_text(const TomlKey& key) {
  std::string text;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (i > 0) text += '.';
    text += quoted_key(key[i]);
  }
  return text;
}

TomlNode TomlNode::of_table(TomlTableId id) {
  TomlNode node;
  node.kind = TomlNode::Kind::table;
  node.table = id;
  return node;
}

TomlTableId TomlTables::current() const {
  TomlTableId id = 0;
  for (const std::string& part : context_) {
    const TomlNode& node = tables_[id].at(part);
    id = node.kind == TomlNode::Kind::tables ? node.tables.back() : node.table;
  }
  return id;
}

TomlTableId TomlTables::new_table() {
  tables_.emplace_back();
  return tables_.size() - 1;
}

void TomlTables::enter(const TomlKey& key, bool of_list, int line) {
  TomlTableId id = 0;
  TomlKey path;
  for (std::size_t i = 0; i + 1 < key.size(); ++i) {
    path.push_back(key[i]);
    auto found = tables_[id].find(key[i]);
    if (found == tables_[id].end()) {
      implicit_keys_.insert(toml_key_text(path));
      const TomlTableId made = new_table();
      found = tables_[id].emplace(key[i], TomlNode::of_table(made)).first;
    }
    const TomlNode& node = found->second;
    if (node.kind == TomlNode::Kind::tables) {
      id = node.tables.back();
    } else if (node.kind == TomlNode::Kind::table) {
      id = node.table;
    } else {
      fail(line, "Key '" + toml_key_text(path) + "' was already created as a hash.");
    }
  }
  context_ = path;
  if (of_list) {
    const TomlTableId made = new_table();
    TomlNode empty;
    empty.kind = TomlNode::Kind::tables;
    TomlNode& node = tables_[id].emplace(key.back(), std::move(empty)).first->second;
    if (node.kind != TomlNode::Kind::tables) {
      fail(line, "Key '" + toml_key_text(key) + "' was already created and cannot be used as an array.");
    }
    node.tables.push_back(made);
  } else {
    set(key.back(), TomlNode::of_table(new_table()), line);
  }
  context_.push_back(key.back());
}

void TomlTables::set(const std::string& key, TomlNode value, int line) {
  TomlTableId id = 0;
  TomlKey path;
  for (const std::string& part : context_) {
    path.push_back(part);
    const TomlNode& node = tables_[id].at(part);
    if (node.kind == TomlNode::Kind::tables) {
      id = node.tables.back();
    } else if (node.kind == TomlNode::Kind::table) {
      id = node.table;
    } else {
      fail(line, "Key '" + toml_key_text(path) + "' has already been defined.");
    }
  }
  path.push_back(key);
  const auto found = tables_[id].find(key);
  if (found == tables_[id].end()) {
    tables_[id].emplace(key, std::move(value));
    return;
  }
  const std::string name = toml_key_text(path);
  const bool implicit = implicit_keys_.erase(name) > 0;
  if (!implicit) fail(line, "Key '" + name + "' has already been defined.");
  // A list whose inline tables were put there while it was read; else a table that was named in passing.
  if (list_keys_.contains(name)) found->second = std::move(value);
}

Value TomlTables::converted(Runtime& runtime, TomlTableId id, int depth) const {
  if (depth > 2 * kMostTomlDepth) throw FunctionError("the TOML is nested too deep");
  std::vector<document::Member> members;
  for (const auto& [key, node] : tables_[id]) {
    members.push_back({runtime.arena.copy(key), converted(runtime, node, depth + 1), runtime.origin});
  }
  return Value::of(document::make_map(runtime.arena, members), runtime.origin);
}

Value TomlTables::converted(Runtime& runtime, const TomlNode& node, int depth) const {
  switch (node.kind) {
    case TomlNode::Kind::scalar:
      return node.scalar;
    case TomlNode::Kind::table:
      return converted(runtime, node.table, depth);
    case TomlNode::Kind::tables:
      break;
    case TomlNode::Kind::list:
      break;
  }
  const bool of_tables = node.kind == TomlNode::Kind::tables;
  document::List* list = runtime.arena.list(of_tables ? node.tables.size() : node.items.size());
  for (std::uint32_t i = 0; i < list->size; ++i) {
    list->data[i] =
        of_tables ? converted(runtime, node.tables[i], depth) : converted(runtime, node.items[i], depth + 1);
  }
  Value value = Value::of(list, runtime.origin);
  if (of_tables) value.type = document::TypeId::go_map_list;
  return value;
}

}  // namespace stageplot::gotemplate
