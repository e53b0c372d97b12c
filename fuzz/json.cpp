// The JSON reader and writer.
#include "document/dump.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "target.hpp"

namespace stageplot::fuzz {
namespace {

struct Read {
  source::SourceFiles sources;
  document::Arena arena{std::size_t{128} << 20};
  document::Origins origins;
  diagnostics::Diagnostics findings;
  std::optional<document::Value> value;

  Read(std::string_view text, const document::JsonOptions& options) {
    value =
        document::read_json(sources.add("input.json", std::string(text)), sources, arena, origins, options, findings);
    require(value.has_value() || findings.has_errors(), "a text without a tree has an error");
  }
  [[nodiscard]] bool sound() const { return value.has_value() && findings.empty(); }
};

void round_trip(std::string_view input, const document::JsonOptions& options) {
  Read first(input, options);
  if (first.sound()) {
    const std::string written = document::write_json(*first.value).text;
    Read second(written, options);
    require(second.sound(), "what is written can be read");
    const std::string rewritten = document::write_json(*second.value).text;
    Read pretty(document::write_json(*first.value, {.pretty = true, .html_escape = true}).text, options);
    require(pretty.sound(), "what is written over lines can be read");
    require_equal(document::write_json(*pretty.value).text, rewritten, "over lines it reads as the same");
    if (options.numbers_as_float) {
      require_equal(rewritten, written, "a second writing changes nothing");
      require_equal(document::dump(*second.value), document::dump(*first.value), "what is written reads as the same");
    } else {
      // Go writes the float 1e2 as 100 and -0.0 as -0, which are integers when they are read again.
      const Read third(rewritten, options);
      require_equal(document::write_json(*third.value).text, rewritten, "a third writing changes nothing");
    }
  }
  print_findings(std::move(first.findings), first.sources);
}

/// The quick reading gives what the parser gives.
void compare_readers(std::string_view input, document::JsonOptions options) {
  const Read quick(input, options);
  options.everyday = false;
  const Read slow(input, options);
  require(quick.value.has_value() == slow.value.has_value(), "both read it, or none");
  require(quick.findings.all().size() == slow.findings.all().size(), "both find as much");
  if (!quick.value) return;
  require_equal(document::dump(*quick.value, quick.origins, quick.sources),
                document::dump(*slow.value, slow.origins, slow.sources),
                "both give the same values at the same places");
}

}  // namespace

void run_input(std::string_view input) {
  round_trip(input, {.numbers_as_float = true});
  round_trip(input, {.last_duplicate_wins = true});
  compare_readers(input, {});
  compare_readers(input, {.numbers_as_float = true, .last_duplicate_wins = true});
  document::Arena arena(std::size_t{128} << 20);
  std::string error;
  const auto value = document::read_json_text(input, document::OriginId::none, arena, {}, error);
  require(value.has_value() == error.empty(), "either a value or a reason");
}

}  // namespace stageplot::fuzz
