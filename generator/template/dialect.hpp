// The seam between the engine and an output language (YAML, fluentd, HCL), for targets whose values must not be able to
// change the structure of what they are printed into. A dialect is asked twice:
//
// * when a template is loaded, its Scanner reads the literal text in order and says for each printing action in which
//   Position it stands, or why it may not stand there. Who walks the tree, follows branches and compares how they end
//   is template/escape/, once for all dialects; a scanner only knows its language.
// * when a template runs, `print` writes a value as its Position asks.
//
// A template file without a dialect prints as Go does. Dialects are immutable and shared between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/rule.hpp"
#include "document/value.hpp"
#include "source/span.hpp"
#include "template/functions/function.hpp"
#include "template/output.hpp"

namespace stageplot::gotemplate {

/// The five places where an action may print.
enum class PositionKind : std::uint8_t {
  none,    // not analysed, or an action that does not print
  value,   // the whole value after a key, a dash, `=` or a parameter name: prints a complete literal of its type
  quoted,  // inside a double-quoted string: prints escaped text
  key,     // a whole key or block label: identifier-like values only
  line,    // alone on its line: a map spread, or a fragment of the same dialect, indented to its column
  flow,    // an element of a flow list or map
};

/// One per printing action, in TemplateFile::positions under the action's node id.
struct Position {
  PositionKind kind = PositionKind::none;
  std::uint8_t detail = 0;   // the dialect's own: which quotes, which block
  std::uint16_t data = 0;    // the dialect's own
  std::uint32_t column = 0;  // bytes from the line's start to the action, as the template's text has it
  bool raw = false;          // prints unescaped text: see escape/raw.hpp; the dialect is not asked
  auto operator<=>(const Position&) const = default;
};

/// Where an action is refused: what was seen and what to write instead, as a finding's summary and help say it.
struct Refusal {
  std::string summary;
  std::string help;
  const diagnostics::Rule* rule = nullptr;  // where it is not the general one
  /// Of a printed value the part that is at fault, where it is not the whole.
  document::OriginId culprit = document::OriginId::none;
};

/// The literal text behind an action, up to the next action of any kind or to the end of the template.
struct Following {
  std::string_view text;
  bool action_follows = false;  // another action stands right behind the text
};

/// How a control action (if, range, with, end, else, an assignment, a comment) stands in the text.
struct ControlPlace {
  bool inside_line = false;  // with other text on its line; else its whole line is left out of the output
  std::uint32_t column = 0;  // bytes from the line's start
};

/// Reads one template's literal text, from a state that the language starts in. Copies stand at the same place, so that
/// both branches of an `if` are read from where it began.
class Scanner {
 public:
  virtual ~Scanner() = default;
  [[nodiscard]] virtual std::unique_ptr<Scanner> clone() const = 0;

  /// The next literal text, at most a line; `offset` is its place in the file. Reads all of it, and refuses what would
  /// make positions uncertain.
  [[nodiscard]] virtual std::optional<Refusal> text(std::string_view text, std::uint32_t offset) = 0;
  /// A printing action stands here. On success the scanner goes on as if a harmless value of that position had been
  /// read.
  [[nodiscard]] virtual std::optional<Refusal> action(const Following& following, Position& position) = 0;
  /// Whether a control action may stand here.
  [[nodiscard]] virtual std::optional<Refusal> control(const ControlPlace& place) = 0;
  /// Whether both stand at the same place of their language, so that either branch may go on as the other.
  [[nodiscard]] virtual bool same_place(const Scanner& other) const = 0;
  /// Takes over what the other one, which stands at the same place, knows about text that may not follow. Whether that
  /// changed anything.
  [[nodiscard]] virtual bool join(const Scanner& other) = 0;
  /// What is open at this place, for a finding: "inside a double-quoted string".
  [[nodiscard]] virtual std::string describe() const = 0;
  /// The text ended here: why it may not, if it may not ("a quoted string is still open").
  [[nodiscard]] virtual std::optional<Refusal> end() = 0;
};

/// What `print` works with. The value is settled (never an unknown or deploy mark itself); for what lies inside it use
/// `runtime.settle`, whose MarkUsed exception must be let through: only the engine catches it.
struct PrintContext {
  Runtime& runtime;
  Output& output;  // `output.column()` is where the value goes; append with the origins of its parts
};

/// A value that cannot be printed at its position: summary and help of the finding.
using PrintError = Refusal;

/// Bytes [begin, end) of a text are replaced by this one.
struct Edit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string text;
};

class Dialect {
 public:
  virtual ~Dialect() = default;
  /// `yaml`, `fluentd`: templates of the same name include each other as fragments.
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual std::unique_ptr<Scanner> scanner() const = 0;
  /// Writes the value. A value with kFragment is text of this very dialect. Nothing may have been appended on error.
  [[nodiscard]] virtual std::optional<PrintError> print(const Position& position, const document::Value& value,
                                                        PrintContext& context) const = 0;
  /// How a finished output is laid out, where the language has one way: changes in order, without overlaps.
  [[nodiscard]] virtual std::vector<Edit> format(std::string_view /*output*/) const { return {}; }
};

}  // namespace stageplot::gotemplate
