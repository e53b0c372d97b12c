#include "checks/marks.hpp"

#include <string>

#include "diagnostics/rules/mark.hpp"
#include "document/data_path.hpp"
#include "document/map.hpp"
#include "document/object.hpp"

namespace stageplot::checks {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

class Lister {
 public:
  Lister(const document::Origins& origins, std::string environment, std::string service,
         diagnostics::Diagnostics& diagnostics)
      : origins_(origins),
        environment_(std::move(environment)),
        service_(std::move(service)),
        diagnostics_(diagnostics) {}

  /// A value that got a mark through a reference is not listed: the mark stands elsewhere.
  void walk(const Value& value) {
    const bool written = origins_.get(value.origin).kind == document::Origin::Kind::written;
    if (value.kind == document::Kind::object && value.type == document::TypeId::unknown) {
      const document::String* reason = document::unknown(value).reason;
      if (written) add(rules::mark_unknown, value, "unknown", reason == nullptr ? "" : reason->view());
      return;
    }
    if (value.has(document::kAssumed) && written) {
      add(rules::mark_assumed, value, "assumed", origins_.note(value.origin));
      return;
    }
    if (value.is_list()) {
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        const document::PathScope scope(path_, i);
        walk(value.items()[i]);
      }
    } else if (value.is_map()) {
      for (const document::Member& member : value.map().members()) {
        if (path_.depth() == 0 && member.key->view() == "environment") continue;  // listed with the environment
        const document::PathScope scope(path_, member.key->view());
        walk(member.value);
      }
    }
  }

 private:
  void add(const diagnostics::Rule& rule, const Value& value, std::string_view what, std::string_view reason) {
    const std::string path = path_.text();
    diagnostics_.add({.rule = &rule,
                      .summary = "`" + path + "` is " + std::string{what} + ": " + std::string{reason},
                      .primary = {origins_.span(value.origin), {}, {}},
                      .path = path,
                      .environments = {environment_},
                      .service = service_});
  }

  const document::Origins& origins_;
  std::string environment_;
  std::string service_;
  diagnostics::Diagnostics& diagnostics_;
  document::DataPath path_;
};

}  // namespace

void list_marks(const model::Model& model, diagnostics::Diagnostics& diagnostics) {
  for (const model::Environment& environment : model.environments) {
    Lister(model.origins, environment.name, {}, diagnostics).walk(environment.facts);
  }
  for (const model::Unit& unit : model.units) {
    Lister(model.origins, model.environment(unit).name, unit.service, diagnostics).walk(unit.tree);
  }
}

}  // namespace stageplot::checks
