#include "render/plan.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "chart/load.hpp"
#include "diagnostics/rules/project.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "model/schemas.hpp"
#include "model/views.hpp"
#include "render/cluster.hpp"
#include "render/dialects.hpp"
#include "schema/decode.hpp"
#include "template/escape/analysis.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::render {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

class Planner {
 public:
  Planner(model::Model& model, const source::FileTree& tree, source::SourceFiles& sources, document::Arena& arena,
          const PlanOptions& options, diagnostics::Diagnostics& diagnostics)
      : model_(model),
        tree_(tree),
        sources_(sources),
        origins_(model.origins),
        arena_(arena),
        options_(options),
        diagnostics_(diagnostics) {}

  std::unique_ptr<Plan> plan() {
    const std::size_t errors = diagnostics_.errors();
    schema_ = model::load_schema("target", tree_, sources_, arena_, origins_, diagnostics_);
    if (!schema_) return std::move(plan_);
    for (const std::string& target : model_.project.targets) load(target);
    load_referred_to();
    if (!model_.project.custom_kinds.empty()) {
      plan_->custom_kinds =
          kubernetes::load_custom_kinds(tree_, model_.project.custom_kinds, {}, sources_, origins_, diagnostics_);
    }
    gotemplate::analyse_positions(plan_->templates, diagnostics_);
    // Templates with a finding must not run, and without them a unit would not be whole.
    if (diagnostics_.errors() != errors) plan_->targets.clear();
    return std::move(plan_);
  }

 private:
  void load(const std::string& name) {
    const std::string path = "templates/" + name + "/target.yaml";
    const auto file = read(path);
    if (!file) {
      std::vector<source::Entry> folders = tree_.list("templates");
      std::vector<std::string_view> known;
      for (const source::Entry& folder : folders) known.push_back(folder.name);
      bad_target(path, "there is no target `" + name + "`: `" + path + "` is not there",
                 text::did_you_mean(name, known));
      return;
    }
    const std::size_t errors = diagnostics_.errors();
    const auto root =
        document::read_yaml(*file, sources_, arena_, origins_, {.owner = diagnostics::Owner::templates}, diagnostics_);
    if (!root || diagnostics_.errors() != errors) return;
    const Value description =
        schema::decode(*schema_, *root, {.owner = diagnostics::Owner::templates, .sources = &sources_}, arena_,
                       origins_, diagnostics_);
    if (diagnostics_.errors() != errors) return;
    const std::string platform = text(description, "platform");
    if (options_.for_its_units && !platform.empty() && !any_unit_on(platform)) {
      left_out_.push_back({.place = plan_->targets.size(), .description = description});
      plan_->targets.push_back({.name = name, .platform = platform});
      return;
    }
    plan_->targets.push_back(target(name, description));
  }

  /// Templates may include those of any target: where one names a target that was left out, that is loaded after all.
  void load_referred_to() {
    for (bool more = true; more;) {
      more = false;
      for (LeftOut& left_out : left_out_) {
        if (left_out.loaded || !is_referred_to(plan_->targets[left_out.place].name)) continue;
        left_out.loaded = more = true;
        plan_->targets[left_out.place] = target(std::string{plan_->targets[left_out.place].name}, left_out.description);
      }
    }
  }

  [[nodiscard]] bool is_referred_to(const std::string& target) const {
    const std::string prefix = target + '/';
    return std::ranges::any_of(template_files_, [&](source::FileId file) {
      return sources_.text(file).find(prefix) != std::string_view::npos;
    });
  }

  [[nodiscard]] bool any_unit_on(const std::string& platform) const {
    return std::ranges::any_of(model_.units, [&](const model::Unit& unit) {
      return !unit.tree.is_nil() && model::text_at(unit.tree, "platform") == platform;
    });
  }

  Target target(const std::string& name, const Value& description) {
    Target target{.name = name, .platform = text(description, "platform")};
    for (const Value& output : document::find(description, "outputs")->items()) {
      PlannedOutput planned{.path = text(output, "path"), .when = text(output, "when")};
      if (document::find(output, "chart") != nullptr) {
        planned.dialect = "kubernetes";
        planned.chart = load_chart(name, output, target);
        if (planned.chart != nullptr) target.outputs.push_back(std::move(planned));
        continue;
      }
      planned.template_name = name + '/' + text(output, "template");
      planned.dialect = text(output, "dialect");
      if (add_template(planned.template_name, planned.dialect, output)) target.outputs.push_back(std::move(planned));
    }
    if (const Value* includes = document::find(description, "includes")) {
      for (const Value& include : includes->items()) {
        (void)add_template(name + '/' + text(include, "file"), text(include, "dialect"), include);
      }
    }
    if (const Value* keys = document::find(description, "unconfirmedKeys")) {
      for (const document::Member& member : keys->map().members()) {
        target.unconfirmed_keys.push_back({std::string{member.key->view()}, std::string{member.value.text()}});
      }
    }
    return target;
  }

