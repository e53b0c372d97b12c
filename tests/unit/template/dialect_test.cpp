// What the engine asks of a dialect while it runs: printing at positions, fragments, refusals, columns.
#include <gtest/gtest.h>

#include "document/map.hpp"
#include "document/object.hpp"
#include "rendering.hpp"
#include "template/functions/structure.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using testing_support::Rendering;

/// Prints strings as <text>, fragments as they are, maps by their first member, and refuses booleans.
class Angles final : public Dialect {
 public:
  explicit Angles(std::string_view name) : name_(name) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::unique_ptr<Scanner> scanner() const override { return nullptr; }
  [[nodiscard]] std::optional<PrintError> print(const Position& position, const Value& value,
                                                PrintContext& context) const override {
    if (value.is(document::Kind::boolean))
      return PrintError{.summary = "a boolean cannot stand here", .help = "quote it"};
    if (value.has(document::kFragment)) {
      context.output.append(value);
    } else if (value.is_string()) {
      context.output.append('<');
      context.output.append(value);
      context.output.append(">@" + std::to_string(position.data) + ',' + std::to_string(context.output.column()));
    } else if (value.is_map()) {
      context.output.append(context.runtime.settle(value.map().data[0].value).text());
    }
    return std::nullopt;
  }

 private:
  std::string_view name_;
};

class DialectTest : public testing::Test {
 protected:
  void add(std::string_view name, std::string_view text, const Dialect* dialect) {
    ASSERT_FALSE(rendering_.add(name, text, dialect));
    TemplateFile& file = *rendering_.templates().files().back();
    if (dialect != nullptr) file.positions.assign(file.node_count, {.kind = PositionKind::value, .data = 7});
  }
  std::string render(std::string_view json) {
    const Value data = rendering_.data(json);
    const RenderResult result = rendering_.render("main", data);
    return result.error ? rendering_.describe(result.error->diagnostic) : result.text;
  }

  Rendering rendering_;
  Angles yaml_{"yaml"};
  Angles fluentd_{"fluentd"};
};

TEST_F(DialectTest, PrintsAtThePositionOfTheAction) {
  add("main", "a: {{ .a }}\n  b: {{ .a }}", &yaml_);
  EXPECT_EQ(render(R"({"a": "x"})"), "a: <x>@7,5\n  b: <x>@7,7");
}

TEST_F(DialectTest, SameDialectGivesAFragmentAnotherOneAString) {
  add("part.yaml", "p: {{ . }}", &yaml_);
  add("part.conf", "q {{ . }}", &fluentd_);
  add("plain", "r {{ . }}", nullptr);
  add("main", "{{ include \"part.yaml\" .a }} {{ include \"part.conf\" .a }} {{ include \"plain\" .a }}", &yaml_);
  EXPECT_EQ(render(R"({"a": "x"})"), "p: <x>@7,5 <q <x>@7,4>@7,21 <r x>@7,32");
}

TEST_F(DialectTest, ARefusalIsAFindingOnTheActionAndTheValue) {
  add("main", "a: {{ .a }}", &yaml_);
  EXPECT_EQ(render(R"({"a": true})"),
            "template.cannot-print main:1:4 `{{ .a }}`\n"
            "a boolean cannot stand here\n"
            "label: data.json:1:7 `true` the value is set here\n"
            "help: quote it\n");
}

TEST_F(DialectTest, AMarkInsideAPrintedMapIsCaught) {
  add("main", "a: {{ .m }}", &yaml_);
  document::Arena& arena = rendering_.arena();
  auto* unknown = arena.create<document::Unknown>();
  unknown->reason = arena.copy("nobody knows");
  Value value = Value::of(unknown, document::TypeId::unknown);
  value.flags |= document::kUnknown;
  document::Map* map = arena.map();
  document::set(arena, *map, arena.copy("x"), value);
  document::Map* root = arena.map();
  document::set(arena, *root, arena.copy("m"), Value::of(map));
  const RenderResult result = rendering_.render("main", Value::of(root));
  ASSERT_EQ(result.outcome, Outcome::blocked);
  EXPECT_EQ(result.blocked->path, "m.x");
  EXPECT_EQ(result.blocked->reason, "nobody knows");
}

Value shout(Runtime& runtime, std::span<const Value> arguments) {
  const std::string text =
      std::string{structure(arguments[0]).fields[0].value.text()} + std::string{arguments[1].text()};
  return Value::of(runtime.arena.copy(text), runtime.origin);
}

TEST(StructureValues, FieldsAndMethods) {
  static constexpr ParameterType kParameters[] = {ParameterType::string};
  static constexpr Function kMethods[] = {{.name = "Shout", .parameters = kParameters, .call = shout}};
  static constexpr StructureType kType{.go_name = "chart.Metadata", .methods = kMethods};
  Rendering rendering;
  document::Arena& arena = rendering.arena();
  const document::Member fields[] = {{.key = arena.copy("Name"), .value = Value::of(arena.copy("web"))}};
  auto* chart = arena.create<Structure>();
  chart->type = &kType;
  chart->fields = fields;
  const Value dot = Value::of(static_cast<const document::Object*>(chart), document::TypeId::structure);
  const auto render = [&](std::string_view name, std::string_view text) {
    EXPECT_FALSE(rendering.add(name, text));
    const RenderResult result = rendering.render(name, dot);
    return result.error ? result.error->go_message : result.text;
  };
  EXPECT_EQ(render("a", "{{ .Name }} {{ .Shout \"!\" }} {{ \"?\" | .Shout }} {{ upper (.Shout \"x\") }}"),
            "web web! web? WEBX");
  EXPECT_EQ(render("b", "{{ .Nam }}"),
            "template: b:1:3: executing \"b\" at <.Nam>: can't evaluate field Nam in type chart.Metadata");
  EXPECT_EQ(render("c", "{{ .Name 1 }}"),
            "template: c:1:3: executing \"c\" at <.Name>: Name has arguments but cannot be invoked as function");
  EXPECT_EQ(render("d", "{{ .Shout }}"),
            "template: d:1:3: executing \"d\" at <.Shout>: wrong number of args for Shout: want 1 got 0");
  EXPECT_EQ(render("e", "{{ .Shout 1 }}"), "template: e:1:10: executing \"e\" at <1>: expected string; found 1");
}

}  // namespace
}  // namespace stageplot::gotemplate
