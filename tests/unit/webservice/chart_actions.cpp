#include "chart_actions.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string_view>

#include "source/source_files.hpp"
#include "template/ast.hpp"
#include "template/template_set.hpp"

namespace stageplot::webservice {
namespace {

using namespace gotemplate;

/// What a value must not hold for toYaml's lines to be indented: characters that end a line for readers of YAML alone,
/// others that YAML refuses unescaped, where toYaml gives nothing, and what Helm deletes. The else branch of this is
/// where toYaml may stand; which characters these are is held against real readers by tests/unit/hostile/.
constexpr std::string_view kGuard =
    R"(regexMatch "[^\\t\\n\\r -~\\x{A0}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]|\\\\u202[89]|\\\\u003cno value" (toJson .))";

/// The helper that gives any value on one line, in which Helm finds nothing to delete either.
constexpr std::string_view kOneLine = R"("webservice.flow")";

/// What a pipeline prints.
enum class Shape {
  raw,        // whatever the value is
  unguarded,  // YAML that a text can break
  scalar,     // one complete literal on one line
  yaml,       // complete YAML, its lines from column 0
  indented,   // the same on lines of its own, in a column
  nothing,
};

std::string_view function_of(const CommandNode& command) {
  const Node& first = *command.arguments().front();
  return first.kind == NodeKind::identifier ? as<IdentifierNode>(first).name() : std::string_view{};
}

class Checker {
 public:
  explicit Checker(const ChartFiles& files) {
    for (const auto& [name, text] : files) {
      const source::FileId id = sources_.add(name, text);
      ParseResult parsed = parse_template(name, id, sources_.text(id), {});
      if (parsed.error) {
        complaints_.push_back(parsed.error->go_message);
        continue;
      }
      for (const auto& definition : parsed.file->templates) {
        if (definition->name != name) definitions_[std::string{definition->name}] = definition->root;
      }
      files_.push_back(std::move(parsed.file));
    }
  }

  std::vector<std::string> run() {
    for (const auto& file : files_) {
      file_ = file.get();
      check(*file->templates.front()->root);
    }
    return std::move(complaints_);
  }

 private:
  void check(const ListNode& list) {
    for (const Node* node : list.nodes()) {
      switch (node->kind) {
        case NodeKind::action:
          if (as<ActionNode>(*node).prints()) check(as<ActionNode>(*node));
          break;
        case NodeKind::conditional:
        case NodeKind::with:
        case NodeKind::range: {
          const auto& branch = as<BranchNode>(*node);
          check(*branch.body);
          if (branch.otherwise != nullptr) check(*branch.otherwise);
          break;
        }
        case NodeKind::template_call:
          complain(*node, "prints without a last function; use `include` with one");
          break;
        default:
          break;
      }
    }
  }

  void check(const ActionNode& action) {
    const Shape shape = shape_of(*action.pipeline);
    switch (shape) {
      case Shape::nothing:
        return;
      case Shape::scalar:
        if (before(action).find('#') != std::string_view::npos) {
          complain(action, "stands in a comment");
        } else if (!is_notes() && !is_whole_value(action))
          complain(action, "is not the whole value after a key or dash");
        return;
      case Shape::indented:
        if (!stands_in_its_column(action))
          complain(action, "`nindent` does not say the column that the action stands in");
        return;
      case Shape::yaml:
        complain(action, "ends without `nindent`");
        return;
      case Shape::unguarded:
        complain(action, "prints what `toYaml` gives without asking whether its lines can be indented");
        return;
      case Shape::raw:
        complain(action, "is neither quoted nor typed");
        return;
    }
  }

  Shape shape_of(const PipelineNode& pipeline) {
    Shape shape = Shape::raw;
    for (const CommandNode* command : pipeline.commands()) {
      shape = after(*command, shape, command == pipeline.commands().front());
    }
    return shape;
  }

  /// What a command makes of what the one before it gave.
  Shape after(const CommandNode& command, Shape before, bool first) {
    static const std::set<std::string_view> kScalar = {"quote", "toJson", "int", "int64"};
    const std::string_view function = function_of(command);
    // Several arguments are printed as several texts.
    const std::size_t arguments = command.arguments().size() - 1 + (first ? 0 : 1);
    if (kScalar.contains(function)) return arguments == 1 ? Shape::scalar : Shape::raw;
    if (function == "toYaml") return Shape::unguarded;
    if (function == "fail") return Shape::nothing;
    if (function == "nindent") {
      if (before == Shape::unguarded) return before;
      return before == Shape::yaml ? Shape::indented : Shape::raw;
    }
    if (function == "include" && command.arguments().size() > 1 && go_text(*command.arguments()[1]) == kOneLine) {
      return Shape::scalar;
    }
    if (function == "include" && command.arguments().size() > 1 && command.arguments()[1]->kind == NodeKind::string) {
      return helper_shape(as<StringNode>(*command.arguments()[1]).contents.view());
    }
    return Shape::raw;
  }