  /// The chart that an output names, for each version of Helm that is asked for; nullptr after a finding.
  std::unique_ptr<PlannedChart> load_chart(const std::string& name, const Value& output, const Target& target) {
    auto planned = std::make_unique<PlannedChart>();
    planned->values = text(output, "values");
    const auto is_values = [&](const PlannedOutput& earlier) { return earlier.path == planned->values; };
    if (std::ranges::none_of(target.outputs, is_values)) {
      diagnostics_.add({.rule = &rules::project_bad_target,
                        .owner = diagnostics::Owner::templates,
                        .summary = "the values of a chart are `" + planned->values + "`, which no output before it is",
                        .primary = {origins_.span(document::find(output, "values")->origin), {}, {}},
                        .help = "name the path of an output of this target that stands above the chart's"});
      return nullptr;
    }
    for (const chart::Profile* profile : helm_profiles(model_, options_.helm_version, diagnostics_)) {
      chart::LoadResult loaded =
          chart::load_chart(tree_, "templates/" + name + '/' + text(output, "chart"), sources_, origins_,
                            {.profile = profile, .owner = diagnostics::Owner::templates});
      if (loaded.error) {
        diagnostics_.add(std::move(loaded.error->diagnostic));
        return nullptr;
      }
      planned->by_profile.push_back(std::move(loaded.chart));
    }
    if (!planned->by_profile.empty()) planned->known_keys = known_keys(*planned->by_profile.front()->root);
    return planned;
  }

  /// What a chart says that it reads: its defaults, the properties of its schema, its subcharts.
  std::vector<std::string> known_keys(const chart::Chart& chart) {
    std::vector<std::string> keys;
    const auto add_keys_of = [&](const Value* map) {
      if (map == nullptr || !map->is_map()) return;
      for (const document::Member& member : map->map().members()) keys.emplace_back(member.key->view());
    };
    add_keys_of(&chart.values);
    if (chart.schema) {
      // What is wrong with it is reported where values are held against it.
      diagnostics::Diagnostics ignored;
      const auto schema = document::read_json(chart.schema->id, sources_, arena_, origins_, {}, ignored);
      if (schema) add_keys_of(document::find(*schema, "properties"));
    }
    if (keys.empty()) return keys;
    for (const auto& dependency : chart.dependencies) keys.emplace_back(dependency->name());
    for (const chart::Dependency& dependency : chart.metadata.dependencies) keys.emplace_back(dependency.called());
    keys.emplace_back("global");
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
  }

  /// Parses a template once; true where it is usable.
  bool add_template(const std::string& name, const std::string& dialect, const Value& named_by) {
    if (!templates_.insert(name).second) return true;
    const std::string path = "templates/" + name;
    const auto file = read(path);
    if (!file) {
      diagnostics_.add({.rule = &rules::project_bad_target,
                        .owner = diagnostics::Owner::templates,
                        .summary = "there is no template `" + path + "`",
                        .primary = {origins_.span(named_by.origin), {}, {}},
                        .help = "add the file, or correct its name"});
      return false;
    }
    template_files_.push_back(*file);
    auto error = plan_->templates.add(name, sources_, *file, {.dialect = find_dialect(dialect), .origins = &origins_});
    if (!error) return true;
    diagnostics_.add(std::move(error->diagnostic));
    return false;
  }

  std::optional<source::FileId> read(const std::string& path) {
    source::ReadResult result = tree_.read(path);
    if (result.text) return sources_.add(path, std::move(*result.text));
    if (result.exists) bad_target(path, "`" + path + "` cannot be read: " + result.error, {});
    return std::nullopt;
  }

  void bad_target(const std::string& path, std::string summary, std::string help) {
    diagnostics::Label primary;
    primary.resolved = source::ResolvedSpan{.file = path, .begin = {}, .end = {}, .source_line = {}};
    diagnostics_.add({.rule = &rules::project_bad_target,
                      .owner = diagnostics::Owner::templates,
                      .summary = std::move(summary),
                      .primary = primary,
                      .help = std::move(help)});
  }

  static std::string text(const Value& map, std::string_view key) {
    const Value* value = document::find(map, key);
    return value == nullptr ? std::string{} : std::string{value->text()};
  }

  model::Model& model_;
  const source::FileTree& tree_;
  source::SourceFiles& sources_;
  document::Origins& origins_;
  document::Arena& arena_;
  const PlanOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
  std::optional<schema::CompiledSchema> schema_;
  struct LeftOut {
    std::size_t place;  // in the plan's targets
    Value description;
    bool loaded = false;
  };
  std::vector<LeftOut> left_out_;
  std::set<std::string> templates_;
  std::vector<source::FileId> template_files_;
  std::unique_ptr<Plan> plan_ = std::make_unique<Plan>();
};

}  // namespace

const chart::LoadedChart* PlannedChart::find(const chart::Profile& profile) const {
  const auto found = std::ranges::find(by_profile, &profile, [](const auto& loaded) { return loaded->profile; });
  return found == by_profile.end() ? nullptr : found->get();
}

std::unique_ptr<Plan> load_plan(model::Model& model, const source::FileTree& tree, source::SourceFiles& sources,
                                document::Arena& arena, const PlanOptions& options,
                                diagnostics::Diagnostics& diagnostics) {
  return Planner(model, tree, sources, arena, options, diagnostics).plan();
}

}  // namespace stageplot::render
