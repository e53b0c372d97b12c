// What every parser of this folder gives: the value, or a short reason why the text has none. The reason is a part of a
// sentence ("the unit is missing"), so that each caller can build its own finding around it.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

namespace stageplot::units {

template <typename T>
class Parsed {
 public:
  Parsed(T value) : value_(std::move(value)) {}

  /// `reason` must be a literal.
  [[nodiscard]] static Parsed failed(std::string_view reason) {
    Parsed parsed;
    parsed.problem_ = reason;
    return parsed;
  }

  [[nodiscard]] explicit operator bool() const { return value_.has_value(); }
  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] const T* operator->() const { return &*value_; }
  /// Why there is no value; empty where there is one.
  [[nodiscard]] std::string_view problem() const { return problem_; }

 private:
  Parsed() = default;

  std::optional<T> value_;
  std::string_view problem_;
};

}  // namespace stageplot::units
