// What Sprig's functions do depends on the libraries that a version of Helm is built with. This is the table of what
// differs between them as far as a template can see it; a profile of the chart stage names its rules, and a project's
// own targets have the newest.
#pragma once

#include <cstdint>
#include <string_view>

namespace stageplot::gotemplate {

/// Masterminds/semver.
enum class SemverRules : std::uint8_t {
  v3_1,  // a pre-release matches only a comparison that names one itself; a comma may be missing or end a group
  v3_4,  // a pre-release matches a group of which some comparison names one
  v3_5,  // the same, with limits on the length of a text; errors quote it
};

struct LibraryRules {
  SemverRules semver = SemverRules::v3_5;
  bool cuts_zero_decimals = true;       // spf13/cast 1.7: the text "8080.00" is an integer
  bool capitals_begin_words = true;     // huandu/xstrings 1.5: camelcase leaves capitals inside a word
  bool connects_before_spaces = false;  // huandu/xstrings 1.3: snakecase puts a connector before one that is there
  bool maps_replace_values = true;      // mergo 1.0: mergeOverwrite puts a map in the place of what is none
  bool key_ids_are_sha256 = true;       // crypto/x509 1.25: the id of a CA's key; a SHA-1 before
  bool refuses_weak_keys = true;        // RSA keys below 1024 bits (Go 1.24), bcrypt of more than 72 bytes (2022)
  bool toml_has_exponents = true;       // BurntSushi/toml 1.6; 1.1 has lists of tables by their first element, too
  // Go's names of Helm's own map and list, whose package moved with Helm 4
  std::string_view values_type = "chartutil.Values";
  std::string_view version_set_type = "chartutil.VersionSet";
};

}  // namespace stageplot::gotemplate
