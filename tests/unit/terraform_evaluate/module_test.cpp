// Modules as people write them: which values their names have, where these come from, and what is reported.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "evaluation.hpp"

namespace stageplot::terraform::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string dump_local(const std::string& text, std::string_view name = "value") {
  Evaluation evaluation;
  evaluation.add_file("main.tf", text);
  evaluation.run();
  EXPECT_THAT(evaluation.findings(), IsEmpty()) << text;
  return dump(evaluation.local(name));
}

std::vector<std::string> findings_of(const std::string& text, const std::string& tfvars = {}) {
  Evaluation evaluation;
  evaluation.add_file("main.tf", text);
  if (!tfvars.empty()) evaluation.add_file("terraform.tfvars", tfvars);
  evaluation.run();
  return evaluation.findings();
}

TEST(Variables, TakeTheStrongestValue) {
  Evaluation evaluation;
  evaluation.add_file("main.tf", R"(
variable "a" { default = "default" }
variable "b" { default = "default" }
variable "c" { default = "default" }
variable "d" { default = "default" }
variable "e" {}
locals { value = [var.a, var.b, var.c, var.d, var.e] }
)");
  evaluation.add_file("terraform.tfvars", "b = \"tfvars\"\nc = \"tfvars\"\nd = \"tfvars\"\n");
  evaluation.add_file("a.auto.tfvars", "c = \"a.auto\"\nd = \"a.auto\"\n");
  evaluation.add_file("b.auto.tfvars", "d = \"b.auto\"\n");
  evaluation.run();
  EXPECT_EQ(dump(evaluation.local("value")),
            R"(["default","tfvars","a.auto","b.auto",{"unknown":"no value for variable e"}])");
  EXPECT_THAT(evaluation.findings(), IsEmpty());
}

TEST(Variables, AreConvertedToTheirTypes) {
  Evaluation evaluation;
  evaluation.add_file("main.tf", R"(
variable "group" {
  type = object({
    size    = number
    name    = optional(string)
    health  = optional(object({ grace = optional(number, 300) }), {})
    metrics = list(string)
    tags    = map(string)
    zones   = set(string)
    pair    = tuple([string, bool])
  })
}
locals { value = var.group }
)");
  evaluation.add_file("terraform.tfvars", R"(
group = {
  size = "3", metrics = [1, true], tags = { a = 1 }, zones = ["b", "a", "b"], pair = [1, "true"], extra = 1
}
)");
  evaluation.run();
  EXPECT_THAT(evaluation.findings(), IsEmpty());
  EXPECT_EQ(dump(evaluation.local("value")),
            R"({"health":{"grace":300},"metrics":["1","true"],"name":null,"pair":["1",true],"size":3,)"
            R"("tags":{"a":"1"},"zones":["a","b"]})");
}

TEST(Variables, ReportWhatDoesNotFit) {
  const std::string type = "variable \"x\" {\n  type = ";
  const auto finding = [&](const std::string& wanted, const std::string& value) {
    return findings_of(type + wanted + "\n}\n", "x = " + value + "\n");
  };
  EXPECT_THAT(
      finding("number", "\"http\""),
      ElementsAre("terraform.tfvars:1:5 terraform.type: the value does not fit the type of `var.x`: a number is "
                  "required | change the value, or the type of the variable"));
  EXPECT_THAT(finding("object({ a = string, b = number })", "{ b = 1 }"),
              ElementsAre("terraform.tfvars:1:5 terraform.type: the value does not fit the type of `var.x`: attribute "
                          "\"a\" is required | change the value, or the type of the variable"));
  EXPECT_THAT(finding("map(object({ port = number }))", "{\n  web = { port = \"x\" }\n}"),
              ElementsAre("terraform.tfvars:2:18 terraform.type: the value does not fit the type of `var.x`: element "
                          "\"web\": attribute \"port\": a number is required | change the value, or the type of "
                          "the variable"));
  EXPECT_THAT(
      finding("list(number)", "[1, [2]]"),
      ElementsAre("terraform.tfvars:1:9 terraform.type: the value does not fit the type of `var.x`: element 1: a "
                  "number is required | change the value, or the type of the variable"));
  EXPECT_THAT(finding("strng", "1"),
              ElementsAre("main.tf:2:10 terraform.type: `strng` is no type | did you mean `string`?"));
  EXPECT_THAT(finding("list()", "1"), ElementsAre("main.tf:2:10 terraform.type: `list` takes the type of its elements, "
                                                  "and nothing else"));
  EXPECT_THAT(finding("string\n  nullable = false", "null"),
              ElementsAre("terraform.tfvars:1:5 terraform.type: `var.x` cannot be null"));
  EXPECT_THAT(finding("string", "var.y"),
              ElementsAre("terraform.tfvars:1:5 terraform.expression: variables may not be used here | write the value "
                          "itself"));
}

