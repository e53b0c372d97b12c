#include "document/yaml_events.hpp"

#include <yaml.h>

#include <algorithm>
#include <new>

#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

ScalarStyle style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return ScalarStyle::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return ScalarStyle::folded;
    default:
      return ScalarStyle::plain;
  }
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

}  // namespace

struct YamlEvents::State {
  yaml_parser_t parser;
  yaml_event_t event;
  bool has_event = false;

  State() {
    if (yaml_parser_initialize(&parser) == 0) throw std::bad_alloc();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    release();
    yaml_parser_delete(&parser);
  }
  void release() {
    if (has_event) yaml_event_delete(&event);
    has_event = false;
  }
};

YamlEvents::YamlEvents(std::string_view text, Reader reader, Versions versions)
    : text_(text.data() == nullptr ? "" : text),
      versions_(versions),
      everyday_(text_, versions == Versions::only_1_1
                           ? EverydayYaml::Escapes::go
                           : EverydayYaml::Escapes::yaml_1_2) {  // libyaml wants a pointer, of nothing, too
  if (reader == Reader::libyaml) start_libyaml();
}

void YamlEvents::start_libyaml() {
  state_ = std::make_unique<State>();
  if (text_.starts_with(text::kByteOrderMark)) start_ = static_cast<std::uint32_t>(text::kByteOrderMark.size());
  cursor_byte_ = start_;
  ascii_ = std::none_of(text_.begin() + start_, text_.end(),
                        [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
  const auto* input = reinterpret_cast<const unsigned char*>(text_.data()) + start_;
  yaml_parser_set_input_string(&state_->parser, input, text_.size() - start_);
  yaml_parser_set_encoding(&state_->parser, YAML_UTF8_ENCODING);
}

YamlEvents::~YamlEvents() = default;

/// Marks hardly ever go back, so that walking from the last one is linear over all.
std::uint32_t YamlEvents::byte_offset(std::size_t character) {
  if (ascii_) return static_cast<std::uint32_t>(std::min(text_.size(), start_ + character));
  while (cursor_character_ < character && cursor_byte_ < text_.size()) {
    do {
      ++cursor_byte_;
    } while (cursor_byte_ < text_.size() && is_continuation(text_[cursor_byte_]));
    ++cursor_character_;
  }
  while (cursor_character_ > character && cursor_byte_ > start_) {
    do {
      --cursor_byte_;
    } while (cursor_byte_ > start_ && is_continuation(text_[cursor_byte_]));
    --cursor_character_;
  }
  return cursor_byte_;
}

/// From the `&` or `!` that a node begins with to its content: properties, blanks, line breaks and comments.
std::uint32_t YamlEvents::skip_properties(std::uint32_t begin, std::uint32_t end) const {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  std::uint32_t at = begin;
  while (at < end) {
    if (is_blank(text_[at])) {
      ++at;
    } else if (text_[at] == '#') {
      while (at < end && text_[at] != '\n') ++at;
    } else if (text_[at] == '&' || text_[at] == '!') {
      const char close = text_[at] == '!' && at + 1 < end && text_[at + 1] == '<' ? '>' : '\0';
      while (at < end && text_[at] != close && !is_blank(text_[at])) ++at;
      if (at < end && close != '\0' && text_[at] == close) ++at;
    } else {
      return at;
    }
  }
  return end;
}

void YamlEvents::note_long_quote(const YamlEvent& event) {
  if (event.style != ScalarStyle::single_quoted && event.style != ScalarStyle::double_quoted) return;
  const std::string_view written = text_.substr(event.content, event.end - event.content);
  if (written.find('\n') == std::string_view::npos) return;
  problem_.long_quote_begin = event.content;
  problem_.long_quote_end = event.end;
}

/// libyaml takes `\/`, which go-yaml does not know. `line` is that of the scalar.
bool YamlEvents::refuse_new_escape(const YamlEvent& event, std::size_t line) {
  if (versions_ != Versions::only_1_1 || event.style != ScalarStyle::double_quoted) return false;
  for (std::uint32_t at = event.content; at + 1 < event.end; ++at) {
    if (text_[at] == '\n') ++line;
    if (text_[at] != '\\') continue;
    if (text_[at + 1] != '/') {
      if (text_[++at] == '\n') ++line;
      continue;
    }
    problem_.problem = "found unknown escape character";
    problem_.at = at;
    problem_.context = "while parsing a quoted scalar";
    problem_.context_at = event.content;
    problem_.part = YamlProblem::Part::scanner;
    problem_.line = line;
    return true;
  }
  return false;
}

bool YamlEvents::next(YamlEvent& event) {
  if (state_ == nullptr) {
    if (everyday_.next(event)) {
      ++given_;
      return true;
    }
    start_libyaml();
    for (; given_ > 0; --given_) {
      if (!next_of_libyaml(event)) return false;
    }
  }
  return next_of_libyaml(event);
}

bool YamlEvents::next_of_libyaml(YamlEvent& event) {
  State& state = *state_;
  do {
    state.release();
    if (yaml_parser_parse(&state.parser, &state.event) == 0) {
      const yaml_parser_t& parser = state.parser;
      if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
      problem_.problem = parser.problem == nullptr ? "unknown problem" : parser.problem;
      problem_.context = parser.context == nullptr ? "" : parser.context;
      problem_.at = parser.error == YAML_READER_ERROR ? static_cast<std::uint32_t>(start_ + parser.problem_offset)
                                                      : byte_offset(parser.problem_mark.index);
      problem_.part = parser.error == YAML_READER_ERROR    ? YamlProblem::Part::reader
                      : parser.error == YAML_SCANNER_ERROR ? YamlProblem::Part::scanner
                                                           : YamlProblem::Part::parser;
      problem_.line = parser.problem_mark.line;
      problem_.context_line = parser.context_mark.line;
      problem_.context_at = parser.context == nullptr ? problem_.at : byte_offset(parser.context_mark.index);
      return false;
    }
    state.has_event = true;
  } while (state.event.type == YAML_STREAM_START_EVENT || state.event.type == YAML_NO_EVENT);

  const yaml_event_t& from = state.event;
  event = {};
  event.begin = byte_offset(from.start_mark.index);
  event.end = byte_offset(from.end_mark.index);
  switch (from.type) {
    case YAML_DOCUMENT_START_EVENT:
      event.kind = YamlEventKind::document_start;
      if (const yaml_version_directive_t* version = from.data.document_start.version_directive;
          versions_ == Versions::only_1_1 && version != nullptr && version->minor != 1) {
        problem_.problem = "found incompatible YAML document";
        problem_.at = problem_.context_at = event.begin;
        problem_.part = YamlProblem::Part::parser;
        problem_.line = from.start_mark.line;
        return false;
      }
      break;
    case YAML_DOCUMENT_END_EVENT:
      event.kind = YamlEventKind::document_end;
      break;
    case YAML_SEQUENCE_END_EVENT:
      event.kind = YamlEventKind::sequence_end;
      break;
    case YAML_MAPPING_END_EVENT:
      event.kind = YamlEventKind::mapping_end;
      break;
    case YAML_ALIAS_EVENT:
      event.kind = YamlEventKind::alias;
      event.anchor = view(from.data.alias.anchor);
      break;
    case YAML_SCALAR_EVENT:
      event.kind = YamlEventKind::scalar;
      event.value = {reinterpret_cast<const char*>(from.data.scalar.value), from.data.scalar.length};
      event.anchor = view(from.data.scalar.anchor);
      event.tag = view(from.data.scalar.tag);
      event.style = style_of(from.data.scalar.style);
      break;
    case YAML_SEQUENCE_START_EVENT:
      event.kind = YamlEventKind::sequence_start;
      event.anchor = view(from.data.sequence_start.anchor);
      event.tag = view(from.data.sequence_start.tag);
      event.flow = from.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
      break;
    case YAML_MAPPING_START_EVENT:
      event.kind = YamlEventKind::mapping_start;
      event.anchor = view(from.data.mapping_start.anchor);
      event.tag = view(from.data.mapping_start.tag);
      event.flow = from.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
      break;
    default:
      event.kind = YamlEventKind::stream_end;
      break;
  }
  const bool has_properties = event.kind != YamlEventKind::alias && (!event.anchor.empty() || !event.tag.empty());
  event.content = has_properties ? skip_properties(event.begin, static_cast<std::uint32_t>(text_.size())) : event.begin;
  if (event.kind == YamlEventKind::scalar) {
    event.content = std::min(event.content, event.end);
    if (refuse_new_escape(event, from.start_mark.line)) return false;
    note_long_quote(event);
  }
  return true;
}

}  // namespace stageplot::document
