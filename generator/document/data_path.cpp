#include "document/data_path.hpp"

#include <algorithm>

namespace stageplot::document {
namespace {

bool is_plain(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace

std::string append_key(std::string_view path, std::string_view key) {
  std::string result{path};
  if (is_plain(key)) {
    if (!result.empty()) result += '.';
    return result += key;
  }
  result += "[\"";
  for (const char c : key) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result += "\"]";
}

std::string DataPath::text() const {
  std::string result;
  for (const Step& step : steps_) {
    if (step.is_key) {
      result = append_key(result, step.key);
    } else {
      result += '[' + std::to_string(step.index) + ']';
    }
  }
  return result;
}

std::string DataPath::last() const {
  if (steps_.empty()) return "the document";
  const Step& step = steps_.back();
  return step.is_key ? std::string{step.key} : '[' + std::to_string(step.index) + ']';
}

}  // namespace stageplot::document