TEST(Variables, NullMeansTheDefaultWhereItIsNotPermitted) {
  Evaluation evaluation;
  evaluation.add_file("main.tf",
                      "variable \"x\" {\n  default  = 3\n  nullable = false\n}\n"
                      "variable \"y\" {\n  default = 3\n}\nlocals { value = [var.x, var.y] }\n");
  evaluation.add_file("terraform.tfvars", "x = null\ny = null\n");
  evaluation.run();
  EXPECT_EQ(dump(evaluation.local("value")), "[3,null]");
}

TEST(Variables, ReportValuesOfUndeclaredNames) {
  EXPECT_THAT(findings_of("variable \"region\" {}\n", "regoin = \"x\"\n"),
              ElementsAre("terraform.tfvars:1:1 terraform.unused-value: no variable `regoin` is declared, so the value "
                          "has no effect | did you mean `region`?"));
}

TEST(Variables, AreValidated) {
  const std::string text = R"(
variable "rollout" {
  type = string

  validation {
    condition     = contains(["replace-group", "refresh"], var.rollout)
    error_message = "The rollout is replace-group or refresh, not ${var.rollout}."
  }
}
)";
  EXPECT_THAT(findings_of(text, "rollout = \"refresh\"\n"), IsEmpty());
  EXPECT_THAT(findings_of(text), IsEmpty());  // unknown
  EXPECT_THAT(
      findings_of(text, "rollout = \"fast\"\n"),
      ElementsAre("terraform.tfvars:1:11 terraform.condition: a validation of `var.rollout` does not hold: The rollout "
                  "is replace-group or refresh, not fast. | change the value"));
}

TEST(Variables, SecretsSpreadAndAreNotPrinted) {
  Evaluation evaluation;
  evaluation.add_file("main.tf", R"(
variable "password" {
  type      = string
  sensitive = true
  validation {
    condition     = length(var.password) > 20
    error_message = "Too short: ${var.password}"
  }
}
locals {
  url    = "https://user:${var.password}@host"
  other  = { a = upper(var.password) }
  length = length(var.password)
  none   = "x"
}
)");
  evaluation.add_file("terraform.tfvars", "password = \"hunter2\"\n");
  const EvaluatedModule& module = evaluation.run();
  EXPECT_THAT(evaluation.findings(), ElementsAre("terraform.tfvars:1:12 terraform.condition: a validation of "
                                                 "`var.password` does not hold | change the value"));
  EXPECT_TRUE(module.variables[0].sensitive);
  EXPECT_TRUE(evaluation.local("url").has(document::kSecret));
  EXPECT_TRUE(evaluation.local("length").has(document::kSecret));
  EXPECT_TRUE(evaluation.local("other").map().data[0].value.has(document::kSecret));
  EXPECT_FALSE(evaluation.local("none").has(document::kSecret));
}

TEST(Locals, AreEvaluatedInTheOrderOfTheirReferences) {
  EXPECT_EQ(dump_local("locals {\n  value = \"${local.b}!\"\n}\nlocals {\n  b = local.c + 1\n  c = 1\n}\n"), "\"2!\"");
}

