#include "chart/render_templates.hpp"

#include <algorithm>
#include <utility>

namespace stageplot::chart {

using gotemplate::Template;
using gotemplate::TemplateFile;

namespace {

/// Whether nothing but its definitions counts: its own body prints space, which cannot fail, and each definition
/// replaces an earlier one, which an empty one would not.
bool only_defines(const TemplateFile& file) {
  return file.templates.front()->empty &&
         std::all_of(file.templates.begin() + 1, file.templates.end(), [](const auto& one) { return !one->empty; });
}

}  // namespace

const gotemplate::ParseError* RenderTemplates::take(std::span<const ChartTemplate* const> templates) {
  if (templates.size() == chart_.templates.size() &&
      std::ranges::all_of(templates, [](const ChartTemplate* one) { return one->file != nullptr; })) {
    set_ = &chart_.set;
    return nullptr;
  }
  // A text of `tpl` that stands for its caller's file takes the other files one by one.
  const bool shares = context_.profile.texts != gotemplate::TextRules::rendered_alone;
  std::vector<Tree> trees(templates.size());
  for (std::size_t i = templates.size(); i-- > 0;) {
    const ChartTemplate& written = *templates[i];
    const bool may_share = shares && !written.is_parsed() && written.is_partial();
    if (may_share) {
      if (const TemplateFile* same = same_as(context_.sources.text(written.text))) {
        blank_.push_back({.name = written.name, .file = same, .root = same->templates.front()->root});
        continue;
      }
    }
    trees[i] = parse(written);
    if (may_share && trees[i].file != nullptr && only_defines(*trees[i].file)) {
      to_share_[trees[i].file->text.size()].push_back(trees[i].file);
    }
  }
  auto blank = blank_.rbegin();
  for (const Tree& tree : trees) {
    if (tree.error != nullptr) return tree.error;
    if (tree.file != nullptr) {
      own_.borrow(*tree.file);
    } else {
      own_.borrow(*blank++);
    }
  }
  return nullptr;
}

RenderTemplates::Tree RenderTemplates::parse(const ChartTemplate& written) {
  if (written.is_parsed()) return {written.file.get(), written.error ? &*written.error : nullptr};
  const gotemplate::ParseResult& parsed = parsed_.emplace_back(parse_chart_template(written, context_));
  return {parsed.file.get(), parsed.error ? &*parsed.error : nullptr};
}

const TemplateFile* RenderTemplates::same_as(std::string_view text) const {
  const auto candidates = to_share_.find(text.size());
  if (candidates == to_share_.end()) return nullptr;
  const auto found = std::ranges::find(candidates->second, text, &TemplateFile::text);
  return found == candidates->second.end() ? nullptr : *found;
}

}  // namespace stageplot::chart
