// Cloud-configs as template files, and systemd's units alone.
#include "cloudconfig/check.hpp"
#include "systemd/check.hpp"
#include "systemd/command_line.hpp"
#include "systemd/time_span.hpp"
#include "target.hpp"

namespace stageplot::fuzz {
namespace {

void check_unit(std::string_view input, std::string_view name) {
  source::SourceFiles sources;
  const source::FileId file = sources.add("input.service", std::string(input));
  diagnostics::Diagnostics findings;
  const systemd::UnitFile unit = systemd::read_unit_file(file, sources.text(file), findings);
  for (const systemd::UnitSection& section : unit.sections) {
    for (const systemd::Setting& setting : section.settings) {
      const source::Span span = setting.span(0, setting.value.size());
      require(span.begin <= span.end && span.end <= input.size(), "a value's place lies in the unit");
      for (const systemd::Command& command : systemd::read_command_line(setting.value).commands) {
        for (const systemd::Word& word : command.words) {
          require(word.begin <= word.end && word.end <= setting.value.size(), "a word's place lies in its value");
        }
      }
      (void)systemd::is_time_span(setting.value);
    }
  }
  (void)systemd::check_unit_file(unit, {.name = name}, findings);
  print_findings(std::move(findings), sources);
}

}  // namespace

void run_input(std::string_view input) {
  const cloudconfig::SampleValues samples{
      {"app_instance_image", "titan/export-service"}, {"app_instance_artifact_version", "1.2.3"}, {"empty", ""}};
  source::SourceFiles sources;
  const source::FileId file = sources.add("cloud-config.yaml.tftpl", std::string(input));
  diagnostics::Diagnostics findings;
  const bool sound = cloudconfig::check_cloud_config(file, sources, {.samples = samples}, findings);
  require(sound || findings.has_errors(), "what is not sound has an error");
  print_findings(std::move(findings), sources);
  check_unit(input, "input.service");
  check_unit(input, "input.timer");
}

}  // namespace stageplot::fuzz