TEST(Locals, ReportCirclesOnce) {
  EXPECT_THAT(
      findings_of("locals {\n  a = local.b\n  b = [local.c]\n  c = upper(local.a)\n  d = local.a\n}\n"),
      ElementsAre("main.tf:4:13 terraform.cycle: `local.a → local.b → local.c → local.a` is a circle | write one "
                  "of them without the next"));
  EXPECT_THAT(
      findings_of("locals {\n  a = local.a\n}\n"),
      ElementsAre("main.tf:2:7 terraform.cycle: `local.a` refers to itself | write one of them without the next"));
}

TEST(Locals, OfALongChainAreRefusedAtABound) {
  std::ostringstream text;
  text << "locals {\n  a0 = 1\n";
  for (int i = 1; i < 5000; ++i) text << "  a" << 10000 - i << " = local.a" << (i == 4999 ? 0 : 10000 - i - 1) << "\n";
  text << "}\n";
  const auto findings = findings_of(text.str());
  ASSERT_THAT(findings, testing::SizeIs(testing::Le(5)));
  for (const std::string& finding : findings) {
    EXPECT_THAT(finding, testing::HasSubstr("the expressions stand too deep in one another"));
  }
}

TEST(References, ReportWhatIsNotDeclared) {
  const std::string declared =
      "variable \"group\" {\n  default = {}\n}\nlocals {\n  name = \"x\"\n}\n"
      "resource \"terraform_data\" \"app\" {}\nresource \"terraform_data\" \"many\" {\n  count = 2\n}\n";
  const auto finding = [&](const std::string& expression) {
    return findings_of("output \"o\" {\n  value = " + expression + "\n}\n" + declared);
  };
  EXPECT_THAT(finding("var.grop"),
              ElementsAre("main.tf:2:15 terraform.undeclared: no variable `grop` is declared | did you mean `group`?"));
  EXPECT_THAT(
      finding("local.nam"),
      ElementsAre("main.tf:2:17 terraform.undeclared: no local value `nam` is declared | did you mean `name`?"));
  EXPECT_THAT(
      finding("terraform_data.ap.id"),
      ElementsAre("main.tf:2:11 terraform.undeclared: no resource `terraform_data.ap` is declared | did you mean "
                  "`terraform_data.app`?"));
  EXPECT_THAT(finding("data.aws_ami.app.id"),
              ElementsAre("main.tf:2:11 terraform.undeclared: no data source `data.aws_ami.app` is declared | declare "
                          "it, or correct the name"));
  EXPECT_THAT(
      finding("terraform_data.app.outptu"),
      ElementsAre("main.tf:2:30 terraform.undeclared: `terraform_data` has no attribute `outptu` | did you mean "
                  "`output`?"));
  EXPECT_THAT(
      finding("terraform_data.many.id"),
      ElementsAre("main.tf:2:31 terraform.undeclared: `terraform_data.many` has `count`, so an attribute belongs "
                  "to one of its instances | name the instance (`[0]`), or take all (`[*]`)"));
  EXPECT_THAT(
      finding("terraform_data.many[2].id"),
      ElementsAre("main.tf:2:31 terraform.expression: `terraform_data.many` has no instance 2 | it has 2 of them, "
                  "numbered from 0"));
  EXPECT_THAT(finding("each.key"),
              ElementsAre("main.tf:2:11 terraform.undeclared: `each` means nothing here | it stands in resources, data "
                          "sources and modules that have `for_each`"));
  EXPECT_THAT(
      finding("nmae"),
      ElementsAre("main.tf:2:11 terraform.undeclared: nothing is called `nmae` here | a variable is `var.nmae`, a "
                  "local value `local.nmae`, a text stands in quotes"));
  EXPECT_THAT(
      finding("module.x.y"),
      ElementsAre("main.tf:2:11 terraform.undeclared: no module `x` is declared | declare it, or correct the name"));
  EXPECT_THAT(finding("path.modul"),
              ElementsAre("main.tf:2:11 terraform.undeclared: `path` has no attribute `modul` | it "
                          "has `module`, `root` and `cwd`"));
  EXPECT_THAT(finding("uppr(\"a\")"),
              ElementsAre("main.tf:2:11 terraform.call: Terraform has no function `uppr` | did you mean `upper`?"));
  EXPECT_THAT(finding("fileset(\".\", \"*\")"),
              ElementsAre("main.tf:2:11 terraform.not-provided: the function `fileset` is not evaluated by this tool | "
                          "nothing has to change: what follows from it is checked by Terraform alone"));
}

