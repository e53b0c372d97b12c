// Reads the literal text of a YAML template and says for each action where it stands. It follows indentation, keys,
// dashes, quotes, brackets, comments and literal blocks line by line; where it cannot be sure, it refuses. Whether the
// text is right YAML is not its question: every output is read back.
#pragma once

#include <string>
#include <vector>

#include "template/dialect.hpp"

namespace stageplot::yaml {

/// Position::detail of positions in YAML, a set of bits.
enum PositionDetail : std::uint8_t {
  kAfterDash = 1,  // value: the owner is a dash, not a key
  kOneLine = 2,    // value: something follows on the line, so no block may begin
  kEndOfFile = 4,  // line: no line break follows
  kInFlow = 8,     // key: inside a flow map
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

  /// Whether the line read last had a key or dash: for a fragment, whether it is a map or list.
  [[nodiscard]] bool saw_entry() const { return saw_entry_; }

 private:
  enum class Mode : std::uint8_t {
    line_start,    // nothing but blanks on this line yet
    node,          // behind `- ` or `key: `: a value may begin
    indicator,     // directly behind `-` or `:`, whose blank is to come
    plain,         // inside unquoted text
    after_node,    // behind a complete value
    properties,    // inside a tag, anchor or alias
    tagged_node,   // behind one
    unsupported,   // a construct in which no action may stand, to the end of the line
    comment,       // to the end of the line
    block_header,  // behind `|` or `>`
    block_text,    // a line of a literal block
    double_quoted,
    single_quoted,
    flow_node,       // an element of a flow collection may begin
    flow_indicator,  // directly behind `:` in a flow collection
    flow_plain,
    flow_after,  // behind a complete element
    flow_comment,
  };
  static constexpr std::uint8_t kEscapeBegins = 0xFF;  // directly behind the backslash

  enum class Owner : std::uint8_t { none, key, dash };

  /// An open `[` or `{` and its place, which tells it from another one at the same depth.
  struct Bracket {
    char character = '[';
    std::uint32_t offset = 0;
    bool operator==(const Bracket&) const = default;
  };

  /// Lines deeper than `column` would become part of what stands above them.
  struct Limit {
    enum class Cause : std::uint8_t { none, printed_value, literal_block, plain_text };
    Cause cause = Cause::none;
    int column = 0;
  };

  std::optional<gotemplate::Refusal> character(char c, std::string_view rest);
  void new_line();
  std::optional<gotemplate::Refusal> begin_line(char c, std::string_view rest);
  void begin_node(char c, std::string_view rest);
  void begin_double_quoted();
  void open_bracket(char c);
  void close_bracket();
  void flow_character(char c);
  void double_quoted_character(char c);
  void enter(Owner owner, std::uint32_t column);
  void open_limit(Limit::Cause cause, int column);
  [[nodiscard]] std::optional<gotemplate::Refusal> check_limit(std::uint32_t column) const;

  std::optional<gotemplate::Refusal> line_action(const gotemplate::Following& following,
                                                 gotemplate::Position& position);
  std::optional<gotemplate::Refusal> node_action(const gotemplate::Following& following,
                                                 gotemplate::Position& position);
  std::optional<gotemplate::Refusal> flow_action(const gotemplate::Following& following,
                                                 gotemplate::Position& position);
  [[nodiscard]] gotemplate::Refusal refuse_here() const;

  Mode mode_ = Mode::line_start;
  Owner owner_ = Owner::none;
  bool blank_before_ = true;  // the last character was a blank or a line break
  bool flow_value_ = false;   // in the innermost flow map: behind `key:`
  bool quoted_key_ = false;   // behind a `:` whose key needs no blank after it, as in JSON
  bool saw_entry_ = false;
  bool in_block_ = false;         // lines deeper than block_column_ belong to a literal block
  bool single_doubled_ = false;   // behind a `'` that may be the first of `''`
  std::uint8_t escape_left_ = 0;  // characters that still belong to an escape in double quotes
  std::uint32_t column_ = 0;
  std::uint32_t node_column_ = 0;   // where the node being read began
  std::uint32_t owner_column_ = 0;  // of the key or dash that owns the value being read
  std::uint32_t quote_offset_ = 0;  // of the quote that is open
  std::uint32_t offset_ = 0;
  int block_column_ = -1;
  Limit limit_;
  std::vector<Bracket> brackets_;
};

}  // namespace stageplot::yaml
