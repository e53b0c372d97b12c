// Terraform's language: the parser with its tree, the short check of syntax, the layout.
#include "target.hpp"
#include "terraform/format.hpp"
#include "terraform/hcl/dump.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::fuzz {
namespace {

namespace hcl = terraform::hcl;

std::string laid_out(std::string_view text) {
  std::string result;
  std::size_t at = 0;
  for (const gotemplate::Edit& edit : terraform::format(text)) {
    require(edit.begin >= at && edit.begin <= edit.end && edit.end <= text.size(), "edits are in order");
    result += text.substr(at, edit.begin - at);
    result += edit.text;
    at = edit.end;
  }
  result += text.substr(at);
  return result;
}

void check_errors(const std::vector<hcl::SyntaxError>& errors, std::size_t size) {
  for (const hcl::SyntaxError& error : errors) {
    require(error.range.begin <= error.range.end && error.range.end <= size, "an error's range lies in the text");
    require(!error.summary.empty(), "an error says what is wrong");
  }
}

}  // namespace

void run_input(std::string_view input) {
  const hcl::File file = hcl::parse_file(input);
  check_errors(file.errors, input.size());
  const std::string tree = hcl::dump(file.body);
  const std::string formatted = laid_out(input);
  if (file.errors.empty()) {
    require_equal(laid_out(formatted), formatted, "a second layout changes nothing");
    const hcl::File again = hcl::parse_file(formatted);
    require(again.errors.empty(), "what is laid out can be read");
    require_equal(hcl::dump(again.body), tree, "the layout keeps the tree");
  }
  check_errors(hcl::parse_values_file(input).errors, input.size());
  const hcl::Formula pattern = hcl::parse_template(input);
  check_errors(pattern.errors, input.size());
  (void)hcl::dump(*pattern.expression);
  const hcl::Formula formula = hcl::parse_expression(input);
  check_errors(formula.errors, input.size());
  (void)hcl::dump(*formula.expression);
}

}  // namespace stageplot::fuzz