TEST(References, OfDependsOnAreChecked) {
  EXPECT_THAT(findings_of("resource \"x_y\" \"a\" {\n  depends_on = [x_y.b, x_y.a[0], data.x_y.a, data.x_y.scoped]\n}\n"
                          "check \"c\" {\n  data \"x_y\" \"scoped\" {}\n  assert {\n"
                          "    condition     = data.x_y.scoped.id != null\n    error_message = \"x\"\n  }\n}\n"),
              ElementsAre("main.tf:2:17 terraform.undeclared: `x_y.b` is not declared",
                          "main.tf:2:34 terraform.undeclared: `data.x_y.a` is not declared"));
}

TEST(References, KnowResources) {
  const std::string resources = R"(
resource "terraform_data" "one" {
  input = { a = upper("x"), b = terraform_data.many[1].input }
}
resource "terraform_data" "many" {
  count = 2
  input = "n${count.index}"
}
resource "terraform_data" "named" {
  for_each = { up = 4, down = -1 }
  input    = "${each.key}=${each.value}"
}
resource "terraform_data" "none" {
  count = 0
}
resource "terraform_data" "some" {
  for_each = toset([terraform_data.one.id])
  input    = each.value
}
resource "mystery_thing" "m" {
  name = "x"
}
)";
  const auto value = [&](const std::string& expression) {
    return dump_local("locals {\n  value = " + expression + "\n}\n" + resources);
  };
  EXPECT_EQ(value("terraform_data.one.input"), R"({"a":"X","b":"n1"})");
  EXPECT_EQ(value("terraform_data.one.id"), R"({"unknown":"known after apply: terraform_data.one.id"})");
  EXPECT_EQ(value("terraform_data.one.triggers_replace"), "null");
  EXPECT_EQ(value("terraform_data.many[*].input"), R"(["n0","n1"])");
  EXPECT_EQ(value("terraform_data.many[*].id"), R"([{"unknown":"known after apply: terraform_data.many[0].id"},)"
                                                R"({"unknown":"known after apply: terraform_data.many[1].id"}])");
  EXPECT_EQ(value("length(terraform_data.many)"), "2");
  EXPECT_EQ(value("terraform_data.none[*].id"), "[]");
  EXPECT_EQ(value("one(terraform_data.none[*].id)"), "null");
  EXPECT_EQ(value("terraform_data.named[\"up\"].input"), R"("up=4")");
  EXPECT_EQ(value("{ for k, r in terraform_data.named : k => r.input }"), R"({"down":"down=-1","up":"up=4"})");
  EXPECT_EQ(value("keys(terraform_data.named)"), R"(["down","up"])");
  EXPECT_EQ(value("terraform_data.some[\"x\"].input"), R"({"unknown":"known after apply: terraform_data.one.id"})");
  EXPECT_EQ(value("terraform_data.one"),
            R"({"id":{"unknown":"known after apply: terraform_data.one.id"},"input":{"a":"X","b":"n1"},)"
            R"("output":{"unknown":"known after apply: terraform_data.one.output"},"triggers_replace":null})");
  EXPECT_EQ(value("mystery_thing.m.name"), R"("x")");
  EXPECT_EQ(value("mystery_thing.m.other"), R"({"unknown":"known after apply: mystery_thing.m.other"})");
  EXPECT_EQ(value("mystery_thing.m"),
            R"({"unknown":"the attributes of mystery_thing are not known: mystery_thing.m"})");
  EXPECT_EQ(value("timestamp()"), R"json({"unknown":"known after apply: timestamp()"})json");
}

