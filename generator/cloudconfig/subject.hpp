// What the checks of a cloud-config share: the filled text, its tree, and a way for findings back to the template file.
// Internal to the stage.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cloudconfig/check.hpp"
#include "cloudconfig/scalar_places.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "systemd/unit_file.hpp"
#include "text/one_line.hpp"

namespace stageplot::cloudconfig {

/// The filled text with its tree. Everything in it dies with the check.
struct Subject {
  const source::SourceFiles& sources;  // with the filled text alone
  source::FileId file;
  const document::Origins& origins;
  const document::Value& root;

  [[nodiscard]] source::Span span(const document::Value& value) const { return origins.span(value.origin); }
  /// A scalar as it is written, without quotes: what coreos-cloudinit takes for a text.
  [[nodiscard]] std::string text(const document::Value& value) const;
  /// The text under `key`; nullopt where it is absent, empty or no scalar.
  [[nodiscard]] std::optional<std::string> text_at(const document::Value& map, std::string_view key) const;
};

/// An entry of `write_files`.
struct WrittenFile {
  std::string path;
  std::string content;
  bool readable = true;  // the content is no encoded one
  bool executable = false;
  document::Value entry;
};

/// A unit with its text, or a drop-in of one.
struct WrittenUnit {
  std::string name;
  const document::Value* content = nullptr;
  systemd::UnitFile file;
  ScalarPlaces places;
  bool drop_in = false;
};

class Report {
 public:
  Report(const CloudConfigOptions& options, const FilledText& filled, source::FileId template_file,
         diagnostics::Diagnostics& diagnostics)
      : options_(options), filled_(filled), template_file_(template_file), diagnostics_(diagnostics) {}

  /// Spans lie on the filled text and are put on the template file.
  void add(diagnostics::Diagnostic finding);
  /// The same for a finding in a unit, whose spans are offsets in its text.
  void add(diagnostics::Diagnostic finding, const ScalarPlaces& places);

  [[nodiscard]] bool sound() const { return sound_; }

 private:
  [[nodiscard]] source::Span back(source::Span span) const;

  const CloudConfigOptions& options_;
  const FilledText& filled_;
  source::FileId template_file_;
  diagnostics::Diagnostics& diagnostics_;
  std::size_t findings_ = 0;
  bool sound_ = true;
};

[[nodiscard]] inline std::string quoted(std::string_view text) {
  return "`" + text::one_line(text) + "`";
}

// The passes of check_cloud_config.
void check_keys(const Subject& subject, Report& report);
/// Also gives the files, for check_units.
[[nodiscard]] std::vector<WrittenFile> check_files(const Subject& subject, Report& report);
void check_units(const Subject& subject, const std::vector<WrittenFile>& files, Report& report);
void check_addresses(const Subject& subject, Report& report);

}  // namespace stageplot::cloudconfig
