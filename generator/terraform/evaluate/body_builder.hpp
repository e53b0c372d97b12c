// Puts the body of a block together: arguments, and nested blocks as lists under their names.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "terraform/evaluate/module.hpp"
#include "terraform/functions/value.hpp"

namespace stageplot::terraform {

class BodyBuilder {
 public:
  explicit BodyBuilder(ValueFactory& values) : values_(values) {}

  void add_argument(std::string_view name, const Value& value, source::Span name_span, source::Span value_span) {
    document::Member member = values_.member(name, value);
    member.key_origin = values_.origins().written(name_span);
    places_.arguments.push_back({member.key->view(), name_span, value_span});
    members_.push_back(member);
  }

  void add_block(std::string_view name, const Value& body, BodyPlaces places, source::Span header) {
    std::vector<Value>& items = blocks_[name];
    const auto index = static_cast<std::uint32_t>(items.size());
    items.push_back(body);
    places_.blocks.push_back({values_.arena().copy(name)->view(), index, header, std::move(places)});
  }

  [[nodiscard]] Value finish(source::Span span) {
    for (auto& [name, items] : blocks_) {
      members_.push_back(values_.member(name, values_.list(items, TypeId::terraform_list, {items.front().origin, 0})));
    }
    return values_.map(members_, TypeId::natural, {values_.origins().written(span), 0});
  }
  [[nodiscard]] BodyPlaces take_places() { return std::move(places_); }

 private:
  ValueFactory& values_;
  std::vector<document::Member> members_;
  std::map<std::string_view, std::vector<Value>> blocks_;
  BodyPlaces places_;
};

}  // namespace stageplot::terraform
