// What the plugins of our configurations take, as data: a closed schema, so that a misspelt parameter is an error here
// where fluentd only warns of it. Read off fluentd 1.19.3, fluent-plugin-elasticsearch 5.1.5,
// fluent-plugin-aws-elasticsearch-service 2.4.1 and fluent-plugin-concat 2.6.2; what fluentd 1.16 lacks is in it too.
// Internal to this stage.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace stageplot::fluentd {

enum class PluginKind { input, parser, filter, output, buffer, formatter };

/// How fluentd reads a value, or what must be true of it beyond that.
enum class ValueType {
  text,
  integer,
  number,
  size,
  time,
  boolean,
  word,            // one of `words`
  regexp,          // with or without slashes
  slashed_regexp,  // concat cuts the first and the last character, whatever they are
  hash,
  list,
  port,
  address,       // what a socket is bound to
  url,           // http(s)://HOST[:PORT], where the AWS plugin signs for HOST
  index_prefix,  // the first part of the name of an Elasticsearch index
};

struct ParameterFact {
  std::string_view name;
  ValueType type = ValueType::text;
  bool required = false;
  std::int64_t least = 0;  // of integers, sizes (bytes) and times (seconds)
  std::span<const std::string_view> words = {};
};

struct Shape;

/// A section that a plugin, a directive or another section takes.
struct SectionFact {
  std::string_view name;
  const Shape* shape = nullptr;           // nullptr: its `@type` decides, as `plugin` says
  std::optional<PluginKind> plugin = {};  // what its `@type` names
  bool required = false;
  bool repeated = false;  // whether more than one may stand in its parent
};

struct Shape {
  std::array<std::span<const ParameterFact>, 3> parameters = {};  // its own and those that it inherits
  std::span<const SectionFact> sections = {};
  bool any_parameter = false;  // names are the author's, as in `<record>`
};

struct PluginFact {
  PluginKind kind = PluginKind::input;
  std::string_view name;
  Shape shape;
};

[[nodiscard]] std::span<const PluginFact> input_plugins();
[[nodiscard]] std::span<const PluginFact> parser_plugins();
[[nodiscard]] std::span<const PluginFact> filter_plugins();
[[nodiscard]] std::span<const PluginFact> output_plugins();
[[nodiscard]] std::span<const PluginFact> buffer_plugins();
[[nodiscard]] std::span<const PluginFact> formatter_plugins();

/// The plugin of this `@type`, or nullptr for one that the tables do not describe.
[[nodiscard]] const PluginFact* find_plugin(PluginKind kind, std::string_view name);

/// Names of this kind, of the described plugins and of those that come with fluentd and are not described.
[[nodiscard]] std::span<const std::string_view> plugin_names(PluginKind kind);

/// The words `input plugin`, `parser`, `buffer` for findings.
[[nodiscard]] std::string_view name(PluginKind kind);

/// `<system>`.
[[nodiscard]] const Shape& system_shape();

[[nodiscard]] const ParameterFact* find_parameter(const Shape& shape, std::string_view name);
[[nodiscard]] const SectionFact* find_section(const Shape& shape, std::string_view name);

/// A parameter of fluentd 0.12 that has another place or name today.
struct OldParameter {
  std::string_view name;
  std::string_view section;  // where its successor stands: `buffer`, `parse`
  std::string_view today;    // its name there
};

/// `name` where a plugin of this kind would stand with it, or nullptr.
[[nodiscard]] const OldParameter* find_old_parameter(PluginKind kind, std::string_view name);

}  // namespace stageplot::fluentd
