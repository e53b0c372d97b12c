#include "diagnostics/render/junit.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "diagnostics/render/text.hpp"
#include "diagnostics/render/wording.hpp"
#include "text/utf8.hpp"

namespace stageplot::diagnostics {
namespace {

constexpr std::string_view kSuite = "stageplot";

/// The characters of XML 1.0; a reference such as `&#1;` to another one is not well-formed either.
bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF);
}

/// Fit for a text and for an attribute in double quotes, where a reader would make a space of a bare line break. Texts
/// keep their line breaks.
enum class Place { text, attribute };

std::string escaped(std::string_view text, Place place) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, offset);
    switch (decoded.code_point) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "&#13;";
        break;
      case '\n':
        out += place == Place::attribute ? "&#10;" : "\n";
        break;
      case '\t':
        out += place == Place::attribute ? "&#9;" : "\t";
        break;
      default:
        text::append_utf8(out, is_xml_character(decoded.code_point) ? decoded.code_point : U'\uFFFD');
    }
    offset += decoded.length;
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string{name} + "=\"" + escaped(value, Place::attribute) + "\"";
}

/// `name` and the numbers of the report and of its one suite.
std::string totals(std::span<const Diagnostic> findings) {
  const auto waived =
      std::count_if(findings.begin(), findings.end(), [](const Diagnostic& d) { return d.waiver != nullptr; });
  const std::size_t skipped = static_cast<std::size_t>(waived);
  return attribute("name", kSuite) + attribute("tests", std::to_string(findings.empty() ? 1 : findings.size())) +
         attribute("failures", std::to_string(findings.size() - skipped)) + attribute("errors", "0") +
         attribute("skipped", std::to_string(skipped));
}

/// `case_name`: unique in the report.
std::string test_case(const Diagnostic& finding, const std::string& case_name) {
  const auto& place = finding.primary.resolved;
  std::string out =
      "    <testcase" + attribute("classname", place ? place->file : kSuite) + attribute("name", case_name);
  if (place) out += attribute("file", place->file) + attribute("line", std::to_string(place->begin.line));
  out += ">\n";
  if (finding.waiver != nullptr) {
    return out + "      <skipped" + attribute("message", waived_in_words(*finding.waiver)) + "/>\n    </testcase>\n";
  }
  out += "      <failure" + attribute("type", name(finding.effective_severity())) +
         attribute("message", headline(finding)) + ">";
  return out + escaped(render_finding(finding, {}), Place::text) + "</failure>\n    </testcase>\n";
}

}  // namespace

std::string render_junit(std::span<const Diagnostic> findings) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += "<testsuites" + totals(findings) + ">\n";
  out += "  <testsuite" + totals(findings) + ">\n";
  std::map<std::pair<std::string, std::string>, std::size_t> seen;
  for (const Diagnostic& finding : findings) {
    std::string case_name = std::string{finding.rule->code} + ": " + headline(finding);
    const std::string file = finding.primary.resolved ? finding.primary.resolved->file : std::string{};
    const std::size_t number = ++seen[{file, case_name}];
    if (number > 1) case_name += " #" + std::to_string(number);
    out += test_case(finding, case_name);
  }
  if (findings.empty()) {
    out += "    <testcase" + attribute("classname", kSuite) + attribute("name", "no findings") + "/>\n";
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace stageplot::diagnostics
