#include "template/escape/analysis.hpp"

#include <algorithm>
#include <set>

#include "diagnostics/rules/escape.hpp"
#include "template/escape/control_lines.hpp"
#include "template/escape/raw.hpp"

namespace stageplot::gotemplate {
namespace rules = diagnostics::rules;
namespace {

using ScannerPointer = std::unique_ptr<Scanner>;

/// Functions whose result is text in quotes, in another language, or indented.
constexpr std::string_view kQuotingFunctions[] = {
    "indent", "mustToJson", "mustToPrettyJson", "mustToRawJson", "mustToYaml", "nindent", "quote",
    "squote", "toJson",     "toPrettyJson",     "toRawJson",     "toToml",     "toYaml",  "toYamlPretty"};

/// The name of the function that an action ends with, empty where it ends with something else.
const IdentifierNode* last_function(const ActionNode& action) {
  const Node& first = *action.pipeline->commands().back()->arguments().front();
  return first.kind == NodeKind::identifier ? &as<IdentifierNode>(first) : nullptr;
}

/// The name in `include "NAME" …` as the action's last function, where it is written out.
std::optional<std::string_view> included_name(const ActionNode& action) {
  const IdentifierNode* function = last_function(action);
  if (function == nullptr || function->name() != "include") return std::nullopt;
  const CommandNode& command = *action.pipeline->commands().back();
  if (command.arguments().size() < 2 || command.arguments()[1]->kind != NodeKind::string) return std::nullopt;
  return as<StringNode>(*command.arguments()[1]).contents.view();
}

std::string differing_places(std::string_view what, const Scanner& here, const Scanner& begin) {
  std::string place = here.describe();
  const bool alike = place == begin.describe();
  return std::string(what) + ' ' + std::move(place) +
         (alike ? ", but not in the same place as it began" : ", but began " + begin.describe());
}

class Analysis {
 public:
  Analysis(const TemplateSet& templates, TemplateFile& file, diagnostics::Diagnostics& diagnostics)
      : templates_(templates),
        file_(file),
        diagnostics_(diagnostics),
        control_lines_(find_control_lines(file.text)),
        steps_left_(1000 + std::size_t{100} * file.node_count) {}

  void run() {
    file_.positions.assign(file_.node_count, {});
    for (const Template* body : file_.templates) {
      scanner_ = file_.dialect->scanner();
      body_has_findings_ = false;
      list(*body->root, Level::whole);
      const bool whole_file = !body->defined_at.known();
      const source::Span place = whole_file ? end_of_file() : body->defined_at;
      if (std::optional<Refusal> refusal = scanner_->end()) report(std::move(*refusal), place);
    }
  }

 private:
  enum class Level : bool { whole, branch };

  void list(const ListNode& list, Level level) {
    for (std::size_t i = 0; i < list.nodes().size(); ++i) {
      if (!take_step(*list.nodes()[i])) return;
      visit(list, i, level);
    }
  }

  void visit(const ListNode& list, std::size_t i, Level level) {
    const Node& node = *list.nodes()[i];
    switch (node.kind) {
      case NodeKind::text:
        text(as<TextNode>(node));
        break;
      case NodeKind::comment:
        quiet(node.span);
        break;
      case NodeKind::action:
        if (as<ActionNode>(node).prints()) {
          action(as<ActionNode>(node), following(list, i, level));
        } else {
          quiet(node.span);
        }
        break;
      case NodeKind::template_call:
        template_call(as<TemplateCallNode>(node));
        break;
      case NodeKind::conditional:
      case NodeKind::with:
      case NodeKind::range:
        branch(as<BranchNode>(node));
        break;
      case NodeKind::break_loop:
      case NodeKind::continue_loop:
        loop_exit(node);
        break;
      default:
        break;
    }
  }