TEST(Unknown, SpreadsAsInTerraform) {
  const auto value = [](const std::string& expression) {
    return dump_local("variable \"x\" {}\nlocals {\n  value = " + expression + "\n}\n");
  };
  const std::string unknown = R"({"unknown":"no value for variable x"})";
  EXPECT_EQ(value("[var.x, 1]"), "[" + unknown + ",1]");
  EXPECT_EQ(value("length([var.x, 1])"), "2");
  EXPECT_EQ(value("\"a${var.x}\""), unknown);
  EXPECT_EQ(value("var.x ? 1 : 2"), unknown);
  EXPECT_EQ(value("{ a = var.x, b = 1 }.b"), "1");
  EXPECT_EQ(value("var.x.a.b[0]"), unknown);
  EXPECT_EQ(value("merge({ a = 1 }, { b = var.x })"), R"({"a":1,"b":)" + unknown + "}");
  EXPECT_EQ(value("jsonencode({ a = var.x })"), unknown);
  EXPECT_EQ(value("[for i in [1, 2] : var.x if i > 1]"), "[" + unknown + "]");
  EXPECT_EQ(value("[for i in var.x : i]"), unknown);
  EXPECT_EQ(value("try(var.x, 1)"), unknown);
  EXPECT_EQ(value("coalesce(null, 1, var.x)"), "1");
  EXPECT_EQ(value("tolist([var.x, \"a\"])"), "[" + unknown + R"(,"a"])");
}

TEST(Resources, AreExpandedWithTheirBlocks) {
  Evaluation evaluation;
  evaluation.add_file("main.tf", R"(
locals {
  tags = { b = "2", a = "1" }
}
resource "x_group" "app" {
  name = "group"

  tag {
    key = "first"
  }

  dynamic "tag" {
    for_each = local.tags
    iterator = it
    content {
      key   = it.key
      value = it.value
      dynamic "inner" {
        for_each = [10, 20]
        content {
          text = "${it.key}${inner.key}${inner.value}"
        }
      }
    }
  }

  depends_on = [x_group.other, data.x_zone.z]
  provider   = x.west

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [desired_capacity, tags["x"]]
  }
}
resource "x_group" "other" {
  for_each = toset(["b", "a"])
  name     = each.value
  lifecycle { ignore_changes = all }
}
data "x_zone" "z" {}
)");
  const EvaluatedModule& module = evaluation.run();
  EXPECT_THAT(evaluation.findings(), IsEmpty());
  ASSERT_EQ(module.resources.size(), 4u);
  const EvaluatedResource& app = module.resources[0];
  EXPECT_EQ(dump(app.body), R"({"name":"group","tag":[{"key":"first"},)"
                            R"({"inner":[{"text":"a010"},{"text":"a120"}],"key":"a","value":"1"},)"
                            R"({"inner":[{"text":"b010"},{"text":"b120"}],"key":"b","value":"2"}]})");
  EXPECT_THAT(app.depends_on, ElementsAre("x_group.other", "data.x_zone.z"));
  EXPECT_EQ(app.provider, "x.west");
  EXPECT_EQ(dump(app.lifecycle),
            R"({"create_before_destroy":true,"ignore_changes":["desired_capacity","tags[\"x\"]"]})");
  EXPECT_EQ(evaluation.place(app.header), "main.tf:5:1");
  EXPECT_EQ(evaluation.place(app.places.argument("name")->name_span), "main.tf:6:3");
  EXPECT_EQ(evaluation.place(app.places.argument("name")->value_span), "main.tf:6:10");
  EXPECT_EQ(evaluation.place(app.places.block("tag", 0)->header), "main.tf:8:3");
  EXPECT_EQ(evaluation.place(app.places.block("tag", 2)->header), "main.tf:12:3");
  EXPECT_EQ(evaluation.place(app.places.block("tag", 2)->body.argument("value")->name_span), "main.tf:17:7");
  EXPECT_EQ(module.resources[1].address(), "x_group.other[\"a\"]");
  EXPECT_EQ(module.resources[2].address(), "x_group.other[\"b\"]");
  EXPECT_EQ(dump(module.resources[1].lifecycle), R"({"ignore_changes":"all"})");
  EXPECT_EQ(module.resources[3].address(), "data.x_zone.z");
  EXPECT_EQ(module.resources[3].provider, "x");
}

