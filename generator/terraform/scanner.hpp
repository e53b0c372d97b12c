// Reads the literal text of a template in Terraform's language and says for each action where it stands. It follows
// blocks, brackets, strings, template sequences, heredocs and comments; whether the text is right Terraform is not its
// question.
#pragma once

#include <string>
#include <vector>

#include "template/dialect.hpp"

namespace stageplot::terraform {

/// Position::detail of positions in HCL, a set of bits.
enum PositionDetail : std::uint8_t {
  kOneLine = 1,         // value: stands in an object on one line
  kBraceMayFollow = 2,  // quoted: what comes next may begin with a brace
  kInLabel = 4,         // key: inside the quotes of a block label
  kEndOfFile = 8,       // line: no line break follows
};

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
    statement,   // an attribute, block or member of an object may begin
    header,      // inside its name and labels
    value,       // behind `=`, where a whole expression may begin
    element,     // an element of a list or call may begin
    expression,  // inside or behind an expression
    quoted,
    comment,  // to the end of the line
    block_comment,
    heredoc_header,
    heredoc,
  };
  enum class Frame : std::uint8_t { block, object, list, call, sequence, quote, label };
  /// What is open, and its place, which tells it from another one at the same depth.
  struct Open {
    Frame frame = Frame::block;
    Mode before = Mode::statement;  // comments, strings: where to go on
    std::uint32_t offset = 0;
    bool operator==(const Open&) const = default;
  };

  void character(char c, char next);
  void new_line();
  void plain_character(char c, char next);
  void quoted_character(char c, char next);
  void open(Frame frame, Mode mode);
  void close();
  [[nodiscard]] bool inside(Frame frame) const { return !open_.empty() && open_.back().frame == frame; }
  [[nodiscard]] bool holds_statements() const { return open_.empty() || inside(Frame::block) || inside(Frame::object); }
  [[nodiscard]] bool closes_heredoc() const;

  std::optional<gotemplate::Refusal> statement_action(const gotemplate::Following& following,
                                                      gotemplate::Position& position);
  std::optional<gotemplate::Refusal> value_action(const gotemplate::Following& following,
                                                  gotemplate::Position& position);
  std::optional<gotemplate::Refusal> element_action(const gotemplate::Following& following,
                                                    gotemplate::Position& position);
  std::optional<gotemplate::Refusal> quoted_action(const gotemplate::Following& following,
                                                   gotemplate::Position& position);
  [[nodiscard]] gotemplate::Refusal refuse_here() const;

  Mode mode_ = Mode::statement;
  Mode after_comment_ = Mode::statement;
  bool line_begins_ = true;  // nothing but blanks on this line yet
  bool escape_ = false;      // in quotes: behind a backslash
  char previous_ = '\n';
  bool dollar_escaped_ = false;  // in quotes: the `$` or `%` before this was the second of two
  std::uint32_t skip_ = 0;       // characters that belong to what was read already
  std::uint32_t column_ = 0;
  std::uint32_t indentation_ = 0;
  std::uint32_t offset_ = 0;
  std::vector<Open> open_;
  std::string heredoc_word_;
  std::string heredoc_line_;
};

}  // namespace stageplot::terraform