  /// Line by line, so that a refusal points at its line.
  void text(const TextNode& node) {
    const std::string_view text = node.text();
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
      const std::string_view line = text.substr(begin, end - begin);
      const auto offset = node.span.begin + static_cast<std::uint32_t>(begin);
      begin = end;
      std::optional<Refusal> refusal = scanner_->text(line, offset);
      if (!refusal) continue;
      const std::size_t first = std::min(line.find_first_not_of(' '), line.size() - 1);
      const std::size_t last = std::max(line.find_last_not_of(" \t\r\n") + 1, first + 1);
      report(std::move(*refusal),
             {file_.id, offset + static_cast<std::uint32_t>(first), offset + static_cast<std::uint32_t>(last)});
    }
  }

  Following following(const ListNode& list, std::size_t i, Level level) const {
    const bool has_text = i + 1 < list.nodes().size() && list.nodes()[i + 1]->kind == NodeKind::text;
    const std::size_t next = has_text ? i + 2 : i + 1;
    return {.text = has_text ? as<TextNode>(*list.nodes()[i + 1]).text() : std::string_view{},
            .action_follows = next < list.nodes().size() || level == Level::branch};
  }

  void action(const ActionNode& node, const Following& following) {
    check_last_function(node);
    Position position;
    if (std::optional<Refusal> refusal = scanner_->action(following, position)) {
      // What else is wrong on the line is mostly a consequence.
      if (refused_lines_.insert(line_of(node.span)).second) report(std::move(*refusal), node.span);
      return;
    }
    position.raw = prints_raw(node);
    file_.positions[node.id] = position;
    if (position.raw) {
      if (std::optional<Refusal> refusal = refuse_raw(position)) report(std::move(*refusal), node.span);
    }
    if (position.kind != PositionKind::line && position.kind != PositionKind::value) check_fragment(node);
  }

  void check_last_function(const ActionNode& node) {
    const IdentifierNode* function = last_function(node);
    if (function == nullptr) return;
    const std::string name(function->name());
    if (std::find(std::begin(kQuotingFunctions), std::end(kQuotingFunctions), name) == std::end(kQuotingFunctions)) {
      return;
    }
    report({.summary = "`" + name + "` is the last function of an action",
            .help = "remove it: the place where an action stands already quotes and indents; text of another language "
                    "that is meant as text ends with `| toString`",
            .rule = &rules::escape_quoting_function},
           function->span);
  }

  void check_fragment(const ActionNode& node) {
    const std::optional<std::string_view> name = included_name(node);
    const Template* included = name ? templates_.find(*name) : nullptr;
    if (included == nullptr || included->file->dialect == nullptr) return;
    if (included->file->dialect->name() != file_.dialect->name()) return;
    report({.summary = "`include \"" + std::string(*name) + "\"` gives lines of " + std::string(file_.dialect->name()) +
                       ", which cannot stand " + scanner_->describe(),
            .help = "put it on a line of its own or behind a key, or define the text in a file without a dialect",
            .rule = &rules::escape_fragment},
           node.span);
  }

  void template_call(const TemplateCallNode& node) {
    const std::string action = node.is_block ? "block" : "template";
    report({.summary = "`" + action + "` prints lines without indenting or checking them",
            .help = node.is_block ? "use `define` and `include`" : "use `include \"" + std::string(node.name) + "\"`",
            .rule = &rules::escape_fragment},
           node.span);
  }

  /// An action that prints nothing and decides nothing.
  void quiet(source::Span span) {
    if (!place_of(span).inside_line) return;
    control(span);
  }

  std::uint32_t line_of(source::Span span) const {
    const std::size_t line_break = span.begin == 0 ? std::string_view::npos : file_.text.rfind('\n', span.begin - 1);
    return line_break == std::string_view::npos ? 0 : static_cast<std::uint32_t>(line_break + 1);
  }

  ControlPlace place_of(source::Span span) const {
    return {.inside_line = line_at(control_lines_, span.begin) == nullptr, .column = span.begin - line_of(span)};
  }

  bool control(source::Span span) {
    std::optional<Refusal> refusal = scanner_->control(place_of(span));
    if (!refusal) return true;
    if (refused_lines_.insert(line_of(span)).second) report(std::move(*refusal), span);
    return false;
  }

