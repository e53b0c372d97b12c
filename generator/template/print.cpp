#include "template/print.hpp"

#include <optional>

#include "template/format_value.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/pointer.hpp"
#include "template/functions/run_builder.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Kind;
using document::Value;
using Arguments = std::span<const Value>;

constexpr int kLargestNumber = 1'000'000;

bool too_large(std::int64_t number) {
  return number > kLargestNumber || number < -kLargestNumber;
}

void append_argument(RunBuilder& builder, const Runtime& runtime, const Value& value) {
  if (value.is_string()) {
    builder.append(value);
    return;
  }
  std::string printed;
  ValueFormatter(printed, runtime, FormatFlags{}).argument(value, 'v');
  builder.append(printed, value.origin);
}

/// Reads one format string. A mistake in it is printed into the text, as Go does.
class Sprintf {
 public:
  Sprintf(Runtime& runtime, const Value& format, Arguments arguments)
      : runtime_(runtime), builder_(runtime), format_value_(format), format_(format.text()), arguments_(arguments) {}

  Value run() {
    while (position_ < format_.size()) {
      const std::size_t percent = std::min(format_.find('%', position_), format_.size());
      builder_.append(format_value_, position_, percent);
      position_ = percent;
      if (position_ == format_.size()) break;
      ++position_;
      if (!directive()) break;
    }
    if (!reordered_ && next_ < arguments_.size()) report_extra();
    return builder_.finish();
  }

 private:
  /// One directive, behind its percent sign; false at the end of the format.
  bool directive() {
    flags_ = {};
    good_number_ = true;
    read_flags();
    bool after_index = argument_number();
    read_width(after_index);
    read_precision(after_index);
    if (!after_index) argument_number();
    if (position_ >= format_.size()) {
      write("%!(NOVERB)");
      return false;
    }
    const text::Decoded decoded = text::decode_utf8(format_, position_);
    position_ += decoded.length;
    const char32_t verb = decoded.code_point;
    if (verb == '%') {
      write("%");
    } else if (!good_number_) {
      complain(verb, "(BADINDEX)");
    } else if (next_ >= arguments_.size()) {
      complain(verb, "(MISSING)");
    } else {
      print(arguments_[next_++], verb);
    }
    return true;
  }

  void print(const Value& value, char32_t verb) {
    if (verb == 'v' || verb == 'w') {
      flags_.go_syntax = std::exchange(flags_.sharp, false);
      flags_.field_names = std::exchange(flags_.plus, false);
    }
    const bool plain = !flags_.has_width && !flags_.has_precision && !flags_.go_syntax;
    if (plain && (verb == 's' || verb == 'v') && value.is_string()) {
      builder_.append(value);
      return;
    }
    scratch_.clear();
    ValueFormatter(scratch_, runtime_, flags_).argument(value, verb);
    builder_.append(scratch_, value.origin);
  }

  void read_flags() {
    for (; position_ < format_.size(); ++position_) {
      switch (format_[position_]) {
        case '#':
          flags_.sharp = true;
          break;
        case '0':
          flags_.zero = true;
          break;
        case '+':
          flags_.plus = true;
          break;
        case '-':
          flags_.minus = true;
          break;
        case ' ':
          flags_.space = true;
          break;
        default:
          return;
      }
    }
  }

  void read_width(bool& after_index) {
    if (at('*')) {
      ++position_;
      const std::optional<int> width = integer_argument();
      if (!width) write("%!(BADWIDTH)");
      flags_.has_width = width.has_value();
      flags_.width = width.value_or(0);
      if (flags_.width < 0) {
        flags_.width = -flags_.width;
        flags_.minus = true;
        flags_.zero = false;
      }
      after_index = false;
      return;
    }
    flags_.has_width = read_number(flags_.width);
    if (after_index && flags_.has_width) good_number_ = false;
  }

