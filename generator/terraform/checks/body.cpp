#include "terraform/checks/body.hpp"

#include <optional>
#include <vector>

#include "diagnostics/rules/terraform_aws.hpp"
#include "document/map.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

std::string code(std::string_view name) {
  return "`" + std::string(name) + "`";
}

/// Whether the place of the name says that an argument, or a block, was written there.
bool is_argument_form(const BodyView& body, std::string_view name, const Value& value) {
  if (body.is_written_as_argument(name)) return true;
  if (body.is_written_as_block(name)) return false;
  // Items of an attribute that may be written as a block have no places of their own.
  return !value.is_list() && !value.is_map();
}

/// Gives the name that is meant, where one is near.
std::optional<std::string_view> report_unknown(const BodyView& body, const aws::BodyFact& fact, std::string_view name,
                                               bool as_argument, std::string_view what, Report& report) {
  if (aws::has_attribute(fact, name)) {
    report.structure(
        body, name,
        {.rule = rules::terraform_unknown_argument,
         .summary = code(name) + " of " + std::string(what) + " is known after an apply and can not be set",
         .help = "remove it",
         .label = "filled in by AWS"});
    return std::nullopt;
  }
  std::vector<std::string_view> names;
  for (const aws::ArgumentFact& argument : fact.arguments) names.push_back(argument.name);
  for (const aws::BlockFact& block : fact.blocks) names.push_back(block.name);
  const std::string nearest = text::did_you_mean(name, names);
  report.structure(body, name,
                   {.rule = rules::terraform_unknown_argument,
                    .summary = std::string(what) + " has no " + (as_argument ? "argument " : "block ") + code(name),
                    .help = nearest.empty() ? "remove it" : nearest,
                    .label = "unknown here"});
  return text::nearest(name, names);
}

void check_block(const BodyView& body, const aws::BlockFact& fact, const Value& value, Report& report) {
  if (is_argument_form(body, fact.name, value) && !fact.also_argument) {
    report.structure(body, fact.name,
                     {.rule = rules::terraform_block_form,
                      .summary = code(fact.name) + " is a block, and is written as an argument",
                      .help = "write `" + std::string(fact.name) + " { … }` without the equals sign"});
    return;
  }
  if (fact.deprecated) {
    report.structure(body, fact.name,
                     {.rule = rules::terraform_deprecated_argument,
                      .summary = "the block " + code(fact.name) + " is deprecated",
                      .help = "use a resource of its own for it"});
  }
  if (!value.is_list() && !value.is_map()) return;
  const std::size_t count = value.is_list() ? value.items().size() : 1;
  const auto report_count = [&](std::string summary, std::string help) {
    report.structure(body, fact.name,
                     {.rule = rules::terraform_block_count, .summary = std::move(summary), .help = std::move(help)});
  };
  if (fact.max_items > 0 && count > fact.max_items) {
    report_count("there are " + std::to_string(count) + " blocks " + code(fact.name) + ", and at most " +
                     std::to_string(fact.max_items) + " may be",
                 "leave one");
  } else if (fact.nesting == aws::Nesting::single && count > 1) {
    report_count("there are " + std::to_string(count) + " blocks " + code(fact.name) + ", and at most 1 may be",
                 "leave one");
  }
  for (const BodyView& block : body.blocks(fact.name)) {
    const bool vowel = std::string_view("aeiou").find(fact.name.front()) != std::string_view::npos;
    check_body(block, fact.body, (vowel ? "an " : "a ") + code(fact.name) + " block", report);
  }
}

}  // namespace

void check_body(const BodyView& body, const aws::BodyFact& fact, std::string_view what, Report& report) {
  if (!body.map().is_map()) return;
  // What follows from a misspelt name is not said.
  BodyView spelt = body;
  for (const document::Member& member : body.map().map().members()) {
    const std::string_view name = member.key->view();
    const aws::ArgumentFact* argument = aws::find_argument(fact, name);
    const aws::BlockFact* block = aws::find_block(fact, name);
    const bool as_argument = is_argument_form(body, name, member.value);
    if (argument == nullptr && block == nullptr) {
      if (const auto meant = report_unknown(body, fact, name, as_argument, what, report)) spelt.expect(*meant);
    } else if (block != nullptr) {
      if (!member.value.is_nil()) check_block(body, *block, member.value, report);
    } else if (body.is_written_as_block(name)) {
      report.structure(body, name,
                       {.rule = rules::terraform_block_form,
                        .summary = code(name) + " is an argument, and is written as a block",
                        .help = "write `" + std::string(name) + " = …`"});
    } else if (!member.value.is_nil()) {
      check_argument(body, *argument, report);
    }
  }
  for (const aws::ArgumentFact& argument : fact.arguments) {
    if (!argument.has(aws::kRequired) || spelt.presence(argument.name) != Presence::absent) continue;
    const bool null = document::find(body.map(), argument.name) != nullptr;
    Finding finding{.rule = rules::terraform_missing_argument,
                    .summary = std::string(what) + " needs " + code(argument.name) + (null ? ", and it is null" : ""),
                    .help = null ? "give it a value" : "add " + code(argument.name)};
    report.structure(body, null ? argument.name : std::string_view{}, std::move(finding));
  }
  for (const aws::BlockFact& block : fact.blocks) {
    const std::size_t least = block.required && block.min_items == 0 ? 1 : block.min_items;
    if (least == 0 || spelt.presence(block.name) == Presence::maybe) continue;
    const Value* value = body.find(block.name);
    if (value != nullptr && (!value->is_list() || value->items().size() >= least)) continue;
    report.structure(body, {},
                     {.rule = rules::terraform_missing_argument,
                      .summary = std::string(what) + " needs a " + code(block.name) + " block",
                      .help = "add `" + std::string(block.name) + " { … }`"});
  }
  check_constraints(spelt, fact, what, report);
}

}  // namespace stageplot::terraform::checks