  void branch(const BranchNode& node) {
    const bool begins_well = control(node.span);
    ScannerPointer before = scanner_->clone();
    const bool is_loop = node.kind == NodeKind::range;
    const source::Span body_end = node.otherwise != nullptr ? node.else_span : node.end_span;

    if (is_loop) loops_.push_back(before.get());
    ScannerPointer after_body = walk_branch(*node.body, *before, body_end, node, begins_well);
    if (is_loop && before->join(*after_body)) {
      // The second round stands behind the first.
      after_body = walk_branch(*node.body, *before, body_end, node, begins_well);
    }
    if (is_loop) loops_.pop_back();

    ScannerPointer after_else = node.otherwise == nullptr
                                    ? std::move(before)
                                    : walk_branch(*node.otherwise, *before, node.end_span, node, begins_well);
    scanner_ = std::move(after_body);
    (void)scanner_->join(*after_else);
  }

  /// Reads one branch from where it begins; gives the place at its end, or where it began if it ends elsewhere.
  ScannerPointer walk_branch(const ListNode& body, const Scanner& begin, source::Span end_span, const BranchNode& node,
                             bool begins_well) {
    scanner_ = begin.clone();
    list(body, Level::branch);
    const bool ends_well = control(end_span);
    if (scanner_->same_place(begin)) return std::move(scanner_);
    if (begins_well && ends_well) {
      report({.summary = differing_places("this branch ends", *scanner_, begin),
              .help = "open and close quotes, brackets and sections in the same branch",
              .rule = &rules::escape_branches_differ},
             end_span, diagnostics::Label{.span = node.span, .text = "begins here"});
    }
    return begin.clone();
  }

  void loop_exit(const Node& node) {
    if (!control(node.span) || loops_.empty() || scanner_->same_place(*loops_.back())) return;
    report({.summary = differing_places("the loop is left", *scanner_, *loops_.back()),
            .help = "close quotes, brackets and sections before leaving the loop",
            .rule = &rules::escape_branches_differ},
           node.span);
  }

  /// Loops that are read twice may nest; this bounds the work.
  bool take_step(const Node& node) {
    if (steps_left_ > 0) {
      --steps_left_;
      return true;
    }
    report({.summary = "the loops of this template nest too deep to follow",
            .help = "move the inner loops to templates of their own",
            .rule = &rules::escape_control},
           node.span);
    return false;
  }

  source::Span end_of_file() const {
    const std::size_t last = file_.text.find_last_not_of(" \t\r\n");
    const auto end = static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last + 1);
    return {file_.id, end == 0 ? 0 : end - 1, end};
  }

  void report(Refusal refusal, source::Span span, std::optional<diagnostics::Label> label = std::nullopt) {
    const diagnostics::Rule* rule = refusal.rule != nullptr ? refusal.rule : &rules::escape_position;
    // A body that is read twice is refused once, and what is left open behind a mistake is its consequence.
    if (rule == &rules::escape_unclosed && body_has_findings_) return;
    if (!reported_.emplace(span, rule->code).second) return;
    body_has_findings_ = true;
    diagnostics::Diagnostic diagnostic{.rule = rule,
                                       .owner = file_.owner,
                                       .summary = std::move(refusal.summary),
                                       .primary = {.span = span},
                                       .help = std::move(refusal.help)};
    if (label) diagnostic.labels.push_back(std::move(*label));
    diagnostics_.add(std::move(diagnostic));
  }

  const TemplateSet& templates_;
  TemplateFile& file_;
  diagnostics::Diagnostics& diagnostics_;
  const std::vector<LineRange> control_lines_;
  ScannerPointer scanner_;
  std::vector<const Scanner*> loops_;  // where each open loop began, innermost last
  std::set<std::pair<source::Span, std::string_view>> reported_;
  std::set<std::uint32_t> refused_lines_;  // where the lines begin
  std::size_t steps_left_;
  bool body_has_findings_ = false;
};

}  // namespace

void analyse_positions(const TemplateSet& templates, diagnostics::Diagnostics& diagnostics) {
  for (const std::unique_ptr<TemplateFile>& file : templates.files()) {
    if (file->dialect != nullptr) Analysis(templates, *file, diagnostics).run();
    report_raw(*file, diagnostics);
  }
}

}  // namespace stageplot::gotemplate
