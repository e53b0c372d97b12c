// The compiler of JSON Schemas and the validator. An input is a schema, and behind the first NUL byte a value.
#include "document/json_reader.hpp"
#include "schema/compile.hpp"
#include "schema/decode.hpp"
#include "target.hpp"

namespace stageplot::fuzz {
namespace {

constexpr std::string_view kValue =
    R"({"a": [1, 2.5, -1e300, "text", "ä€😀", null, true, {}], "b": {"c": {"d": ""}}, "type": "x", "": 0})";

struct Json {
  source::SourceFiles& sources;
  document::Arena arena{std::size_t{64} << 20};
  document::Origins& origins;
  std::optional<document::Value> value;

  Json(source::SourceFiles& files, document::Origins& places, std::string_view text) : sources(files), origins(places) {
    diagnostics::Diagnostics ignored;
    value = document::read_json(sources.add("input.json", std::string(text)), sources, arena, origins, {}, ignored);
  }
};

}  // namespace

void run_input(std::string_view input) {
  source::SourceFiles sources;
  document::Origins origins;
  const std::size_t end = input.find('\0');
  const Json schema(sources, origins, input.substr(0, end));
  if (!schema.value) return;
  const Json value(sources, origins, end == std::string_view::npos ? kValue : input.substr(end + 1));
  if (!value.value) return;
  diagnostics::Diagnostics findings;
  const schema::CompiledSchema compiled = schema::compile_schema(*schema.value, origins, {}, findings);
  print_findings(std::move(findings), sources);

  const schema::DecodeOptions options{
      .defaults = schema::Defaults::leave_out, .sources = &sources, .max_steps = 200'000, .max_findings = 100};
  diagnostics::Diagnostics refused;
  const bool valid = schema::validate(compiled, *value.value, options, origins, refused);
  require(valid == refused.empty(), "what is not valid has a finding");
  diagnostics::Diagnostics refused_decoding;
  document::Arena arena(std::size_t{64} << 20);
  (void)schema::decode(compiled, *value.value, options, arena, origins, refused_decoding);
  require(valid == refused_decoding.empty(), "decoding refuses what validation does");
  // Defaults may be wrong themselves.
  (void)schema::decode(compiled, *value.value, {.max_steps = 200'000, .max_findings = 100}, arena, origins,
                       refused_decoding);
  for (const std::string_view path : {"a[0]", "b.c.d", "", "x.y[3].z"}) (void)compiled.notes(path, *value.value);
  print_findings(std::move(refused), sources);
}

}  // namespace stageplot::fuzz
