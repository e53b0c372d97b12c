// Where the checks of a module report to: it turns "this value of this body" into places, owner and path.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "terraform/checks/body_view.hpp"
#include "terraform/checks/check_module.hpp"

namespace stageplot::terraform::checks {

/// Internal to the checks. A finding about the value of `argument` in a body.
struct Finding {
  const diagnostics::Rule& rule;
  std::string summary;
  std::string help;
  std::string label = {};  // on the value
  std::optional<diagnostics::Severity> severity = {};
  const document::Value* value = nullptr;  // a part of the argument's value that is at fault
  const BodyView* other = nullptr;         // another value that has to do with it
  std::string_view other_argument = {};
  std::string other_label = {};
  bool own_words = false;  // what the .tf files say in the value is at fault
};

class Report {
 public:
  Report(const EvaluatedModule& module, const document::Origins& origins, const CheckOptions& options,
         diagnostics::Diagnostics& diagnostics);

  /// A finding about the value of an argument. Left out where the model's own checks have said it.
  void value(const BodyView& body, std::string_view argument, Finding finding);
  /// A finding about what is written, or is not, at the place of an argument, block or body: the templates' to change.
  void structure(const BodyView& body, std::string_view argument, Finding finding);

  /// Whether a value was written outside of the .tf files, or a part of it.
  [[nodiscard]] bool is_given(const document::Value& value) const;
  /// What the .tf files themselves say in a text that was put together: the text without the values it was given.
  [[nodiscard]] std::string own_words(const document::Value& text) const;

  [[nodiscard]] const EvaluatedModule& module() const { return module_; }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  [[nodiscard]] source::Span written_at(const document::Value& value) const;
  [[nodiscard]] source::Span written_at(document::OriginId origin) const;

  void add(diagnostics::Diagnostic diagnostic);
  [[nodiscard]] bool is_configuration(source::FileId file) const { return files_.contains(file); }

  const EvaluatedModule& module_;
  const document::Origins& origins_;
  const CheckOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<source::FileId> files_;  // the .tf files
  std::set<std::tuple<const diagnostics::Rule*, source::Span, std::string>> said_;
  std::size_t findings_ = 0;
  bool sound_ = true;
};

/// A value as findings quote it: `"dev"` as `dev` in backticks, cut where it is long; secrets as `(secret)`.
[[nodiscard]] std::string quoted(const document::Value& value);
[[nodiscard]] std::string quoted(std::string_view text);
/// A number as people write it: `30`, `22.5`.
[[nodiscard]] std::string number_text(double number);
/// "`a`, `b` and `c`"; at most `most` of them.
[[nodiscard]] std::string word_list(std::span<const std::string_view> words, std::string_view last_joint,
                                    std::size_t most = 12);

}  // namespace stageplot::terraform::checks
