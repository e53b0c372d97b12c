// Templates that call templates: the template action, include and tpl.
#include <algorithm>
#include <array>

#include "diagnostics/rules/template.hpp"
#include "template/execution.hpp"
#include "template/nesting.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate {

using document::Run;
using document::Value;

namespace {

/// What Helm calls the template that all others belong to.
constexpr std::string_view kHelmRoot = "gotpl";
constexpr std::string_view kNoValue = "<no value>";
constexpr std::string_view kInclude = "include";

/// A value keeps where it came from, and gets the action that printed it, so that the templates inside a template can
/// be found again.
std::vector<Run> runs_of(const std::vector<Mapping>& mappings, document::Origins& origins) {
  std::vector<Run> runs;
  for (const Mapping& mapping : mappings) {
    const std::array sources{mapping.origin, mapping.place};
    const document::OriginId origin =
        mapping.place == document::OriginId::none ? mapping.origin : origins.derive(sources);
    if (runs.empty() || runs.back().origin != origin) runs.push_back({.begin = mapping.begin, .origin = origin});
  }
  return runs;
}

}  // namespace

void Execution::run_called(const Template& called, const Value& data) {
  const std::size_t base = std::exchange(frame_base_, variables_.size());
  const Template* caller = std::exchange(current_, &called);
  const Node* node = node_;
  // No dynamic scoping: a called template sees none of the caller's variables.
  variables_.push_back({nullptr, data});
  walk_list(data, *called.root);
  variables_.resize(frame_base_);
  frame_base_ = base;
  current_ = caller;
  node_ = node;
}

void Execution::walk_template_call(const Value& dot, const TemplateCallNode& node) {
  const Template* called = templates_->find(node.name);
  if (called == nullptr) fail_undefined_call(node);
  if (call_depth_ >= options_.limits.depth) fail_depth();
  const Value data = node.pipeline == nullptr ? Value::nothing() : evaluate_pipeline(dot, *node.pipeline);
  call_frames_.push_back({"template", called->name, node.span});
  ++call_depth_;
  run_called(*called, data);
  --call_depth_;
  call_frames_.pop_back();
}

/// Runs a template into a text of its own, which remembers where each part came from.
Value Execution::run_captured(const Template& called, const Value& data, std::string_view verb, source::Span site) {
  Output captured(options_.recording);
  Output* outer = std::exchange(output_, &captured);
  const std::uint8_t flags = std::exchange(printed_flags_, std::uint8_t{0});
  call_frames_.push_back({verb, called.name, site});
  ++call_depth_;
  run_called(called, data);
  --call_depth_;
  call_frames_.pop_back();
  const std::uint8_t printed = std::exchange(printed_flags_, flags);
  output_ = outer;

  std::string text = captured.take_text();
  std::vector<Mapping> mappings = captured.take_mappings();
  if (verb == "tpl" && options_.delete_no_value) delete_all(text, mappings, kNoValue);
  const std::vector<Run> runs = runs_of(mappings, runtime_.origins);
  const bool one_origin = runs.size() == 1 && runs.front().begin == 0;
  Value value = Value::of(runtime_.arena.copy(text, one_origin ? std::span<const Run>{} : std::span<const Run>{runs}));
  value.origin = runs.empty() ? data.origin : runs.front().origin;
  value.flags |= printed;
  const Dialect* dialect = called.file->dialect;
  const Dialect* caller = current_->file->dialect;
  if (dialect != nullptr && caller != nullptr && dialect->name() == caller->name()) {
    value.flags |= document::kFragment;
    fragments_.emplace(value.s, dialect->name());
  }
  return value;
}

/// How often the template is being included. Asked only where so many calls are open that it can be too often.
std::size_t Execution::includes_of(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(call_frames_.begin() + static_cast<std::ptrdiff_t>(included_base_), call_frames_.end(),
                    [name](const CallFrame& frame) { return frame.verb == kInclude && frame.name == name; }));
}

