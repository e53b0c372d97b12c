// Numbers of replicas, seconds and ports that several checks look at.
#pragma once

#include <initializer_list>
#include <string_view>

#include "kubernetes/validation/check.hpp"

namespace stageplot::kubernetes {

/// Fields of the subject that are numbers must be 0 or more.
void check_not_negative(const Subject& subject, std::initializer_list<std::string_view> keys);
/// The same for 1 or more.
void check_positive(const Subject& subject, std::initializer_list<std::string_view> keys);
/// A number of pods: 0 or more, or a percentage.
void check_amount(const Subject& subject, const document::Value& value);
/// Not more than 100%.
void check_at_most_all(const Subject& subject, const document::Value& value);
/// A port: 1 to 65535.
void check_port(const Subject& subject, const document::Value& value);
/// A port or the name of one.
void check_port_or_name(const Subject& subject, const document::Value& value);

}  // namespace stageplot::kubernetes
