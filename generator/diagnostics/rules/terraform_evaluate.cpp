#include "diagnostics/rules/terraform_evaluate.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule terraform_call{
    .code = "terraform.call",
    .title = "a call of a function that Terraform refuses",
    .what = "An expression calls a function that Terraform does not have, or with arguments that it does not take.",
    .why = "Terraform stops at plan.",
    .example = "locals {\n  last = element([], 0)\n}\n",
    .fix = "locals {\n  last = try(element(var.names, 0), null)\n}\n",
};

const Rule terraform_condition{
    .code = "terraform.condition",
    .title = "a condition of the module does not hold",
    .what =
        "The condition of a `validation`, `precondition`, `postcondition` or `assert` is false for the values that the "
        "module has. That of an `assert` in a `check` block is a warning.",
    .why = "Terraform stops with the condition's own message, where it is not in a `check` block.",
    .example =
        "variable \"rollout\" {\n  type    = string\n  default = \"fast\"\n\n  validation {\n"
        "    condition     = contains([\"replace-group\", \"refresh\"], var.rollout)\n"
        "    error_message = \"The rollout is replace-group or refresh.\"\n  }\n}\n",
    .fix = "Change the value that the message speaks of.",
};

const Rule terraform_cycle{
    .code = "terraform.cycle",
    .title = "values that depend on each other in a circle",
    .what = "A local value or a resource refers to itself, directly or through others.",
    .why = "Terraform finds no order to evaluate them in, and stops.",
    .example = "locals {\n  a = local.b\n  b = local.a\n}\n",
    .fix = "locals {\n  a = \"x\"\n  b = local.a\n}\n",
};

const Rule terraform_declaration{
    .code = "terraform.declaration",
    .title = "a block that a module cannot have",
    .what =
        "A name is declared twice, a block has too few or too many labels, lacks what it must have, or is none that "
        "Terraform knows.",
    .why = "Terraform refuses the module.",
    .example = "variable \"port\" {}\nvariable \"port\" {}\n",
    .fix = "variable \"port\" {}\n",
};

const Rule terraform_evaluation_limit{
    .code = "terraform.evaluation-limit",
    .title = "a module is too large to evaluate",
    .what = "Evaluating a module takes more steps or memory than the tool permits.",
    .why = "What was not evaluated is not checked.",
    .example = "locals {\n  many = setproduct(range(1000), range(1000), range(1000))\n}\n",
    .fix = "Divide the module, or make the collections smaller.",
};

const Rule terraform_expression{
    .code = "terraform.expression",
    .title = "an expression that has no value",
    .what =
        "An operator's operand, a key, an attribute or a part of a text does not fit: a null value, another type, an "
        "element that is not there.",
    .why = "Terraform stops at plan.",
    .example = "locals {\n  names = [\"a\", \"b\"]\n  third = local.names[2]\n}\n",
    .fix = "locals {\n  names  = [\"a\", \"b\"]\n  second = local.names[1]\n}\n",
};

const Rule terraform_not_provided{
    .code = "terraform.not-provided",
    .severity = Severity::warning,
    .title = "a part of Terraform that this tool does not evaluate",
    .what = "The module uses a function or a kind of file of Terraform that this tool knows by name alone.",
    .why = "What follows from it is unknown, and is not checked.",
    .example = "locals {\n  files = fileset(path.module, \"*.json\")\n}\n",
    .fix = "Nothing has to change; what depends on it is checked by Terraform alone.",
};

const Rule terraform_syntax{
    .code = "terraform.syntax",
    .title = "a file of a module is no right HCL",
    .what = "The text of a .tf or .tfvars file, or of a template that it fills in, breaks the rules of the language.",
    .why = "Terraform refuses the module.",
    .example = "locals {\n  a = [1, 2\n}\n",
    .fix = "locals {\n  a = [1, 2]\n}\n",
};

const Rule terraform_type{
    .code = "terraform.type",
    .title = "a value does not fit the type of its variable",
    .what = "A value in a tfvars file or a default cannot be converted to the variable's type, or the type is none.",
    .why = "Terraform stops before it plans anything.",
    .example = "# terraform.tfvars\nport = \"http\"\n\n# variables.tf\nvariable \"port\" {\n  type = number\n}\n",
    .fix = "port = 8080\n",
};

const Rule terraform_undeclared{
    .code = "terraform.undeclared",
    .title = "a reference to what the module does not declare",
    .what =
        "An expression names a variable, local value, resource or data source that no file of the module declares, an "
        "attribute that the resource's type does not have, or `each`, `count` or `self` where they mean nothing.",
    .why = "Terraform refuses the module.",
    .example = "variable \"group\" {}\n\noutput \"group\" {\n  value = var.grop\n}\n",
    .fix = "variable \"group\" {}\n\noutput \"group\" {\n  value = var.group\n}\n",
};

const Rule terraform_unused_value{
    .code = "terraform.unused-value",
    .severity = Severity::warning,
    .title = "a tfvars file sets a variable that is not declared",
    .what = "A tfvars file has a value for a name that no `variable` block of the module declares.",
    .why = "Terraform warns and goes on without the value: a misspelt name has no effect.",
    .example = "# terraform.tfvars\nregoin = \"us-east-1\"\n",
    .fix = "region = \"us-east-1\"\n",
};

std::span<const Rule* const> terraform_evaluate_family() {
  static const std::vector<const Rule*> kFamily = {
      &terraform_call,         &terraform_condition,        &terraform_cycle,
      &terraform_declaration,  &terraform_evaluation_limit, &terraform_expression,
      &terraform_not_provided, &terraform_syntax,           &terraform_type,
      &terraform_undeclared,   &terraform_unused_value,
  };
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
