// The YAML reader in its three resolutions, the writer of Helm's toYaml, and the second opinion.
#include "document/second_opinion.hpp"
#include "document/text_check.hpp"
#include "document/yaml_events.hpp"
#include "document/yaml_reader.hpp"
#include "document/yaml_writer.hpp"
#include "target.hpp"

namespace stageplot::fuzz {
namespace {

using document::YamlResolution;

struct Read {
  source::SourceFiles sources;
  document::Arena arena{std::size_t{128} << 20};
  document::Origins origins;
  diagnostics::Diagnostics findings;
  std::optional<document::Value> value;
  source::FileId file;

  Read(std::string_view text, YamlResolution resolution) {
    file = sources.add("input.yaml", std::string(text));
    value = document::read_yaml(file, sources, arena, origins, {.resolution = resolution}, findings);
    require(value.has_value() || findings.has_errors(), "a text without a tree has an error");
  }
  [[nodiscard]] bool sound() const { return value.has_value() && findings.empty(); }
};

/// Both readers give the same events; of an error libyaml, which looks further ahead, may know some events earlier.
void compare_readers(std::string_view text) {
  using document::YamlEvents;
  if (document::check_text(text, source::FileId::none, {.permit_unusual_breaks = true})) return;
  YamlEvents ours(text);
  YamlEvents libyaml(text, YamlEvents::Reader::libyaml);
  document::YamlEvent event;
  document::YamlEvent expected;
  do {
    const bool more = ours.next(event);
    if (!libyaml.next(expected)) {
      while (ours.next(event)) require(event.kind != document::YamlEventKind::stream_end, "the error is found");
      require_equal(ours.problem().problem, libyaml.problem().problem, "the error is the same");
      return;
    }
    require(more && event.kind == expected.kind && event.style == expected.style && event.flow == expected.flow &&
                event.begin == expected.begin && event.content == expected.content && event.end == expected.end,
            "an event is the same");
    require_equal(event.value, expected.value, "a text is the same");
  } while (event.kind != document::YamlEventKind::stream_end);
}

}  // namespace

void run_input(std::string_view input) {
  compare_readers(input);
  for (const YamlResolution resolution : {YamlResolution::model, YamlResolution::kubernetes, YamlResolution::helm}) {
    Read first(input, resolution);
    if (resolution == YamlResolution::model && first.sound()) {
      document::check_second_opinion(first.file, first.sources, diagnostics::Owner::model, first.findings);
    }
    if (resolution == YamlResolution::helm && first.sound()) {
      // Helm's toYaml passes through JSON and gives nothing for what go-yaml refuses there.
      const std::string written = document::write_yaml(*first.value).text;
      Read second(written, resolution);
      require(second.sound(), "what is written can be read");
      if (!written.empty())
        require_equal(document::write_yaml(*second.value).text, written, "a second writing is the same");
    }
    print_findings(std::move(first.findings), first.sources);
  }
  document::Arena arena(std::size_t{128} << 20);
  std::string error;
  (void)document::read_yaml_text(input, document::OriginId::none, arena, {.resolution = YamlResolution::helm}, error);
}

}  // namespace stageplot::fuzz
