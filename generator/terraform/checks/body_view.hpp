// A body under check (a resource, a nested block, a provider) with what checks ask of it: values with Terraform's
// conversions already made, and the places to point at. An unknown value has no text and no number, and is not absent
// either.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "terraform/evaluate/module.hpp"

namespace stageplot::terraform::checks {

enum class Presence : std::uint8_t { absent, maybe, present };

/// What Terraform makes of a value where a text, number or boolean is wanted; nullopt where it has none or refuses.
[[nodiscard]] std::optional<std::string> as_text(const document::Value& value);
[[nodiscard]] std::optional<double> as_number(const document::Value& value);
[[nodiscard]] std::optional<bool> as_boolean(const document::Value& value);

/// Whether a value, or a part of it, is unknown.
[[nodiscard]] bool holds_unknown(const document::Value& value);

class BodyView {
 public:
  BodyView(const document::Value& map, const BodyPlaces* places, source::Span header, std::string path)
      : map_(&map), places_(places), header_(header), path_(std::move(path)) {}
  explicit BodyView(const EvaluatedResource& resource);

  /// The value of an argument that is set, known or not; nullptr where it is absent or null.
  [[nodiscard]] const document::Value* find(std::string_view name) const;
  [[nodiscard]] Presence presence(std::string_view name) const;
  /// From now on an argument that is absent counts as one that may be there: its name is misspelt.
  void expect(std::string_view name) { expected_.push_back(name); }
  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
  [[nodiscard]] std::optional<double> number(std::string_view name) const;
  [[nodiscard]] std::optional<bool> boolean(std::string_view name) const;
  /// The items of a list, set or tuple, known or not; none where it is unknown or something else.
  [[nodiscard]] std::vector<const document::Value*> items(std::string_view name) const;
  /// The nested blocks of this name; those that are not known are left out.
  [[nodiscard]] std::vector<BodyView> blocks(std::string_view name) const;
  /// The first of them.
  [[nodiscard]] std::optional<BodyView> block(std::string_view name) const;

  /// Where the argument stands, or the first block of this name, or the body itself begins.
  [[nodiscard]] source::Span place(std::string_view name) const;
  [[nodiscard]] bool is_written_as_block(std::string_view name) const;
  [[nodiscard]] bool is_written_as_argument(std::string_view name) const;

  [[nodiscard]] const document::Value& map() const { return *map_; }
  [[nodiscard]] const BodyPlaces* places() const { return places_; }
  [[nodiscard]] source::Span header() const { return header_; }
  /// `aws_elb.app.listener[0]`
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  const document::Value* map_;
  const BodyPlaces* places_;
  source::Span header_;
  std::string path_;
  std::vector<std::string_view> expected_;
};

}  // namespace stageplot::terraform::checks
