#include "kubernetes/report.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "diagnostics/rules/kubernetes.hpp"
#include "document/data_path.hpp"

namespace stageplot::kubernetes {
namespace {

using diagnostics::Rule;
using document::Kind;
using document::Value;

template <typename T>
std::string number_text(T number) {
  std::array<char, 40> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}

}  // namespace

void Report::on_value(const Rule& rule, const Value& value, Words words) {
  add(rule, origins_.span(value.origin), paths_.text(value), std::move(words));
}

void Report::on_two_values(const Rule& rule, const Value& value, Words words, const Value& other,
                           std::string other_label) {
  diagnostics::Label label{.span = origins_.span(other.origin), .text = std::move(other_label), .resolved = {}};
  add(rule, origins_.span(value.origin), paths_.text(value), std::move(words), {std::move(label)});
}

void Report::on_key(const Rule& rule, const document::Member& member, Words words) {
  add(rule, origins_.span(member.key_origin), paths_.text(member.value), std::move(words));
}

void Report::on_missing(const Rule& rule, const Value& parent, std::string_view key, Words words) {
  add(rule, inside(parent), document::append_key(paths_.text(parent), key), std::move(words));
}

std::string Report::written(const Value& value) const {
  if (value.is_string()) return std::string(value.text());
  const bool is_written = origins_.get(value.origin).kind == document::Origin::Kind::written;
  if (options_.sources != nullptr && is_written) {
    const std::string_view text = options_.sources->text(origins_.span(value.origin));
    if (!text.empty() && text.find('\n') == std::string_view::npos) return std::string(text);
  }
  switch (value.kind) {
    case Kind::nil:
      return "null";
    case Kind::boolean:
      return value.b ? "true" : "false";
    case Kind::integer:
      return number_text(value.i);
    case Kind::unsigned_integer:
      return number_text(value.u);
    case Kind::floating:
      return number_text(value.f);
    default:
      return {};
  }
}

void Report::add(const Rule& rule, source::Span span, std::string path, Words words,
                 std::vector<diagnostics::Label> labels) {
  if (full()) return;
  if (++findings_ == options_.max_findings) words.help = "there are more findings in this document";
  diagnostics::Diagnostic diagnostic{.rule = &rule,
                                     .severity = words.severity,
                                     .owner = options_.owner,
                                     .summary = std::move(words.summary),
                                     .primary = {.span = span, .text = std::move(words.label), .resolved = {}},
                                     .labels = std::move(labels),
                                     .path = std::move(path),
                                     .help = std::move(words.help),
                                     .frames = {},
                                     .environments = {},
                                     .service = {}};
  if (diagnostic.effective_severity() == diagnostics::Severity::error) ++errors_;
  diagnostics_.add(std::move(diagnostic));
}

source::Span Report::inside(const Value& parent) {
  if (const source::Span key = origins_.span(paths_.key_origin(parent)); key.known()) return key;
  source::Span whole = origins_.span(parent.origin);
  whole.end = whole.begin;
  return whole;
}

}  // namespace stageplot::kubernetes
