// One value under one verb of Go's fmt: the part of Sprintf that does not read format strings. Inside template/ only.
#pragma once

#include <string>
#include <string_view>

#include "document/value.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// What stands between the percent sign and the verb.
struct FormatFlags {
  bool sharp = false;
  bool zero = false;
  bool plus = false;
  bool minus = false;
  bool space = false;
  bool go_syntax = false;    // %#v
  bool field_names = false;  // %+v
  bool has_width = false;
  bool has_precision = false;
  int width = 0;
  int precision = 0;
};

class ValueFormatter {
 public:
  ValueFormatter(std::string& out, const Runtime& runtime, const FormatFlags& flags)
      : out_(out), runtime_(runtime), flags_(flags) {}

  /// A top-level argument.
  void argument(const document::Value& value, char32_t verb);

 private:
  static constexpr int kDeepest = 1000;
  static constexpr std::size_t kLongest = std::size_t{1} << 26;

  void value(const document::Value& value, char32_t verb, int depth);
  void list(const document::Value& list, char32_t verb, int depth);
  void map(const document::Value& map, char32_t verb, int depth);
  void object(const document::Value& object, char32_t verb, int depth);
  void bad_verb(char32_t verb, const document::Value& value, int depth);
  void boolean(const document::Value& value, char32_t verb, int depth);
  void integer(const document::Value& value, char32_t verb, int depth);
  void digits(std::uint64_t magnitude, bool negative, unsigned base, char32_t verb, bool upper);
  void unicode(std::uint64_t code_point);
  void floating(const document::Value& value, char32_t verb, int depth);
  void signed_float(std::string number, char32_t verb, int precision);
  void text(std::string_view text, const document::Value& whole, char32_t verb, int depth);
  void bytes(const document::Value& value, char32_t verb, int depth);
  void hexadecimal(std::string_view bytes, bool upper);
  void quoted(std::string_view text);
  void pad(std::string_view text, bool zeros);
  void fill(int count, bool zeros);
  [[nodiscard]] std::string_view truncate(std::string_view text) const;

  std::string& out_;
  const Runtime& runtime_;
  FormatFlags flags_;
};

}  // namespace stageplot::gotemplate
