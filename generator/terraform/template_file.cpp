#include "terraform/template_file.hpp"

#include <vector>

#include "diagnostics/rules/escape.hpp"
#include "document/arena.hpp"
#include "document/map.hpp"
#include "terraform/literal.hpp"
#include "text/normal_form.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;
using document::Value;
using gotemplate::Following;
using gotemplate::Position;
using gotemplate::PositionKind;
using gotemplate::PrintContext;
using gotemplate::PrintError;
using gotemplate::Refusal;

constexpr int kMostDepth = 190;

bool is_sigil(char c) {
  return c == '$' || c == '%';
}

/// The inner language's scanner, and beside it whether a `${…}` of the author's is open.
class TemplateFileScanner final : public gotemplate::Scanner {
 public:
  explicit TemplateFileScanner(std::unique_ptr<gotemplate::Scanner> inner) : inner_(std::move(inner)) {}

  std::unique_ptr<gotemplate::Scanner> clone() const override {
    auto copy = std::make_unique<TemplateFileScanner>(inner_->clone());
    copy->depth_ = depth_;
    copy->previous_ = previous_;
    copy->escaped_ = escaped_;
    copy->behind_action_ = behind_action_;
    return copy;
  }

  std::optional<Refusal> text(std::string_view text, std::uint32_t offset) override {
    const bool joins = behind_action_ && text.starts_with('{');
    if (!text.empty()) behind_action_ = false;
    for (const char c : text) character(c);
    std::optional<Refusal> refusal = inner_->text(text, offset);
    if (!joins) return refusal;
    return Refusal{.summary = "a brace follows an action",
                   .help =
                       "put another character between them: a value that ends in `$` would make it begin a value that "
                       "Terraform fills in",
                   .rule = &rules::escape_position};
  }

  std::optional<Refusal> action(const Following& following, Position& position) override {
    if (depth_ > 0) {
      return Refusal{.summary = "an action stands inside `${…}`",
                     .help = "print the value outside the braces: Terraform fills in what stands inside",
                     .rule = &rules::escape_position};
    }
    if (is_sigil(previous_)) {
      return Refusal{.summary = "an action follows `$` or `%`",
                     .help =
                         "put another character between them: with a value that begins with a brace they would begin "
                         "one that Terraform fills in",
                     .rule = &rules::escape_position};
    }
    previous_ = ' ';
    behind_action_ = true;
    return inner_->action(following, position);
  }

  std::optional<Refusal> control(const gotemplate::ControlPlace& place) override {
    if (depth_ > 0) {
      return Refusal{.summary = "a control action stands inside `${…}`",
                     .help = "put the whole `${…}` into its branches",
                     .rule = &rules::escape_control};
    }
    behind_action_ = behind_action_ || place.inside_line;
    return inner_->control(place);
  }
  bool same_place(const gotemplate::Scanner& other) const override {
    const auto& that = static_cast<const TemplateFileScanner&>(other);
    return depth_ == that.depth_ && inner_->same_place(*that.inner_);
  }
  bool join(const gotemplate::Scanner& other) override {
    return inner_->join(*static_cast<const TemplateFileScanner&>(other).inner_);
  }
  std::string describe() const override { return depth_ > 0 ? "inside `${…}`" : inner_->describe(); }
  std::optional<Refusal> end() override {
    if (depth_ == 0) return inner_->end();
    return Refusal{.summary = "the template ends inside `${…}`",
                   .help = "close the brace in the template in which it is opened",
                   .rule = &rules::escape_unclosed};
  }

 private:
  void character(char c) {
    if (depth_ > 0) {
      if (c == '{') ++depth_;
      if (c == '}') --depth_;
    } else if (c == '{' && is_sigil(previous_) && !escaped_) {
      depth_ = 1;
    }
    // `$${` is text.
    escaped_ = is_sigil(c) && previous_ == c;
    previous_ = c;
  }

  std::unique_ptr<gotemplate::Scanner> inner_;
  std::uint32_t depth_ = 0;
  char previous_ = ' ';
  bool escaped_ = false;
  bool behind_action_ = false;
};

