// From a change between two trees to an item of a Report: its values as texts without their secrets, what it is called,
// and where both sides can be edited.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.hpp"
#include "diff/report.hpp"
#include "redaction/redactor.hpp"

namespace stageplot::diff {

/// Where a value was written, `environments/prod-east/user-service.yaml:12:5`; empty where nobody knows.
using SourceOf = std::function<std::string(const document::Value&)>;

struct DescribeOptions {
  std::string_view kind = {};  // of the object: below `data` and `stringData` of a Secret everything is hidden
  SourceOf source_a = {};
  SourceOf source_b = {};
};

/// The class and severity are those of a plain comparison (another order is information, a repeated key a warning, the
/// rest a difference): who knows more changes them. `redactor` has learned both trees.
[[nodiscard]] Item describe(const Change& change, const redaction::Redactor& redactor,
                            const DescribeOptions& options = {});
[[nodiscard]] std::vector<Item> describe(const std::vector<Change>& changes, const redaction::Redactor& redactor,
                                         const DescribeOptions& options = {});

/// Of a plain comparison: another order is `order`, a repeated key `duplicate_key`.
[[nodiscard]] Class class_of(ChangeKind kind);

/// `string`, `integer`, `number`, `boolean`, `null`, `map`, `list`; `unknown` and `deploy` for the model's marks.
[[nodiscard]] std::string_view type_name(const document::Value& value);

/// The lines in which two texts differ, without secrets; empty where neither has several lines.
[[nodiscard]] std::vector<TextLine> describe_text(std::string_view a, std::string_view b,
                                                  const redaction::Redactor& redactor);

/// Whether the value at this place is hidden by its name or the names around it.
[[nodiscard]] bool is_secret_place(const Path& path, std::string_view kind);

}  // namespace stageplot::diff
