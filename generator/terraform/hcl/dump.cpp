#include "terraform/hcl/dump.hpp"

#include <array>
#include <string_view>
namespace stageplot::terraform::hcl {
namespace {

void append_text(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      const auto value = static_cast<unsigned char>(c);
      out += "\\x";
      out += kDigits[value >> 4U];
      out += kDigits[value & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

class Dumper {
 public:
  explicit Dumper(std::string& out) : out_(out) {}

  void expression(const Expression& expression) {
    std::visit([this](const auto& node) { write(node); }, expression.node);
  }

 private:
  void child(const Expression* expression) {
    out_ += ' ';
    this->expression(*expression);
  }
  void children(std::span<const Expression* const> expressions) {
    for (const Expression* expression : expressions) child(expression);
  }
  void open(std::string_view name) {
    out_ += '(';
    out_ += name;
  }
  void word(std::string_view word) {
    out_ += ' ';
    out_ += word;
  }
  void close() { out_ += ')'; }

  void write(const Invalid& /*node*/) { out_ += "(invalid)"; }
  void write(const Null& /*node*/) { out_ += "null"; }
  void write(const Bool& node) { out_ += node.value ? "true" : "false"; }
  void write(const Number& node) { out_ += node.text; }
  void write(const Text& node) { append_text(out_, node.value); }
  void write(const Template& node) {
    open("template");
    children(node.parts);
    close();
  }
  void write(const Unwrap& node) {
    open("unwrap");
    child(node.inner);
    close();
  }
  void write(const Join& node) {
    open("join");
    child(node.tuple);
    close();
  }
  void write(const Variable& node) {
    open("variable");
    word(node.name);
    close();
  }
  void write(const SplatElement& /*node*/) { out_ += "(element)"; }
  void write(const GetAttribute& node) {
    open("attribute");
    child(node.source);
    word(node.name);
    close();
  }
  void write(const Index& node) {
    open("index");
    child(node.source);
    child(node.key);
    close();
  }
  void write(const Splat& node) {
    open("splat");
    child(node.source);
    child(node.each);
    close();
  }
  void write(const Call& node) {
    open("call");
    word(node.name);
    children(node.arguments);
    if (node.expands_last) word("...");
    close();
  }
  void write(const Parentheses& node) {
    open("parentheses");
    child(node.inner);
    close();
  }
  void write(const Unary& node) {
    open(node.operation == UnaryOperator::negate ? "-" : "!");
    child(node.operand);
    close();
  }
  void write(const Binary& node) {
    constexpr std::array<std::string_view, 13> kNames{"||", "&&", "==", "!=", ">", ">=", "<",
                                                      "<=", "+",  "-",  "*",  "/", "%"};
    open(kNames[static_cast<std::size_t>(node.operation)]);
    child(node.left);
    child(node.right);
    close();
  }
  void write(const Conditional& node) {
    open("?");
    child(node.condition);
    child(node.if_true);
    child(node.if_false);
    close();
  }
  void write(const Tuple& node) {
    open("tuple");
    children(node.items);
    close();
  }
  void write(const Object& node) {
    open("object");
    for (const ObjectItem& item : node.items) {
      child(item.key);
      child(item.value);
    }
    close();
  }
  void write(const For& node) {
    open(node.key == nullptr ? "for-tuple" : "for-object");
    word(node.key_name.empty() ? "_" : node.key_name);
    word(node.value_name);
    child(node.collection);
    if (node.key != nullptr) child(node.key);
    child(node.value);
    if (node.groups) word("...");
    if (node.condition != nullptr) {
      word("if");
      child(node.condition);
    }
    close();
  }

  std::string& out_;
};

constexpr std::array<std::string_view, 44> kTokenNames{"identifier",
                                                       "number",
                                                       "open_quote",
                                                       "close_quote",
                                                       "quoted_text",
                                                       "wrong",
                                                       "open_heredoc",
                                                       "heredoc_text",
                                                       "close_heredoc",
                                                       "open_interpolation",
                                                       "open_directive",
                                                       "close_template",
                                                       "open_parenthesis",
                                                       "close_parenthesis",
                                                       "open_bracket",
                                                       "close_bracket",
                                                       "open_brace",
                                                       "close_brace",
                                                       "comma",
                                                       "dot",
                                                       "ellipsis",
                                                       "colon",
                                                       "double_colon",
                                                       "question",
                                                       "equal",
                                                       "arrow",
                                                       "plus",
                                                       "minus",
                                                       "star",
                                                       "slash",
                                                       "percent",
                                                       "bang",
                                                       "is_equal",
                                                       "is_not_equal",
                                                       "less",
                                                       "less_or_equal",
                                                       "greater",
                                                       "greater_or_equal",
                                                       "logical_and",
                                                       "logical_or",
                                                       "comment",
                                                       "wrong",
                                                       "line_break",
                                                       "wrong"};

/// By the order of TokenKind; those behind the table are `other` and `end`.
std::string_view name_of(TokenKind kind) {
  if (kind == TokenKind::end) return "end";
  const auto index = static_cast<std::size_t>(kind);
  return index < kTokenNames.size() ? kTokenNames[index] : "wrong";
}

void append_body(std::string& out, const Body& body, std::size_t indentation) {
  for (const Attribute& attribute : body.attributes) {
    out.append(indentation, ' ');
    out += attribute.name;
    out += " = ";
    Dumper(out).expression(*attribute.value);
    out += '\n';
  }
  for (const Block& block : body.blocks) {
    out.append(indentation, ' ');
    out += block.type;
    for (const Label& label : block.labels) {
      out += ' ';
      append_text(out, label.text);
    }
    out += '\n';
    append_body(out, block.body, indentation + 2);
  }
}

}  // namespace

std::string dump(const Expression& expression) {
  std::string out;
  Dumper(out).expression(expression);
  return out;
}

std::string dump(const Body& body) {
  std::string out;
  append_body(out, body, 0);
  return out;
}

std::string dump(std::span<const Token> tokens, std::string_view text) {
  std::string out;
  for (const Token& token : tokens) {
    out += name_of(token.kind);
    out += ' ';
    append_text(out, text_of(token, text));
    out += '\n';
  }
  return out;
}

}  // namespace stageplot::terraform::hcl
