// Parsed templates by name. A set is filled when a target or chart is loaded and not changed after, so all threads
// render from one set. A set on top of another one holds what a `tpl` call defines.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "source/source_files.hpp"
#include "template/ast.hpp"
#include "template/dialect.hpp"

namespace stageplot::gotemplate {

struct TemplateFile;

/// One executable body: a whole file, or a `define` or `block` in it.
struct Template {
  std::string_view name;  // of the text, or beside the tree
  const TemplateFile* file = nullptr;
  const ListNode* root = nullptr;
  source::Span defined_at;  // the name in its `{{ define "name" }}`; for a whole file unknown
  bool empty = true;        // nothing but space and comments
};

/// One file's trees. `positions` is filled by the escaping analysis right after parsing, under action node ids.
struct TemplateFile {
  std::string name;  // Go's name of the file's own template, and what Go's messages call it
  source::FileId id = source::FileId::none;
  std::string_view text;
  diagnostics::Owner owner = diagnostics::Owner::templates;
  const Dialect* dialect = nullptr;  // nullptr: prints as Go does
  std::vector<Position> positions;
  bool is_text = false;  // of a `tpl` call: it ends with the execution, and values made of its literals may not
  std::uint32_t node_count = 0;
  std::unique_ptr<document::Arena> own_nodes;  // where ParseOptions named no space
  /// The file's own template first, then its definitions as they end.
  std::vector<const Template*> templates;
};

/// What files that are parsed one after the other share: where their trees go, to outlive the files, and room for what
/// is being read. Many small files share pages.
struct ParseSpace {
  document::Arena arena;
  // What the lists, pipelines and commands that are being read hold so far, innermost last.
  std::vector<const Node*> nodes;
  std::vector<const Node*> arguments;
  std::vector<const CommandNode*> commands;
  std::vector<const VariableNode*> declared;
  std::vector<std::string_view> chain;      // of the operand that is being read
  std::vector<std::string_view> variables;  // known in the bodies that are being read, innermost last
  std::vector<std::string_view> names;      // of the file's first few variables, each once
  std::vector<source::Span> open;           // the actions that wait for their {{ end }}, innermost last
};

struct ParseOptions {
  const Dialect* dialect = nullptr;
  /// Where literals get their origins; without it they have none.
  document::Origins* origins = nullptr;
  /// Where set, literals have this origin instead of their own place (a text that is itself a value, in `tpl`).
  document::OriginId literal_origin = document::OriginId::none;
  diagnostics::Owner owner = diagnostics::Owner::templates;
  /// nullptr: the file keeps its trees itself.
  ParseSpace* space = nullptr;
  /// What the text may call; nullptr: everything.
  KnowsFunction knows_function = nullptr;
};

struct ParseError {
  std::string go_message;  // `template: FILE:LINE: MESSAGE`, byte for byte Go's
  diagnostics::Diagnostic diagnostic;
};

/// Parses one file. Nothing is shared with a set yet. Never throws.
struct ParseResult {
  std::unique_ptr<TemplateFile> file;  // nullptr on error
  std::optional<ParseError> error;
};
[[nodiscard]] ParseResult parse_template(std::string_view name, source::FileId id, std::string_view text,
                                         const ParseOptions& options);

class TemplateSet {
 public:
  TemplateSet() = default;
  /// A set on top of another one, which must outlive it.
  explicit TemplateSet(const TemplateSet* base) : base_(base) {}

  /// Parses the text of `id` (which must outlive the set) as the template `name` and takes it with its definitions. A
  /// later definition replaces an earlier one of the same name, unless it is empty. On a syntax error nothing is taken
  /// and the error is returned.
  [[nodiscard]] std::optional<ParseError> add(std::string_view name, const source::SourceFiles& sources,
                                              source::FileId id, const ParseOptions& options);
  void add(std::unique_ptr<TemplateFile> file);
  /// Takes the definitions of a file that someone else keeps, which must outlive the set.
  void borrow(const TemplateFile& file);
  /// Takes one definition, by the same rules.
  void borrow(const Template& definition);

  [[nodiscard]] const Template* find(std::string_view name) const;
  /// In the order of adding, without the base's. The escaping analysis fills in their positions.
  [[nodiscard]] const std::vector<std::unique_ptr<TemplateFile>>& files() const { return files_; }
  /// The names of all templates, the base's too, sorted.
  [[nodiscard]] std::vector<std::string_view> names() const;
  /// The files that definitions were borrowed from, in that order.
  [[nodiscard]] const std::vector<const TemplateFile*>& borrowed() const { return borrowed_; }

 private:
  void take_definitions(const TemplateFile& file);

  const TemplateSet* base_ = nullptr;
  std::vector<std::unique_ptr<TemplateFile>> files_;
  std::vector<const TemplateFile*> borrowed_;
  std::unordered_map<std::string_view, const Template*> templates_;
};

}  // namespace stageplot::gotemplate
