#include "drift/terraform/compare_terraform.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "diff/compare.hpp"
#include "document/map.hpp"
#include "drift/terraform/attributes.hpp"
#include "drift/terraform/embedded.hpp"
#include "drift/terraform/known_state.hpp"
#include "drift/terraform/live_resource.hpp"
#include "drift/terraform/plan_verdicts.hpp"
#include "drift/terraform/resource_names.hpp"
#include "drift/terraform/resource_shape.hpp"
#include "drift/terraform/security_rules.hpp"
#include "terraform/aws/schemas.hpp"
#include "terraform/checks/body_view.hpp"
#include "terraform/checks/module_view.hpp"

namespace stageplot::drift {
namespace {

using diff::Class;
using diff::Item;
using diff::Severity;
using document::find;
using document::Value;
using terraform::EvaluatedResource;

constexpr std::string_view kGroup = "aws_autoscaling_group";

bool is_terraform(const Export& one) {
  return one.kind == ExportKind::terraform_state || one.kind == ExportKind::terraform_plan ||
         one.kind == ExportKind::aws;
}

/// Which running resource each resource of the module is.
class Pairing {
 public:
  Pairing(const terraform::EvaluatedModule& module, std::span<const LiveResource> live) : live_(live) {
    for (std::size_t i = 0; i < live.size(); ++i) {
      if (!live[i].managed) continue;
      if (live[i].described) {
        if (const auto name = natural_name(live[i].type, live[i].values)) described_.emplace(*name, i);
      } else {
        by_address_.emplace(live[i].address, i);
      }
    }
    for (const EvaluatedResource& resource : module.resources) addresses_.insert(resource.address());
    for (const auto& [address, i] : by_address_) {
      if (addresses_.contains(std::string{address})) continue;
      if (const auto name = natural_name(live[i].type, live[i].values)) elsewhere_.emplace(*name, i);
    }
  }

  /// By address, as the state has it.
  [[nodiscard]] const LiveResource* at_address(const EvaluatedResource& resource) const {
    const auto found = by_address_.find(resource.address());
    return found == by_address_.end() ? nullptr : &live_[found->second];
  }
  /// By name, under an address that the module does not have.
  [[nodiscard]] const LiveResource* elsewhere(const EvaluatedResource& resource) const {
    return by_name(elsewhere_, resource);
  }
  [[nodiscard]] const LiveResource* described(const EvaluatedResource& resource) const {
    if (const LiveResource* found = by_name(described_, resource)) return found;
    return resource.type == kGroup ? group_behind(resource) : nullptr;
  }
  [[nodiscard]] bool has_state() const { return !by_address_.empty(); }
  [[nodiscard]] bool has_address(const std::string& address) const { return addresses_.contains(address); }

 private:
  using Names = std::unordered_map<std::string, std::size_t>;

  [[nodiscard]] const LiveResource* by_name(const Names& names, const EvaluatedResource& resource) const {
    const auto name = natural_name(resource.type, resource.body);
    if (!name) return nullptr;
    const auto found = names.find(*name);
    return found == names.end() ? nullptr : &live_[found->second];
  }

  /// A group whose name has its template's version in it is known by the load balancer it stands behind.
  [[nodiscard]] const LiveResource* group_behind(const EvaluatedResource& resource) const {
    const Value* wanted = find(resource.body, "load_balancers");
    if (wanted == nullptr || !wanted->is_list() || wanted->items().empty()) return nullptr;
    for (const LiveResource& live : live_) {
      if (!live.described || live.type != kGroup) continue;
      const Value* balancers = find(live.values, "load_balancers");
      if (balancers == nullptr || !balancers->is_list()) continue;
      for (const Value& one : balancers->items()) {
        const Value& first = wanted->items().front();
        if (one.is_string() && first.is_string() && one.text() == first.text()) return &live;
      }
    }
    return nullptr;
  }

  std::span<const LiveResource> live_;
  std::unordered_map<std::string_view, std::size_t> by_address_;
  Names elsewhere_;
  Names described_;
  std::unordered_set<std::string> addresses_;
};

class Comparison {
 public:
  Comparison(const TerraformModel& model, const redaction::Redactor& redactor, document::Arena& arena)
      : model_(model), redactor_(redactor), arena_(arena) {}

