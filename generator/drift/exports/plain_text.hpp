// Texts that people redirect into a file by mistake, told by how they begin: what they are, and which command gives the
// export that was meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stageplot::drift {

struct NotAnExport {
  std::string what;  // `a table for people`
  std::string help;
};

/// nullopt where the text may be JSON or YAML. Looks at the first lines alone.
[[nodiscard]] std::optional<NotAnExport> recognise_plain_text(std::string_view text);

}  // namespace stageplot::drift
