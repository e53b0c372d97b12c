#include "redaction/encodings.hpp"

#include <algorithm>

#include "document/json_writer.hpp"
#include "redaction/needles.hpp"
#include "text/base64.hpp"

namespace stageplot::redaction {
namespace {

constexpr std::size_t kShortestLine = 16;    // of a secret of several lines
constexpr std::size_t kShortestInside = 12;  // characters of base64 that stay the same inside a longer text

std::string url_encoded(std::string_view text, bool plus) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else if (c == ' ' && plus) {
      out += '+';
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

std::string json_escaped(std::string_view text, bool html) {
  std::string out;
  document::append_json_string(out, text, html);
  return out.substr(1, out.size() - 2);
}

std::string url_alphabet(std::string text) {
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  return text;
}

/// What a longer text's base64 has of the secret where `shift` bytes of its first group of three stand before it: the
/// characters that depend on the secret alone.
std::string base64_inside(std::string_view secret, std::size_t shift) {
  const std::string encoded = text::encode_base64(std::string(shift, '\0') + std::string{secret});
  const std::size_t begin = shift == 0 ? 0 : (shift == 1 ? 2 : 3);
  const std::size_t bits = (shift + secret.size()) * 8;
  const std::size_t end = bits / 6;
  return end > begin ? encoded.substr(begin, end - begin) : std::string{};
}

}  // namespace

std::vector<std::string> forms_of(std::string_view secret) {
  std::vector<std::string> forms;
  const auto add = [&](std::string form, std::size_t least) {
    if (form.size() >= least && std::ranges::find(forms, form) == forms.end()) forms.push_back(std::move(form));
  };
  add(std::string{secret}, Needles::kShortest);
  const std::string encoded = text::encode_base64(secret);
  add(encoded, Needles::kShortest);
  add(url_alphabet(encoded), Needles::kShortest);
  for (std::size_t shift = 0; shift < 3; ++shift) {
    const std::string inside = base64_inside(secret, shift);
    add(inside, kShortestInside);
    add(url_alphabet(inside), kShortestInside);
  }
  add(url_encoded(secret, false), Needles::kShortest);
  add(url_encoded(secret, true), Needles::kShortest);
  add(json_escaped(secret, false), Needles::kShortest);
  add(json_escaped(secret, true), Needles::kShortest);
  // In a block of YAML or a heredoc each line has another indentation.
  if (secret.find('\n') == std::string_view::npos) return forms;
  while (!secret.empty()) {
    const std::size_t end = secret.find('\n');
    std::string_view line = secret.substr(0, end);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    // Not through add(): many lines.
    if (line.size() >= kShortestLine) forms.emplace_back(line);
    secret = end == std::string_view::npos ? std::string_view{} : secret.substr(end + 1);
  }
  return forms;
}

}  // namespace stageplot::redaction
