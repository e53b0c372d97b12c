// Go's time.Parse for the four layouts of go-yaml's parseTimestamp.
#include "document/yaml_timestamp.hpp"

#include <cstddef>

namespace stageplot::document {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool begins_with(char c) const { return rest_.starts_with(c); }
  bool skip(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_blanks() {
    while (skip(' ')) {
    }
  }
  /// One or two digits, the value at most `most`; -1 otherwise.
  int number(int most) {
    if (rest_.empty() || !is_digit(rest_[0])) return -1;
    int value = rest_[0] - '0';
    rest_.remove_prefix(1);
    if (!rest_.empty() && is_digit(rest_[0])) {
      value = value * 10 + (rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    return value <= most ? value : -1;
  }
  /// Exactly two digits.
  int two_digits(int most) { return rest_.size() >= 2 && is_digit(rest_[0]) && is_digit(rest_[1]) ? number(most) : -1; }
  void fraction() {
    if (rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_digit(rest_[1])) return;
    rest_.remove_prefix(1);
    while (!rest_.empty() && is_digit(rest_[0])) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

int days_in(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool time_of_day(Reader& reader) {
  if (reader.number(23) < 0 || !reader.skip(':') || reader.number(59) < 0 || !reader.skip(':')) return false;
  if (reader.number(59) < 0) return false;
  reader.fraction();
  return true;
}

bool zone(Reader& reader) {
  if (reader.skip('Z')) return true;
  if (!reader.skip('+') && !reader.skip('-')) return false;
  return reader.two_digits(24) >= 0 && reader.skip(':') && reader.two_digits(60) >= 0;
}

}  // namespace

bool is_yaml_timestamp(std::string_view text) {
  if (text.size() < 8) return false;
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!is_digit(text[i])) return false;
    year = year * 10 + (text[i] - '0');
  }
  Reader reader(text.substr(4));
  if (!reader.skip('-')) return false;
  const int month = reader.number(12);
  if (month < 1 || !reader.skip('-')) return false;
  const int day = reader.number(31);
  if (day < 1 || day > days_in(year, month)) return false;
  if (reader.at_end()) return true;
  if (reader.skip('T') || reader.skip('t')) return time_of_day(reader) && zone(reader) && reader.at_end();
  if (!reader.begins_with(' ')) return false;
  reader.skip_blanks();
  return time_of_day(reader) && reader.at_end();
}

}  // namespace stageplot::document
