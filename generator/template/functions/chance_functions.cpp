// What depends on chance alone: random texts and numbers, ids, orders.
#include "crypto/byte_source.hpp"
#include "template/functions/chance.hpp"
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "text/base64.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kLettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kAscii =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// A negative count gives no characters: Sprig drops the error.
Value random_text(Runtime& runtime, Arguments arguments, std::string_view alphabet) {
  Chance chance(runtime);
  const std::size_t count = arguments[0].i < 0 ? 0 : static_cast<std::size_t>(arguments[0].i);
  RunBuilder(runtime).reserve(count);
  return make_text(runtime, crypto::draw_text(chance, count, alphabet));
}

Value rand_alpha(Runtime& runtime, Arguments arguments) {
  return random_text(runtime, arguments, kLetters);
}

Value rand_alpha_num(Runtime& runtime, Arguments arguments) {
  return random_text(runtime, arguments, kLettersAndDigits);
}

Value rand_ascii(Runtime& runtime, Arguments arguments) {
  return random_text(runtime, arguments, kAscii);
}

Value rand_numeric(Runtime& runtime, Arguments arguments) {
  return random_text(runtime, arguments, kDigits);
}

Value rand_bytes(Runtime& runtime, Arguments arguments) {
  Chance chance(runtime);
  if (arguments[0].i < 0) throw FunctionError("runtime error: makeslice: len out of range");
  const auto count = static_cast<std::size_t>(arguments[0].i);
  RunBuilder(runtime).reserve(count);
  return make_text(runtime, text::encode_base64(crypto::draw(chance, count)));
}

Value rand_int(Runtime& runtime, Arguments arguments) {
  Chance chance(runtime);
  // As Go's int does, the difference wraps around.
  const auto difference = static_cast<std::int64_t>(static_cast<std::uint64_t>(arguments[1].i) -
                                                    static_cast<std::uint64_t>(arguments[0].i));
  if (difference <= 0) throw FunctionError("invalid argument to Intn");
  const std::uint64_t drawn = crypto::draw_below(chance, static_cast<std::uint64_t>(difference));
  Value number =
      Value::of_integer(static_cast<std::int64_t>(static_cast<std::uint64_t>(arguments[0].i) + drawn), runtime.origin);
  number.type = document::TypeId::go_int;
  return number;
}

/// The text's code points; a byte that belongs to none is one, U+FFFD.
Value shuffle(Runtime& runtime, Arguments arguments) {
  Chance chance(runtime);
  const std::string_view text = arguments[0].text();
  std::u32string runes;
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, i);
    runes += decoded.code_point;
    i += decoded.length;
  }
  for (std::size_t i = runes.size(); i > 1; --i) std::swap(runes[i - 1], runes[crypto::draw_below(chance, i)]);
  std::string shuffled;
  for (const char32_t rune : runes) text::append_utf8(shuffled, rune);
  return make_text(runtime, shuffled);
}

/// RFC 9562, version 4.
Value uuid_v4(Runtime& runtime, Arguments) {
  constexpr std::string_view kHex = "0123456789abcdef";
  Chance chance(runtime);
  const crypto::Bytes bytes = crypto::draw(chance, 16);
  std::string uuid;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto byte = static_cast<unsigned char>(bytes[i]);
    if (i == 6) byte = static_cast<unsigned char>((byte & 0x0F) | 0x40);
    if (i == 8) byte = static_cast<unsigned char>((byte & 0x3F) | 0x80);
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    uuid += kHex[byte >> 4];
    uuid += kHex[byte & 0x0F];
  }
  return make_text(runtime, uuid);
}

constexpr ParameterType kIntInt[] = {ParameterType::go_int, ParameterType::go_int};

constexpr Function kFunctions[] = {
    {.name = "randAlpha",
     .parameters = takes::kInt,
     .call = rand_alpha,
     .help = "so many random letters, A to Z and a to z",
     .example = R"({{ randAlpha 8 | regexMatch "^[A-Za-z]{8}$" }})",
     .result = "true"},
    {.name = "randAlphaNum",
     .parameters = takes::kInt,
     .call = rand_alpha_num,
     .help = "so many random letters and digits",
     .example = R"({{ randAlphaNum 16 | regexMatch "^[0-9A-Za-z]{16}$" }})",
     .result = "true"},
    {.name = "randAscii",
     .parameters = takes::kInt,
     .call = rand_ascii,
     .help = "so many random characters of ASCII, blank to `~`",
     .example = R"({{ randAscii 12 | len }})",
     .result = "12"},
    {.name = "randBytes",
     .parameters = takes::kInt,
     .call = rand_bytes,
     .help = "so many random bytes, in base64",
     .example = R"({{ randBytes 24 | b64dec | len }})",
     .result = "24"},
    {.name = "randInt",
     .parameters = kIntInt,
     .call = rand_int,
     .help = "a random number that is at least the first one and less than the second",
     .example = R"({{ randInt 7 8 }})",
     .result = "7"},
    {.name = "randNumeric",
     .parameters = takes::kInt,
     .call = rand_numeric,
     .help = "so many random digits",
     .example = R"({{ randNumeric 4 | regexMatch "^[0-9]{4}$" }})",
     .result = "true"},
    {.name = "shuffle",
     .parameters = takes::kString,
     .call = shuffle,
     .help = "the characters of the text in a random order",
     .example = R"({{ shuffle "hello" | splitList "" | sortAlpha | join "" }})",
     .result = "ehllo"},
    {.name = "uuidv4",
     .call = uuid_v4,
     .help = "a random UUID, version 4",
     .example = R"({{ uuidv4 | regexMatch "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" }})",
     .result = "true"},
};

}  // namespace

Surroundings& require_surroundings(Runtime& runtime) {
  if (runtime.surroundings == nullptr) {
    throw FunctionError("there is neither chance nor a clock in a render that gives the same bytes each time");
  }
  return *runtime.surroundings;
}

Chance::Chance(Runtime& runtime) : surroundings_(require_surroundings(runtime)) {}

void Chance::fill(std::span<std::byte> bytes) {
  surroundings_.fill_random(bytes);
}

Family chance_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
