#include "evaluation.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "document/json_writer.hpp"
#include "document/object.hpp"
#include "terraform/functions/json.hpp"
#include "terraform/functions/number.hpp"
#include "terraform/functions/type.hpp"

namespace stageplot::terraform::test {
namespace {

std::string print(const Type& type) {
  using Form = Type::Form;
  switch (type.form) {
    case Form::any:
      return "dynamic";
    case Form::string:
      return "string";
    case Form::number:
      return "number";
    case Form::boolean:
      return "bool";
    case Form::list:
      return "list(" + print(type.elements[0]) + ")";
    case Form::set:
      return "set(" + print(type.elements[0]) + ")";
    case Form::map:
      return "map(" + print(type.elements[0]) + ")";
    case Form::tuple: {
      std::string text = "tuple([";
      for (const Type& element : type.elements) text += print(element) + ",";
      return text + "])";
    }
    case Form::object:
      break;
  }
  std::string text = "object({";
  for (std::size_t i = 0; i < type.elements.size(); ++i) {
    text += type.attributes[i].name + ":" + print(type.elements[i]) + ",";
  }
  return text + "})";
}

}  // namespace

const Schemas& sample_schemas() {
  static const Schemas kSchemas = [] {
    Schemas schemas;
    schemas.add(ResourceMode::managed, "terraform_data",
                {{"id", AttributeKind::computed},
                 {"input", AttributeKind::argument},
                 {"output", AttributeKind::computed},
                 {"triggers_replace", AttributeKind::argument}});
    return schemas;
  }();
  return kSchemas;
}

void Evaluation::add_file(std::string name, std::string text) {
  const source::FileId id = sources_.add(name, std::move(text));
  names_.push_back(std::move(name));
  files_.push_back({names_.back(), sources_.text(id), id});
}

void Evaluation::add_folder(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) add_file(name, read_text(folder + "/" + name));
}

const EvaluatedModule& Evaluation::run(const ResourceSchemas* schemas) {
  module_ = evaluate_module({.files = files_, .variables = given, .schemas = schemas}, arena_, origins_, diagnostics_);
  return module_;
}

const document::Value& Evaluation::local(std::string_view name) const {
  static const document::Value kNone;
  for (const EvaluatedLocal& local : module_.locals) {
    if (local.name == name) return local.value;
  }
  return kNone;
}

std::string Evaluation::place(source::Span span) const {
  if (!span.known()) return "-";
  const source::Position begin = sources_.position(span.file, span.begin);
  return std::string(sources_.name(span.file)) + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column);
}

std::vector<std::string> Evaluation::findings() {
  std::vector<std::string> lines;
  for (const diagnostics::Diagnostic& finding : diagnostics_.all()) {
    lines.push_back(place(finding.primary.span) + " " + std::string(finding.rule->code) + ": " + finding.summary +
                    (finding.help.empty() ? "" : " | " + finding.help));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string dump(const document::Value& value) {
  if (value.kind == document::Kind::object) {
    std::string text = "{\"unknown\":";
    document::append_json_string(text, unknown_reason(value));
    return text + "}";
  }
  if (value.is_list()) {
    std::string text = "[";
    for (const document::Value& item : value.items()) text += (text.size() > 1 ? "," : "") + dump(item);
    return text + "]";
  }
  if (value.is_map()) {
    std::string text = "{";
    for (const document::Member& member : value.map().members()) {
      if (text.size() > 1) text += ",";
      document::append_json_string(text, member.key->view(), true);
      text += ":" + dump(member.value);
    }
    return text + "}";
  }
  return encode_json(value);
}

std::string dump_type(const document::Value& value) {
  document::Arena arena;
  document::Origins origins;
  ValueFactory values(arena, origins);
  return print(type_of(value, values));
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace stageplot::terraform::test
