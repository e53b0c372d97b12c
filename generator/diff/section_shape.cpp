#include "diff/section_shape.hpp"

#include "document/map.hpp"

namespace stageplot::diff {
namespace {

constexpr Place kListOfSections{0x20000};

}  // namespace

Place SectionShape::member(Place /*map*/, std::string_view key) const {
  return key == kSections ? kListOfSections : Place::unknown;
}

Pairing SectionShape::pairing(Place list) const {
  return list == kListOfSections ? sections_ : Pairing::sequence;
}

std::optional<std::string> SectionShape::key_of(Place /*list*/, const document::Value& item) const {
  const document::Value* key = document::find(item, kSectionKey);
  if (key == nullptr || !key->is_string()) return std::nullopt;
  return std::string{key->text()};
}

std::string SectionKeys::next(std::string_view type, std::string_view name) {
  std::string key{type};
  if (!name.empty()) key.append("[").append(name).append("]");
  const std::size_t number = ++seen_[key];
  if (number == 1) return key;
  if (!name.empty()) key.pop_back();
  return key.append(name.empty() ? "[#" : " #").append(std::to_string(number)).append("]");
}

}  // namespace stageplot::diff
