// Reads the fields of a policy's documents: the value under a key with the kind asked for, and a finding
// (`policy.bad-file`) for what is missing, of another kind or unknown.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "policy/expression_text.hpp"
#include "source/source_files.hpp"

namespace stageplot::policy {

enum class Presence { optional, required };

class FieldReader {
 public:
  FieldReader(const source::SourceFiles& sources, const document::Origins& origins,
              diagnostics::Diagnostics& diagnostics)
      : sources_(sources), origins_(origins), diagnostics_(diagnostics) {}

  void report(source::Span place, std::string path, std::string summary, std::string help) const;
  [[nodiscard]] source::Span span(const document::Value& value) const { return origins_.span(value.origin); }

  /// False, with a finding, where `value` is no map. Reports members that are none of `known`.
  bool is_map_of(const document::Value& value, const std::string& path,
                 std::initializer_list<std::string_view> known) const;
  /// nullptr where it is absent or null; a finding where it is required.
  [[nodiscard]] const document::Value* field(const document::Value& map, std::string_view key, const std::string& path,
                                             Presence presence = Presence::optional) const;
  [[nodiscard]] std::string text(const document::Value& map, std::string_view key, const std::string& path,
                                 Presence presence = Presence::optional) const;
  /// One of these words, or `words.begin()` where there is none.
  [[nodiscard]] std::string word(const document::Value& map, std::string_view key, const std::string& path,
                                 std::initializer_list<std::string_view> words) const;
  [[nodiscard]] std::vector<std::string> texts(const document::Value& map, std::string_view key,
                                               const std::string& path, Presence presence = Presence::optional) const;
  [[nodiscard]] ExpressionText expression(const document::Value& map, std::string_view key, const std::string& path,
                                          Presence presence = Presence::optional) const;
  using Each = std::function<void(const document::Value& item, const std::string& path)>;
  /// Calls `each` for the items of a list; none where it is absent.
  void each(const document::Value& map, std::string_view key, const std::string& path, const Each& each) const;

 private:
  const source::SourceFiles& sources_;
  const document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace stageplot::policy
