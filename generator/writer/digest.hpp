// SHA-256 of an output, as the lock files hold it. The only file that knows libcrypto; it is set up with the first
// digest, so that commands that need none don't pay for it.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::writer {

/// 64 lower-case hex digits. Safe to call from several threads.
[[nodiscard]] std::string sha256(std::string_view text);

/// Whether `text` is what sha256() could give.
[[nodiscard]] bool is_sha256(std::string_view text);

}  // namespace stageplot::writer
