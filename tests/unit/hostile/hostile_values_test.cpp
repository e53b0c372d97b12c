// The promise of the escaping: whatever a person writes into a free text of the model, the outputs carry exactly that
// text and nothing else changes; or a finding refuses it.
//
// Free fields of a unit get hostile strings, the unit is rendered, its outputs are read back and compared with outputs
// that were rendered from harmless markers in the same places.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "diagnostics/render/concise.hpp"
#include "document/dump.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "document/second_opinion.hpp"
#include "document/yaml_reader.hpp"
#include "flow/run_units.hpp"
#include "fluentd/reader.hpp"
#include "fluentd/tree.hpp"
#include "free_fields.hpp"
#include "hostile_strings.hpp"
#include "model/load.hpp"
#include "shipped/shipped.hpp"

namespace stageplot::hostile {
namespace {

using document::Value;
using Field = std::vector<std::string>;

std::string name(const Field& field) {
  std::string text;
  for (const std::string& key : field) text += (text.empty() ? "" : ".") + key;
  return text;
}

/// Replaces the scalar at a path of a thawed tree.
void put(Value& tree, const Field& field, std::size_t step, const Value& scalar) {
  if (step == field.size()) {
    tree = scalar;
  } else if (tree.is_list()) {
    put(tree.l->data[std::stoul(field[step])], field, step + 1, scalar);
  } else {
    const auto* member = document::find(tree.map(), field[step]);
    put(const_cast<document::Member*>(member)->value, field, step + 1, scalar);
  }
}

/// What a render printed, as trees: keys are paths through maps and lists, values are the scalars as text.
struct ReadBack {
  std::map<std::string, std::string> leaves;
  std::vector<std::string> refused;  // codes of findings
  std::string errors;
};

class HostileValuesTest : public testing::Test {
 protected:
  HostileValuesTest() : project_(STAGEPLOT_SOURCE_DIR), tree_(project_, shipped::tree()) {
    model_ = model::load_model(tree_, sources_, {.jobs = 2}, findings_);
    plan_ = render::load_plan(*model_, tree_, sources_, arena_, {}, findings_);
    // What a chart makes of the values follows Helm's rules instead of a dialect's, and its schema refuses some texts.
    for (render::Target& target : plan_->targets) {
      std::erase_if(target.outputs, [](const render::PlannedOutput& output) { return output.chart != nullptr; });
    }
    const source::FileId file = sources_.add("schema", *tree_.read("schemas/service.schema.json").text);
    schema_ = *document::read_json(file, sources_, arena_, model_->origins, {}, findings_);
    EXPECT_FALSE(findings_.has_errors());
  }

  [[nodiscard]] const model::Unit& unit(std::string_view environment, std::string_view service) const {
    const model::Unit* found = model_->find_unit(environment, service);
    EXPECT_NE(found, nullptr);
    return *found;
  }

  [[nodiscard]] std::vector<Field> fields(const model::Unit& unit) const {
    std::vector<Field> all = free_fields(unit.tree, schema_);
    // The tool's own keys are no fields of the model.
    std::erase_if(all, [](const Field& field) {
      return field[0] == "environment" || field[0] == "name" || field[0] == "service";
    });
    return all;
  }

  ReadBack render(const model::Unit& original, const std::map<Field, std::string>& texts) {
    render::UnitSpace space(sources_, model_->origins);
    model::Unit unit{.environment = original.environment,
                     .service = original.service,
                     .tree = document::thaw(space.arena, original.tree)};
    for (const auto& [field, text] : texts) put(unit.tree, field, 0, Value::of(space.arena.copy(text)));
    ReadBack result;
    diagnostics::Diagnostics findings;
    const render::UnitRender rendered = render::render_unit(*model_, unit, *plan_, space, {}, findings);
    for (const diagnostics::Diagnostic& finding : findings.all()) {
      result.refused.emplace_back(finding.rule->code);
      result.errors += finding.summary + "\n";
    }
    if (findings.has_errors() || !rendered.blocked.empty()) return result;
    for (const render::RenderedOutput& output : rendered.outputs)
      read(output.file.path, output.file.text, space, result);
    return result;
  }

