// The closed table of sections and settings: what systemd 252 lists with `--dump-configuration-items`, and what was
// added up to 259.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace stageplot::systemd {

enum class SettingKind : std::uint8_t {
  any,  // not checked
  boolean,
  choice,   // one of choices_of()
  command,  // `Exec…=`
  condition_path,
  file,  // EnvironmentFile=
  mode,  // octal
  number,
  path,
  time,
  units,  // names of units
  words,  // words with quotes
};

/// The sections that a unit of this suffix (`service`) may have besides `[Unit]` and `[Install]`: one, or none. nullopt
/// where there is no such suffix. Files of systemd-networkd are not in this table.
[[nodiscard]] std::optional<std::string_view> section_of(std::string_view suffix);
[[nodiscard]] std::span<const std::string_view> suffixes();

/// The kind of a setting; nullopt where the section has no such one.
[[nodiscard]] std::optional<SettingKind> find_setting(std::string_view section, std::string_view name);
/// Names of all settings of a section, sorted; empty where there is no such section.
[[nodiscard]] std::span<const std::string_view> settings_of(std::string_view section);

/// The words that a setting of kind `choice` takes.
[[nodiscard]] std::span<const std::string_view> choices_of(std::string_view name);

}  // namespace stageplot::systemd
