#include "document/data_path.hpp"

#include <algorithm>

#include "document/map.hpp"

namespace stageplot::document {
namespace {

bool is_plain(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace

void add_key(std::string& path, std::string_view key) {
  if (is_plain(key)) {
    if (!path.empty()) path += '.';
    path += key;
    return;
  }
  path += "[\"";
  for (const char c : key) {
    if (c == '"' || c == '\\') path += '\\';
    path += c;
  }
  path += "\"]";
}

void add_index(std::string& path, std::size_t index) {
  path += '[';
  path += std::to_string(index);
  path += ']';
}

std::string append_key(std::string_view path, std::string_view key) {
  std::string result;
  result.reserve(path.size() + key.size() + 4);
  result += path;
  add_key(result, key);
  return result;
}

std::string DataPath::text() const {
  std::string result;
  for (const Step& step : steps_) {
    if (step.is_key) {
      add_key(result, step.key);
    } else {
      add_index(result, step.index);
    }
  }
  return result;
}

bool DataPath::is_within(std::string_view pattern) const {
  for (const Step& step : steps_) {
    if (pattern.empty()) return true;
    const std::size_t dot = pattern.find('.');
    const std::string_view wanted = pattern.substr(0, dot);
    if (!step.is_key || (wanted != "*" && wanted != step.key)) return false;
    pattern = dot == std::string_view::npos ? std::string_view{} : pattern.substr(dot + 1);
  }
  return pattern.empty();
}

std::optional<Member> DataPath::find_in(const Value& root) const {
  Member place{.value = root};
  for (const Step& step : steps_) {
    if (step.is_key) {
      const Member* member = place.value.is_map() ? find(place.value.map(), step.key) : nullptr;
      if (member == nullptr) return std::nullopt;
      place = *member;
    } else {
      if (!place.value.is_list() || step.index >= place.value.items().size()) return std::nullopt;
      place = {.value = place.value.items()[step.index]};
    }
  }
  return place;
}

std::string DataPath::last() const {
  if (steps_.empty()) return "the document";
  const Step& step = steps_.back();
  return step.is_key ? std::string{step.key} : '[' + std::to_string(step.index) + ']';
}

}  // namespace stageplot::document
