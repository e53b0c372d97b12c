// The YAML that people and programs write every day, read several times faster than libyaml reads all of YAML: one
// document of block maps and lists, scalars of all styles, flow collections without tricks. It gives the events
// that libyaml would give, with the same places; where a text leaves this form, it says so, and YamlEvents has libyaml
// read the text from the start and passes over the events that were given already. It never says what is wrong with a
// text: whatever is not plainly right is left to libyaml. A test and a fuzz target compare the two.
//
// The rules of columns, line breaks and ends of tokens are those of libyaml 0.2.5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/yaml_event.hpp"

namespace stageplot::document {

class EverydayYaml {
 public:
  /// Which escapes double quotes take: `\/` is one of YAML 1.2, `\'` one of go-yaml alone.
  enum class Escapes : std::uint8_t { yaml_1_2, go };

  /// `text` must be well-formed UTF-8 and outlive this. `plain` where it is known to be one text::plain_run.
  explicit EverydayYaml(std::string_view text, Escapes escapes = Escapes::yaml_1_2, bool plain = false);

  /// The next event; false where the text leaves the everyday form, after which nothing may be asked for. The event's
  /// views live until the next call.
  [[nodiscard]] bool next(YamlEvent& event);

 private:
  enum class Collection : std::uint8_t {
    map,
    list,
    list_of_key,  // its dashes stand in the column of the key that it belongs to
  };
  struct Open {
    Collection kind = Collection::map;
    std::size_t column = 0;
  };
  enum class Awaited : std::uint8_t { nothing, value, entry };
  enum class Stage : std::uint8_t { start, inside, end };
  /// Where a plain scalar's line stops.
  enum class Stop : std::uint8_t { line_end, colon, comment, unfit };
  /// The text of a scalar that does not stand in `text_` as it is: bytes of scratch_, for the event at `index`.
  struct Assembled {
    std::size_t index = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  /// What a `|` or `>` says, and where its lines begin.
  struct BlockHeader {
    bool literal = true;
    char chomping = ' ';     // `-`, `+` or none
    std::size_t indent = 0;  // of its lines; 0: as the first one has it
    std::size_t lines = 0;
  };

  // Each of these queues events and returns false where the text is not of the everyday form.
  [[nodiscard]] bool step();
  [[nodiscard]] bool start();
  [[nodiscard]] bool content();
  [[nodiscard]] bool finish();
  /// At `at_`: something inside a collection whose column is `parent` (-1 at the root).
  [[nodiscard]] bool node(std::ptrdiff_t parent);
  [[nodiscard]] bool entry();
  [[nodiscard]] bool key();
  [[nodiscard]] bool value_behind(std::size_t colon);
  /// A scalar or flow collection at `at_` that is no key.
  [[nodiscard]] bool value(std::ptrdiff_t parent);

  // everyday_yaml_scalars.cpp
  [[nodiscard]] bool begins_plain(std::size_t at) const;
  [[nodiscard]] Stop plain_line(std::size_t& at, std::size_t& end) const;
  [[nodiscard]] bool plain(std::ptrdiff_t parent);
  [[nodiscard]] bool continue_plain(std::size_t begin, std::size_t end, std::ptrdiff_t parent);
  [[nodiscard]] bool quoted(std::size_t& at);
  [[nodiscard]] bool fold_quoted(std::size_t& at, bool is_escaped);
  [[nodiscard]] bool unescape(std::size_t& at);
  [[nodiscard]] bool block_header(BlockHeader& header) const;
  [[nodiscard]] bool block(std::ptrdiff_t parent);
  [[nodiscard]] bool find_block_indent(BlockHeader& header, std::ptrdiff_t parent) const;

  // everyday_yaml_flow.cpp
  [[nodiscard]] bool flow();
  [[nodiscard]] bool flow_blanks(std::size_t& at) const;
  [[nodiscard]] bool flow_scalar(std::size_t& at);

  [[nodiscard]] bool skip_to_content();
  [[nodiscard]] bool end_line(std::size_t at);
  [[nodiscard]] std::size_t line_end(std::size_t at) const;
  [[nodiscard]] std::size_t past_spaces(std::size_t at) const;
  [[nodiscard]] bool blank_or_end(std::size_t at) const;
  [[nodiscard]] bool is_entry(std::size_t at) const { return text_[at] == '-' && blank_or_end(at + 1); }
  [[nodiscard]] bool is_document_mark(std::size_t at) const;
  void close(std::size_t at);
  YamlEvent& add(YamlEventKind kind, std::size_t begin, std::size_t end);
  void add_scalar(ScalarStyle style, std::size_t begin, std::size_t end, std::string_view value);
  void add_assembled(ScalarStyle style, std::size_t begin, std::size_t end, std::size_t scratch_begin);

  std::string_view text_;
  Escapes escapes_;
  std::size_t at_ = 0;      // between lines: at the beginning of one; else at a token
  std::size_t column_ = 0;  // of at_
  Stage stage_ = Stage::start;
  Awaited awaited_ = Awaited::nothing;
  std::size_t awaited_at_ = 0;  // where an empty scalar stands if nothing comes
  bool fits_ = true;
  bool root_is_complete_ = false;
  std::vector<Open> open_;
  std::vector<YamlEvent> queue_;
  std::size_t given_ = 0;  // of the queue
  std::string scratch_;
  std::vector<Assembled> assembled_;
};

}  // namespace stageplot::document
