// Reads a terraform.tfvars of literals by itself, without the project's own reader: names, texts, numbers, words, lists
// and maps.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace stageplot::hostile {

/// Adds each value under `path/NAME/…`; false where the text is something else.
[[nodiscard]] bool read_tfvars(std::string_view text, const std::string& path,
                               std::map<std::string, std::string>& values);

/// What Terraform makes of a template file without sequences but names: `$${` is `${`, `${x}` is `<x>`.
[[nodiscard]] std::string fill_template(std::string_view text);

}  // namespace stageplot::hostile
