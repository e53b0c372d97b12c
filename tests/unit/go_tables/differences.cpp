#include "unit/go_tables/differences.hpp"

#include <string_view>

#include "text/base64.hpp"
#include "text/utf8.hpp"

namespace stageplot::go_tables {
namespace {

/// `1.5i`, `1+2i`: refused when a template is read.
bool has_complex_number(std::string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool number = text[i] == 'i' && text[i - 1] >= '0' && text[i - 1] <= '9';
    if (number && std::string_view{" }|"}.find(text[i + 1]) != std::string_view::npos) return true;
  }
  return false;
}

/// go-yaml reads an empty list or map in the place of a key as the whole document.
bool has_empty_collection_as_key(std::string_view text) {
  return text.find("[]: ") != std::string_view::npos || text.find("{}: ") != std::string_view::npos;
}

std::string text_of_data(const Case& one) {
  if (one.data->is_string()) return one.data->get<std::string>();
  const bool raw = one.data->is_object() && one.data->contains("$raw");
  return raw ? text::decode_base64((*one.data)["$raw"].get<std::string>()).bytes : std::string{};
}

}  // namespace

bool differs_on_purpose(const Case& one) {
  const std::string source = one.text("template");
  if (has_complex_number(source)) return true;
  const std::string data = text_of_data(one);
  if (source.find("fromYaml") != std::string::npos) return has_empty_collection_as_key(data);
  // xstrings keeps some of the bytes that are no UTF-8, by where they stand.
  const bool words = source.find("kebabcase") != std::string::npos || source.find("snakecase") != std::string::npos;
  return words && text::find_invalid_utf8(data) != text::kValid;
}

}  // namespace stageplot::go_tables
