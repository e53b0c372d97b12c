// PEM blocks, as Go's encoding/pem reads and writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/byte_source.hpp"

namespace stageplot::crypto {

struct PemBlock {
  std::string type;  // `RSA PRIVATE KEY`
  Bytes bytes;
};

/// The first block of the text; what lies around it, damaged blocks and the block's own headers are passed over.
[[nodiscard]] std::optional<PemBlock> read_pem(std::string_view text);

/// Without headers, in lines of 64 characters.
[[nodiscard]] std::string write_pem(std::string_view type, std::string_view bytes);

}  // namespace stageplot::crypto
