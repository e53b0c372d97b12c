// What Terraform's AWS provider and AWS itself take: for each type of resource and data source its arguments, nested
// blocks and computed attributes, and for each argument its type and the values that are refused. The tables are
// written by generate.py from arguments.json, which is the place to correct a fact.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace stageplot::terraform::aws {

enum class Shape : std::uint8_t { scalar, list, set, map, any };  // any: objects whose parts are not checked
enum class Scalar : std::uint8_t { any, text, boolean, number, whole };
enum class Format : std::uint8_t {
  none,
  ipv4_network,  // `10.0.0.0/8`, no bit set behind the prefix
  ipv6_network,
  go_duration,
  json,
  base64,
  regular_expression,
  version_constraint,
};

/// Who refuses a value: the provider while it plans, or AWS when the plan is applied.
enum class RefusedBy : std::uint8_t { provider, platform };

enum Trait : std::uint16_t {
  kRequired = 1,
  kComputed = 2,  // the provider fills it in where it is not set
  kForcesNew = 4,
  kDeprecated = 8,
  kIgnoresCase = 16,
  kCommaList = 32,  // a text of several words with commas between them
  kOrArn = 64,
  kOrZero = 128,
  kOrMinusOne = 256,
  kNotArn = 512,
  kOrProtocolNumber = 1024,
};

inline constexpr double kNoLeast = -std::numeric_limits<double>::infinity();
inline constexpr double kNoMost = std::numeric_limits<double>::infinity();

struct ArgumentFact {
  std::string_view name;
  Shape shape = Shape::scalar;
  Scalar scalar = Scalar::any;   // of the items, where it has items
  Scalar spelled = Scalar::any;  // not any: a text that must read as this ("nullable" types of the provider)
  Format format = Format::none;  // of each item
  std::uint16_t traits = 0;
  RefusedBy words_by = RefusedBy::provider;
  RefusedBy range_by = RefusedBy::provider;
  RefusedBy pattern_by = RefusedBy::provider;  // and of the format
  RefusedBy count_by = RefusedBy::provider;
  RefusedBy length_by = RefusedBy::provider;
  std::span<const std::string_view> words = {};  // the values that it takes; empty: not a matter of words
  double least = kNoLeast;                       // of the number, or of each item
  double most = kNoMost;
  double multiple_of = 0;  // 0: any; else `words` or a multiple of it
  bool has_default = false;
  std::string_view default_value = {};  // as a text: `60`, `true`; empty for a list's
  std::uint32_t min_length = 0;         // of a text, in characters
  std::uint32_t max_length = 0;         // 0: any
  std::uint32_t min_items = 0;
  std::uint32_t max_items = 0;  // 0: any
  std::uint32_t max_key_length = 0;
  std::uint32_t max_value_length = 0;
  std::string_view pattern = {};  // RE2, of each item
  std::string_view not_prefix = {};

  [[nodiscard]] constexpr bool has(Trait trait) const { return (traits & trait) != 0; }
};

/// What must hold between the arguments and blocks of one body.
struct Constraint {
  enum class Kind : std::uint8_t {
    conflicts,      // `subject` excludes each of `others`
    exactly_one,    // of `others`
    at_least_one,   // of `others`
    needs,          // `subject` needs each of `others`
    only_when,      // `subject` may be set only where `others[0]` has one of `values`
    omit_when,      // `subject` must not be set there
    required_when,  // `subject` must be set there
  };
  Kind kind = Kind::conflicts;
  std::string_view subject = {};
  std::span<const std::string_view> others = {};
  std::span<const std::string_view> values = {};
  std::string_view fallback = {};  // what `others[0]` counts as where it is not set
  bool ignores_case = false;
};

enum class Nesting : std::uint8_t { single, list, set, labelled };

struct BlockFact;

struct BodyFact {
  std::span<const ArgumentFact> arguments = {};       // sorted by name
  std::span<const BlockFact> blocks = {};             // sorted by name
  std::span<const std::string_view> attributes = {};  // computed alone, sorted
  std::span<const Constraint> constraints = {};
};

struct BlockFact {
  std::string_view name;
  Nesting nesting = Nesting::list;
  bool required = false;
  bool deprecated = false;
  bool forces_new = false;
  bool computed = false;
  bool also_argument = false;  // `ingress = []` is right too
  std::uint32_t min_items = 0;
  std::uint32_t max_items = 0;  // 0: any
  BodyFact body = {};
};

struct TypeFact {
  std::string_view name;  // `aws_elb`, `data.aws_ami`, `provider.aws`, `backend.s3`, `terraform`, `lifecycle`
  BodyFact body = {};
};

/// All types with facts, sorted by name.
[[nodiscard]] std::span<const TypeFact> all_types();
/// The type with this name, or nullptr.
[[nodiscard]] const TypeFact* find_type(std::string_view name);
/// Types of the provider of which nothing but the name is known here, `data.` before those of data sources; sorted.
[[nodiscard]] std::span<const std::string_view> other_types();

[[nodiscard]] const ArgumentFact* find_argument(const BodyFact& body, std::string_view name);
[[nodiscard]] const BlockFact* find_block(const BodyFact& body, std::string_view name);
[[nodiscard]] bool has_attribute(const BodyFact& body, std::string_view name);

}  // namespace stageplot::terraform::aws
