// The trees of the templates that one render executes: those of loading, or, where the chart was loaded without, of
// now. A chart that is vendored in several places brings the same helpers several times. Under Go's rules those of the
// last place replace all others, so that they are parsed there alone.
#pragma once

#include <deque>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chart/parse.hpp"

namespace stageplot::chart {

class RenderTemplates {
 public:
  RenderTemplates(const LoadedChart& chart, const ParseContext& context) : chart_(chart), context_(context) {
    context_.space = &space_;
  }
  RenderTemplates(const RenderTemplates&) = delete;
  RenderTemplates& operator=(const RenderTemplates&) = delete;

  /// Takes the templates of a render, in Helm's order. Where one cannot be parsed, the error of the first such.
  [[nodiscard]] const gotemplate::ParseError* take(std::span<const ChartTemplate* const> templates);
  /// What they define, once all could be parsed.
  [[nodiscard]] const gotemplate::TemplateSet& set() const { return *set_; }

 private:
  /// One of the templates: a tree or an error; or, with neither, the same text as a later one.
  struct Tree {
    const gotemplate::TemplateFile* file = nullptr;
    const gotemplate::ParseError* error = nullptr;
  };

  Tree parse(const ChartTemplate& written);
  /// A partial with this text that is known to be good to share; nullptr: there is none yet.
  [[nodiscard]] const gotemplate::TemplateFile* same_as(std::string_view text) const;

  const LoadedChart& chart_;
  ParseContext context_;
  gotemplate::ParseSpace space_;
  std::deque<gotemplate::ParseResult> parsed_;
  std::deque<gotemplate::Template> blank_;  // the bodies of files whose definitions another one brings
  std::unordered_map<std::size_t, std::vector<const gotemplate::TemplateFile*>> to_share_;  // by the sizes of texts
  gotemplate::TemplateSet own_;
  const gotemplate::TemplateSet* set_ = &own_;
};

}  // namespace stageplot::chart
