#include "kubernetes/validation/one_of.hpp"

#include <string>
#include <vector>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/wording.hpp"

namespace stageplot::kubernetes {
namespace {

std::size_t count_of(const Subject& subject, std::span<const std::string_view> keys) {
  std::string_view first_key;
  std::size_t count = 0;
  for (const std::string_view key : keys) {
    // A value that could not be read is there all the same.
    const document::Value* value = document::find(subject.value, key);
    if (value == nullptr || value->is_nil()) continue;
    if (++count == 1) {
      first_key = key;
    } else {
      subject.conflict(*value, subject.name(subject.value) + " has both " + quoted(first_key) + " and " + quoted(key),
                       "keep one of them");
    }
  }
  return count;
}

}  // namespace

void check_one_of(const Subject& subject, std::span<const std::string_view> keys) {
  if (count_of(subject, keys) > 0) return;
  if (subject.has_unknown_field()) return;
  std::vector<std::string_view> offered;
  for (const std::string_view key : keys) {
    if (find_field(subject.type, key, subject.version())) offered.push_back(key);
  }
  subject.conflict(subject.value, subject.name(subject.value) + " has none of " + either(offered),
                   "it needs one of them");
}

}  // namespace stageplot::kubernetes
