// Which keys, environment variables and attributes hold secrets, by their names alone.
#pragma once

#include <string_view>

namespace stageplot::redaction {

/// Whether a key, an environment variable's name or an attribute's name says that its value is a secret:
/// `DATABASE_PASSWORD`, `api_key`; never a reference (`secretName`, `secretKeyRef`, `imagePullSecrets`).
[[nodiscard]] bool names_a_secret(std::string_view name);

/// Whether a text under such a name is where to find the secret, not the secret: `${DB_PASSWORD}`, `$(TOKEN)`,
/// `#{ENV['X']}`, an ARN; or nothing at all.
[[nodiscard]] bool is_reference(std::string_view text);

}  // namespace stageplot::redaction
