// One run of a template: the state that walking, evaluating and calling share. Inside template/ only; the entry is
// render_template in exec.hpp. The rules, the order of evaluation and the node that an error names are Go's; where the
// comments say "Go" without more, text/template of Go 1.26 is meant. Any error is thrown as Failure, which
// render_template catches; after one the execution is over.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "template/exec.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// What a call put before the error that it passed on.
struct Passage {
  std::string before;
  std::size_t error_begins = 0;  // Go's errors.Unwrap gives what stands from here on
};

struct Failure {
  Outcome outcome = Outcome::failed;
  ExecError error;
  BlockedUse blocked;
  /// What the calls around it put before Go's message, innermost first.
  std::vector<Passage> passages;
};

class Execution {
 public:
  Execution(const TemplateSet& templates, const document::Value& data, Workspace workspace,
            const RenderOptions& options);

  /// Runs one template into its own output. Throws Failure.
  void run(const Template& called);

  /// Also after a failure, which leaves the rest of the state as it was where it happened.
  [[nodiscard]] Output& output() { return main_output_; }
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  [[noreturn]] void fail_undefined(std::string_view name);

 private:
  using Value = document::Value;
  using OriginId = document::OriginId;
  using Nodes = std::span<const Node* const>;

  /// Go's values remember that they came out of a map or list of interface {}: `.a.b` on a nil `.a` is an error, on a
  /// nil from a pipeline it is nil. The bit lives in Value::flags and never leaves the engine.
  static constexpr std::uint8_t kInInterface = document::kEngine;
  /// Lists and pipelines inside each other, over all templates on the way: keeps the stack below 3 of its usual 8 MiB.
  /// A thousand nested includes, which Helm permits, take three each with an `if`. Sanitizers make stack frames several
  /// times larger.
#if defined(__SANITIZE_ADDRESS__)
  static constexpr int kDeepestEvaluation = 1'200;
#else
  static constexpr int kDeepestEvaluation = 4'000;
#endif
  static constexpr std::uint8_t kContagious = document::kSecret | document::kAssumed;

  enum class Flow : std::uint8_t { next, break_loop, continue_loop };

  struct Variable {
    const char* name = nullptr;  // the interned name's address; nullptr for the `$` that each template starts with
    Value value;
  };
  /// A template that called another one.
  struct CallFrame {
    std::string_view verb;  // include, template, tpl
    std::string_view name;
    source::Span site;
  };
  /// What a finding says beyond Go's message.
  struct Details {
    const diagnostics::Rule* rule = nullptr;
    std::string summary;
    source::Span span;  // unknown: the node's
    std::string help;
    std::string path;
    const Value* culprit = nullptr;  // labelled where it was written
    std::string label;
    bool culprit_first = false;  // where it was written is what has to change, unless a template wrote it
  };
  /// How a function is called, wherever it comes from.
  struct Callee {
    std::string_view name;
    std::span<const ParameterType> parameters;
    bool variadic = false;
    Builtin builtin = Builtin::none;
    const Function* function = nullptr;
    const Value* receiver = nullptr;  // of a method
  };
  class Nesting;

  // exec.cpp: actions
  Flow walk(const Value& dot, const Node& node);
  Flow walk_list(const Value& dot, const ListNode& list);
  Flow walk_branch(const Value& dot, const BranchNode& node);
  Flow walk_range(const Value& dot, const BranchNode& node);
  Flow walk_members(const BranchNode& node, const Value& map, std::size_t mark);
  Flow walk_items(const BranchNode& node, const Value& list, std::size_t mark);
  void walk_count(const BranchNode& node, const Value& count, std::size_t mark);
  bool iterate(const BranchNode& node, const Value& index, const Value& element, std::size_t mark);
  void walk_template_call(const Value& dot, const TemplateCallNode& node);
  void walk_action(const Value& dot, const ActionNode& node);
  [[gnu::noinline]] void print(const ActionNode& action, const Value& value);
  void print_in_dialect(const ActionNode& action, const Value& value, const Dialect& dialect);
  void check_output_size();

