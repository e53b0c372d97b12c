#include "terraform/rewrite.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "terraform/format.hpp"
#include "terraform/hcl/parser.hpp"
#include "terraform/hcl/tokens.hpp"
#include "terraform/literal.hpp"
#include "text/normal_form.hpp"

namespace stageplot::terraform {
namespace {

using hcl::Token;
using hcl::TokenKind;
using Tokens = std::span<const Token>;

bool is_line_end(const Token& token) {
  return token.kind == TokenKind::line_break;
}

/// No escape, and nothing that has another form.
bool stands_as_it_is(char c) {
  return c >= ' ' && c <= '~' && c != '\\';
}

/// Whether the words are those of one interpolation in quotes, as far as can be told without reading them: nothing of
/// another sequence outside of quotes within.
bool is_one_interpolation(Tokens words) {
  if (words.size() < 5 || words[0].kind != TokenKind::open_quote || words[1].kind != TokenKind::open_interpolation ||
      words[words.size() - 2].kind != TokenKind::close_template || words.back().kind != TokenKind::close_quote) {
    return false;
  }
  int quotes = 0;
  for (const Token& token : words.subspan(2, words.size() - 4)) {
    if (token.kind == TokenKind::open_quote) {
      ++quotes;
    } else if (token.kind == TokenKind::close_quote) {
      --quotes;
    } else if (quotes <= 0 && (token.kind == TokenKind::open_interpolation || token.kind == TokenKind::close_template ||
                               token.kind == TokenKind::quoted_text)) {
      return false;
    }
  }
  return true;
}

class Rewriter {
 public:
  explicit Rewriter(const hcl::File& file) : text_(file.text), tokens_(hcl::tokenize(file.text)) {}

  std::string run(const hcl::Body& body) {
    visit(body, Place::file);
    std::sort(edits_.begin(), edits_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return applied(text_, edits_);
  }

  static std::string applied(std::string_view text, const std::vector<gotemplate::Edit>& edits) {
    std::string result;
    std::size_t at = 0;
    for (const gotemplate::Edit& edit : edits) {
      result += text.substr(at, edit.begin - at);
      result += edit.text;
      at = edit.end;
    }
    return result += text.substr(at);
  }

 private:
  enum class Place { file, variable, elsewhere };

  void visit(const hcl::Body& body, Place place) {
    for (const hcl::Attribute& attribute : body.attributes) {
      const Tokens words = words_of(attribute.value->range);
      if (place == Place::variable && attribute.name == "type") {
        renew_type(words);
      } else if (is_one_interpolation(words)) {
        unwrap(words);
      }
    }
    for (const hcl::Block& block : body.blocks) {
      quote_labels(block);
      const bool is_variable = place == Place::file && block.type == "variable";
      visit(block.body, is_variable ? Place::variable : Place::elsewhere);
    }
  }

  [[nodiscard]] Tokens words_of(hcl::Range range) const {
    const auto begins_before = [](const Token& token, std::uint32_t place) { return token.range.begin < place; };
    const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), range.begin, begins_before);
    const auto last = std::lower_bound(first, tokens_.end(), range.end, begins_before);
    return {first, last};
  }

  void replace(std::uint32_t begin, std::uint32_t end, std::string text) {
    edits_.push_back({.begin = begin, .end = end, .text = std::move(text)});
  }

  /// Comments between the labels go, as they do in Terraform.
  void quote_labels(const hcl::Block& block) {
    if (block.labels.empty()) return;
    std::string labels;
    for (const hcl::Label& label : block.labels) {
      labels += ' ';
      const std::string_view written = text_.substr(label.range.begin, label.range.end - label.range.begin);
      if (written.starts_with('"') && std::all_of(written.begin(), written.end(), stands_as_it_is)) {
        labels += written;
      } else {
        append_quoted(labels, text::composed(label.text));
      }
    }
    const std::uint32_t begin = block.type_range.end;
    const std::uint32_t end = block.labels.back().range.end;
    if (text_.substr(begin, end - begin) != labels) replace(begin, end, labels);
  }

  void unwrap(Tokens words) {
    Tokens inside = words.subspan(2, words.size() - 4);
    while (!inside.empty() && is_line_end(inside.front())) inside = inside.subspan(1);
    while (!inside.empty() && is_line_end(inside.back())) inside = inside.first(inside.size() - 1);
    if (inside.empty()) return;
    const bool several_lines = std::any_of(inside.begin(), inside.end(), is_line_end);
    const bool in_parentheses =
        inside.front().kind == TokenKind::open_parenthesis && inside.back().kind == TokenKind::close_parenthesis;
    const bool needs_parentheses = several_lines && !in_parentheses;
    replace(words.front().range.begin, inside.front().range.begin, needs_parentheses ? "(" : "");
    replace(inside.back().range.end, words.back().range.end, needs_parentheses ? ")" : "");
  }

  /// `list` and `"string"`, as versions before 0.12 had them.
  void renew_type(Tokens words) {
    if (words.size() == 1 && words[0].kind == TokenKind::identifier) {
      const std::string word(text_of(words[0], text_));
      if (word == "list" || word == "map" || word == "set") {
        replace(words[0].range.begin, words[0].range.end, word + "(any)");
      }
    } else if (words.size() == 3 && words[1].kind == TokenKind::quoted_text) {
      const std::string word(text_of(words[1], text_));
      if (word != "string" && word != "list" && word != "map") return;
      replace(words[0].range.begin, words[2].range.end, word == "string" ? word : word + "(string)");
    }
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<gotemplate::Edit> edits_;
};

}  // namespace

std::optional<std::string> rewrite(std::string_view text) {
  const hcl::File file = hcl::parse_file(text);
  if (!file.errors.empty()) return std::nullopt;
  const std::string rewritten = Rewriter(file).run(file.body);
  return Rewriter::applied(rewritten, format(rewritten));
}

}  // namespace stageplot::terraform
