#include "template/template_set.hpp"

#include <algorithm>

namespace stageplot::gotemplate {

std::optional<ParseError> TemplateSet::add(std::string_view name, const source::SourceFiles& sources, source::FileId id,
                                           const ParseOptions& options) {
  ParseResult parsed = parse_template(name, id, sources.text(id), options);
  if (parsed.error) return std::move(parsed.error);
  add(std::move(parsed.file));
  return std::nullopt;
}

void TemplateSet::add(std::unique_ptr<TemplateFile> file) {
  take_definitions(*file);
  files_.push_back(std::move(file));
}

void TemplateSet::borrow(const TemplateFile& file) {
  take_definitions(file);
  borrowed_.push_back(&file);
}

void TemplateSet::borrow(const Template& definition) {
  const auto [place, is_new] = templates_.try_emplace(definition.name, &definition);
  if (is_new && definition.empty && base_ != nullptr && base_->find(definition.name) != nullptr) {
    templates_.erase(place);
    return;
  }
  if (is_new || definition.empty) return;
  // The key views the name of the template that it finds.
  auto node = templates_.extract(place);
  node.key() = definition.name;
  node.mapped() = &definition;
  templates_.insert(std::move(node));
}

void TemplateSet::take_definitions(const TemplateFile& file) {
  for (const auto& definition : file.templates) borrow(*definition);
}

const Template* TemplateSet::find(std::string_view name) const {
  for (const TemplateSet* set = this; set != nullptr; set = set->base_) {
    if (const auto found = set->templates_.find(name); found != set->templates_.end()) return found->second;
  }
  return nullptr;
}

std::vector<std::string_view> TemplateSet::names() const {
  std::vector<std::string_view> names;
  for (const TemplateSet* set = this; set != nullptr; set = set->base_) {
    for (const auto& entry : set->templates_) names.push_back(entry.first);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace stageplot::gotemplate