  void run(const terraform::EvaluatedModule& module, std::span<const LiveResource> live) {
    const Pairing pairing(module, live);
    group_size_ = desired_of(live);
    std::unordered_set<const LiveResource*> seen;
    for (const EvaluatedResource& resource : module.resources) {
      if (resource.mode != terraform::ResourceMode::managed) continue;
      if (resource.index_kind == terraform::IndexKind::unknown) {
        ++result_.unknown;
        continue;
      }
      const LiveResource* found = pairing.at_address(resource);
      const LiveResource* moved = found == nullptr ? pairing.elsewhere(resource) : nullptr;
      if (found == nullptr) found = moved;
      const LiveResource* described = pairing.described(resource);
      diff::Subject subject = subject_of(resource.type, resource.address());
      if (found == nullptr && described == nullptr) {
        if (pairing.has_state()) subject.items.push_back(missing(resource));
      }
      if (moved != nullptr) subject.items.push_back(renamed(resource, *moved));
      for (const LiveResource* one : {found, described}) {
        if (one == nullptr) continue;
        seen.insert(one);
        // What a state has said already, AWS need not say again.
        compare(resource, *one, subject);
        break;
      }
      if (found != nullptr && described != nullptr) {
        seen.insert(described);
        merge(resource, *described, subject);
      }
      if (found != nullptr && resource.type == "aws_security_group") {
        for (Item& item : rules_by_hand(*found, live)) subject.items.push_back(std::move(item));
      }
      if (!subject.items.empty()) result_.subjects.push_back(std::move(subject));
    }
    for (const LiveResource& one : live) {
      if (one.managed && !one.described && !seen.contains(&one)) add_extra(one);
    }
  }

  TerraformDrift take() { return std::move(result_); }

 private:
  static std::optional<double> desired_of(std::span<const LiveResource> live) {
    for (const LiveResource& one : live) {
      if (one.type != kGroup) continue;
      const Value* desired = find(one.values, "desired_capacity");
      if (desired != nullptr) return terraform::checks::as_number(*desired);
    }
    return std::nullopt;
  }

  [[nodiscard]] diff::Subject subject_of(std::string_view type, std::string address) const {
    diff::Subject subject;
    subject.environments = {model_.environment};
    subject.service = model_.service;
    subject.output = model_.output;
    subject.kind = type;
    subject.name = std::move(address);
    return subject;
  }

  void compare(const EvaluatedResource& resource, const LiveResource& live, diff::Subject& subject) {
    const terraform::aws::TypeFact* fact = terraform::aws::find_type(resource.type);
    const AttributeTrees trees = comparable_attributes(resource.body, live.values,
                                                       fact == nullptr ? nullptr : &fact->body, live.described, arena_);
    const diff::Comparison found = diff::compare(trees.model, trees.live, ResourceShape(fact));
    ++result_.objects;
    result_.kinds.emplace(resource.type);
    result_.leaves += found.equal_leaves + found.different_leaves;
    result_.unknown += trees.unknown;
    const ResourceSides sides{
        .type = resource.type, .model = resource.body, .live = live.values, .refreshed = live.refreshed};
    const diff::DescribeOptions options{.kind = {}, .source_a = model_.written_at, .source_b = {}};
    for (const diff::Change& change : found.changes) {
      Item item = diff::describe(change, redactor_, options);
      judge(change, sides, model_.deploy, item);
      const std::string_view attribute =
          change.path.steps.empty() ? std::string_view{} : std::string_view{change.path.steps.front().text};
      if (item.what != Class::maintenance && terraform::checks::ignores_changes(resource, attribute)) {
        item.what = Class::delegated;
        item.severity = Severity::information;
        item.note = "the module leaves it to others: `ignore_changes`";
      }
      subject.items.push_back(std::move(item));
    }
    for (Item& item : further_items(sides, group_size_)) subject.items.push_back(std::move(item));
    if (live.tainted) {
      Item item;
      item.what = Class::changed;
      item.severity = Severity::warning;
      item.note = "tainted: the next apply replaces it";
      subject.items.push_back(std::move(item));
    }
  }

