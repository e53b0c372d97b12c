// `tpl` as Helm had it up to 3.11: the text is rendered as a chart whose one file takes the place of the caller's.
// What follows from that is observable: the other files' definitions win over the text's own, those of the caller's
// file and of an outer text are unknown, and each level cleans up the errors of the level below.
#include "diagnostics/rules/template.hpp"
#include "document/map.hpp"
#include "template/execution.hpp"
#include "template/helm_errors.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate {

using document::Value;

namespace {

/// What the data say under Template, where they come from Helm.
const Value* template_fact(const Value& data, std::string_view key) {
  const Value* facts = document::find(data, "Template");
  const Value* fact = facts == nullptr ? nullptr : document::find(*facts, key);
  return fact != nullptr && fact->is_string() ? fact : nullptr;
}

[[noreturn]] void refuse_data(std::string_view text, std::string_view key, std::string_view shown) {
  throw FunctionError("cannot retrieve Template." + std::string{shown} + " from values inside tpl function: " +
                      std::string{text} + ": " + text::go_quote(key) + " is not a value");
}

}  // namespace

const TemplateFile* Execution::parse_text_alone(const Value& text, std::string_view name, const Node& site) {
  std::string key{name};
  key += '\0';
  key += text.text();
  const auto [place, is_new] = parsed_texts_.try_emplace(std::move(key));
  ParsedText& parsed = place->second;
  set_of_text_ = parsed.set.get();
  if (!is_new) return parsed.file;
  const source::FileId file = workspace_.sources.add("the text of a `tpl` call", std::string{text.text()});
  ParseResult result = parse_template(name, file, workspace_.sources.text(file),
                                      {.literal_origin = text.origin,
                                       .owner = current_->file->owner,
                                       .space = &text_space_,
                                       .knows_function = options_.knows_function});
  if (result.error) {
    at(site);
    diagnostics::Diagnostic& inner = result.error->diagnostic;
    fail("error calling tpl: error during tpl function execution for " + text::go_quote(text.text()) + ": " +
             helm_parse_error(result.error->go_message),
         {.rule = inner.rule,
          .summary = inner.summary + ", in a text that `tpl` evaluates",
          .help = inner.help,
          .culprit = &text,
          .label = "the text stands here"});
  }
  parsed.set = std::make_unique<TemplateSet>();
  result.file->is_text = true;
  parsed.file = result.file.get();
  parsed.set->add(std::move(result.file));
  for (const TemplateFile* other : main_templates_.borrowed()) {
    if (other->name != name) parsed.set->borrow(*other);
  }
  set_of_text_ = parsed.set.get();
  return parsed.file;
}

Value Execution::evaluate_text_alone(const Value& text, const Value& data, const Node& site) {
  if (template_fact(data, "BasePath") == nullptr) refuse_data(text.text(), "BasePath", "Basepath");
  const Value* name = template_fact(data, "Name");
  if (name == nullptr) refuse_data(text.text(), "Name", "Name");
  if (call_depth_ >= options_.limits.depth) {
    at(site);
    fail_depth();
  }
  const TemplateFile* file = parse_text_alone(text, name->text(), site);
  const TemplateSet* outer = std::exchange(templates_, set_of_text_);
  const Template* caller = current_;
  const std::size_t included = std::exchange(included_base_, call_frames_.size());
  try {
    const Value result = run_captured(*file->templates.front(), data, "tpl", site.span);
    templates_ = outer;
    included_base_ = included;
    return result;
  } catch (Failure& failure) {
    current_ = caller;
    fail_text_alone(failure, text, site);
  }
}

void Execution::fail_text_alone(Failure& failure, const Value& text, const Node& site) {
  std::string message;
  for (auto passage = failure.passages.rbegin(); passage != failure.passages.rend(); ++passage)
    message += passage->before;
  message += failure.error.go_message;
  failure.error.go_message = helm_execution_error(message, failure.error.author_message);
  failure.error.author_message.reset();
  at(site);
  Passage passage{.before = go_prefix() + "error calling tpl: "};
  passage.error_begins = passage.before.size();
  passage.before += "error during tpl function execution for " + text::go_quote(text.text()) + ": ";
  failure.passages.assign(1, std::move(passage));
  throw failure;
}

}  // namespace stageplot::gotemplate
