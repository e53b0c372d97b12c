// hostile_outputs FOLDER COUNT: what the dialects write for made-up hostile texts, in files that the real readers of
// each language are asked to read back: LANGUAGE.json has the texts as a list, without those that the dialect refuses.
//
// Each file has the texts as values, inside longer quoted texts, and as keys or items of one value.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "render/dialects.hpp"
#include "template/escape/analysis.hpp"
#include "template/exec.hpp"
#include "unit/hostile/hostile_strings.hpp"

namespace stageplot {
namespace {

using document::Value;

struct Language {
  const char* dialect;
  const char* file;
  const char* one;   // a template that prints `.x` in each of the places
  const char* text;  // the same with all of `.values`
};

constexpr Language kLanguages[] = {
    {"hcl", "values.tf", "a = {{ .x }}\nb = \"<{{ .x }}>\"\nc = {{ dict .x 1 }}\n",
     "locals {\n  values = {{ .values }}\n  quoted = [\n{{ range .values }}\n    \"<{{ . }}>\",\n{{ end }}\n  ]\n"
     "  keys = {{ .keys }}\n}\n"},
    {"yaml-tftpl", "values.yaml.tftpl", "a: {{ .x }}\nb: \"<{{ .x }}>\"\nc: {{ dict \"k\" .x }}\n",
     "values:\n{{ range .values }}\n  - {{ . }}\n{{ end }}\nquoted:\n{{ range .values }}\n  - \"<{{ . }}>\"\n{{ end "
     "}}\n"
     "whole: {{ .values }}\n"},
    {"yaml", "values.yaml", "a: {{ .x }}\nb: \"<{{ .x }}>\"\nc: {{ dict .x 1 }}\n",
     "values:\n{{ range .values }}\n  - {{ . }}\n{{ end }}\nquoted:\n{{ range .values }}\n  - \"<{{ . }}>\"\n{{ end "
     "}}\n"
     "whole: {{ .values }}\nkeys: {{ .keys }}\n"},
    {"fluentd", "values.conf", "<a \"<{{ .x }}>\">\n  b {{ .x }}\n  c \"<{{ .x }}>\"\n  d {{ list .x }}\n</a>\n",
     "{{ range .values }}\n<a \"<{{ . }}>\">\n  value {{ . }}\n  quoted \"<{{ . }}>\"\n  list {{ list . }}\n</a>\n"
     "{{ end }}\n"},
    {"systemd", "values.service",
     "[Service]\nExecStart=/bin/true {{ .x }} \"<{{ .x }}>\"\nEnvironment=\"A={{ .x }}\"\n",
     "[Service]\nType=oneshot\n{{ range .values }}\nExecStart=/bin/true {{ . }} \"<{{ . }}>\"\nEnvironment=\"A={{ . "
     "}}\"\n"
     "{{ end }}\n"},
};

class Renderer {
 public:
  explicit Renderer(const Language& language) {
    const gotemplate::Dialect* dialect = render::find_dialect(language.dialect);
    for (const auto& [name, text] : {std::pair("one", language.one), std::pair("all", language.text)}) {
      if (set_.add(name, sources_, sources_.add(name, text), {.dialect = dialect, .origins = &origins_}))
        usable_ = false;
    }
    diagnostics::Diagnostics findings;
    gotemplate::analyse_positions(set_, findings);
    usable_ = usable_ && !findings.has_errors();
  }

  [[nodiscard]] bool usable() const { return usable_; }

  std::optional<std::string> render(const char* name, document::Arena& arena, std::vector<document::Member> data) {
    gotemplate::RenderResult result =
        gotemplate::render_template(set_, name, Value::of(document::make_map(arena, data)),
                                    {.arena = arena, .origins = origins_, .sources = sources_}, {});
    if (result.outcome != gotemplate::Outcome::complete) return std::nullopt;
    return std::move(result.text);
  }

 private:
  source::SourceFiles sources_;
  document::Origins origins_;
  gotemplate::TemplateSet set_;
  bool usable_ = true;
};

int write(const Language& language, const std::string& folder, std::size_t count) {
  Renderer renderer(language);
  if (!renderer.usable()) return 1;
  std::mt19937 random(20261121);
  document::Arena arena;
  std::vector<Value> values;
  std::vector<document::Member> keys;
  while (values.size() < count) {
    const Value text = Value::of(arena.copy(hostile::any_string(random)));
    if (!renderer.render("one", arena, {{.key = arena.borrow("x"), .value = text}})) continue;
    values.push_back(text);
    if (text.text().size() < 500) keys.push_back({.key = text.s, .value = Value::of_integer(1)});
  }
  const Value list = Value::of(arena.list(values));
  const auto all =
      renderer.render("all", arena,
                      {{.key = arena.borrow("values"), .value = list},
                       {.key = arena.borrow("keys"), .value = Value::of(document::make_map(arena, keys))}});
  if (!all) return 1;
  std::string written = *all;
  const std::vector<gotemplate::Edit> edits = render::find_dialect(language.dialect)->format(written);
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    written.replace(edit->begin, edit->end - edit->begin, edit->text);
  }
  std::ofstream(folder + "/" + language.file, std::ios::binary) << written;
  std::ofstream(folder + "/" + language.dialect + ".json", std::ios::binary) << document::write_json(list).text;
  return 0;
}

}  // namespace
}  // namespace stageplot

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: hostile_outputs FOLDER COUNT\n";
    return 2;
  }
  for (const stageplot::Language& language : stageplot::kLanguages) {
    if (stageplot::write(language, argv[1], std::strtoul(argv[2], nullptr, 10)) != 0) {
      std::cerr << "hostile_outputs: " << language.dialect << " cannot be written\n";
      return 1;
    }
  }
  return 0;
}
