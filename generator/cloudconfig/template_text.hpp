// Fills in a file for Terraform's `templatefile` as far as our own target goes: `${name}`, `$${` and `%%{`. Every byte
// of the result knows where it comes from, so that a finding in the filled text lies on the template's own.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::cloudconfig {

using SampleValues = std::map<std::string, std::string, std::less<>>;

/// Half-open range of bytes.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class FilledText {
 public:
  [[nodiscard]] const std::string& text() const { return text_; }
  /// Where bytes of the filled text stand in the template: a value's on its whole `${…}`.
  [[nodiscard]] Range origin(Range filled) const;

  /// Adds the bytes [begin, …) of the template as they are.
  void copy(std::string_view text, std::size_t begin);
  /// Adds a text that stands for the bytes `from` of the template.
  void replace(std::string_view text, Range from);

 private:
  struct Segment {
    std::size_t begin = 0;  // in text_
    Range from;
    bool copied = false;
  };
  [[nodiscard]] const Segment& segment_at(std::size_t offset) const;

  std::string text_;
  std::vector<Segment> segments_;
};

/// Why a template cannot be filled in, at bytes of it.
struct FillProblem {
  Range at;
  std::string summary;
  std::string label;
  std::string help;
  bool unchecked = false;  // Terraform could fill it in, we cannot
};

struct FillResult {
  std::optional<FilledText> filled;  // absent where there is a problem
  std::vector<FillProblem> problems;
};

[[nodiscard]] FillResult fill(std::string_view text, const SampleValues& values);

}  // namespace stageplot::cloudconfig
