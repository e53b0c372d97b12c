#include "redaction/secret_names.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace stageplot::redaction {
namespace {

// Names are compared in lower case without `_`, `-` and `.`, by how they end.
constexpr std::array<std::string_view, 17> kEndings = {
    "password",   "passwords",     "passwd",     "passphrase", "secret",     "secrets",
    "token",      "apikey",        "privatekey", "secretkey",  "accesskey",  "signingkey",
    "credential", "encryptionkey", "clientkey",  "dsn",        "credentials"};
// Ends of names where the whole of them is long: `connectionString`, `CONN_STRING`.
constexpr std::array<std::string_view, 3> kStrings = {"connectionstring", "connstring", "connstr"};
// So short that many a word ends with them (`bypass`): only as a word of its own.
constexpr std::array<std::string_view, 3> kWords = {"pass", "pwd", "pw"};
constexpr std::array<std::string_view, 6> kNoSecrets = {"imagepullsecrets", "imagepullsecret", "nexttoken",
                                                        "continuetoken",    "secrets",         "hassecret"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
char lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The last word of `DB_PASS`, `dbPass`, `db.pass`.
std::string last_word(std::string_view name) {
  std::size_t begin = name.size();
  while (begin > 0 && is_letter(name[begin - 1])) {
    --begin;
    const bool camel = is_upper(name[begin]) && begin > 0 && !is_upper(name[begin - 1]);
    if (camel) break;
  }
  std::string word{name.substr(begin)};
  std::ranges::transform(word, word.begin(), lower);
  return word;
}

}  // namespace

bool names_a_secret(std::string_view name) {
  while (!name.empty() && is_digit(name.back())) name.remove_suffix(1);  // `PASSWORD2`
  std::string folded;
  folded.reserve(name.size());
  for (const char c : name) {
    if (c != '_' && c != '-' && c != '.') folded += lower(c);
  }
  if (folded.starts_with("automount") || std::ranges::find(kNoSecrets, folded) != kNoSecrets.end()) return false;
  const auto ends = [&](std::string_view ending) { return folded.ends_with(ending); };
  if (std::ranges::any_of(kEndings, ends)) return true;
  if (std::ranges::any_of(kStrings, ends)) return true;
  return std::ranges::find(kWords, last_word(name)) != kWords.end();
}

bool is_reference(std::string_view text) {
  if (text.empty()) return true;
  const auto whole = [&](std::string_view begin, std::string_view end) {
    return text.size() > begin.size() && text.starts_with(begin) && text.ends_with(end) &&
           text.find(begin, begin.size()) == std::string_view::npos;
  };
  return whole("${", "}") || whole("$(", ")") || whole("#{", "}") || whole("\"#{", "}\"") || whole("{{", "}}") ||
         text.starts_with("arn:aws") || (text.starts_with("‹secret") && text.ends_with("›"));
}

}  // namespace stageplot::redaction