TEST(Resources, ReportWrongCounts) {
  EXPECT_THAT(
      findings_of("resource \"x_y\" \"a\" {\n  count = \"many\"\n}\n"),
      ElementsAre("main.tf:2:11 terraform.expression: the `count` of `x_y.a` does not fit: a number is required"));
  EXPECT_THAT(findings_of("resource \"x_y\" \"a\" {\n  count = -1\n}\noutput \"o\" {\n  value = x_y.a[0].b\n}\n"),
              ElementsAre("main.tf:2:11 terraform.expression: the `count` of `x_y.a` must be a whole number from 0 to "
                          "10000"));
  EXPECT_THAT(
      findings_of("resource \"x_y\" \"a\" {\n  for_each = [\"a\"]\n}\n"),
      ElementsAre("main.tf:2:14 terraform.expression: the `for_each` of `x_y.a` is a tuple | it takes a map, an "
                  "object, or a set of texts (`toset`)"));
  EXPECT_THAT(
      findings_of("resource \"x_y\" \"a\" {\n  n = x_y.b.n\n}\nresource \"x_y\" \"b\" {\n  n = [x_y.a.n]\n}\n"),
      ElementsAre("main.tf:5:8 terraform.cycle: `x_y.a → x_y.b → x_y.a` is a circle | write one of them without "
                  "the next"));
}

TEST(Conditions, AreEvaluatedWhereTheyStand) {
  Evaluation evaluation;
  evaluation.add_file("main.tf", R"(
variable "size" {}
resource "terraform_data" "a" {
  for_each = toset(["x", "y"])
  input    = each.key
  lifecycle {
    precondition {
      condition     = each.key != "y"
      error_message = "Not ${each.key}."
    }
    postcondition {
      condition     = self.input == "x" ? true : self.id != ""
      error_message = "no"
    }
  }
}
check "size" {
  assert {
    condition     = var.size > 1
    error_message = "Too small."
  }
}
output "o" {
  value = 1
  precondition {
    condition     = var.size
    error_message = "x"
  }
}
)");
  evaluation.add_file("terraform.tfvars", "\nsize = 1\n");
  const EvaluatedModule& module = evaluation.run();
  EXPECT_THAT(
      evaluation.findings(),
      ElementsAre("main.tf:26:21 terraform.expression: the condition is neither true nor false: a bool is required",
                  "main.tf:8:23 terraform.condition: a precondition of `terraform_data.a[\"y\"]` does not hold: Not y. "
                  "| change a "
                  "value that the message speaks of, or the condition",
                  "terraform.tfvars:2:8 terraform.condition: an assertion of `check.size` does not hold: Too small. | "
                  "change the "
                  "value"));
  ASSERT_EQ(module.conditions.size(), 6u);
  EXPECT_EQ(module.conditions[0].subject, "terraform_data.a[\"x\"]");
  EXPECT_EQ(dump(module.conditions[0].result), "true");
  EXPECT_EQ(dump(module.conditions[2].result), "true");
  EXPECT_EQ(dump(module.conditions[3].result), R"({"unknown":"known after apply: terraform_data.a[\"y\"].id"})");
}

