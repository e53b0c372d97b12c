// Digests of texts and files, and UUIDs made of them.
#include "terraform/functions/digest_hash.hpp"
#include "terraform/functions/families.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "terraform/functions/read_file.hpp"
#include "text/base64.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

enum class Form { hex, base64 };

template <Digest kDigest, Form kForm>
Value digest_text(const Call& call) {
  const std::string bytes = digest_bytes(kDigest, call.text(0));
  return call.result(kForm == Form::hex ? to_hex(bytes) : text::encode_base64(bytes));
}

template <Digest kDigest, Form kForm>
Value digest_file(const Call& call) {
  const std::string bytes = digest_bytes(kDigest, read_file(call));
  return call.result(kForm == Form::hex ? to_hex(bytes) : text::encode_base64(bytes));
}

/// The bytes of a UUID's 32 hexadecimal digits; empty where there are not so many.
std::string parse_uuid(std::string_view text) {
  std::string bytes;
  int half = -1;
  for (const char c : text) {
    if (c == '-') continue;
    const int value = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (value < 0) return {};
    if (half < 0) {
      half = value;
    } else {
      bytes += static_cast<char>(half * 16 + value);
      half = -1;
    }
  }
  return bytes.size() == 16 && half < 0 && text.size() == 36 ? bytes : std::string{};
}

Value uuid_v5(const Call& call) {
  const std::string_view name_space = call.text(0);
  const std::string_view known = name_space == "dns"    ? "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
                                 : name_space == "url"  ? "6ba7b811-9dad-11d1-80b4-00c04fd430c8"
                                 : name_space == "oid"  ? "6ba7b812-9dad-11d1-80b4-00c04fd430c8"
                                 : name_space == "x500" ? "6ba7b814-9dad-11d1-80b4-00c04fd430c8"
                                                        : name_space;
  std::string bytes = parse_uuid(known);
  if (bytes.empty()) throw FunctionError("uuidv5() doesn't support namespace " + std::string(name_space), 0);
  bytes = digest_bytes(Digest::sha1, bytes + std::string(call.text(1)));
  bytes.resize(16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x50);
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
  std::string text = to_hex(bytes);
  for (const std::size_t at : {20u, 16u, 12u, 8u}) text.insert(at, 1, '-');
  return call.result(text);
}

constexpr Function kFunctions[] = {
    {.name = "base64sha256", .parameters = kOneString, .call = digest_text<Digest::sha256, Form::base64>},
    {.name = "base64sha512", .parameters = kOneString, .call = digest_text<Digest::sha512, Form::base64>},
    {.name = "filebase64sha256", .parameters = kOneString, .call = digest_file<Digest::sha256, Form::base64>},
    {.name = "filebase64sha512", .parameters = kOneString, .call = digest_file<Digest::sha512, Form::base64>},
    {.name = "filemd5", .parameters = kOneString, .call = digest_file<Digest::md5, Form::hex>},
    {.name = "filesha1", .parameters = kOneString, .call = digest_file<Digest::sha1, Form::hex>},
    {.name = "filesha256", .parameters = kOneString, .call = digest_file<Digest::sha256, Form::hex>},
    {.name = "filesha512", .parameters = kOneString, .call = digest_file<Digest::sha512, Form::hex>},
    {.name = "md5", .parameters = kOneString, .call = digest_text<Digest::md5, Form::hex>},
    {.name = "sha1", .parameters = kOneString, .call = digest_text<Digest::sha1, Form::hex>},
    {.name = "sha256", .parameters = kOneString, .call = digest_text<Digest::sha256, Form::hex>},
    {.name = "sha512", .parameters = kOneString, .call = digest_text<Digest::sha512, Form::hex>},
    {.name = "uuidv5", .parameters = kTwoStrings, .call = uuid_v5},
};

}  // namespace

std::span<const Function> digest_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
