// Names that a platform has once: two units that claim the same one would overwrite each other, each deployment undoing
// the last.
#include <map>
#include <string>
#include <tuple>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {
namespace {

/// What a claimed name is (for the message), in which name space, and the name.
struct Claim {
  std::string_view what;
  std::string space;
  std::string name;
  auto operator<=>(const Claim&) const = default;
};

class Claims {
 public:
  Claims(const model::Model& model, diagnostics::Diagnostics& diagnostics) : model_(model), diagnostics_(diagnostics) {}

  void add(Claim claim, const model::Unit& unit, const std::string& path) {
    const auto [first, inserted] = claims_.try_emplace(std::move(claim), &unit, path);
    if (!inserted) report_twice(first->first, *first->second.first, first->second.second, unit, path);
  }

 private:
  [[nodiscard]] source::Span span(const model::Unit& unit, std::string_view path) const {
    const document::Value* value = document::find_path(unit.tree, path);
    return value == nullptr ? source::Span{} : model_.origins.span(value->origin);
  }
  [[nodiscard]] std::string words(const model::Unit& unit) const {
    return "`" + unit.service + "` in `" + model_.environment(unit).name + "`";
  }

  void report_twice(const Claim& claim, const model::Unit& first, const std::string& first_path,
                    const model::Unit& second, const std::string& second_path) {
    diagnostics_.add({.rule = &diagnostics::rules::check_duplicate_name,
                      .summary = "two units claim the " + std::string{claim.what} + " `" + claim.name + "` in " +
                                 claim.space + ": " + words(first) + " and " + words(second),
                      .primary = {span(second, second_path), {}, {}},
                      .labels = {{span(first, first_path), "claimed here too", {}}},
                      .path = second_path,
                      .help = "give one of them another name",
                      .environments = {model_.environment(second).name},
                      .service = second.service});
  }

  const model::Model& model_;
  diagnostics::Diagnostics& diagnostics_;
  std::map<Claim, std::pair<const model::Unit*, std::string>> claims_;
};

}  // namespace

void unique_names(const model::Model& model, diagnostics::Diagnostics& diagnostics) {
  Claims claims(model, diagnostics);
  for (const model::Unit& unit : model.units) {
    if (unit.tree.is_nil()) continue;
    const auto release = model::text_at(unit.tree, "release");
    const auto cluster = model::text_at(unit.tree, "environment.kubernetes.cluster");
    const auto name_space = model::text_at(unit.tree, "environment.kubernetes.namespace");
    if (model::text_at(unit.tree, "platform") == "kubernetes" && release && cluster && name_space) {
      claims.add({.what = "release",
                  .space = "cluster `" + std::string{*cluster} + "`, namespace `" + std::string{*name_space} + "`",
                  .name = std::string{*release}},
                 unit, "release");
    }
    if (const auto host = model::text_at(unit.tree, "ingress.host")) {
      claims.add({.what = "host name", .space = "DNS", .name = std::string{*host}}, unit, "ingress.host");
    }
  }
}

}  // namespace stageplot::checks