  /// Of a resource that a state has as well: what AWS says otherwise than the state.
  void merge(const EvaluatedResource& resource, const LiveResource& described, diff::Subject& subject) {
    diff::Subject other = subject_of(resource.type, subject.name);
    compare(resource, described, other);
    --result_.objects;
    for (Item& item : other.items) {
      const bool known = std::ranges::any_of(subject.items, [&](const Item& one) {
        return one.path == item.path && one.what == item.what && one.b.has_value() == item.b.has_value() &&
               (!one.b || one.b->text == item.b->text);
      });
      if (!known) subject.items.push_back(std::move(item));
    }
  }

  static Item whole(Class what, Severity severity, std::string note, std::string hint) {
    Item item;
    item.what = what;
    item.severity = severity;
    item.note = std::move(note);
    item.hint = std::move(hint);
    return item;
  }

  Item missing(const EvaluatedResource& resource) const {
    const bool vital = resource.type == kGroup || resource.type == "aws_elb" || resource.type == "aws_route53_record";
    if (model_.imported.contains(resource.address())) {
      return whole(Class::missing, Severity::information, "the next apply imports it", {});
    }
    Item item = whole(Class::missing, vital ? Severity::critical : Severity::difference, "the export does not have it",
                      "an apply would create it");
    item.source_a = model_.written_at ? model_.written_at(resource.body) : std::string{};
    return item;
  }

  static Item renamed(const EvaluatedResource& resource, const LiveResource& live) {
    return whole(Class::renamed, Severity::difference, fmt::format("the state has it as `{}`", live.address),
                 fmt::format("put `{}: {}` under the service's `adopt`, or an apply would make a second one",
                             resource.address(), live.address));
  }

  void add_extra(const LiveResource& live) {
    diff::Subject subject = subject_of(live.type, live.address);
    subject.items.push_back(
        whole(Class::extra, Severity::warning, "the module does not have it", "an apply would destroy it"));
    result_.subjects.push_back(std::move(subject));
  }

  const TerraformModel& model_;
  const redaction::Redactor& redactor_;
  document::Arena& arena_;
  std::optional<double> group_size_;
  TerraformDrift result_;
};

}  // namespace

void learn_secrets(std::span<const Export* const> exports, redaction::Redactor& redactor, document::Arena& arena) {
  for (const Export* one : exports) {
    for (const Value& document : one->documents) redactor.learn(document);
  }
  for (const LiveResource& live : live_resources(exports, arena)) {
    const Value* user_data = find(live.values, "user_data");
    if (user_data == nullptr) continue;
    const auto tree = tree_of_user_data(*user_data, arena);
    if (!tree) continue;
    redactor.learn(*tree);
    if (const auto text = text_of_user_data(*user_data)) redactor.learn_text(*text);
  }
}

TerraformDrift compare_terraform(const TerraformModel& model, std::span<const Export* const> exports,
                                 const redaction::Redactor& redactor, document::Arena& arena,
                                 document::Origins& origins) {
  std::vector<const Export*> ours;
  std::ranges::copy_if(exports, std::back_inserter(ours), [](const Export* one) { return is_terraform(*one); });
  if (ours.empty()) return {};
  std::vector<LiveResource> live = live_resources(ours, arena);
  for (LiveResource& one : live) {
    const auto moved = model.adopted.find(one.address);
    if (moved != model.adopted.end()) one.address = moved->second;
  }
  const KnownState known(live, arena);
  // What is wrong in the module has been said when the unit was verified.
  diagnostics::Diagnostics ignored;
  const terraform::EvaluatedModule module = terraform::evaluate_module({.files = model.files,
                                                                        .variables = model.variables,
                                                                        .schemas = &terraform::aws::resource_schemas(),
                                                                        .known = &known},
                                                                       arena, origins, ignored);
  Comparison comparison(model, redactor, arena);
  comparison.run(module, live);
  TerraformDrift result = comparison.take();
  add_plan_hints(ours, result.subjects);
  result.notes = plan_notes(ours);
  return result;
}

}  // namespace stageplot::drift
