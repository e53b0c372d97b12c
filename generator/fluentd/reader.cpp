#include "fluentd/reader.hpp"

#include <algorithm>

#include "diagnostics/rules/fluentd.hpp"
#include "fluentd/literal.hpp"
#include "text/utf8.hpp"

namespace stageplot::fluentd {
namespace rules = diagnostics::rules;
namespace {

using diagnostics::Diagnostic;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_reserved_parameter(std::string_view name) {
  return name == "@type" || name == "@id" || name == "@label" || name == "@log_level";
}

/// Sections in which fluentd refuses other names that begin with `@`; deeper it warns.
bool refuses_reserved_names(const Section& section) {
  return section.name.empty() || section.name == "source" || section.name == "match" || section.name == "filter" ||
         section.name == "system";
}

class Reader {
 public:
  Reader(Cursor cursor, document::Arena& arena, const ReadOptions& options, diagnostics::Diagnostics& diagnostics)
      : cursor_(cursor), arena_(arena), options_(options), diagnostics_(diagnostics) {}

  Section file() {
    Section root;
    body(root, 0);
    root.span = cursor_.span_from(0);
    return root;
  }

 private:
  /// Everything up to the closing tag, which is read too, or up to the end of the file.
  void body(Section& section, std::size_t depth) {
    if (depth > options_.max_depth) {
      cursor_.fail(rules::fluentd_limit, {.span = section.tag},
                   "sections nest deeper than " + std::to_string(options_.max_depth) + " levels",
                   "fluentd's plugins nest at most three levels; a closing tag is probably missing");
    }
    while (true) {
      skip_empty_lines();
      if (cursor_.at_end()) {
        if (section.name.empty()) break;
        fail_unclosed(section);
      }
      if (cursor_.starts_with("</")) {
        closing_tag(section);
        break;
      }
      if (cursor_.peek() == '<') {
        section.sections.push_back(nested(depth));
      } else {
        parameter(section);
      }
    }
    report_names(section);
  }

  void skip_empty_lines() {
    while (!cursor_.at_end()) {
      cursor_.skip_blanks();
      if (cursor_.peek() == '#') {
        cursor_.skip_line();
      } else if (cursor_.at_line_end() && !cursor_.at_end()) {
        cursor_.skip_line();
      } else {
        return;
      }
    }
  }

  Section nested(std::size_t depth) {
    const std::size_t begin = cursor_.position();
    Section section;
    cursor_.advance();
    section.name = tag_name(begin);
    cursor_.skip_blanks();
    // fluentd would take `#` here for a comment that swallows the `>`.
    if (cursor_.peek() != '#') {
      section.argument = read_literal(cursor_, BareEnd::tag, nullptr, options_.max_depth);
      cursor_.skip_blanks();
    }
    close_bracket(begin);
    section.tag = cursor_.span_from(begin);
    end_of_tag_line(section.tag);
    body(section, depth + 1);
    section.span = cursor_.span_from(begin);
    return section;
  }

  std::string tag_name(std::size_t begin) {
    const std::size_t name_begin = cursor_.position();
    while (is_name_character(cursor_.peek())) cursor_.advance();
    std::string name(cursor_.text(name_begin));
    const char next = cursor_.peek();
    if (name.empty() || (next != ' ' && next != '\t' && next != '>' && !cursor_.at_line_end())) {
      cursor_.fail(rules::fluentd_section_tag, {.span = cursor_.span_here()},
                   name.empty() ? "a section tag has no name" : "the name of a section ends within a word",
                   "a name is letters, digits and `_`, right behind `" +
                       std::string(cursor_.text(begin).substr(0, name_begin - begin)) +
                       "`; a blank stands between it and what follows");
    }
    return name;
  }

  void close_bracket(std::size_t begin) {
    if (cursor_.take_if('>')) return;
    std::string_view tag = cursor_.text(begin);
    while (tag.back() == ' ' || tag.back() == '\t') tag.remove_suffix(1);
    cursor_.fail(rules::fluentd_section_tag, {.span = cursor_.span_here(), .text = "expected `>`"},
                 "the section tag `" + std::string(tag) + "` does not end with `>`",
                 "close it on its line; an argument that holds `>` or ` #` needs double quotes");
  }

  void end_of_tag_line(source::Span tag) {
    cursor_.skip_blanks();
    if (cursor_.at_line_end() || cursor_.peek() == '#') return;
    cursor_.fail(rules::fluentd_section_tag, {.span = rest_of_line()}, "text follows a section tag on its line",
                 "put it on a line of its own behind `" + std::string(text(tag)) + "`");
  }

