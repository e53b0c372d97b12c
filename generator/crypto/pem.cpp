#include "crypto/pem.hpp"

#include "text/base64.hpp"

namespace stageplot::crypto {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEnd = "\n-----END ";
constexpr std::string_view kDashes = "-----";
constexpr std::size_t kLineLength = 64;

/// Takes the first line away, without its break and the blanks at its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

/// What a block holds whose first line began with `begin` and whose last one follows on `body`.
std::optional<PemBlock> read_block(std::string_view block, std::string_view after_end) {
  const std::string_view first = take_line(block);
  if (!first.ends_with(kDashes)) return std::nullopt;
  const std::string_view type = first.substr(0, first.size() - kDashes.size());
  std::string_view last = take_line(after_end);
  if (last.size() != type.size() + kDashes.size() || !last.starts_with(type) || !last.ends_with(kDashes)) {
    return std::nullopt;
  }
  while (true) {
    std::string_view next = block;
    if (take_line(next).find(':') == std::string_view::npos) break;
    block = next;
  }
  std::string letters;
  for (const char c : block) {
    if (c != ' ' && c != '\t') letters += c;
  }
  text::DecodedBase64 decoded = text::decode_base64(letters);
  if (!decoded.valid) return std::nullopt;
  return PemBlock{std::string{type}, std::move(decoded.bytes)};
}

}  // namespace

std::optional<PemBlock> read_pem(std::string_view text) {
  // The first END line, and the last BEGIN line before it; where these make no block, on from behind that END.
  while (true) {
    const std::size_t end = text.find(kEnd);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view after_end = text.substr(end + kEnd.size());
    const std::size_t begin = text.substr(0, end).rfind(kBegin);
    if (begin != std::string_view::npos && (begin == 0 || text[begin - 1] == '\n')) {
      const std::size_t start = begin + kBegin.size();
      if (auto block = read_block(text.substr(start, end + 1 - start), after_end)) return block;
    }
    text = after_end;
  }
}

std::string write_pem(std::string_view type, std::string_view bytes) {
  std::string text{kBegin};
  text.append(type).append(kDashes).append("\n");
  const std::string letters = text::encode_base64(bytes);
  for (std::size_t i = 0; i < letters.size(); i += kLineLength) {
    text.append(letters, i, kLineLength).append("\n");
  }
  return text.append(kEnd.substr(1)).append(type).append(kDashes).append("\n");
}

}  // namespace stageplot::crypto
