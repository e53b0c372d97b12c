// What Helm sees in a rendered file: its documents, cut at lines that begin with `---`, each read for its kind, its
// name and its hook annotations; and the order in which documents are applied.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/profile.hpp"
#include "document/arena.hpp"

namespace stageplot::chart {

/// Half-open range of bytes of a text.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The documents of a file, without the white space around them; empty ones are left out.
[[nodiscard]] std::vector<TextRange> split_documents(std::string_view text);

struct ManifestHead {
  std::string api_version;
  std::string kind;
  std::string name;
  std::optional<std::string> hook;  // the annotation `helm.sh/hook`
};

/// Why a document is no manifest: Helm's words, and the byte of the document where it was noticed.
struct ManifestError {
  std::string message;
  std::uint32_t at = 0;
};

/// Reads the head of a document; it is checked as a whole for being YAML. `scratch` takes its tree.
[[nodiscard]] std::optional<ManifestError> read_head(std::string_view document, const Profile& profile,
                                                     document::Arena& scratch, ManifestHead& head);

/// The same for any document, by way of its tree.
[[nodiscard]] std::optional<ManifestError> read_head_from_tree(std::string_view document, const Profile& profile,
                                                               document::Arena& scratch, ManifestHead& head);

/// The events of a hook annotation (`pre-install`, `test`), nullopt where one of them is unknown.
[[nodiscard]] std::optional<std::vector<std::string>> hook_events(std::string_view annotation);

/// Where a kind stands in Helm's order of installing. Those that it does not know share kUnknownRank, and go by name.
[[nodiscard]] std::size_t install_rank(std::string_view kind, const Profile& profile);
inline constexpr std::size_t kUnknownRank = static_cast<std::size_t>(-1);

}  // namespace stageplot::chart