  // evaluate.cpp: pipelines, commands, operands
  Value evaluate_pipeline(const Value& dot, const PipelineNode& pipeline);
  Value evaluate_command(const Value& dot, const CommandNode& command, const Value* final);
  Value evaluate_literal(const Value& dot, const Node& node);
  Value text_literal(const StringNode& literal) {
    // It may become a key or a value of a map that other files read.
    const document::String* contents =
        current_->file->is_text ? runtime_.arena.copy(literal.contents.view()) : &literal.contents;
    return Value::of(contents, literal.origin);
  }
  [[gnu::noinline]] Value ideal_constant(const NumberNode& node);
  Value evaluate_chain(const Value& dot, const ChainNode& node, Nodes arguments, const Value* final);
  Value evaluate_variable(const Value& dot, const VariableNode& node, Nodes arguments, const Value* final);
  Value evaluate_fields(const Value& dot, Value receiver, const Node& node, std::span<const std::string_view> names,
                        Nodes arguments, const Value* final);
  Value evaluate_field(const Value& dot, const Value& receiver, const Node& node, std::string_view name,
                       Nodes arguments, const Value* final);
  Value structure_field(const Value& dot, const Value& receiver, const Node& node, std::string_view name,
                        Nodes arguments, const Value* final);
  [[nodiscard]] const Function* method_of(document::TypeId type, std::string_view name) const;
  Value call_method(const Function& method, const Value& dot, const Value& receiver, const Node& node, Nodes arguments,
                    const Value* final);
  [[gnu::noinline]] Value missing_key(const Value& receiver, std::string_view name);
  Value variable(const VariableNode& node);
  void assign(const VariableNode& node, const Value& value);
  [[gnu::noinline]] void refuse_arguments(Nodes arguments, const Value* final);

  // call.cpp: functions and their arguments
  Value call_function(const Value& dot, const IdentifierNode& node, const Node& site, Nodes arguments,
                      const Value* final);
  Value call(const Value& dot, const Callee& callee, const Node& site, Nodes arguments, const Value* final);
  Value short_circuit(const Value& dot, const Callee& callee, Nodes arguments, const Value* final);
  Value ask_known(const Value& dot, Nodes arguments, const Value* final);
  Value ask_deploy(const Value& dot, Nodes arguments, const Value* final);
  Value invoke(const Callee& callee, const Node& site, std::size_t first_argument);
  [[noreturn, gnu::noinline]] void fail_argument_count(const Callee& callee, Nodes arguments, const Value* final);
  Value evaluate_argument(const Value& dot, const Node& node, ParameterType type);
  Value evaluate_operand(const Value& dot, const Node& node);
  [[gnu::noinline]] Value literal_argument(const Node& node, ParameterType type);
  /// The value as its parameter takes it; an error where Go's assignability rules say so. Most parameters take
  /// anything, or a text that is one.
  Value check_type(const Value& given, ParameterType type) {
    const bool is_mark = (given.flags & (document::kUnknown | document::kDeploy)) != 0;
    const bool fits = type == ParameterType::any || (type == ParameterType::string && given.is_string());
    return fits && !is_mark ? given : convert(given, type);
  }
  [[gnu::noinline]] Value convert(const Value& given, ParameterType type);
  Value typed_nil(const Value& nil, ParameterType type);
  [[gnu::noinline]] OriginId union_of_arguments(std::size_t first_argument, Nodes arguments);

  // reads.cpp: what RenderOptions::reads gets
  void read_arguments(const Callee& callee, std::size_t first_argument);
  void read_whole(const Value& value);

  // exec_error.cpp, since most of it is errors
  Value call_builtin(Builtin builtin, const Node& site, std::span<const Value> arguments);

  // include.cpp: templates that call templates
  [[nodiscard]] std::size_t includes_of(std::string_view name) const;
  Value include(std::string_view name, const Value& data, const Node& site);
  Value evaluate_text(const Value& text, const Value& data, const Node& site);
  Value run_captured(const Template& called, const Value& data, std::string_view verb, source::Span site);
  void run_called(const Template& called, const Value& data);
  [[gnu::noinline]] const TemplateFile* parse_text(const Value& text, const Node& site);
  Value evaluate_text_alone(const Value& text, const Value& data, const Node& site);
  [[gnu::noinline]] const TemplateFile* parse_text_alone(const Value& text, std::string_view name, const Node& site);
  [[noreturn, gnu::noinline]] void fail_text_alone(Failure& failure, const Value& text, const Node& site);