/// Copies of values with every `${` and `%{` doubled; what has none stays as it is.
class Doubler {
 public:
  explicit Doubler(gotemplate::Runtime& runtime) : runtime_(runtime) {}

  /// What lies too deep stays as it is: the inner dialect refuses it.
  Value copy(const Value& marked, int depth = 0) {
    const Value value = runtime_.settle(marked);
    if (depth > kMostDepth) return value;
    switch (value.kind) {
      case document::Kind::string: {
        Value result = value;
        result.s = string(value.s);
        return result;
      }
      case document::Kind::list: {
        document::List* items = runtime_.arena.list(value.items().size());
        for (std::size_t i = 0; i < value.items().size(); ++i) items->data[i] = copy(value.items()[i], depth + 1);
        Value result = value;
        result.l = items;
        return result;
      }
      case document::Kind::map: {
        std::vector<document::Member> members;
        for (const document::Member& member : value.map().members()) {
          members.push_back({string(member.key), copy(member.value, depth + 1), member.key_origin});
        }
        Value result = value;
        result.m = document::make_map(runtime_.arena, members);
        return result;
      }
      default:
        return value;
    }
  }

 private:
  const document::String* string(const document::String* original) {
    const std::string_view text = original->view();
    std::string doubled;
    std::vector<document::Run> runs(original->runs().begin(), original->runs().end());
    std::size_t next_run = 0;
    std::uint32_t added = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (; next_run < runs.size() && runs[next_run].begin <= i; ++next_run) runs[next_run].begin += added;
      if (opens_sequence(text, i)) {
        doubled += text[i];
        ++added;
      }
      doubled += text[i];
    }
    return added == 0 ? original : runtime_.arena.copy(doubled, runs);
  }

  gotemplate::Runtime& runtime_;
};

/// Whether Terraform leaves all that was printed from `begin` on as it is.
bool is_kept(std::string_view output, std::size_t begin) {
  const std::string_view printed = output.substr(begin);
  return text::is_composed(printed) && !would_join(output.substr(0, begin), printed);
}

PrintError refuse_composed(const Value& value) {
  PrintError error{
      .summary = "the value has characters that Unicode can compose, and Terraform would change them",
      .help =
          "write it in the composed form (NFC): `é` as one character, not as `e` with an accent; a mark cannot stand "
          "alone behind a quote or a line break",
      .rule = &rules::escape_text};
  if (!value.is_string()) return error;
  // Of a text that was put together, the part that is at fault.
  const std::span<const document::Run> runs = value.s->runs();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::size_t end = i + 1 < runs.size() ? runs[i + 1].begin : value.text().size();
    if (!text::is_composed(value.text().substr(runs[i].begin, end - runs[i].begin))) error.culprit = runs[i].origin;
  }
  return error;
}

/// Two actions side by side: the first ended in `$`, and this one begins with a brace.
bool completes_sequence(const Value& value, const gotemplate::Output& output) {
  return value.is_string() && value.text().starts_with('{') && !output.text().empty() && is_sigil(output.text().back());
}

}  // namespace

std::unique_ptr<gotemplate::Scanner> TemplateFileDialect::scanner() const {
  return std::make_unique<TemplateFileScanner>(inner_.scanner());
}

std::optional<PrintError> TemplateFileDialect::print(const Position& position, const Value& value,
                                                     PrintContext& context) const {
  if (value.is_string() && value.has(document::kFragment)) return inner_.print(position, value, context);
  if (position.kind == PositionKind::quoted && completes_sequence(value, context.output)) {
    return PrintError{
        .summary = "the value begins with a brace, and the one before it ended in `$` or `%`",
        .help = "put another character between the two actions: `${` begins a value that Terraform fills in",
        .rule = &rules::escape_text};
  }
  const std::size_t begin = context.output.size();
  std::optional<PrintError> error = inner_.print(position, Doubler(context.runtime).copy(value), context);
  // Terraform composes the characters of the file before anybody reads it as YAML. On this error the render is over.
  if (!error && !is_kept(context.output.text(), begin)) error = refuse_composed(value);
  return error;
}

}  // namespace stageplot::terraform