  void read_precision(bool& after_index) {
    if (position_ + 1 >= format_.size() || !at('.')) return;
    ++position_;
    if (after_index) good_number_ = false;
    after_index = argument_number();
    if (at('*')) {
      ++position_;
      const std::optional<int> precision = integer_argument();
      flags_.has_precision = precision && *precision >= 0;
      flags_.precision = flags_.has_precision ? *precision : 0;
      if (!flags_.has_precision) write("%!(BADPREC)");
      after_index = false;
      return;
    }
    if (!read_number(flags_.precision)) flags_.precision = 0;
    flags_.has_precision = true;
  }

  bool read_number(int& number) {
    bool found = false;
    number = 0;
    for (; position_ < format_.size() && format_[position_] >= '0' && format_[position_] <= '9'; ++position_) {
      if (too_large(number)) {
        // Go gives the whole format up.
        position_ = format_.size();
        number = 0;
        return false;
      }
      number = number * 10 + (format_[position_] - '0');
      found = true;
    }
    return found;
  }

  /// `[3]`: the next argument is the third. Whether there was one.
  bool argument_number() {
    if (!at('[')) return false;
    reordered_ = true;
    const std::size_t close = format_.find(']', position_);
    if (close == std::string_view::npos || format_.size() - position_ < 3) {
      ++position_;
      good_number_ = false;
      return false;
    }
    std::int64_t number = 0;
    bool valid = close > position_ + 1;
    for (std::size_t i = position_ + 1; i < close && valid; ++i) {
      valid = format_[i] >= '0' && format_[i] <= '9' && !too_large(number);
      number = number * 10 + (format_[i] - '0');
    }
    position_ = close + 1;
    if (valid && number >= 1 && static_cast<std::uint64_t>(number) <= arguments_.size()) {
      next_ = static_cast<std::size_t>(number - 1);
      return true;
    }
    good_number_ = false;
    return valid;
  }

  std::optional<int> integer_argument() {
    if (next_ >= arguments_.size()) return std::nullopt;
    const Value value = arguments_[next_++];
    if (value.kind == Kind::integer && !too_large(value.i)) return static_cast<int>(value.i);
    if (value.kind == Kind::unsigned_integer && value.u <= kLargestNumber) return static_cast<int>(value.u);
    return std::nullopt;
  }

  void report_extra() {
    write("%!(EXTRA ");
    flags_ = {};
    for (std::size_t i = next_; i < arguments_.size(); ++i) {
      if (i > next_) write(", ");
      const Value& value = arguments_[i];
      if (value.is_nil()) {
        write("<nil>");
        continue;
      }
      write(go_type_name(runtime_, value));
      write("=");
      print(value, 'v');
    }
    write(")");
  }

  void complain(char32_t verb, std::string_view what) {
    std::string text = "%!";
    text::append_utf8(text, verb);
    write(text += what);
  }

  [[nodiscard]] bool at(char c) const { return position_ < format_.size() && format_[position_] == c; }
  void write(std::string_view text) { builder_.append(text, format_value_.origin); }

  Runtime& runtime_;
  RunBuilder builder_;
  const Value& format_value_;
  std::string_view format_;
  Arguments arguments_;
  std::size_t position_ = 0;
  std::size_t next_ = 0;
  bool reordered_ = false;
  bool good_number_ = true;
  FormatFlags flags_;
  std::string scratch_;
};

}  // namespace

Value go_sprint(Runtime& runtime, Arguments arguments) {
  RunBuilder builder(runtime);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0 && !arguments[i].is_string() && !arguments[i - 1].is_string()) builder.append_filler(" ");
    append_argument(builder, runtime, arguments[i]);
  }
  return builder.finish();
}

Value go_sprintln(Runtime& runtime, Arguments arguments) {
  RunBuilder builder(runtime);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) builder.append_filler(" ");
    append_argument(builder, runtime, arguments[i]);
  }
  builder.append_filler("\n");
  return builder.finish();
}

Value go_sprintf(Runtime& runtime, const Value& format, Arguments arguments) {
  return Sprintf(runtime, format, arguments).run();
}

void append_printed(std::string& out, const Runtime& runtime, const Value& value) {
  const std::size_t start = out.size();
  ValueFormatter(out, runtime, FormatFlags{}).argument(value, 'v');
  if (is_pointer(value)) out.erase(start, 1);
}

}  // namespace stageplot::gotemplate
