// Makes Values out of the tokens of a JSON text, in the order in which they stand there, whoever found them: the quick
// reading of everyday JSON or nlohmann's parser. Origins, duplicate keys and the limit of depth are decided here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/json_reader.hpp"
#include "document/origin.hpp"
#include "document/runs.hpp"
#include "document/value.hpp"

namespace stageplot::document {

struct JsonInput {
  std::string_view text;
  source::FileId file = source::FileId::none;
  OriginId from = OriginId::none;
  std::span<const Run> runs = {};  // of the text, where parts of it have origins of their own
};

/// Where a token stands in the text, in bytes.
struct JsonToken {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class JsonBuilder {
 public:
  /// `origins` may be nullptr for a text that is in no file. Findings go to `diagnostics`.
  JsonBuilder(const JsonInput& input, Arena& arena, Origins* origins, const JsonOptions& options,
              diagnostics::Diagnostics& diagnostics)
      : input_(input), arena_(arena), origins_(origins), options_(options), diagnostics_(diagnostics) {}

  struct Open {
    bool object = false;
    std::size_t begin = 0;
    std::size_t first = 0;        // in members_ or items_
    const String* key = nullptr;  // the member of the outer object that this is
    OriginId key_origin = OriginId::none;
  };

  /// The document, once all its tokens were given.
  [[nodiscard]] const Value& result() const { return result_; }
  /// The innermost bracket that is open, or nullptr.
  [[nodiscard]] const Open* innermost() const { return levels_.empty() ? nullptr : &levels_.back(); }

  void literal(Value value, JsonToken token);
  /// A number with a sign: as float it keeps that of `-0`.
  void signed_number(std::int64_t value, JsonToken token);
  void unsigned_number(std::uint64_t value, JsonToken token);
  void floating_number(double value, JsonToken token) { literal(Value::of_float(value), token); }
  /// The token with its quotes, and what the string says.
  void string(std::string_view value, JsonToken token);
  void key(std::string_view value, JsonToken token);
  /// False, with its finding, where one level would be too many.
  [[nodiscard]] bool open(bool object, JsonToken token);
  void end_object(JsonToken token);
  void end_array(JsonToken token);

  void report(const diagnostics::Rule& rule, JsonToken token, std::string summary, std::string label, std::string help);
  [[nodiscard]] source::Span span(JsonToken token) const;

 private:
  void put(const Value& value);
  void close(const Value& value);
  Map* make_map(std::size_t first);
  void report_duplicate(const Member& first, const Member& again);
  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::size_t next_item_of(std::size_t level) const;
  const String* string_of(JsonToken token, std::string_view value);
  OriginId origin(JsonToken token);

  JsonInput input_;
  Arena& arena_;
  Origins* origins_;
  const JsonOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
  Value result_;
  std::vector<Open> levels_;
  std::vector<Member> members_;  // of all objects that are being read, innermost last
  std::vector<Value> items_;     // of all arrays that are being read
  const String* key_ = nullptr;
  OriginId key_origin_ = OriginId::none;
};

}  // namespace stageplot::document
