#include "drift/terraform/resource_shape.hpp"

#include <algorithm>

#include "document/map.hpp"
#include "terraform/checks/body_view.hpp"
#include "units/duration.hpp"

namespace stageplot::drift {
namespace {

namespace aws = terraform::aws;
using diff::Pairing;
using diff::Place;
using document::find;
using document::Value;

// Places inside of documents that stand in an argument; those of the table are numbered from kFirstNode on.
enum Inside : std::uint32_t {
  kUnknown = 0,
  kPolicy,      // a map of a policy, or a list of it that means a sequence
  kStatements,  // keyed by Sid where each has one
  kPolicySet,
  kUserData,
  kUserFiles,  // keyed by path
  kUserUnits,  // keyed by name
  kFirstNode,
};

constexpr Place place_of(std::uint32_t number) {
  return static_cast<Place>(number);
}

std::string text_under(const Value& map, std::string_view key) {
  const Value* value = find(map, key);
  if (value == nullptr) return {};
  return terraform::checks::as_text(*value).value_or("");
}

std::optional<std::string> if_any(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::uint32_t inside_policy(std::string_view key) {
  if (key == "Statement") return kStatements;
  static constexpr std::string_view kSets[] = {"Action", "NotAction", "Resource",  "NotResource",
                                               "AWS",    "Service",   "Federated", "CanonicalUser"};
  return std::ranges::find(kSets, key) != std::end(kSets) ? kPolicySet : kPolicy;
}

std::uint32_t inside_user_data(std::string_view key) {
  if (key == "write_files") return kUserFiles;
  if (key == "units") return kUserUnits;
  return kUserData;
}

bool same_words(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return lower(x) == lower(y);
  });
}

bool is_latest(const Value& value) {
  return value.is_string() && (value.text() == "$Latest" || value.text() == "$Default");
}

}  // namespace

ResourceShape::ResourceShape(const aws::TypeFact* type) {
  if (type != nullptr) add_body(type->body);
}

std::uint32_t ResourceShape::add_argument(const aws::ArgumentFact& argument) {
  const auto number = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({.kind = Kind::argument, .argument = &argument});
  const auto item = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({.kind = Kind::item, .argument = &argument});
  nodes_[number].item = item;
  return number;
}

std::uint32_t ResourceShape::add_body(const aws::BodyFact& body) {
  const auto number = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({.kind = Kind::body, .body = &body});
  std::vector<std::pair<std::string_view, std::uint32_t>> children;
  for (const aws::ArgumentFact& argument : body.arguments) children.emplace_back(argument.name, add_argument(argument));
  for (const aws::BlockFact& block : body.blocks) {
    const auto blocks = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({.kind = Kind::blocks, .block = &block});
    const std::uint32_t inner = add_body(block.body);
    nodes_[blocks].item = inner;
    children.emplace_back(block.name, blocks);
  }
  std::ranges::sort(children);
  nodes_[number].children = std::move(children);
  return number;
}

const ResourceShape::Node* ResourceShape::node(Place place) const {
  const auto number = static_cast<std::uint32_t>(place);
  if (number < kFirstNode || number - kFirstNode >= nodes_.size()) return nullptr;
  return &nodes_[number - kFirstNode];
}

Place ResourceShape::root(const Value& /*a*/, const Value& /*b*/) const {
  return nodes_.empty() ? Place::unknown : place_of(kFirstNode);
}

Place ResourceShape::member(Place map, std::string_view key) const {
  switch (static_cast<std::uint32_t>(map)) {
    case kPolicy:
    case kPolicySet:
    case kStatements:
      return place_of(inside_policy(key));
    case kUserData:
      return place_of(inside_user_data(key));
    default:
      break;
  }
  const Node* here = node(map);
  if (here == nullptr) return Place::unknown;
  if (here->kind == Kind::blocks) {
    // A block that can stand once is shown without a list around it.
    here = &nodes_[here->item];
  }
  if (here->kind == Kind::argument) {
    if (here->argument->format == aws::Format::json) return place_of(inside_policy(key));
    if (here->argument->name == "user_data") return place_of(inside_user_data(key));
    return place_of(kFirstNode + here->item);
  }
  if (here->kind != Kind::body) return Place::unknown;
  const auto found = std::ranges::lower_bound(here->children, key, {}, [](const auto& child) { return child.first; });
  if (found == here->children.end() || found->first != key) return Place::unknown;
  return place_of(kFirstNode + found->second);
}