TEST(Origins, LeadToWhatAPersonWrote) {
  Evaluation evaluation;
  evaluation.add_file("main.tf", R"(
variable "min" { type = number }
variable "tags" {
  type    = map(string)
  default = { a = "x" }
}
variable "zone" { type = string }
resource "x_group" "app" {
  min_size = var.min
  name     = "vf-${var.zone}!"
  tag      = var.tags["a"]
  total    = var.min + 1
  encoded  = base64encode(jsonencode({ zone = var.zone }))
  plain    = 3
}
)");
  evaluation.add_file("terraform.tfvars", "min  = \"2\"\nzone = \"east\"\n");
  const EvaluatedModule& module = evaluation.run();
  EXPECT_THAT(evaluation.findings(), IsEmpty());
  const auto& body = module.resources[0].body;
  const auto places = [&](std::string_view name) {
    std::vector<std::string> all;
    for (const document::Member& member : body.map().members()) {
      if (member.key->view() != name) continue;
      for (const auto id : evaluation.origins().sources(member.value.origin)) {
        all.push_back(evaluation.place(evaluation.origins().span(id)));
      }
    }
    return all;
  };
  EXPECT_THAT(places("min_size"), ElementsAre("terraform.tfvars:1:8"));
  EXPECT_THAT(places("name"), ElementsAre("main.tf:10:15", "terraform.tfvars:2:8", "main.tf:10:29"));
  EXPECT_THAT(places("tag"), ElementsAre("main.tf:5:19"));
  EXPECT_THAT(places("total"), ElementsAre("terraform.tfvars:1:8", "main.tf:12:24"));
  EXPECT_THAT(places("encoded"), ElementsAre("terraform.tfvars:2:8"));
  EXPECT_THAT(places("plain"), ElementsAre("main.tf:14:14"));
  const auto runs = body.map().data[2].value.s->runs();
  ASSERT_EQ(body.map().data[2].key->view(), "name");
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[1].begin, 3u);
  EXPECT_EQ(evaluation.place(evaluation.origins().span(runs[1].origin)), "terraform.tfvars:2:8");
}

TEST(Module, KnowsItsSettings) {
  Evaluation evaluation;
  evaluation.add_file("versions.tf", R"(
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.80", configuration_aliases = [aws.west] }
  }
  backend "s3" {
    key = "x"
  }
}
provider "aws" {
  region = var.region
  default_tags {
    tags = { a = "b" }
  }
}
variable "region" { default = "us-east-1" }
)");
  const EvaluatedModule& module = evaluation.run();
  EXPECT_THAT(evaluation.findings(), IsEmpty());
  ASSERT_EQ(module.terraform.size(), 1u);
  EXPECT_EQ(dump(module.terraform[0].body),
            R"({"required_providers":{"aws":{"source":"hashicorp/aws","version":"\u003e= 5.80"}},)"
            R"("required_version":"\u003e= 1.5"})");
  EXPECT_EQ(module.backends[0].label, "s3");
  EXPECT_EQ(dump(module.backends[0].body), R"({"key":"x"})");
  EXPECT_EQ(module.providers[0].label, "aws");
  EXPECT_EQ(dump(module.providers[0].body), R"({"default_tags":[{"tags":{"a":"b"}}],"region":"us-east-1"})");
}

TEST(Module, ReportsWrongDeclarations) {
  EXPECT_THAT(
      findings_of("variable \"a\" {}\nvariable \"a\" {}\nlocals {\n  x = 1\n}\nlocals {\n  x = 2\n}\nresourc \"a\" "
                  "\"b\" {}\nresource \"a\" {}\nx = 1\n"),
      ElementsAre("main.tf:10:1 terraform.declaration: a `resource` block has 1 label, and must have 2 | write its "
                  "type and its name behind the word, both in quotes",
                  "main.tf:11:1 terraform.declaration: `x` stands outside of every block | a value of a variable "
                  "belongs into terraform.tfvars, a name for an expression into `locals`",
                  "main.tf:2:1 terraform.declaration: `var.a` is declared twice | give one of them another name, "
                  "or remove it",
                  "main.tf:7:3 terraform.declaration: `local.x` is declared twice | give one of them another name, "
                  "or remove it",
                  "main.tf:9:1 terraform.declaration: Terraform has no block `resourc` at the top of a file | did "
                  "you mean `resource`?"));
}

TEST(Module, OfTooMuchWorkIsRefusedAtABound) {
  EXPECT_THAT(
      findings_of("locals {\n  a = setproduct(range(1000), range(1000), range(1000))\n}\n"),
      ElementsAre("main.tf:2:3 terraform.evaluation-limit: the module takes more steps to evaluate than is permitted | "
                  "divide the module, or make its collections smaller"));
}

}  // namespace
}  // namespace stageplot::terraform::test
