// Hashes of passwords, libcrypt's.
#include <crypt.h>

#include <array>
#include <memory>
#include <new>

#include "crypto/password.hpp"

namespace stageplot::crypto {

std::optional<std::string> bcrypt(std::string_view password, ByteSource& source) {
  constexpr std::string_view kPrefix = "$2a$";
  const std::string used{password.substr(0, 72)};
  if (used.find('\0') != std::string::npos) return std::nullopt;
  const Bytes salt = draw(source, 16);
  std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting;
  // libcrypt's $2a$ differs from bcrypt for some passwords, against a mistake of old programs; $2b$ never does.
  if (crypt_gensalt_rn("$2b$", 10, salt.data(), static_cast<int>(salt.size()), setting.data(),
                       static_cast<int>(setting.size())) == nullptr) {
    throw std::bad_alloc();
  }
  const auto memory = std::make_unique<crypt_data>();
  const char* hash = crypt_r(used.c_str(), setting.data(), memory.get());
  if (hash == nullptr || hash[0] != '$') throw std::bad_alloc();
  return std::string{kPrefix} + std::string{hash}.substr(kPrefix.size());
}

}  // namespace stageplot::crypto
