// One evaluation of a module: each variable, local value and resource is evaluated when something first asks for it, so
// that the order of the files does not matter and a circle is seen where it closes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "terraform/evaluate/declarations.hpp"
#include "terraform/evaluate/evaluator.hpp"
#include "terraform/functions/type.hpp"

namespace stageplot::terraform {

class ModuleEvaluation final : public References {
 public:
  ModuleEvaluation(const ModuleInput& input, const Declarations& declarations, ValueFactory& values,
                   diagnostics::Diagnostics& diagnostics, EvaluatedModule& result);

  /// Evaluates everything into the result.
  void run();
  /// Reports what only the whole tells; after `run`, also where an exception ended it.
  void finish();
  /// What is being evaluated, where `run` was left by an exception.
  [[nodiscard]] source::Span place() const { return running_.empty() ? source::Span{} : running_.back().span; }

  [[nodiscard]] Resolved resolve(const hcl::Expression& root, std::span<const hcl::Expression* const> steps,
                                 const Context& context) override;

 private:
  enum class State : std::uint8_t { fresh, running, done };

  template <typename Result>
  struct Node {
    State state = State::fresh;
    Result result;
  };
  struct ResourceState {
    State state = State::fresh;
    std::vector<EvaluatedResource> instances;
    std::vector<Value> bindings;  // what `each` or `count` is for each instance; empty where there is neither
    IndexKind kind = IndexKind::none;
    Value failed;  // unknown where count or for_each is wrong
    Value whole;   // nil until something asks for it
  };
  struct Step {
    std::string name;
    source::Span span;  // where it is referred to
  };

  // module_evaluation.cpp
  void report(const EvaluationError& error);
  void report(diagnostics::Diagnostic diagnostic);
  [[nodiscard]] Value failed_value(source::Span span);
  /// The value of an expression; an error is a finding, and the value unknown.
  [[nodiscard]] Value evaluate(const hcl::Expression& expression, const Context& context);
  [[nodiscard]] std::string_view keep(std::string_view text);
  [[nodiscard]] std::string source_text(const hcl::Expression& expression, source::FileId file) const;
  [[nodiscard]] Value circle(const std::string& name, source::Span reference);

  // variables.cpp
  const EvaluatedVariable& variable(std::string_view name, const Declared& declared, source::Span reference);
  EvaluatedVariable evaluate_variable(std::string_view name, const Declared& declared);
  Value variable_value(std::string_view name, const Declared& declared, const Type& type, bool& given);
  Value fit(const Value& value, const Type& type, std::string_view name, source::Span span, const Declared& declared);
  void report_unused_values();
  /// A name that nothing declares, wherever it stands, is one finding.
  void report_missing_names();

  // references.cpp
  Resolved resolve_variable(std::span<const hcl::Expression* const> steps, source::Span span, const Context& context);
  Resolved resolve_local(std::span<const hcl::Expression* const> steps, source::Span span, const Context& context);
  Resolved resolve_path(std::string_view root, std::span<const hcl::Expression* const> steps, source::Span span);
  Resolved resolve_module(std::span<const hcl::Expression* const> steps, source::Span span);
  Resolved resolve_resource(const ResourceName& name, std::span<const hcl::Expression* const> steps, std::size_t used,
                            source::Span span, const Context& context);
  [[noreturn]] void undeclared(source::Span span, std::string summary, std::string help = {});
  /// Attribute `name` of an instance: written, or what the schema says of it.
  Value instance_attribute(const EvaluatedResource& instance, std::string_view name, source::Span span);
  Value instance_object(const EvaluatedResource& instance);
  Value whole_resource(const ResourceName& name, ResourceState& state);
  const EvaluatedResource* pick_instance(const ResourceState& state, const Value& key) const;

  /// Reports what `depends_on` names and nothing declares.
  void check_dependencies(const hcl::Attribute& depends_on, source::FileId file);

  // resources.cpp
  ResourceState& resource(const ResourceName& name, const Declared& declared, source::Span reference);
  void evaluate_resource(const ResourceName& name, const Declared& declared, ResourceState& state);
  void expand_count(const ResourceName& name, const Declared& declared, const hcl::Attribute& count,
                    ResourceState& state);
  void expand_each(const ResourceName& name, const Declared& declared, const hcl::Attribute& for_each,
                   ResourceState& state);
  EvaluatedResource evaluate_instance(const ResourceName& name, const Declared& declared, IndexKind kind,
                                      const Value& index, const Scope* scope);
  void read_meta_arguments(const Declared& declared, EvaluatedResource& instance);
  Value evaluate_lifecycle(const hcl::Block& block, const Context& context);
  void evaluate_resource_conditions(const Declared& declared, const ResourceState& state);

  // body.cpp
  struct Body {
    Value value;
    BodyPlaces places;
  };
  enum class Meta : std::uint8_t { none, resource, provider };
  Body evaluate_body(const hcl::Body& body, const Context& context, Meta meta, std::uint32_t depth);
  void expand_dynamic(const hcl::Block& block, const Context& context, std::uint32_t depth, class BodyBuilder& builder);

  // conditions.cpp
  [[nodiscard]] bool is_given(source::Span span) const;
  [[nodiscard]] std::vector<source::Span> deciding_places(const EvaluatedCondition& condition) const;
  void evaluate_condition(const hcl::Block& block, const Context& context, ConditionKind kind,
                          const std::string& subject);
  void evaluate_rest();

  const ModuleInput& input_;
  const Declarations& declarations_;
  ValueFactory& values_;
  diagnostics::Diagnostics& diagnostics_;
  EvaluatedModule& result_;
  ModuleFiles files_;
  Evaluator evaluator_;
  Evaluator literals_;  // for what may refer to nothing: tfvars, types
  std::map<std::string_view, Node<EvaluatedVariable>> variables_;
  std::map<std::string_view, Node<Value>> locals_;
  std::map<ResourceName, ResourceState> resources_;
  std::map<std::string, diagnostics::Diagnostic> missing_names_;  // by summary
  std::vector<Step> running_;                                     // what is being evaluated, outermost first
};

}  // namespace stageplot::terraform
