// The typed model of a company: its environments and, for each service that runs in one, a unit. The schema is the
// model: a unit's tree is the Value tree that decoding gives, and templates, checks, policies and `explain` read it
// under the same names.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/arena.hpp"
#include "document/origin.hpp"
#include "layering/merge.hpp"
#include "model/schemas.hpp"

namespace stageplot::model {

/// What `stageplot.yaml` says.
struct Project {
  std::vector<std::string> targets;
  std::string custom_kinds;  // folder with definitions of kinds, from the project's root; empty: none
};

struct Environment {
  std::string name;
  std::vector<std::string> layers;    // folders of environments/, oldest first: base, prod, prod-east
  std::vector<std::string> services;  // that run here, sorted
  document::Value facts;              // decoded; nil where it was not sound
  document::Value unit_facts;         // `environment` of a unit's tree: the facts without the list of services, which
                                      // is as long as the company is large, and every unit's tree is walked
  std::vector<layering::Removal> removals;
};

/// One environment × one service.
struct Unit {
  std::size_t environment = 0;  // index into Model::environments
  std::string service;
  document::Value tree;  // the service's own fields, `service`, `name`, `release`, `environment`; nil if not sound
  std::vector<layering::Removal> removals;
};

struct Model {
  Project project;
  std::vector<Environment> environments;  // sorted by name
  std::vector<std::string> layers;        // abstract ones (folders with a layer.yaml), sorted
  std::vector<Unit> units;                // sorted by environment, then service
  document::Origins origins;
  std::vector<std::unique_ptr<document::Arena>> arenas;  // own all values; frozen
  Schemas schemas;                                       // what the values were checked against

  [[nodiscard]] const Environment& environment(const Unit& unit) const { return environments[unit.environment]; }
  [[nodiscard]] const Environment* find_environment(std::string_view name) const;
  [[nodiscard]] const Unit* find_unit(std::string_view environment, std::string_view service) const;
  /// Names of all services of all units, sorted, each once.
  [[nodiscard]] std::vector<std::string_view> services() const;
};

}  // namespace stageplot::model
