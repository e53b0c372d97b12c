// Passwords: hashes of them, texts encrypted with them, passwords derived from others.
#include "crypto/password.hpp"

#include "template/functions/chance.hpp"
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "text/base64.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

/// A password that Go refuses gives the message as the result.
std::string hash_of(Runtime& runtime, std::string_view password) {
  constexpr std::size_t kLongest = 72;
  Chance chance(runtime);
  if (runtime.libraries.refuses_weak_keys && password.size() > kLongest) {
    return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
  }
  const auto hash = crypto::bcrypt(password, chance);
  if (!hash) throw FunctionError("a password with a zero byte in it is not supported");
  return *hash;
}

Value bcrypt(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, hash_of(runtime, arguments[0].text()));
}

Value htpasswd(Runtime& runtime, Arguments arguments) {
  const std::string user{arguments[0].text()};
  if (user.find(':') != std::string::npos) return make_text(runtime, "invalid username: " + user);
  return make_text(runtime, user + ':' + hash_of(runtime, arguments[1].text()));
}

Value derive_password(Runtime& runtime, Arguments arguments) {
  const std::string_view type = arguments[1].text();
  const auto password = crypto::derive_password(static_cast<std::uint32_t>(arguments[0].u), type, arguments[2].text(),
                                                arguments[3].text(), arguments[4].text());
  return make_text(runtime, password ? *password : "cannot find password template " + std::string{type});
}

Value encrypt_aes(Runtime& runtime, Arguments arguments) {
  if (arguments[1].text().empty()) return make_text(runtime, "");
  Chance chance(runtime);
  return make_text(runtime, text::encode_base64(crypto::encrypt_aes(arguments[0].text(), arguments[1].text(), chance)));
}

/// What is no result of encryptAES fails as Go's slices do.
Value decrypt_aes(Runtime& runtime, Arguments arguments) {
  const std::string_view encoded = arguments[1].text();
  if (encoded.empty()) return make_text(runtime, "");
  const text::DecodedBase64 decoded = text::decode_base64(encoded);
  if (!decoded.valid) {
    throw FunctionError("illegal base64 data at input byte " + std::to_string(decoded.error_offset));
  }
  const std::string& bytes = decoded.bytes;
  const std::size_t capacity = encoded.size() / 4 * 3;  // what Go allocates for it, line breaks and padding included
  if (capacity < crypto::kAesBlock) {
    throw FunctionError("runtime error: slice bounds out of range [:16] with capacity " + std::to_string(capacity));
  }
  if (bytes.size() < crypto::kAesBlock) {
    throw FunctionError("runtime error: slice bounds out of range [16:" + std::to_string(bytes.size()) + "]");
  }
  if (bytes.size() % crypto::kAesBlock != 0) throw FunctionError("crypto/cipher: input not full blocks");
  if (bytes.size() == crypto::kAesBlock) throw FunctionError("runtime error: index out of range [-1]");
  const crypto::Bytes padded = crypto::decrypt_aes(arguments[0].text(), bytes);
  const auto padding = static_cast<unsigned char>(padded.back());
  if (padding > padded.size()) {
    throw FunctionError("runtime error: slice bounds out of range [:-" + std::to_string(padding - padded.size()) + "]");
  }
  return make_text(runtime, std::string_view{padded}.substr(0, padded.size() - padding));
}

constexpr ParameterType kDerivation[] = {ParameterType::uint32, ParameterType::string, ParameterType::string,
                                         ParameterType::string, ParameterType::string};

constexpr Function kFunctions[] = {
    {.name = "bcrypt",
     .parameters = takes::kString,
     .call = bcrypt,
     .help = "the password hashed with bcrypt, cost 10, and a random salt",
     .example = R"({{ bcrypt "secret" | trunc 7 }})",
     .result = "$2a$10$"},
    {.name = "decryptAES",
     .parameters = takes::kStringString,
     .call = decrypt_aes,
     .help = "what encryptAES encrypted with the password (the first argument)",
     .example = R"({{ decryptAES "key" "MDEyMzQ1Njc4OWFiY2RlZkRYKi/ncw4crwkNh+jCxfo=" }})",
     .result = "plain text"},
    {.name = "derivePassword",
     .parameters = kDerivation,
     .call = derive_password,
     .help = "the password of Master Password's algorithm: a counter; `long`, `maximum`, `medium`, `short`, `basic` or "
             "`pin`; the master password; the user; the site",
     .example = R"({{ derivePassword 1 "long" "password" "user" "example.com" }})",
     .result = "ZedaFaxcZaso9*"},
    {.name = "encryptAES",
     .parameters = takes::kStringString,
     .call = encrypt_aes,
     .help = "the text (the second argument) encrypted with AES-256-CBC, a random vector and the password, in base64",
     .example = R"({{ encryptAES "key" "plain text" | decryptAES "key" }})",
     .result = "plain text"},
    {.name = "htpasswd",
     .parameters = takes::kStringString,
     .call = htpasswd,
     .help = "a line of a password file: the user, `:`, the password hashed with bcrypt",
     .example = R"({{ htpasswd "jane" "secret" | trunc 12 }})",
     .result = "jane:$2a$10$"},
};

}  // namespace

Family password_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
