// The tables themselves: packed by the compiler, unpacked when they are asked for.
#include <algorithm>
#include <array>
#include <memory_resource>

#include "terraform/aws/facts.hpp"
#include "terraform/aws/packed.hpp"

namespace stageplot::terraform::aws {
namespace {

#include "terraform/aws/tables.inc"

struct Tables {
  std::span<const TypeFact> types = {};
  std::span<const std::string_view> other_types = {};
};

template <typename Stream>
constexpr void transfer(Stream& stream, typename Stream::template Ref<Tables> tables) {
  auto& [types, other_types] = tables;
  stream(types, other_types);
}

constexpr Tables kTables{.types = kAllTypes, .other_types = kOtherTypes};

constexpr std::size_t kPackedSize = [] {
  Packer packer;
  packer(kTables);
  return packer.size();
}();

/// All that is left of the tables in the program: the others are read by the compiler alone.
constexpr std::array<char, kPackedSize> kPacked = [] {
  std::array<char, kPackedSize> bytes{};
  Packer packer(bytes.data());
  packer(kTables);
  return bytes;
}();

const Tables& tables() {
  static std::pmr::monotonic_buffer_resource memory;
  static const Tables kUnpacked = [] {
    Tables all;
    Unpacker({kPacked.data(), kPacked.size()}, memory)(all);
    return all;
  }();
  return kUnpacked;
}

template <typename Fact>
const Fact* find_by_name(std::span<const Fact> facts, std::string_view name) {
  const auto found = std::lower_bound(facts.begin(), facts.end(), name,
                                      [](const Fact& fact, std::string_view wanted) { return fact.name < wanted; });
  return found != facts.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

std::span<const TypeFact> all_types() {
  return tables().types;
}

const TypeFact* find_type(std::string_view name) {
  return find_by_name(all_types(), name);
}

std::span<const std::string_view> other_types() {
  return tables().other_types;
}

const ArgumentFact* find_argument(const BodyFact& body, std::string_view name) {
  return find_by_name(body.arguments, name);
}

const BlockFact* find_block(const BodyFact& body, std::string_view name) {
  return find_by_name(body.blocks, name);
}

bool has_attribute(const BodyFact& body, std::string_view name) {
  return std::binary_search(body.attributes.begin(), body.attributes.end(), name);
}

}  // namespace stageplot::terraform::aws