  void closing_tag(const Section& section) {
    const std::size_t begin = cursor_.position();
    cursor_.advance(2);
    const std::string name = tag_name(begin);
    cursor_.skip_blanks();
    close_bracket(begin);
    const source::Span tag = cursor_.span_from(begin);
    if (section.name.empty()) {
      cursor_.fail(rules::fluentd_mismatched_close, {.span = tag},
                   "`</" + name + ">` closes a section that is not open",
                   "remove it, or open the section with `<" + name + ">`");
    }
    if (name != section.name) fail_mismatch(section, name, tag);
    end_of_tag_line(tag);
  }

  [[noreturn]] void fail_mismatch(const Section& section, const std::string& name, source::Span tag) {
    throw SyntaxError{Diagnostic{.rule = &rules::fluentd_mismatched_close,
                                 .summary = "`</" + name + ">` closes `<" + section.name + ">`",
                                 .primary = {.span = tag, .text = "`</" + section.name + ">` is expected here"},
                                 .labels = {{.span = section.tag, .text = "opened here"}},
                                 .help = "close `<" + section.name + ">` first; sections must nest"}};
  }

  [[noreturn]] void fail_unclosed(const Section& section) {
    cursor_.fail(rules::fluentd_unclosed_section, {.span = section.tag, .text = "opened here"},
                 "section `<" + section.name + ">` is never closed",
                 "add `</" + section.name + ">` on a line of its own");
  }

  void parameter(Section& section) {
    const std::size_t begin = cursor_.position();
    Parameter parameter;
    parameter.name = key();
    parameter.name_span = cursor_.span_from(begin);
    const std::size_t behind = cursor_.position();
    cursor_.skip_blanks();
    if (parameter.name == "@include" || (section.name.empty() && parameter.name == "include")) {
      include(section, parameter);
      return;
    }
    if (cursor_.at_line_end()) {
      parameter.value.span = cursor_.span(behind, behind);
    } else {
      parameter.value = read_literal(cursor_, BareEnd::line, &arena_, options_.max_depth);
      end_of_value(parameter.value);
    }
    section.parameters.push_back(std::move(parameter));
  }

  std::string key() {
    if (cursor_.peek() == '"' || cursor_.peek() == '\'') {
      Literal name = read_literal(cursor_, BareEnd::line, nullptr, options_.max_depth);
      if (cursor_.peek() != ' ' && cursor_.peek() != '\t' && !cursor_.at_line_end()) {
        cursor_.fail(rules::fluentd_text_after_value, {.span = rest_of_line()}, "text follows a quoted name directly",
                     "put a blank between the name and its value");
      }
      return name.text;
    }
    const std::size_t begin = cursor_.position();
    while (!cursor_.at_line_end() && cursor_.peek() != ' ' && cursor_.peek() != '\t') cursor_.advance();
    return std::string(cursor_.text(begin));
  }

  void include(Section& section, const Parameter& name) {
    if (name.name == "include") {
      cursor_.fail(rules::fluentd_include, {.span = name.name_span},
                   "`include` without `@` is the syntax of fluentd 0.12", "write `@include`");
    }
    if (cursor_.at_line_end()) {
      cursor_.fail(rules::fluentd_include, {.span = name.name_span}, "`@include` names no file",
                   "name the file, or remove the line");
    }
    Include result;
    result.path = read_literal(cursor_, BareEnd::line, nullptr, options_.max_depth);
    end_of_value(result.path);
    result.span = {name.name_span.file, name.name_span.begin, result.path.span.end};
    section.includes.push_back(std::move(result));
  }

  void end_of_value(const Literal& value) {
    cursor_.skip_blanks();
    if (cursor_.at_line_end() || cursor_.peek() == '#') return;
    throw SyntaxError{Diagnostic{.rule = &rules::fluentd_text_after_value,
                                 .summary = "text follows a value on its line",
                                 .primary = {.span = rest_of_line(), .text = "not part of the value"},
                                 .labels = {{.span = value.span, .text = "the value ends here"}},
                                 .help = "put the whole value in one pair of double quotes"}};
  }

  source::Span rest_of_line() {
    const std::size_t begin = cursor_.position();
    std::size_t end = begin;
    while (!cursor_.at_line_end()) {
      const char c = cursor_.take();
      if (c != ' ' && c != '\t') end = cursor_.position();
    }
    return cursor_.span(begin, end);
  }