Value Execution::include(std::string_view name, const Value& data_argument, const Node& site) {
  const Value data = without_interface(data_argument);
  const Template* called = templates_->find(name);
  if (called == nullptr) fail_undefined_include(name, site);
  if (call_frames_.size() - included_base_ > options_.limits.depth &&
      includes_of(called->name) > options_.limits.depth) {
    fail_nested_include(name, site);
  }
  const Template* caller = current_;
  try {
    return run_captured(*called, data, kInclude, site.span);
  } catch (Failure& failure) {
    current_ = caller;
    at(site);
    Passage passage{.before = go_prefix() + "error calling include: "};
    passage.error_begins = passage.before.size();
    failure.passages.push_back(std::move(passage));
    throw;
  }
}

const TemplateFile* Execution::parse_text(const Value& text, const Node& site) {
  std::string key(reinterpret_cast<const char*>(&templates_), sizeof(templates_));
  key += text.text();
  const auto [place, is_new] = parsed_texts_.try_emplace(std::move(key));
  ParsedText& parsed = place->second;
  if (!is_new) {
    set_of_text_ = parsed.set.get();
    return parsed.file;
  }
  const source::FileId file = workspace_.sources.add("the text of a `tpl` call", std::string{text.text()});
  ParseResult result = parse_template(kHelmRoot, file, workspace_.sources.text(file),
                                      {.literal_origin = text.origin,
                                       .owner = current_->file->owner,
                                       .space = &text_space_,
                                       .knows_function = options_.knows_function});
  if (result.error) {
    at(site);
    diagnostics::Diagnostic& inner = result.error->diagnostic;
    fail("error calling tpl: cannot parse template " + text::go_quote(text.text()) + ": " + result.error->go_message,
         {.rule = inner.rule,
          .summary = inner.summary + ", in a text that `tpl` evaluates",
          .help = inner.help,
          .culprit = &text,
          .label = "the text stands here"});
  }
  parsed.set = std::make_unique<TemplateSet>(templates_);
  result.file->is_text = true;
  parsed.file = result.file.get();
  parsed.set->add(std::move(result.file));
  set_of_text_ = parsed.set.get();
  return parsed.file;
}

Value Execution::evaluate_text(const Value& text, const Value& data_argument, const Node& site) {
  const Value data = without_interface(data_argument);
  if (call_depth_ >= options_.limits.depth) {
    at(site);
    fail_depth();
  }
  if (options_.texts == TextRules::rendered_alone) return evaluate_text_alone(text, data, site);
  const TemplateFile* file = parse_text(text, site);
  const TemplateSet* outer = std::exchange(templates_, set_of_text_);
  const Template* caller = current_;
  try {
    const Value result = run_captured(*file->templates.front(), data, "tpl", site.span);
    templates_ = outer;
    return result;
  } catch (Failure& failure) {
    current_ = caller;
    at(site);
    Passage passage{.before = go_prefix() + "error calling tpl: "};
    passage.error_begins = passage.before.size();
    passage.before += "error during tpl function execution for " + text::go_quote(text.text()) + ": ";
    failure.passages.push_back(std::move(passage));
    throw;
  }
}

void delete_all(std::string& text, std::vector<Mapping>& mappings, std::string_view needle) {
  std::size_t found = text.find(needle);
  if (found == std::string::npos) return;
  std::string kept;
  std::vector<std::uint32_t> places;  // where in the old text each deleted part began
  std::size_t from = 0;
  for (; found != std::string::npos; found = text.find(needle, from)) {
    kept.append(text, from, found - from);
    places.push_back(static_cast<std::uint32_t>(found));
    from = found + needle.size();
  }
  kept.append(text, from);
  const auto size = static_cast<std::uint32_t>(needle.size());
  std::size_t passed = 0;  // deleted parts that begin before the offset in question; offsets only grow
  const auto moved = [&](std::uint32_t offset) {
    while (passed < places.size() && places[passed] < offset) ++passed;
    const auto deleted = static_cast<std::uint32_t>(passed) * size;
    // An offset inside a deleted part moves to its beginning.
    if (passed > 0 && offset < places[passed - 1] + size) return places[passed - 1] - (deleted - size);
    return offset - deleted;
  };
  for (Mapping& mapping : mappings) {
    mapping.begin = moved(mapping.begin);
    mapping.end = moved(mapping.end);
  }
  mappings.erase(std::remove_if(mappings.begin(), mappings.end(),
                                [](const Mapping& mapping) { return mapping.begin == mapping.end; }),
                 mappings.end());
  text = std::move(kept);
}

}  // namespace stageplot::gotemplate