  /// Reads one output with the reader of its language, as strictly as there is one; for YAML both resolutions and the
  /// second opinion must agree.
  void read(const std::string& path, const std::string& text, render::UnitSpace& space, ReadBack& result) {
    diagnostics::Diagnostics findings;
    const source::FileId file = space.sources.add(path, text);
    if (path.ends_with(".yaml")) {
      const auto kubernetes = document::read_yaml(file, space.sources, space.arena, space.origins,
                                                  {.resolution = document::YamlResolution::kubernetes}, findings);
      const auto helm = document::read_yaml(file, space.sources, space.arena, space.origins,
                                            {.resolution = document::YamlResolution::helm}, findings);
      document::check_second_opinion(file, space.sources, diagnostics::Owner::templates, findings);
      if (kubernetes && helm) {
        collect(*kubernetes, path, space, result);
        ReadBack again;
        collect(*helm, path, space, again);
        for (const auto& [key, value] : again.leaves) EXPECT_EQ(result.leaves[key], value) << key;
      }
    } else {
      const auto config = fluentd::read_fluentd(space.sources, file, space.arena, {}, findings);
      if (config) collect(fluentd::to_tree(*config, space.arena, space.origins), path, space, result);
    }
    if (findings.has_errors()) {
      result.errors += diagnostics::render_concise(diagnostics::finish(std::move(findings), space.sources)) + text;
    }
  }

  void collect(const Value& value, const std::string& path, render::UnitSpace& space, ReadBack& result) {
    if (value.is_map()) {
      result.leaves[path] = "map of " + std::to_string(value.map().size);
      for (const document::Member& member : value.map().members()) {
        collect(member.value, path + '/' + std::string{member.key->view()}, space, result);
      }
    } else if (value.is_list()) {
      result.leaves[path] = "list of " + std::to_string(value.items().size());
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        collect(value.items()[i], path + '/' + std::to_string(i), space, result);
      }
    } else if (value.is_string() && path.ends_with("fluentd/config")) {
      read("config.conf", std::string{value.text()}, space, result);  // a configuration inside values.yaml
    } else {
      result.leaves[path] = value.is_string()   ? "string " + std::string{value.text()}
                            : value.is_number() ? "number"
                                                : document::dump(value);
    }
  }

  /// The leaves that a render with `texts` must give: those of the markers, with each marker replaced.
  static std::map<std::string, std::string> expected(const ReadBack& marked,
                                                     const std::map<Field, std::string>& markers,
                                                     const std::map<Field, std::string>& texts) {
    std::map<std::string, std::string> result;
    for (auto [key, value] : marked.leaves) {
      for (const auto& [field, text] : texts) {
        const std::string& marker = markers.at(field);
        for (std::size_t at = value.find(marker); at != std::string::npos; at = value.find(marker, at + text.size())) {
          value.replace(at, marker.size(), text);
        }
      }
      result[key] = value;
    }
    return result;
  }

