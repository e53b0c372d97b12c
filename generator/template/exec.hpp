// Runs a template: data in, text with its source map out. Errors are data. Nothing here knows the model or a dialect.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "document/origin_set.hpp"
#include "source/source_files.hpp"
#include "template/functions/function.hpp"
#include "template/functions/structure.hpp"
#include "template/output.hpp"
#include "template/template_set.hpp"

namespace stageplot::gotemplate {

/// What a map gives for a key that it lacks.
enum class MissingKey : std::uint8_t {
  zero,   // nil, as Helm does for charts
  error,  // a finding, for our own targets
};

/// How strictly Go's integer types are kept apart.
enum class IntegerTypes : std::uint8_t {
  go,        // an int64 is no int: "wrong type for value; expected int; got int64"
  one_type,  // any integer that fits does, for our own targets, whose numbers come from the model
};

/// How the text of a `tpl` call is evaluated.
enum class TextRules : std::uint8_t {
  cloned_set,      // on top of all templates, those of an outer text too; its own definitions win
  rendered_alone,  // Helm up to 3.11: as a chart whose one file takes the place of the caller's; the chart's
                   // definitions win, those of the caller's file and of outer texts are unknown, errors are cleaned up
                   // on the way
};

/// Everything is counted, nothing is timed.
struct Limits {
  std::uint64_t steps = 10'000'000;
  std::uint32_t depth = 1000;  // nested templates and includes, as Helm's limit
  std::size_t output_bytes = std::size_t{64} << 20;
};

/// What stands for `!unknown` values in a render that only looks for further ones: the origin of each, with nil or a
/// text. Its result is not to be used.
using UnknownStandIns = std::unordered_map<document::OriginId, document::Value>;

struct RenderOptions {
  MissingKey missing_key = MissingKey::zero;
  IntegerTypes integer_types = IntegerTypes::go;
  Limits limits;
  Output::Recording recording = Output::Recording::on;
  /// What stands for `!deploy` values; nullptr: using one is a finding.
  const DeployValues* deploy_values = nullptr;
  /// The clock and chance; nullptr: a function that needs them fails.
  Surroundings* surroundings = nullptr;
  TextRules texts = TextRules::cloned_set;
  /// Methods of named maps and lists in the data.
  std::span<const NamedType> named_types;
  /// What a text that `tpl` evaluates may call; nullptr: everything.
  KnowsFunction knows_function = nullptr;
  /// Gets the origin of every value of `data` that the render reads: prints, tests, gives to a function. Lists and maps
  /// on the way to a value are in it too; those that are only handed on are not. nullptr: nothing is recorded.
  document::OriginSet* reads = nullptr;
  /// nullptr: the first use of an unknown value ends the render.
  const UnknownStandIns* unknown_stand_ins = nullptr;
  std::string_view unsupported_key = "unsupported map key";  // as Runtime has it
  LibraryRules libraries;                                    // as Runtime has it
  /// Helm deletes every `<no value>` after each file and each tpl call.
  bool delete_no_value = false;
};

/// What a render works in; all of it must outlive the result's values. `sources` gets the texts of tpl calls.
struct Workspace {
  document::Arena& arena;
  document::Origins& origins;
  source::SourceFiles& sources;
};

enum class Outcome : std::uint8_t {
  complete,
  failed,   // `error` says why
  blocked,  // an unknown value was used: `blocked` says which
};

struct ExecError {
  std::string go_message;  // `template: FILE:L:C: executing "NAME" at <EXPR>: MESSAGE`, byte for byte Go's
  /// Where in it the errors begin that calls only passed on, the outermost first: Go's errors.Unwrap goes this way.
  std::vector<std::size_t> passed_on;
  std::string location;                       // `FILE:L:C` of the place where it happened
  std::optional<std::string> author_message;  // what `required` or `fail` was told to say
  diagnostics::Diagnostic diagnostic;
};

/// The use of an `!unknown` value.
struct BlockedUse {
  document::OriginId origin = document::OriginId::none;  // of the value: where the mark stands
  std::string reason;
  std::string path;  // the value's place in the data, empty where it cannot be told
  source::Span used_at;
  std::vector<diagnostics::Frame> frames;
};

struct RenderResult {
  Outcome outcome = Outcome::complete;
  std::string text;
  std::vector<Mapping> mappings;
  std::optional<ExecError> error;
  std::optional<BlockedUse> blocked;
  std::uint64_t steps = 0;
};

/// Executes the template `name` with `data` as its dot. Functions like `set` change maps in place, so data that others
/// read too are thawed first (document/map.hpp). Never throws. On failure `text` is what was printed so far.
[[nodiscard]] RenderResult render_template(const TemplateSet& templates, std::string_view name,
                                           const document::Value& data, Workspace workspace,
                                           const RenderOptions& options);

}  // namespace stageplot::gotemplate
