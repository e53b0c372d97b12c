// The two texts of a Path: as people read it and as programs find it.
#include <algorithm>

#include "diff/compare.hpp"
#include "diff/section_shape.hpp"
#include "document/data_path.hpp"

namespace stageplot::diff {
namespace {

/// A key in brackets stands bare where nobody could take it for a position or for the end of the brackets.
bool is_plain_key(std::string_view key) {
  const auto special = [](char c) { return c == '[' || c == ']' || c == '"' || static_cast<unsigned char>(c) < ' '; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !key.empty() && std::ranges::none_of(key, special) && !std::ranges::all_of(key, digit);
}

void append_item_key(std::string& path, std::string_view key) {
  if (is_plain_key(key)) {
    path.append("[").append(key).append("]");
    return;
  }
  path += "[\"";
  for (const char c : key) {
    if (c == '"' || c == '\\') path += '\\';
    path += c;
  }
  path += "\"]";
}

}  // namespace

std::string Path::text() const {
  std::string path;
  bool sections = false;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    switch (step.kind) {
      case Step::Kind::member:
        sections = step.text == kSections && i + 1 < steps.size() && steps[i + 1].kind == Step::Kind::keyed_item;
        if (!sections) document::add_key(path, step.text);
        break;
      case Step::Kind::keyed_item:
        if (sections) {
          path.append(path.empty() ? "" : ".").append(step.text);
        } else {
          append_item_key(path, step.text);
        }
        sections = false;
        break;
      case Step::Kind::position:
        document::add_index(path, step.index_b);
        break;
    }
  }
  return path;
}

std::string Path::pointer(bool side_a) const {
  std::string pointer;
  for (const Step& step : steps) {
    pointer += '/';
    if (step.kind != Step::Kind::member) {
      pointer += std::to_string(side_a ? step.index_a : step.index_b);
      continue;
    }
    for (const char c : step.text) {
      if (c == '~') {
        pointer += "~0";
      } else if (c == '/') {
        pointer += "~1";
      } else {
        pointer += c;
      }
    }
  }
  return pointer;
}

}  // namespace stageplot::diff
