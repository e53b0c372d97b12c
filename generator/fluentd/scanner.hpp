// Reads the literal text of a fluentd template and says for each action where it stands. Sections are followed by name,
// since inside `<record>` values have a second language of placeholders.
#pragma once

#include <string>
#include <vector>

#include "template/dialect.hpp"

namespace stageplot::fluentd {

/// Position::detail of positions in fluentd, a set of bits.
enum PositionDetail : std::uint8_t {
  kInRecord = 1,     // directly in `<record>`, or in a define that may be included there
  kBeginsValue = 2,  // quoted: nothing stands before it inside the quotes
  kArgument = 4,     // key: a section's argument
};

class Scanner final : public gotemplate::Scanner {
 public:
  [[nodiscard]] std::unique_ptr<gotemplate::Scanner> clone() const override { return std::make_unique<Scanner>(*this); }
  [[nodiscard]] std::optional<gotemplate::Refusal> text(std::string_view text, std::uint32_t offset) override;
  [[nodiscard]] std::optional<gotemplate::Refusal> action(const gotemplate::Following& following,
                                                          gotemplate::Position& position) override;
  [[nodiscard]] std::optional<gotemplate::Refusal> control(const gotemplate::ControlPlace& place) override;
  [[nodiscard]] bool same_place(const gotemplate::Scanner& other) const override;
  [[nodiscard]] bool join(const gotemplate::Scanner& other) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] std::optional<gotemplate::Refusal> end() override;

 private:
  enum class Mode : std::uint8_t {
    line_start,
    name,           // inside a parameter's name
    value,          // behind the name and a blank: a value may begin
    bare,           // inside a value without quotes
    double_quoted,  // in a value or in a section's argument
    single_quoted,
    json,         // a value in brackets, to the end of the line that closes it
    after_value,  // behind a complete value, or in an include
    comment,
    tag,       // inside `<name`
    argument,  // behind `<name `: an argument may begin
    bare_argument,
    after_argument,
    after_tag,  // behind `>`
  };

  /// An open section and the place of its tag, which tells it from another of the same name.
  struct Open {
    std::string name;
    std::uint32_t offset = 0;
    bool operator==(const Open&) const = default;
  };

  std::optional<gotemplate::Refusal> character(char c);
  std::optional<gotemplate::Refusal> new_line();
  void begin_line(char c);
  void begin_value(char c);
  void json_character(char c);
  std::optional<gotemplate::Refusal> quoted_character(char c);
  std::optional<gotemplate::Refusal> end_tag();
  std::optional<gotemplate::Refusal> line_action(const gotemplate::Following& following,
                                                 gotemplate::Position& position);
  std::optional<gotemplate::Refusal> quoted_action(gotemplate::Position& position);
  [[nodiscard]] gotemplate::Refusal refuse_here() const;
  /// Innermost section, or none is known: then a `define` may be included anywhere.
  [[nodiscard]] bool in_record() const { return sections_.empty() || sections_.back().name == "record"; }

  Mode mode_ = Mode::line_start;
  bool blank_before_ = true;
  bool quotes_argument_ = false;  // the open quotes hold a section's argument
  bool escaped_ = false;          // behind a backslash inside quotes
  bool json_quoted_ = false;      // inside a string of a JSON value
  std::uint32_t column_ = 0;
  std::uint32_t offset_ = 0;
  std::uint32_t quote_offset_ = 0;
  std::uint32_t json_depth_ = 0;
  std::uint32_t tag_offset_ = 0;
  std::string word_;             // of a tag: its name so far, with `/`; of a parameter: its name
  std::string quoted_text_;      // literal text inside the open quotes behind the last action
  bool quotes_empty_ = true;     // no literal text stands inside the open quotes yet
  bool behind_action_ = false;   // inside quotes: an action stands between here and the last literal text
  char last_before_action_ = 0;  // the last character of that text, NUL where there is none or it is escaped
  std::vector<Open> sections_;
};

}  // namespace stageplot::fluentd
