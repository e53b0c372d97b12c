#include "document/yaml_reader.hpp"

#include "document/text_check.hpp"
#include "document/yaml_builder.hpp"

namespace stageplot::document {
namespace {

bool is_readable(const YamlInput& input, const YamlOptions& options, diagnostics::Diagnostics& diagnostics) {
  auto problem = check_text(input.text, input.file,
                            {.max_bytes = options.max_bytes, .permit_unusual_breaks = options.permit_unusual_breaks});
  if (!problem) return true;
  problem->owner = options.owner;
  diagnostics.add(std::move(*problem));
  return false;
}

}  // namespace

std::optional<Value> read_yaml(source::FileId file, const source::SourceFiles& sources, Arena& arena, Origins& origins,
                               const YamlOptions& options, diagnostics::Diagnostics& diagnostics) {
  const YamlInput input{.text = sources.text(file), .file = file};
  if (!is_readable(input, options, diagnostics)) return std::nullopt;
  try {
    return YamlBuilder(input, arena, &origins, options, diagnostics).first_document();
  } catch (const ReadingStopped&) {
    return std::nullopt;
  }
}

std::optional<std::vector<Value>> read_yaml_stream(source::FileId file, const source::SourceFiles& sources,
                                                   Arena& arena, Origins& origins, const YamlOptions& options,
                                                   diagnostics::Diagnostics& diagnostics) {
  const YamlInput input{.text = sources.text(file), .file = file};
  if (!is_readable(input, options, diagnostics)) return std::nullopt;
  try {
    return YamlBuilder(input, arena, &origins, options, diagnostics).all_documents();
  } catch (const ReadingStopped&) {
    return std::nullopt;
  }
}

std::optional<Value> read_yaml_text(std::string_view text, OriginId from, Arena& arena, const YamlOptions& options,
                                    std::string& error, std::span<const Run> runs) {
  const YamlInput input{.text = text, .from = from, .runs = runs};
  diagnostics::Diagnostics findings;
  std::optional<Value> value;
  try {
    if (is_readable(input, options, findings)) {
      value = YamlBuilder(input, arena, nullptr, options, findings).first_document();
    }
  } catch (const ReadingStopped&) {
    // The reason is in the findings.
  }
  if (!findings.has_errors()) return value;
  error = findings.all().front().summary;
  return std::nullopt;
}

}  // namespace stageplot::document
