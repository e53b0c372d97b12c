// Reads bodies: attributes and blocks. Keeps the errors and goes on behind each. Internal to the parser.
#pragma once

#include <cstdint>
#include <vector>

#include "terraform/hcl/expression_reader.hpp"

namespace stageplot::terraform::hcl {

class BodyReader {
 public:
  BodyReader(document::Arena& arena, Cursor& cursor, std::vector<SyntaxError>& errors)
      : cursor_(cursor), expressions_(arena, cursor, depth_), errors_(errors) {}

  /// The whole text.
  [[nodiscard]] Body file();

 private:
  struct Items {
    std::vector<Attribute> attributes;
    std::vector<Block> blocks;
  };

  [[nodiscard]] Body body(TokenKind end);
  void item(Items& items);
  [[nodiscard]] Attribute attribute();
  [[nodiscard]] Block block();
  [[nodiscard]] Body one_line_body();
  void expect_line_end(std::string_view help);
  void report(SyntaxError error);
  void refuse_doubled(std::vector<Attribute>& attributes);
  void go_behind_item(std::size_t begin);
  void give_up();

  Cursor& cursor_;
  Depth depth_;
  ExpressionReader expressions_;
  std::vector<SyntaxError>& errors_;
  bool lost_ = false;  // brackets did not match behind an error: what is open is anyone's guess
};

}  // namespace stageplot::terraform::hcl
