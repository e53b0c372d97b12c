#include "chart/values_file.hpp"

#include <algorithm>

#include "chart/json_name.hpp"
#include "chart/values.hpp"
#include "diagnostics/rules/chart.hpp"
#include "document/go_yaml_error.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "template/functions/unicode_case.hpp"

namespace stageplot::chart {

using document::Value;
using source::FileId;

namespace {

namespace rules = diagnostics::rules;

constexpr std::string_view kSeparator = "---";
/// Lines that stand before the documents of all files, so that these keep their places in the file; what comes behind
/// so many is counted from the document's own beginning.
constexpr std::size_t kMostPadding = std::size_t{16} << 20;

/// What ends the reading: thrown and caught in this file.
struct Refused {
  ValuesError error;
};

/// One part of a file, as k8s.io/apimachinery's YAMLReader cuts it.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Reading {
 public:
  Reading(FileId file, const ValuesFileContext& context)
      : file_(file), context_(context), text_(context.sources.text(file)) {}

  Value run() {
    if (!context_.profile.merges_documents) return read(file_, text_);
    const bool cut = text_.starts_with(kSeparator) || text_.find("\n---") != std::string_view::npos;
    if (!cut && text_.ends_with('\n')) return read(file_, text_);
    Value merged;
    for (std::size_t at = 0; at < text_.size();) {
      const Part part = next_part(at);
      if (part.begin == part.end) continue;
      const Value tree = read_part(part);
      if (tree.is_nil()) continue;
      if (merged.is_nil()) merged = Value::of(context_.arena.map(), tree.origin);
      merge_user_values(context_.arena, *merged.m, tree.map());
    }
    return merged;
  }

 private:
  /// The part that begins at `at`, which is moved behind it. A separator in front of everything else belongs to the
  /// part; the next one ends it.
  Part next_part(std::size_t& at) const {
    Part part{at, at};
    while (at < text_.size()) {
      const std::size_t line = at;
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      at = std::min(end + 1, text_.size());
      const bool is_separator = text_.substr(line).starts_with(kSeparator);
      if (is_separator) check_separator(line, end);
      if (is_separator && part.end > part.begin) return part;
      part.end = at;
    }
    return part;
  }

  void check_separator(std::size_t line, std::size_t end) const {
    const std::string_view behind = text_.substr(line + kSeparator.size(), end - line - kSeparator.size());
    const auto range = gotemplate::unicode::trim_space(behind);
    const std::string_view rest = behind.substr(range.begin, range.end - range.begin);
    if (rest.empty() || rest.front() == '#') return;
    const auto begin = static_cast<std::uint32_t>(line);
    throw Refused{{"error reading yaml document: invalid Yaml document separator: " + std::string{rest},
                   {.rule = &rules::chart_values,
                    .owner = context_.owner,
                    .summary = "Helm " + std::string{context_.profile.version} +
                               " takes no content in a line that begins with `---`",
                    .primary = {.span = {file_, begin, static_cast<std::uint32_t>(end)}, .text = {}, .resolved = {}},
                    .help = "write `---` on a line of its own"}}};
  }

  /// A text of its own for the part, behind as many empty lines and blanks as it has before it in the file. Every line
  /// ends in a line break, as the reader's do.
  Value read_part(const Part& part) {
    std::string text;
    padded_ += part.begin;
    if (padded_ <= kMostPadding) {
      text = text_.substr(0, part.begin);
      std::ranges::replace_if(
          text, [](char c) { return c != '\n'; }, ' ');
    }
    const std::size_t padding = text.size();
    text += text_.substr(part.begin, part.end - part.begin);
    if (!text.ends_with('\n')) text += '\n';
    const FileId own = context_.sources.add(std::string{context_.sources.name(file_)}, std::move(text));
    return read(own, context_.sources.text(own).substr(padding));
  }

  /// `text` is the part of the file that counts for the places in Helm's messages.
  Value read(FileId file, std::string_view text) {
    diagnostics::Diagnostics findings;
    const std::optional<Value> tree = document::read_yaml(
        file, context_.sources, context_.arena, context_.origins,
        {.resolution = document::YamlResolution::helm, .owner = context_.owner, .permit_unusual_breaks = true},
        findings);
    if (!tree || findings.has_errors()) {
      refuse(document::go_yaml_error(text, context_.profile.unsupported_key).message,
             std::move(findings.all().front()));
    }
    if (!tree->is_map() && !tree->is_nil()) {
      refuse("error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " +
                 std::string{json_name(tree->kind)} + " into Go value of type map[string]interface {}",
             {.rule = &rules::chart_values,
              .owner = context_.owner,
              .summary = "the values are no map",
              .primary = {.span = context_.origins.span(tree->origin), .text = {}, .resolved = {}},
              .help = "write `key: value` lines"});
    }
    return *tree;
  }

  [[noreturn]] void refuse(std::string words, diagnostics::Diagnostic diagnostic) const {
    throw Refused{{std::string{context_.profile.values_document} + std::move(words), std::move(diagnostic)}};
  }

  FileId file_;
  const ValuesFileContext& context_;
  std::string_view text_;
  std::size_t padded_ = 0;
};

}  // namespace

ValuesFile read_values_file(FileId file, const ValuesFileContext& context) {
  ValuesFile result;
  try {
    result.tree = Reading(file, context).run();
  } catch (Refused& refused) {
    result.error = std::move(refused.error);
  }
  return result;
}

}  // namespace stageplot::chart
