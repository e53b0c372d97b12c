#include "template/functions/run_builder.hpp"

#include "document/value.hpp"

namespace stageplot::gotemplate {

using document::OriginId;
using document::Run;
using document::Value;

void RunBuilder::check_size(std::size_t more) const {
  if (more > kLongestText || text_.size() > kLongestText - more) {
    throw FunctionError("the result is longer than 64 MiB");
  }
}

void RunBuilder::reserve(std::size_t size) {
  check_size(size);
  text_.reserve(size);
}

void RunBuilder::start_run(OriginId origin) {
  if (!runtime_.keeps_places) return;
  if (runs_.empty()) {
    runs_.push_back({.begin = 0, .origin = origin});
  } else if (runs_.back().origin != origin) {
    runs_.push_back({.begin = static_cast<std::uint32_t>(text_.size()), .origin = origin});
  }
}

void RunBuilder::append(std::string_view text, OriginId origin) {
  if (text.empty()) return;
  check_size(text.size());
  start_run(origin);
  text_ += text;
}

void RunBuilder::append_filler(std::string_view text) {
  check_size(text.size());
  text_ += text;
}

void RunBuilder::append_filler(std::size_t count, char character) {
  check_size(count);
  text_.append(count, character);
}

void RunBuilder::append(const Value& text, std::size_t begin, std::size_t end) {
  const std::string_view view = text.text();
  for_each_run(text, begin, end, [&](std::size_t from, std::size_t to, OriginId origin) {
    append(view.substr(from, to - from), origin);
  });
}

Value RunBuilder::finish() {
  const bool one_origin = runs_.empty() || (runs_.size() == 1 && runs_.front().origin == runtime_.origin);
  const std::span<const Run> runs = one_origin ? std::span<const Run>{} : std::span<const Run>{runs_};
  return Value::of(runtime_.arena.copy(text_, runs), runtime_.origin);
}

Value slice_text(Runtime& runtime, const Value& text, std::size_t begin, std::size_t end) {
  const std::string_view view = text.text();
  if (begin == 0 && end == view.size()) return text;
  if (text.s->run_count == 0 && text.origin == runtime.origin) {
    return Value::of(runtime.arena.borrow(view.substr(begin, end - begin)), text.origin);
  }
  RunBuilder builder(runtime);
  builder.append(text, begin, end);
  return builder.finish();
}

Value make_text(Runtime& runtime, std::string_view text) {
  if (text.size() > RunBuilder::kLongestText) throw FunctionError("the result is longer than 64 MiB");
  return Value::of(runtime.arena.copy(text), runtime.origin);
}

}  // namespace stageplot::gotemplate
