// Base64, base32 and digests.
#include "template/functions/base32.hpp"
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "text/base64.hpp"
#include "text/digest.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

Value b64enc(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, text::encode_base64(arguments[0].text()));
}

/// What can't be decoded gives the message as the result, as Sprig does.
Value b64dec(Runtime& runtime, Arguments arguments) {
  const text::DecodedBase64 decoded = text::decode_base64(arguments[0].text());
  if (decoded.valid) return make_text(runtime, decoded.bytes);
  return make_text(runtime, "illegal base64 data at input byte " + std::to_string(decoded.error_offset));
}

Value b32enc(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, encode_base32(arguments[0].text()));
}

Value b32dec(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, decode_base32_or_message(arguments[0].text()));
}

Value sha1sum(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, text::sha1_hex(arguments[0].text()));
}
Value sha256sum(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, text::sha256_hex(arguments[0].text()));
}
Value sha512sum(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, text::sha512_hex(arguments[0].text()));
}

Value adler32sum(Runtime& runtime, Arguments arguments) {
  constexpr std::uint32_t kModulus = 65521;
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : arguments[0].text()) {
    low = (low + static_cast<unsigned char>(c)) % kModulus;
    high = (high + low) % kModulus;
  }
  return make_text(runtime, std::to_string(high << 16 | low));
}

constexpr Function kFunctions[] = {
    {.name = "adler32sum",
     .parameters = takes::kString,
     .call = adler32sum,
     .help = "the Adler-32 checksum of the text, in decimal",
     .example = R"({{ adler32sum "hello" }})",
     .result = "103547413"},
    {.name = "b32dec",
     .parameters = takes::kString,
     .call = b32dec,
     .help = "the text decoded from base32; where that fails, the message",
     .example = R"({{ b32dec "NBUQ====" }})",
     .result = "hi"},
    {.name = "b32enc",
     .parameters = takes::kString,
     .call = b32enc,
     .help = "the text in base32",
     .example = R"({{ b32enc "hi" }})",
     .result = "NBUQ===="},
    {.name = "b64dec",
     .parameters = takes::kString,
     .call = b64dec,
     .help = "the text decoded from base64; where that fails, the message",
     .example = R"({{ b64dec "aGk=" }})",
     .result = "hi"},
    {.name = "b64enc",
     .parameters = takes::kString,
     .call = b64enc,
     .help = "the text in base64",
     .example = R"({{ b64enc "hi" }})",
     .result = "aGk="},
    {.name = "sha1sum",
     .parameters = takes::kString,
     .call = sha1sum,
     .help = "the SHA-1 digest of the text, in hex",
     .example = R"({{ sha1sum "hello" }})",
     .result = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"},
    {.name = "sha256sum",
     .parameters = takes::kString,
     .call = sha256sum,
     .help = "the SHA-256 digest of the text, in hex",
     .example = R"({{ sha256sum "hello" }})",
     .result = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"},
    {.name = "sha512sum",
     .parameters = takes::kString,
     .call = sha512sum,
     .help = "the SHA-512 digest of the text, in hex",
     .example = R"({{ sha512sum "hello" | trunc 16 }})",
     .result = "9b71d224bd62f378"},
};

}  // namespace

Family encoding_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
