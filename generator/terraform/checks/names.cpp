// Names that no table can judge alone.
#include "diagnostics/rules/terraform_aws.hpp"
#include "document/map.hpp"
#include "terraform/aws/facts.hpp"
#include "terraform/checks/formats.hpp"
#include "terraform/checks/traps.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

/// An argument other than the name whose change makes the resource anew, or nothing.
std::string_view other_replacing(const aws::BodyFact& fact, const BodyView& body) {
  for (const aws::ArgumentFact& argument : fact.arguments) {
    if (argument.has(aws::kForcesNew) && argument.name != "name" && argument.name != "name_prefix" &&
        body.presence(argument.name) != Presence::absent) {
      return argument.name;
    }
  }
  return {};
}

}  // namespace

void fixed_names(const ModuleView& module, Report& report) {
  // A policy's name need only be its own within the group, and a group that is made anew has another name.
  for (const std::string_view type :
       {"aws_elb", "aws_iam_instance_profile", "aws_iam_role", "aws_security_group", "aws_sns_topic"}) {
    const aws::TypeFact* fact = aws::find_type(type);
    for (const ResourceView& resource : module.resources(type)) {
      const document::Value* first = document::find(resource.resource->lifecycle, "create_before_destroy");
      if (first == nullptr || as_boolean(*first) != true || !resource.body.text("name")) continue;
      const std::string_view other = other_replacing(fact->body, resource.body);
      if (other.empty()) continue;
      report.structure(resource.body, "name",
                       {.rule = rules::terraform_fixed_name,
                        .summary = "`create_before_destroy` makes a second `" + std::string(type) +
                                   "` of the same name when `" + std::string(other) + "` changes",
                        .help = "use `name_prefix`, or leave `create_before_destroy` out",
                        .other = &resource.body,
                        .other_argument = other,
                        .other_label = "a change makes it anew"});
    }
  }
}

void topic_names(const ModuleView& module, Report& report) {
  for (const ResourceView& topic : module.resources("aws_sns_topic")) {
    const auto name = topic.body.text("name");
    if (!name || topic.body.presence("fifo_topic") == Presence::maybe) continue;
    const bool fifo = topic.body.boolean("fifo_topic").value_or(false);
    if (matches_pattern(fifo ? "^[0-9A-Za-z_-]{1,251}\\.fifo$" : "^[0-9A-Za-z_-]{1,256}$", *name)) continue;
    report.value(
        topic.body, "name",
        {.rule = rules::terraform_bad_value,
         .summary = "the topic's `name` is " + quoted(*name) +
                    (fifo ? ", and a FIFO topic's ends with `.fifo`" : ", and takes letters, digits, `_` and `-`"),
         .help = fifo ? "add `.fifo`" : "write it with these, at most 256"});
  }
}

}  // namespace stageplot::terraform::checks
