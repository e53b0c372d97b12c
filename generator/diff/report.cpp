#include "diff/report.hpp"

#include <algorithm>

#include "text/digest.hpp"

namespace stageplot::diff {

std::string_view name_of(Class what, Mode mode) {
  const bool drift = mode == Mode::drift || mode == Mode::manifests;
  switch (what) {
    case Class::changed:
      return "changed";
    case Class::only_a:
      return drift ? "model-only" : "removed";
    case Class::only_b:
      return drift ? "live-only" : "added";
    case Class::moved:
      return "moved";
    case Class::order:
      return "order";
    case Class::formatting:
      return "formatting";
    case Class::type_error:
      return "type-error";
    case Class::duplicate_key:
      return "duplicate-key";
    case Class::missing:
      return "missing";
    case Class::extra:
      return "extra";
    case Class::renamed:
      return "renamed";
    case Class::not_supplied:
      return "not-supplied";
    case Class::autoscaling_disabled:
      return "autoscaling-disabled";
    case Class::out_of_range:
      return "out-of-range";
    case Class::maintenance:
      return "maintenance";
    case Class::restart:
      return "restart";
    case Class::release:
      return "release";
    case Class::delegated:
      return "delegated";
    case Class::at_default:
      return "at-default";
    case Class::owned:
      return "owned";
    case Class::ignored:
      return "ignored";
    case Class::expected:
      return "expected";
    case Class::by_fact:
      return "by-fact";
    case Class::declared:
      return "declared";
    case Class::leak:
      return "leak";
    case Class::suspiciously_equal:
      return "suspiciously-equal";
  }
  return "";
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::information:
      return "information";
    case Severity::warning:
      return "warning";
    case Severity::difference:
      return "difference";
    case Severity::critical:
      return "critical";
  }
  return "";
}

std::string_view name_of(Mode mode) {
  switch (mode) {
    case Mode::base:
      return "base";
    case Mode::rendered:
      return "rendered";
    case Mode::environments:
      return "environments";
    case Mode::drift:
      return "drift";
    case Mode::manifests:
      return "manifests";
  }
  return "";
}

std::string item_id(const Report& report, const Subject& subject, std::string_view environment, const Item& item) {
  // One item may stand for environments whose namespaces differ; only what is live is told apart by them.
  const bool spaces = report.mode == Mode::drift || report.mode == Mode::manifests;
  const std::string_view space = spaces ? std::string_view{subject.space} : std::string_view{};
  // A byte that no part contains keeps `a` + `bc` and `ab` + `c` apart.
  std::string identity;
  for (const std::string_view part :
       {environment, std::string_view{subject.service}, std::string_view{subject.output},
        std::string_view{subject.group}, std::string_view{subject.kind}, space, std::string_view{subject.name},
        std::string_view{item.path}, name_of(item.what, report.mode)}) {
    identity.append(part).push_back('\0');
  }
  return text::sha256_hex(identity).substr(0, 16);
}

bool differs(const Report& report, Severity least) {
  return std::ranges::any_of(report.summary.by_severity,
                             [&](const auto& entry) { return entry.first >= least && entry.second != 0; });
}

}  // namespace stageplot::diff
