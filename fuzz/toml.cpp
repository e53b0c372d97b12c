// The TOML reader and writer, which are fromToml and toToml.
#include "document/dump.hpp"
#include "target.hpp"
#include "template/functions/toml_reader.hpp"
#include "template/functions/toml_writer.hpp"

namespace stageplot::fuzz {
namespace {

struct Read {
  document::Arena arena{std::size_t{128} << 20};
  document::Origins origins;
  gotemplate::Runtime runtime{.arena = arena, .origins = origins};
  std::string error;
  std::optional<document::Value> value;

  explicit Read(std::string_view text) {
    value = gotemplate::read_toml(runtime, text, error);
    require(value.has_value() == error.empty(), "either a table or a reason");
    require(!value || value->is_map(), "a text is a table");
  }
  /// Nothing where Go's encoder panics or has an error.
  std::optional<std::string> written() {
    try {
      gotemplate::WrittenToml result = gotemplate::write_toml(runtime, *value);
      if (result.error.empty()) return std::move(result.text);
    } catch (const gotemplate::FunctionError&) {
    }
    return std::nullopt;
  }
};

}  // namespace

void run_input(std::string_view input) {
  Read first(input);
  if (!first.value) return;
  const std::optional<std::string> text = first.written();
  if (!text) return;
  Read second(*text);
  require_equal(second.error, "", "what is written can be read");
  require_equal(document::dump(*second.value), document::dump(*first.value), "what is written reads as the same");
  require_equal(second.written().value_or("nothing"), *text, "a second writing changes nothing");
}

}  // namespace stageplot::fuzz