Place ResourceShape::item(Place list) const {
  switch (static_cast<std::uint32_t>(list)) {
    case kStatements:
    case kPolicySet:
    case kPolicy:
      return place_of(kPolicy);
    case kUserFiles:
    case kUserUnits:
    case kUserData:
      return place_of(kUserData);
    default:
      break;
  }
  const Node* here = node(list);
  if (here == nullptr || (here->kind != Kind::argument && here->kind != Kind::blocks)) return Place::unknown;
  return place_of(kFirstNode + here->item);
}

Pairing ResourceShape::pairing(Place list) const {
  switch (static_cast<std::uint32_t>(list)) {
    case kStatements:
    case kUserFiles:
      return Pairing::keyed;
    case kUserUnits:
      return Pairing::keyed_ordered;
    case kPolicySet:
      return Pairing::set;
    default:
      break;
  }
  const Node* here = node(list);
  if (here == nullptr) return Pairing::sequence;
  if (here->kind == Kind::argument) return here->argument->shape == aws::Shape::set ? Pairing::set : Pairing::sequence;
  if (here->kind == Kind::blocks) return Pairing::keyed;
  return Pairing::sequence;
}

std::optional<std::string> ResourceShape::key_of(Place list, const Value& item) const {
  switch (static_cast<std::uint32_t>(list)) {
    case kStatements:
      return if_any(text_under(item, "Sid"));
    case kUserFiles:
      return if_any(text_under(item, "path"));
    case kUserUnits:
      return if_any(text_under(item, "name"));
    default:
      break;
  }
  const Node* here = node(list);
  if (here == nullptr || here->kind != Kind::blocks) return std::nullopt;
  return key_of_block(here->block->name, item);
}

bool ResourceShape::same_scalar(Place place, const Value& a, const Value& b) const {
  if (Shape::same_scalar(place, a, b)) return true;
  if (a.is_map() || a.is_list() || b.is_map() || b.is_list()) return false;
  const Node* here = node(place);
  // `$Latest` is a template's newest version; which of its versions a number is, the state says.
  const bool version = here != nullptr && here->argument != nullptr && here->argument->name == "version";
  if (version && is_latest(a) != is_latest(b)) return true;
  const bool texts = a.is_string() && b.is_string();
  if (!texts) {
    // State and configuration write numbers and booleans with and without quotes.
    const auto text_a = terraform::checks::as_text(a);
    const auto text_b = terraform::checks::as_text(b);
    const auto number_a = terraform::checks::as_number(a);
    const auto number_b = terraform::checks::as_number(b);
    if (number_a && number_b) return *number_a == *number_b;
    return text_a && text_b && *text_a == *text_b;
  }
  if (here == nullptr || here->argument == nullptr) return false;
  const aws::ArgumentFact& argument = *here->argument;
  if (argument.has(aws::kIgnoresCase)) return same_words(a.text(), b.text());
  if (argument.format == aws::Format::go_duration) {
    const auto time_a = units::parse_duration(a.text());
    const auto time_b = units::parse_duration(b.text());
    return time_a && time_b && *time_a == *time_b;
  }
  if (argument.scalar == aws::Scalar::number || argument.scalar == aws::Scalar::whole ||
      argument.spelled == aws::Scalar::number || argument.spelled == aws::Scalar::whole) {
    const auto number_a = terraform::checks::as_number(a);
    const auto number_b = terraform::checks::as_number(b);
    return number_a && number_b && *number_a == *number_b;
  }
  return false;
}

std::optional<std::string> key_of_block(std::string_view name, const Value& block) {
  if (name == "listener") {
    const std::string port = text_under(block, "lb_port");
    if (port.empty()) return std::nullopt;
    std::string protocol = text_under(block, "lb_protocol");
    std::ranges::transform(protocol, protocol.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return port + "/" + protocol;
  }
  static constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
      {"tag", "key"},
      {"tag_specifications", "resource_type"},
      {"block_device_mappings", "device_name"},
      {"ebs_block_device", "device_name"},
      {"filter", "name"},
      {"inline_policy", "name"},
      {"metric_query", "id"},
      {"initial_lifecycle_hook", "name"},
  };
  for (const auto& [block_name, key] : kKeys) {
    if (block_name == name) return if_any(text_under(block, key));
  }
  return std::nullopt;
}

}  // namespace stageplot::drift
