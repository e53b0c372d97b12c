// What a command that renders a chart reads from its command line: which Helm it is to be, what Kubernetes the chart is
// told about, where the chart lies, what its values are. Each step says what went wrong in Helm's words and in ours.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chart/capabilities.hpp"
#include "chart/chart.hpp"
#include "chart/profile.hpp"
#include "chart/set_values.hpp"
#include "cli/value_options.hpp"
#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "source/source_files.hpp"

namespace stageplot::cli {

/// How a step ended. Each failure has been reported as a finding.
struct StepResult {
  enum class Kind { done, failed, refused } kind = Kind::done;  // refused: Helm would have gone on
  std::string helm_error;                                       // of `failed`: what stands behind Helm's `Error: `

  [[nodiscard]] bool done() const { return kind == Kind::done; }
};

class ChartInputs {
 public:
  /// `directory` is where relative paths begin. All references must outlive this.
  ChartInputs(const std::string& directory, source::SourceFiles& sources, document::Origins& origins,
              document::Arena& arena, diagnostics::Diagnostics& diagnostics)
      : directory_(directory), sources_(sources), origins_(origins), arena_(arena), diagnostics_(diagnostics) {}

  /// The profile of a version; nullptr after a finding.
  [[nodiscard]] const chart::Profile* find_profile(const std::string& version);
  [[nodiscard]] StepResult read_capabilities(const chart::Profile& profile, const std::string& kube_version,
                                             const std::vector<std::string>& api_versions,
                                             chart::Capabilities& capabilities);
  /// That the chart is a folder or a file here, and nothing that would have to be fetched.
  [[nodiscard]] StepResult find_chart(const std::string& chart);
  [[nodiscard]] StepResult load(const chart::Profile& profile, const std::string& chart,
                                std::unique_ptr<chart::LoadedChart>& loaded);
  /// All -f files, then the --set options, in Helm's order of their kinds; a map.
  [[nodiscard]] StepResult read_values(const chart::Profile& profile, const ValueOptions& options,
                                       document::Value& values);

 private:
  struct Failure;
  [[nodiscard]] std::string path_on_disk(const std::string& path) const;
  /// Throws Failure.
  [[nodiscard]] std::string read_text(const std::string& path);
  [[nodiscard]] document::Value read_file(const std::string& path, const chart::Profile& profile);
  void apply(const std::vector<std::string>& texts, chart::SetKind kind, const chart::Profile& profile,
             document::Map& values);

  const std::string& directory_;
  source::SourceFiles& sources_;
  document::Origins& origins_;
  document::Arena& arena_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace stageplot::cli