  // exec_error.cpp. Each failure is a function of its own, so that what it puts together takes no room on the stack
  // of the functions that call each other.
  [[noreturn]] void fail(std::string go_text, Details details);
  [[noreturn]] void fail_type(std::string go_text, const Value* culprit = nullptr);
  [[noreturn]] void fail_call(const Node& site, std::string_view function, std::string_view message);
  [[noreturn]] void fail_memory(std::string_view function, const Node& site);
  [[noreturn]] void fail_no_fields(const Value& receiver, const Value& used, std::string_view name);
  [[noreturn]] void fail_undefined_variable(const VariableNode& node);
  [[noreturn]] void fail_undefined_call(const TemplateCallNode& node);
  [[noreturn]] void fail_undefined_include(std::string_view name, const Node& site);
  [[noreturn]] void fail_nested_include(std::string_view name, const Node& site);
  [[noreturn]] void fail_depth();
  [[noreturn]] void fail_range(const Value& value, std::string_view before, std::string_view after);
  [[noreturn]] void fail_print(std::string_view message);
  [[noreturn]] void fail_limit(const diagnostics::Rule& rule, std::string summary, std::string help);
  [[noreturn]] void fail_missing(const Value& receiver, std::string_view name, std::string go_text);
  [[noreturn]] void block(const Value& unknown);
  /// What a template's author refuses, and in which words to point at it.
  struct Culprit {
    Value value;
    std::string_view label;
  };
  [[noreturn]] void fail_by_author(const diagnostics::Rule& rule, std::string_view function, const Node& site,
                                   const Value& message, const Culprit& culprit);
  [[noreturn]] void fail_mark(const Value& marked);
  [[nodiscard]] bool is_of_template(source::Span span) const;
  [[nodiscard]] std::string go_location() const;
  [[nodiscard]] std::string go_prefix() const;
  [[nodiscard]] std::vector<diagnostics::Frame> frames() const;
  [[nodiscard]] source::Span span_of(std::string_view name) const;

  // here: small things on the hot path
  void at(const Node& node) {
    node_ = &node;
  }
  void step() {
    if (++steps_ > options_.limits.steps) fail_steps();
  }
  [[noreturn]] void fail_steps();
  /// The value itself is read; of a list or map not what it holds.
  void read(const Value& value) {
    if (options_.reads != nullptr) options_.reads->insert(value.origin);
  }
  /// An unknown value blocks, a deploy value is replaced by its stand-in or is a finding.
  Value use(const Value& value) {
    return (value.flags & (document::kUnknown | document::kDeploy)) == 0 ? value : use_mark(value);
  }
  Value use_mark(const Value& value);
  static Value without_interface(Value value) {
    value.flags &= static_cast<std::uint8_t>(~kInInterface);
    return value;
  }
  static Value in_interface(Value value) {
    value.flags |= kInInterface;
    return value;
  }
  static bool is_in_interface(const Value& value) {
    return (value.flags & kInInterface) != 0;
  }
  [[nodiscard]] std::string type_in_errors(const Value& value) const;

  const RenderOptions& options_;
  Workspace workspace_;
  Runtime runtime_;
  const Value& data_;
  const TemplateSet& main_templates_;
  const TemplateSet* templates_;
  const Template* current_ = nullptr;
  const Node* node_ = nullptr;
  Output main_output_;
  Output* output_ = &main_output_;
  std::uint64_t steps_ = 0;
  int nesting_ = 0;
  std::uint32_t call_depth_ = 0;
  OriginId condition_ = OriginId::none;  // of what the innermost `if` or `with` decided on
  bool lenient_ = false;                 // inside `known`: what is absent is nil, not an error
  std::uint8_t printed_flags_ = 0;       // contagious flags of what the current output has taken
  std::vector<Variable> variables_;
  std::size_t frame_base_ = 0;            // the current template's first variable, its `$`
  std::vector<Value> arguments_;          // of the calls being evaluated
  std::vector<document::Member> ranged_;  // members of the maps being ranged over, as they were at the start
  std::vector<CallFrame> call_frames_;
  std::size_t included_base_ = 0;  // what is being included is counted from this frame on
  std::unordered_map<const document::String*, std::string_view> fragments_;  // to the names of their dialects
  struct ParsedText {
    std::unique_ptr<TemplateSet> set;
    const TemplateFile* file = nullptr;
  };
  std::unordered_map<std::string, ParsedText> parsed_texts_;  // by set and text
  ParseSpace text_space_;                                     // their trees
  const TemplateSet* set_of_text_ = nullptr;
  std::string scratch_;
};

/// Deletes every occurrence of `needle`, mappings too.
void delete_all(std::string& text, std::vector<Mapping>& mappings, std::string_view needle);

}  // namespace stageplot::gotemplate
