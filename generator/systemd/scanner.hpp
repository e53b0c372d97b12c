// Reads the literal text of a template for a systemd unit and says for each action where it stands: sections, settings
// with their values, continued lines, double quotes, comments.
#pragma once

#include <string>
#include <string_view>

#include "template/dialect.hpp"

namespace stageplot::systemd {

/// How a setting's value is read, which decides what has to be escaped. Position::detail of positions in units.
enum class Reading : std::uint8_t {
  text,     // as it stands, but for `%`: plain words alone can be printed
  words,    // words with quotes and escapes: Environment=
  command,  // the same, with variables: ExecStart= and its relatives
};
[[nodiscard]] Reading reading_of(std::string_view setting);

class Scanner final : public gotemplate::Scanner {
 public:
  [[nodiscard]] std::unique_ptr<gotemplate::Scanner> clone() const override { return std::make_unique<Scanner>(*this); }
  [[nodiscard]] std::optional<gotemplate::Refusal> text(std::string_view text, std::uint32_t offset) override;
  [[nodiscard]] std::optional<gotemplate::Refusal> action(const gotemplate::Following& following,
                                                          gotemplate::Position& position) override;
  [[nodiscard]] std::optional<gotemplate::Refusal> control(const gotemplate::ControlPlace& place) override;
  [[nodiscard]] bool same_place(const gotemplate::Scanner& other) const override;
  [[nodiscard]] bool join(const gotemplate::Scanner& /*other*/) override { return false; }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] std::optional<gotemplate::Refusal> end() override;

 private:
  enum class Mode : std::uint8_t {
    line_start,
    section,  // `[Unit]`
    name,     // of a setting, up to `=`
    blank,    // in a value, where a word may begin
    word,     // inside a word, or behind a quoted one
    quoted,
    other_quotes,
    comment,
  };

  void character(char c);
  void new_line();

  Mode mode_ = Mode::line_start;
  Reading reading_ = Reading::text;
  bool first_word_ = true;
  bool backslash_ = false;  // the character before was an open backslash
  std::uint32_t column_ = 0;
  std::uint32_t offset_ = 0;
  std::uint32_t quote_offset_ = 0;
  std::string name_;
};

}  // namespace stageplot::systemd