  /// YAML where every action of the helper ends in it and no text stands beside them.
  Shape helper_shape(std::string_view name) {
    const auto found = definitions_.find(std::string{name});
    // A helper on its way to itself is judged by its other actions.
    if (found == definitions_.end() || !visiting_.insert(found->first).second) return Shape::raw;
    bool prints = false;
    const bool yaml = gives_yaml(*found->second, prints);
    visiting_.erase(found->first);
    return yaml && prints ? Shape::yaml : Shape::raw;
  }

  bool gives_yaml(const ListNode& list, bool& prints) {
    return std::ranges::all_of(list.nodes(), [&](const Node* node) {
      switch (node->kind) {
        case NodeKind::text:
          return as<TextNode>(*node).text().find_first_not_of(" \n") == std::string_view::npos;
        case NodeKind::action: {
          const auto& action = as<ActionNode>(*node);
          if (!action.prints()) return true;
          const Shape shape = shape_of(*action.pipeline);
          prints = prints || shape == Shape::yaml;
          return shape == Shape::yaml || shape == Shape::nothing;
        }
        case NodeKind::conditional:
        case NodeKind::with:
        case NodeKind::range: {
          const auto& branch = as<BranchNode>(*node);
          if (is_guarded(branch)) return prints = true;
          return gives_yaml(*branch.body, prints) &&
                 (branch.otherwise == nullptr || gives_yaml(*branch.otherwise, prints));
        }
        case NodeKind::template_call:
          return false;
        default:
          return true;
      }
    });
  }

  /// `{{ if GUARD }} … {{ else }}{{ toYaml . }}{{ end }}`: one line where the guard holds, which a test shows.
  static bool is_guarded(const BranchNode& branch) {
    if (branch.kind != NodeKind::conditional || branch.otherwise == nullptr || branch.otherwise->nodes().size() != 1) {
      return false;
    }
    return go_text(*branch.pipeline) == kGuard && go_text(*branch.otherwise->nodes().front()) == "{{toYaml .}}";
  }

  bool is_notes() const { return file_->name.ends_with("NOTES.txt"); }

  std::string_view before(const Node& node) const {
    const std::size_t line = file_->text.rfind('\n', node.span.begin == 0 ? 0 : node.span.begin - 1);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    return file_->text.substr(begin, node.span.begin - begin);
  }

  std::string_view after_it(const Node& node) const {
    const std::size_t end = std::min(file_->text.find('\n', node.span.end), file_->text.size());
    return file_->text.substr(node.span.end, end - node.span.end);
  }

  bool is_whole_value(const Node& node) const {
    const std::string_view left = before(node);
    const bool untrimmed = !file_->text.substr(node.span.begin).starts_with("{{-") &&
                           !file_->text.substr(0, node.span.end).ends_with("-}}");
    return untrimmed && (left.ends_with(": ") || left.ends_with("- ")) && after_it(node).empty();
  }

  bool stands_in_its_column(const ActionNode& action) const {
    const std::string_view left = before(action);
    const auto& arguments = action.pipeline->commands().back()->arguments();
    if (arguments.size() != 2 || arguments[1]->kind != NodeKind::number) return false;
    return left.find_first_not_of(' ') == std::string_view::npos &&
           file_->text.substr(action.span.begin).starts_with("{{- ") && after_it(action).empty() &&
           as<NumberNode>(*arguments[1]).integer == static_cast<std::int64_t>(left.size());
  }

  void complain(const Node& node, std::string_view what) {
    const auto line = 1 + std::count(file_->text.begin(), file_->text.begin() + node.span.begin, '\n');
    complaints_.push_back(file_->name + ":" + std::to_string(line) + ": " + go_text(node) + " " + std::string{what});
  }

  source::SourceFiles sources_;
  std::vector<std::unique_ptr<TemplateFile>> files_;
  std::map<std::string, const ListNode*> definitions_;
  std::set<std::string> visiting_;
  const TemplateFile* file_ = nullptr;
  std::vector<std::string> complaints_;
};

}  // namespace

std::vector<std::string> check_actions(const ChartFiles& files) {
  return Checker(files).run();
}

}  // namespace stageplot::webservice
