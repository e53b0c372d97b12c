// Reads the tables that were recorded from Go: one case a line, fields separated by a blank, texts in Go's quoting.
#pragma once

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "text/go_quote.hpp"

namespace stageplot::text {

/// Calls `check` for each line with its fields, unquoted; a field that is not quoted stays as it is.
inline std::size_t for_each_golden(const std::string& path,
                                   const std::function<void(const std::vector<std::string>&)>& check) {
  std::ifstream file(path);
  std::size_t lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < line.size();) {
      std::size_t end = i;
      if (line[i] == '"') {
        ++end;
        while (line[end] != '"') end += line[end] == '\\' ? 2 : 1;
        ++end;
        fields.push_back(go_unquote(std::string_view{line}.substr(i, end - i)).value());
      } else {
        end = std::min(line.find(' ', i), line.size());
        fields.push_back(line.substr(i, end - i));
      }
      i = end + 1;
    }
    check(fields);
  }
  return lines;
}

}  // namespace stageplot::text