  void report_names(const Section& section) {
    std::vector<const Parameter*> by_name;
    for (const Parameter& parameter : section.parameters) {
      by_name.push_back(&parameter);
      if (parameter.name.starts_with('@') && !is_reserved_parameter(parameter.name))
        report_reserved(section, parameter);
    }
    std::stable_sort(by_name.begin(), by_name.end(),
                     [](const Parameter* a, const Parameter* b) { return a->name < b->name; });
    for (std::size_t i = 1; i < by_name.size(); ++i) {
      if (by_name[i]->name != by_name[i - 1]->name) continue;
      diagnostics_.add({.rule = &rules::fluentd_duplicate_parameter,
                        .owner = options_.owner,
                        .summary = "parameter `" + by_name[i]->name + "` stands twice in one section",
                        .primary = {.span = by_name[i]->name_span, .text = "fluentd takes this one"},
                        .labels = {{.span = by_name[i - 1]->name_span, .text = "and drops this one"}},
                        .help = "remove one of them"});
    }
  }

  void report_reserved(const Section& section, const Parameter& parameter) {
    const bool refused = refuses_reserved_names(section);
    diagnostics_.add(
        {.rule = &rules::fluentd_reserved_name,
         .severity = refused ? diagnostics::Severity::error : diagnostics::Severity::warning,
         .owner = options_.owner,
         .summary = "`" + parameter.name + "` is no parameter: names with `@` are fluentd's own",
         .primary = {.span = parameter.name_span},
         .help = "fluentd's own are `@type`, `@id`, `@label` and `@log_level`; in v1 syntax a plugin's have no `@`"});
  }

  [[nodiscard]] std::string_view text(source::Span span) const {
    return cursor_.text(span.begin).substr(0, span.end - span.begin);
  }

  Cursor cursor_;
  document::Arena& arena_;
  const ReadOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
};

/// What makes the whole text unreadable, before any of it is read.
std::optional<Diagnostic> find_unreadable(std::string_view text, source::FileId file, const ReadOptions& options) {
  const auto at = [file](std::size_t offset, std::size_t length) {
    return source::Span{file, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + length)};
  };
  if (text.size() > options.max_bytes) {
    return Diagnostic{.rule = &rules::fluentd_limit,
                      .summary = "the file is larger than " + std::to_string(options.max_bytes >> 20) + " MiB",
                      .primary = {.span = at(0, 0)},
                      .help = "no configuration of fluentd is that large; is it the right file?"};
  }
  if (text.starts_with(text::kByteOrderMark)) {
    return Diagnostic{.rule = &rules::fluentd_encoding,
                      .summary = "the file begins with a byte order mark",
                      .primary = {.span = at(0, text::kByteOrderMark.size())},
                      .help = "save it as UTF-8 without a byte order mark; fluentd takes the mark for text"};
  }
  if (const std::size_t invalid = text::find_invalid_utf8(text); invalid != text::kValid) {
    return Diagnostic{.rule = &rules::fluentd_encoding,
                      .summary = "the file is not UTF-8",
                      .primary = {.span = at(invalid, 1), .text = "first byte that is not"},
                      .help = "save it as UTF-8"};
  }
  for (std::size_t cr = text.find('\r'); cr != std::string_view::npos; cr = text.find('\r', cr + 1)) {
    if (cr + 1 < text.size() && text[cr + 1] == '\n') continue;
    return Diagnostic{.rule = &rules::fluentd_line_break,
                      .summary = "a carriage return stands alone",
                      .primary = {.span = at(cr, 1)},
                      .help = "fluentd takes it for a line break, editors do not; write `\\r` inside double quotes"};
  }
  return std::nullopt;
}

}  // namespace

const Parameter* find_parameter(const Section& section, std::string_view name) {
  const auto found = std::find_if(section.parameters.rbegin(), section.parameters.rend(),
                                  [name](const Parameter& parameter) { return parameter.name == name; });
  return found == section.parameters.rend() ? nullptr : &*found;
}

std::optional<Section> read_fluentd(const source::SourceFiles& sources, source::FileId file, document::Arena& arena,
                                    const ReadOptions& options, diagnostics::Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  std::optional<Diagnostic> error = find_unreadable(text, file, options);
  if (!error) {
    try {
      return Reader(Cursor(text, file), arena, options, diagnostics).file();
    } catch (SyntaxError& syntax_error) {
      error = std::move(syntax_error.diagnostic);
    } catch (const document::ArenaExhausted&) {
      error = Diagnostic{.rule = &rules::fluentd_limit,
                         .summary = "the JSON values of the file need more memory than allowed",
                         .primary = {.span = {file, 0, 0}},
                         .help = "make them smaller"};
    }
  }
  error->owner = options.owner;
  diagnostics.add(std::move(*error));
  return std::nullopt;
}

}  // namespace stageplot::fluentd
