// Trees of configuration languages that are made of settings and named sections, as fluentd's and HCL are: how they are
// laid out, so that one Shape compares them and paths read `match[**].buffer.flush_interval`.
//
// A section is a map of its settings; under kSections it has the list of the sections inside it, each of which has
// under kSectionKey what tells it apart from its neighbours, as the path shows it: `match[**]`,
// `resource[aws_elb.app]`.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "diff/shape.hpp"

namespace stageplot::diff {

inline constexpr std::string_view kSections = "<sections>";  // a path shows the sections' own keys alone
inline constexpr std::string_view kSectionKey = "<>";

class SectionShape : public Shape {
 public:
  /// `sections`: whether the order of sections means something (keyed_ordered) or not (keyed).
  explicit SectionShape(Pairing sections) : sections_(sections) {}

  [[nodiscard]] Place member(Place map, std::string_view key) const override;
  [[nodiscard]] Pairing pairing(Place list) const override;
  [[nodiscard]] std::optional<std::string> key_of(Place list, const document::Value& item) const override;

 private:
  Pairing sections_;
};

/// Gives the sections of one parent their keys: `match[**]`, the second one of that name `match[** #2]`; without a name
/// `buffer`, then `buffer[#2]`.
class SectionKeys {
 public:
  [[nodiscard]] std::string next(std::string_view type, std::string_view name);

 private:
  std::map<std::string, std::size_t, std::less<>> seen_;
};

}  // namespace stageplot::diff
