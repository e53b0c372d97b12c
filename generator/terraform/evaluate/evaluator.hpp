// Evaluates expressions. What a name of the module stands for (`var`, `local`, resources) the module's evaluation says
// through the interface References; everything else is here.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "terraform/evaluate/error.hpp"
#include "terraform/evaluate/scope.hpp"
#include "terraform/functions/function.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform {

/// What stands for a reference's first steps.
struct Resolved {
  Value value;
  std::size_t steps = 0;  // how many of the steps behind the root it took
};

class References {
 public:
  virtual ~References() = default;
  /// The value of `root` and as many of `steps` (GetAttribute and Index expressions, outwards) as name it. Throws
  /// EvaluationError.
  [[nodiscard]] virtual Resolved resolve(const hcl::Expression& root, std::span<const hcl::Expression* const> steps,
                                         const Context& context) = 0;
};

/// The files of a module by name, for functions.
class ModuleFiles final : public FileReader {
 public:
  void add(std::string_view name, std::string_view text, source::FileId file) { files_.push_back({name, text, file}); }
  [[nodiscard]] const std::string_view* find(std::string_view path) const override;
  [[nodiscard]] source::FileId file(std::string_view path) const;

 private:
  struct File {
    std::string_view name;
    std::string_view text;
    source::FileId file;
  };
  [[nodiscard]] const File* entry(std::string_view path) const;

  std::vector<File> files_;
};

class Evaluator {
 public:
  /// `references` may be nullptr: then no name of a module may be used.
  Evaluator(ValueFactory& values, const ModuleFiles& files, References* references)
      : values_(values), files_(files), references_(references) {}

  /// Throws EvaluationError.
  [[nodiscard]] Value evaluate(const hcl::Expression& expression, const Context& context);

  /// `value.name` and `value[key]`, with errors at `span`.
  [[nodiscard]] Value attribute(const Value& value, std::string_view name, source::Span span);
  [[nodiscard]] Value index(const Value& value, const Value& key, source::Span span);

 private:
  static constexpr std::uint32_t kDeepest = 1500;  // expressions one in the other, through references too

  Value literal(Value value, const hcl::Expression& expression, const Context& context);
  Value evaluate_template(const hcl::Template& node, const hcl::Expression& expression, const Context& context);
  Value join(const hcl::Join& node, const hcl::Expression& expression, const Context& context);
  Value traverse(const hcl::Expression& expression, const Context& context);
  Value splat(const hcl::Splat& node, const Context& context);
  Value unary(const hcl::Unary& node, const Context& context);
  Value binary(const hcl::Binary& node, const Context& context);
  Value logical(const hcl::Binary& node, const Context& context);
  Value conditional(const hcl::Conditional& node, const hcl::Expression& expression, const Context& context);
  Value tuple(const hcl::Tuple& node, const hcl::Expression& expression, const Context& context);
  Value object(const hcl::Object& node, const hcl::Expression& expression, const Context& context);
  Value for_each(const hcl::For& node, const hcl::Expression& expression, const Context& context);
  Value call(const hcl::Call& node, const hcl::Expression& expression, const Context& context);
  Value call_by_evaluator(std::string_view name, const hcl::Call& node, const hcl::Expression& expression,
                          const Context& context);
  Value try_all(const hcl::Call& node, const hcl::Expression& expression, const Context& context);
  Value can(const hcl::Call& node, const hcl::Expression& expression, const Context& context);
  Value template_file(const hcl::Call& node, const hcl::Expression& expression, const Context& context);
  Value template_string(const hcl::Call& node, const hcl::Expression& expression, const Context& context);
  Value fill_template(const hcl::Formula& formula, source::FileId file, const Value& variables, source::Span call);

  Value operand(const hcl::Expression& expression, const Context& context, bool as_bool, std::string_view side);
  [[noreturn]] void fail(source::Span span, std::string summary, std::string help = {});

  ValueFactory& values_;
  const ModuleFiles& files_;
  References* references_;
  std::deque<hcl::Formula> formulas_;  // of templates' files
  std::unordered_map<std::string, const hcl::Formula*> formula_of_path_;
  std::uint32_t depth_ = 0;
  bool in_template_ = false;  // a template's own functions and names: no templatefile, no references
};

/// `var.a[0].b` as written, for findings; a key that is no literal is `…`.
[[nodiscard]] std::string reference_text(const hcl::Expression& expression);

}  // namespace stageplot::terraform
