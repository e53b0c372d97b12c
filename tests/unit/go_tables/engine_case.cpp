#include "unit/go_tables/engine_case.hpp"

#include <algorithm>

#include "chart/ignore.hpp"
#include "chart/set_values.hpp"
#include "document/json_writer.hpp"
#include "template/exec.hpp"
#include "template/lexer.hpp"
#include "text/go_quote.hpp"
#include "unit/go_tables/typed_data.hpp"
#include "unit/template/seeded_surroundings.hpp"

namespace stageplot::go_tables {
namespace {

using gotemplate::TemplateSet;

Result execute(const Case& one, const chart::Profile& profile) {
  source::SourceFiles sources;
  document::Origins origins;
  document::Arena arena;
  TemplateSet templates;
  const auto add = [&](const char* name, std::string text) -> std::optional<Result> {
    const source::FileId id = sources.add(name, std::move(text));
    if (const auto error =
            templates.add(name, sources, id, {.origins = &origins, .knows_function = profile.knows_function})) {
      return Result{error->go_message, true};
    }
    return std::nullopt;
  };
  if (one.input.contains("define")) {
    if (const auto failure = add("definitions", one.text("define"))) return *failure;
  }
  if (const auto failure = add("t", one.text("template"))) return *failure;
  gotemplate::testing_support::SeededSurroundings surroundings;
  gotemplate::RenderOptions options;
  options.surroundings = &surroundings;
  options.libraries = profile.libraries;
  options.unsupported_key = profile.unsupported_key;
  options.knows_function = profile.knows_function;
  options.delete_no_value = one.text("template").find("tpl ") != std::string::npos;
  if (one.input.contains("strict")) options.missing_key = gotemplate::MissingKey::error;
  gotemplate::RenderResult result = render_template(templates, "t", typed_value(arena, *one.data),
                                                    {.arena = arena, .origins = origins, .sources = sources}, options);
  if (result.error) return {result.error->go_message, true};
  return {std::move(result.text), false};
}

/// The parsed template as Go writes it, and its definitions below, each behind its name.
Result tree(const std::string& text) {
  source::SourceFiles sources;
  TemplateSet templates;
  const source::FileId id = sources.add("t", text);
  if (const auto error = templates.add("t", sources, id, {})) return {error->go_message, true};
  std::string out = go_text(*templates.find("t")->root);
  for (const std::string_view name : templates.names()) {
    if (name != "t") out.append("\n").append(name).append(": ") += go_text(*templates.find(name)->root);
  }
  return {out, false};
}

Result tokens(const std::string& text) {
  gotemplate::Lexer lexer(text);
  std::string out;
  while (true) {
    const gotemplate::Token token = lexer.next();
    const std::string line = std::to_string(lexer.line_of(token));
    if (token.kind == gotemplate::TokenKind::error) {
      return {out + line + " error " + std::string{lexer.text(token)} + '\n', false};
    }
    // Go's comments begin behind the delimiter, ours with it.
    const bool comment = token.kind == gotemplate::TokenKind::comment;
    const std::string_view part = lexer.text(token);
    const std::size_t begin = comment ? static_cast<std::size_t>(part.data() - text.data()) : token.begin;
    out += line + ':' + std::to_string(begin) + ' ';
    if (token.kind == gotemplate::TokenKind::end_of_file) return {out + "end\n", false};
    out += text::go_quote(part) + '\n';
  }
}

Result set_values(const Case& one, const chart::Profile& profile) {
  document::Arena arena;
  document::Value values = typed_value(arena, *one.data);
  if (!values.is_map()) values = document::Value::of(arena.map());
  const std::string kind = one.text("set");
  const chart::SetKind set_kind = kind == "json"      ? chart::SetKind::json
                                  : kind == "text"    ? chart::SetKind::text
                                  : kind == "literal" ? chart::SetKind::literal
                                                      : chart::SetKind::typed;
  const auto error = chart::set_values(one.text("text"), set_kind, document::OriginId::none, arena, *values.m, profile);
  if (!error) return {document::write_json(values, {.html_escape = true}).text, false};
  const std::size_t words = error->find(" data: ");  // behind `failed parsing --set data: `
  return {words == std::string::npos ? *error : error->substr(words + 7), true};
}

Result ignored(const Case& one) {
  std::string error;
  const auto rules = chart::IgnoreRules::parse(one.text("rules"), error);
  if (!rules) return {error, true};
  return {rules->ignores(one.text("path"), one.input.contains("directory")) ? "ignored" : "kept", false};
}

}  // namespace

Result engine_result(const Case& one, const chart::Profile& profile) {
  if (one.kind == "tree") return tree(one.text("template"));
  if (one.kind == "tokens") return tokens(one.text("template"));
  if (one.kind == "set") return set_values(one, profile);
  if (one.kind == "ignore") return ignored(one);
  return execute(one, profile);
}

}  // namespace stageplot::go_tables
