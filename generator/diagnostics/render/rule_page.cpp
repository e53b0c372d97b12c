#include "diagnostics/render/rule_page.hpp"

#include <algorithm>
#include <string_view>

namespace stageplot::diagnostics {
namespace {

constexpr std::size_t kWidth = 88;

/// A fix that is a piece of a file ends with a line break or has several lines; anything else is a sentence.
bool is_code(std::string_view text) {
  return text.find('\n') != std::string_view::npos;
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    out += line.empty() ? "\n" : "    " + std::string{line} + "\n";
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

/// Breaks at spaces only; widths are bytes, since the texts of rules are ASCII prose.
std::string wrapped(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (column > 0 && column + 1 + word.size() > kWidth) {
      out += '\n';
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out + "\n";
}

std::string code_or_prose(std::string_view text) {
  return is_code(text) ? indented(text) : wrapped(text);
}

std::string fenced(std::string_view text) {
  const std::string_view line_end = text.ends_with('\n') ? "" : "\n";
  return "```\n" + std::string{text} + std::string{line_end} + "```\n";
}

std::string_view family(std::string_view code) {
  return code.substr(0, code.find('.'));
}

}  // namespace

std::string render_rule(const Rule& rule) {
  std::string out;
  out += std::string{name(rule.severity)} + "[" + std::string{rule.code} + "]: " + std::string{rule.title} + "\n";
  if (!rule.what.empty()) out += "\n" + wrapped(rule.what);
  if (!rule.why.empty()) out += "\nWhy it matters\n\n" + wrapped(rule.why);
  if (!rule.example.empty()) out += "\nExample\n\n" + indented(rule.example);
  if (!rule.fix.empty()) out += "\nFix\n\n" + code_or_prose(rule.fix);
  return out;
}

std::string render_rule_list(std::span<const Rule* const> rules) {
  std::size_t widest = 0;
  for (const Rule* rule : rules) widest = std::max(widest, rule->code.size());
  std::string out;
  for (const Rule* rule : rules) {
    const std::string_view severity = name(rule->severity);
    out += std::string{rule->code} + std::string(widest - rule->code.size() + 2, ' ') + std::string{severity} +
           std::string(std::string_view{"warning"}.size() - severity.size() + 2, ' ') + std::string{rule->title} + "\n";
  }
  return out;
}

std::string render_rules_markdown(std::span<const Rule* const> rules) {
  std::string out =
      "# Findings\n\nEvery code that stageplot reports. Generated from `generator/diagnostics/rules/` by `./dev docs`; "
      "`stageplot rule CODE` prints the same text.\n";
  std::string_view current;
  for (const Rule* rule : rules) {
    if (family(rule->code) != current) {
      current = family(rule->code);
      out += "\n## " + std::string{current} + "\n";
    }
    out += "\n### " + std::string{rule->code} + "\n\n" + std::string{name(rule->severity)} + ": " +
           std::string{rule->title} + "\n";
    if (!rule->what.empty()) out += "\n" + std::string{rule->what} + "\n";
    if (!rule->why.empty()) out += "\n**Why it matters.** " + std::string{rule->why} + "\n";
    if (!rule->example.empty()) out += "\nExample:\n\n" + fenced(rule->example);
    if (!rule->fix.empty())
      out += "\nFix:" + (is_code(rule->fix) ? "\n\n" + fenced(rule->fix) : " " + std::string{rule->fix} + "\n");
  }
  return out;
}

}  // namespace stageplot::diagnostics
