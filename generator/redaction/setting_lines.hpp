// The settings in a text of some configuration language, as far as a name and a value stand on one line:
// the one that a line begins with, and those inside it.
#pragma once

#include <string_view>
#include <vector>

namespace stageplot::redaction {

struct Setting {
  std::string_view name;
  std::string_view value;  // without quotes
};

/// `password hunter2`, `password: "hunter2"`, `export PASSWORD=hunter2`, `"password": "hunter2",`,
/// `--password=hunter2`; inside a line `host=a token=b`, `{"port": 1, "token": "b"}`, `?token=b`. Of a sentence, where
/// more words follow, nothing. The views are into `text`.
[[nodiscard]] std::vector<Setting> settings_of(std::string_view text);

}  // namespace stageplot::redaction
