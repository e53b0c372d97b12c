// Master Password, version 3: a password for a site out of one for everything, with nothing stored. The templates and
// alphabets are the algorithm's own; https://spectre.app/spectre-algorithm.pdf.
#include <span>

#include "crypto/digest.hpp"
#include "crypto/password.hpp"
#include "crypto/scrypt.hpp"

namespace stageplot::crypto {
namespace {

constexpr std::string_view kScope = "com.lyndir.masterpassword";

constexpr std::string_view kMaximum[] = {"anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"};
constexpr std::string_view kLong[] = {
    "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
    "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
    "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
    "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno"};
constexpr std::string_view kMedium[] = {"CvcnoCvc", "CvcCvcno"};
constexpr std::string_view kShort[] = {"Cvcn"};
constexpr std::string_view kBasic[] = {"aaanaaan", "aannaaan", "aaannaaa"};
constexpr std::string_view kPin[] = {"nnnn"};

struct Type {
  std::string_view name;
  std::span<const std::string_view> templates;
};
constexpr Type kTypes[] = {{"maximum", kMaximum}, {"long", kLong},   {"medium", kMedium},
                           {"short", kShort},     {"basic", kBasic}, {"pin", kPin}};

/// The characters that a letter of a template stands for.
std::string_view alphabet(char letter) {
  switch (letter) {
    case 'V':
      return "AEIOU";
    case 'C':
      return "BCDFGHJKLMNPQRSTVWXYZ";
    case 'v':
      return "aeiou";
    case 'c':
      return "bcdfghjklmnpqrstvwxyz";
    case 'a':
      return "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    case 'n':
      return "0123456789";
    case 'o':
      return "@&%?,=[]_:-+*$#!'^~;()/.";
    default:
      return "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()";
  }
}

void append_number(Bytes& bytes, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
}

Bytes scope_of(std::string_view name) {
  Bytes bytes{kScope};
  append_number(bytes, static_cast<std::uint32_t>(name.size()));
  return bytes.append(name);
}

constexpr ScryptCost kCost{.N = 32768, .r = 8, .p = 2};
constexpr std::size_t kKeySize = 64;

}  // namespace

std::optional<std::string> derive_password(std::uint32_t counter, std::string_view type, std::string_view password,
                                           std::string_view user, std::string_view site) {
  for (const Type& candidate : kTypes) {
    if (candidate.name != type) continue;
    Bytes message = scope_of(site);
    append_number(message, counter);
    const Bytes seed = hmac(Hash::sha256, scrypt(password, scope_of(user), kCost, kKeySize), message);
    const auto byte = [&seed](std::size_t i) { return static_cast<unsigned char>(seed[i]); };
    std::string derived;
    for (const char letter : candidate.templates[byte(0) % candidate.templates.size()]) {
      const std::string_view characters = alphabet(letter);
      derived += characters[byte(derived.size() + 1) % characters.size()];
    }
    return derived;
  }
  return std::nullopt;
}

}  // namespace stageplot::crypto
