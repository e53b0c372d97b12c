#include "writer/names.hpp"

#include <vector>

#include "artifact/output_path.hpp"
#include "writer/blocked_report.hpp"
#include "writer/findings.hpp"
#include "writer/lock_file.hpp"

namespace stageplot::writer {

using artifact::RenderedUnit;
using artifact::UnitName;

bool check_unit_names(std::span<const UnitName> units, diagnostics::Diagnostics& findings) {
  const std::size_t before = findings.errors();
  std::vector<std::string> folders;
  for (const UnitName& unit : units) {
    const std::string_view environment = artifact::name_problem(unit.environment);
    const std::string_view service = artifact::name_problem(unit.service);
    if (!environment.empty()) findings.add(about(unit, bad_path("environment", unit.environment, environment)));
    if (!service.empty()) findings.add(about(unit, bad_path("service", unit.service, service)));
    folders.push_back(unit.folder());
  }
  std::vector<std::string_view> paths = {kReportName, kLockName};
  paths.insert(paths.end(), folders.begin(), folders.end());
  if (const auto conflict = artifact::find_conflict(paths)) findings.add(path_conflict("units", *conflict));
  return findings.errors() == before;
}

bool check_output_names(const RenderedUnit& unit, diagnostics::Diagnostics& findings) {
  const std::size_t before = findings.errors();
  const UnitName name{.environment = unit.environment, .service = unit.service};
  std::vector<std::string_view> paths = {kLockName};
  for (const artifact::OutputFile& file : unit.files) {
    std::string_view problem = artifact::path_problem(file.path);
    if (problem.empty() && file.path == kLockName) problem = "is the name of the lock file";
    if (!problem.empty()) {
      findings.add(about(name, bad_path("output", file.path, problem)));
    } else {
      paths.push_back(file.path);
    }
  }
  if (const auto conflict = artifact::find_conflict(paths)) {
    findings.add(about(name, path_conflict("outputs", *conflict)));
  }
  return findings.errors() == before;
}

std::string parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace stageplot::writer
