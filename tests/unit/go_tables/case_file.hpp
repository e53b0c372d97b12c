// The case files of this folder: what went in, and what the Go libraries of Helm's versions made of it.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace stageplot::go_tables {

/// Text, or an error's message.
struct Result {
  std::string text;
  bool is_error = false;

  bool operator==(const Result&) const = default;
};
/// For GoogleTest.
void PrintTo(const Result& result, std::ostream* out);

struct Case {
  std::string kind;                      // template, tree, tokens, set, ignore
  nlohmann::json input;                  // the case as it stands in the file
  const nlohmann::json* data = nullptr;  // its own, or the file's fixture

  [[nodiscard]] std::string text(const char* key) const { return input.value(key, std::string{}); }
  /// What Go gave with the libraries of a Helm version.
  [[nodiscard]] Result expected(const std::string& profile) const;
};

/// What Go gave, of a case's members `want`, `base64` or `error`.
[[nodiscard]] Result recorded_result(const nlohmann::json& recorded);

/// Calls `check` with every case of a file under cases/; the number of cases.
std::size_t for_each_case(const std::string& file, const std::function<void(const Case&)>& check);

}  // namespace stageplot::go_tables
