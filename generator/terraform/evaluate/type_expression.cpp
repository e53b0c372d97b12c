#include "terraform/evaluate/type_expression.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "terraform/functions/convert.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::terraform {
namespace {

using Form = Type::Form;

constexpr std::array<std::string_view, 10> kNames = {"any",    "bool",     "list", "map",    "number",
                                                     "object", "optional", "set",  "string", "tuple"};

class Reader {
 public:
  Reader(const Context& context, Evaluator& evaluator, ValueFactory& values)
      : context_(context), evaluator_(evaluator), values_(values) {}

  Type read(const hcl::Expression& expression) {
    if (const auto* parentheses = expression.as<hcl::Parentheses>()) return read(*parentheses->inner);
    if (const auto* name = expression.as<hcl::Variable>()) return keyword(name->name, expression);
    if (const hcl::Text* text = hcl::literal_text(expression)) return keyword(text->value, expression);
    const auto* call = expression.as<hcl::Call>();
    if (call == nullptr)
      refuse(expression, "this is no type", "write `string`, `number`, `bool`, `list(string)`, `object({…})`");
    if (call->name == "object" || call->name == "tuple") return structure(*call, expression);
    if (call->name != "list" && call->name != "set" && call->name != "map") unknown_type(call->name, expression);
    const Form form = call->name == "list" ? Form::list : call->name == "set" ? Form::set : Form::map;
    if (call->arguments.size() != 1) {
      refuse(expression, "`" + std::string(call->name) + "` takes the type of its elements, and nothing else");
    }
    return Type::of(form, read(*call->arguments[0]));
  }

 private:
  [[noreturn]] void refuse(const hcl::Expression& at, std::string summary, std::string help = {}) {
    throw EvaluationError({.rule = &diagnostics::rules::terraform_type,
                           .span = context_.span(at.range),
                           .summary = std::move(summary),
                           .help = std::move(help)});
  }
  [[noreturn]] void unknown_type(std::string_view name, const hcl::Expression& at) {
    refuse(at, "`" + std::string(name) + "` is no type", text::did_you_mean(name, kNames));
  }

  Type keyword(std::string_view name, const hcl::Expression& at) {
    if (name == "string") return Type::of(Form::string);
    if (name == "number") return Type::of(Form::number);
    if (name == "bool") return Type::of(Form::boolean);
    if (name == "any") return {};
    if (name == "list") return Type::of(Form::list, Type{});
    if (name == "map") return Type::of(Form::map, Type{});
    if (name == "set" || name == "object" || name == "tuple") {
      refuse(at, "`" + std::string(name) + "` alone is no type",
             name == "set" ? "write the type of its elements: `set(string)`"
                           : "write what it holds: `" + std::string(name) + (name == "object" ? "({…})`" : "([…])`"));
    }
    unknown_type(name, at);
  }

  Type structure(const hcl::Call& call, const hcl::Expression& at) {
    const bool is_object = call.name == "object";
    if (call.arguments.size() == 1) {
      if (const auto* object = call.arguments[0]->as<hcl::Object>(); object != nullptr && is_object) {
        return this->object(*object);
      }
      if (const auto* tuple = call.arguments[0]->as<hcl::Tuple>(); tuple != nullptr && !is_object) {
        Type type = Type::of(Form::tuple);
        for (const hcl::Expression* item : tuple->items) type.elements.push_back(read(*item));
        return type;
      }
    }
    refuse(at, is_object ? "`object` takes its attributes in braces" : "`tuple` takes its types in brackets");
  }

  Type object(const hcl::Object& object) {
    struct Item {
      Type::Attribute attribute;
      Type type;
    };
    std::vector<Item> items;
    for (const hcl::ObjectItem& source : object.items) {
      const auto* bare = source.key->as<hcl::Text>();
      const hcl::Text* quoted = hcl::literal_text(*source.key);
      if (bare == nullptr && quoted == nullptr) refuse(*source.key, "the name of an attribute must be written out");
      Item item;
      item.attribute.name = std::string((bare != nullptr ? bare : quoted)->value);
      const auto* call = source.value->as<hcl::Call>();
      if (call != nullptr && call->name == "optional") {
        read_optional(*call, *source.value, item.attribute, item.type);
      } else {
        item.type = read(*source.value);
      }
      items.push_back(std::move(item));
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.attribute.name < b.attribute.name; });
    Type type = Type::of(Form::object);
    for (Item& item : items) {
      if (!type.attributes.empty() && type.attributes.back().name == item.attribute.name) {
        type.attributes.pop_back();
        type.elements.pop_back();
      }
      type.attributes.push_back(std::move(item.attribute));
      type.elements.push_back(std::move(item.type));
    }
    return type;
  }

  void read_optional(const hcl::Call& call, const hcl::Expression& at, Type::Attribute& attribute, Type& type) {
    if (call.arguments.empty() || call.arguments.size() > 2)
      refuse(at, "`optional` takes a type and perhaps a default");
    attribute.optional = true;
    type = read(*call.arguments[0]);
    if (call.arguments.size() == 1) return;
    const Value written = evaluator_.evaluate(*call.arguments[1], context_);
    try {
      attribute.default_value = convert(written, type, values_);
    } catch (const ConversionError& error) {
      refuse(*call.arguments[1], "the default of `" + attribute.name + "` does not fit its type: " + error.message());
    }
    attribute.has_default = true;
  }

  const Context& context_;
  Evaluator& evaluator_;
  ValueFactory& values_;
};

}  // namespace

Type read_type(const hcl::Expression& expression, const Context& context, Evaluator& evaluator, ValueFactory& values) {
  return Reader(context, evaluator, values).read(expression);
}

}  // namespace stageplot::terraform