  static std::map<Field, std::string> marker_texts(const std::vector<Field>& fields) {
    std::map<Field, std::string> markers;
    for (std::size_t i = 0; i < fields.size(); ++i) markers[fields[i]] = "marker" + std::to_string(10'000 + i) + "x";
    return markers;
  }

  /// The outputs of a unit with a harmless marker in each free field, and which fields reach an output at all.
  struct Marked {
    std::map<Field, std::string> markers;
    ReadBack outputs;
    std::vector<Field> reaching;
  };
  Marked mark(const model::Unit& subject) {
    const std::vector<Field> all = fields(subject);
    Marked marked{.markers = marker_texts(all), .outputs = {}, .reaching = {}};
    marked.outputs = render(subject, marked.markers);
    EXPECT_EQ(marked.outputs.errors, "");
    for (const Field& field : all) {
      const bool reaches = std::ranges::any_of(marked.outputs.leaves, [&](const auto& leaf) {
        return leaf.second.find(marked.markers.at(field)) != std::string::npos;
      });
      if (reaches) marked.reaching.push_back(field);  // the others are kept in the model alone
    }
    EXPECT_GT(marked.reaching.size(), 10U);
    return marked;
  }

  source::DirectoryTree project_;
  source::OverlayTree tree_;
  source::SourceFiles sources_;
  document::Arena arena_;
  diagnostics::Diagnostics findings_;
  std::unique_ptr<model::Model> model_;
  std::unique_ptr<render::Plan> plan_;
  Value schema_;
};

/// Without what fluentd's record_transformer would read as a placeholder or as JSON; it has no escape for them, so the
/// dialect refuses them in a record (`escape.placeholder`).
std::string without_placeholders(std::string text) {
  for (const char* marker : {"${", "__"}) {
    for (std::size_t at = text.find(marker); at != std::string::npos; at = text.find(marker)) text.insert(at + 1, " ");
  }
  if (text.starts_with('{') || text.starts_with('[')) text.insert(0, "x");
  return text;
}

class HostileServicesTest : public HostileValuesTest, public testing::WithParamInterface<const char*> {};

TEST_P(HostileServicesTest, ten_thousand_strings_in_every_free_field_are_carried_exactly) {
  const model::Unit& subject = unit("prod-east", GetParam());
  const Marked marked = mark(subject);
  std::mt19937 random(20240131);
  for (int round = 0; round < 10'000; ++round) {
    // Also those fields that no output prints: they must change none.
    std::map<Field, std::string> texts;
    for (const auto& [field, marker] : marked.markers) {
      const bool record = field.size() == 3 && field[0] == "logging" && field[1] == "record";
      const std::string text = valid_string(random);
      texts[field] = record ? without_placeholders(text) : text;
    }
    const ReadBack seen = render(subject, texts);
    ASSERT_EQ(seen.errors, "") << "round " << round;
    ASSERT_EQ(seen.leaves, expected(marked.outputs, marked.markers, texts)) << "round " << round;
  }
  std::printf("%s: %zu free fields, %zu of them reach an output\n", GetParam(), marked.markers.size(),
              marked.reaching.size());
}

INSTANTIATE_TEST_SUITE_P(services, HostileServicesTest, testing::Values("user-service", "code-service", "monoql"));

TEST_F(HostileValuesTest, anything_is_carried_exactly_or_refused_by_a_known_code) {
  const model::Unit& subject = unit("prod-east", "monoql");
  const Marked marked = mark(subject);
  std::mt19937 random(4);
  std::map<std::string, std::size_t> refused;
  std::size_t carried = 0;
  constexpr std::size_t kRounds = 4'000;
  for (std::size_t round = 0; round < kRounds; ++round) {
    const Field& field = marked.reaching[round % marked.reaching.size()];
    const std::map<Field, std::string> texts{{field, any_string(random)}};
    std::map<Field, std::string> input = marked.markers;
    input[field] = texts.at(field);
    const ReadBack seen = render(subject, input);
    for (const std::string& code : seen.refused) ++refused[code];
    if (!seen.refused.empty()) continue;
    ASSERT_EQ(seen.errors, "") << name(field) << " = " << testing::PrintToString(texts.at(field));
    ASSERT_EQ(seen.leaves, expected(marked.outputs, marked.markers, texts))
        << name(field) << " = " << testing::PrintToString(texts.at(field));
    ++carried;
  }
  std::string codes;
  for (const auto& [code, count] : refused) codes += code + " ";
  EXPECT_EQ(codes, "escape.placeholder escape.text ");
  EXPECT_GT(carried, kRounds / 2);
  std::printf("%zu strings carried, %zu refused\n", carried, kRounds - carried);
}

}  // namespace
}  // namespace stageplot::hostile
