#include "chart/archive_paths.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/go_quote.hpp"

namespace stageplot::chart {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What comes instead of a file where a server has only a page for people.
bool begins_as_html(std::string_view text) {
  static constexpr std::array<std::string_view, 17> kTags{
      "<!DOCTYPE HTML", "<HTML",  "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A",
      "<STYLE",         "<TITLE", "<B",    "<BODY",   "<BR",     "<P",  "<!--"};
  return std::ranges::any_of(kTags, [&](std::string_view tag) {
    if (text.size() <= tag.size()) return false;
    for (std::size_t i = 0; i < tag.size(); ++i) {
      const char upper = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - ('a' - 'A')) : text[i];
      if (upper != tag[i]) return false;
    }
    return tag == "<!--" || text[tag.size()] == ' ' || text[tag.size()] == '>';
  });
}

/// The media type that Go's net/http sees in the first bytes of a file: https://mimesniff.spec.whatwg.org/, of which
/// only the rows that a file in a chart's place is likely to have.
std::string_view sniffed_type(std::string_view bytes) {
  struct Signature {
    std::string_view begin;
    std::string_view type;
  };
  static constexpr std::array kSignatures{
      Signature{"%PDF-", "application/pdf"},
      Signature{"%!PS-Adobe-", "application/postscript"},
      Signature{"\xFE\xFF", "text/plain; charset=utf-16be"},
      Signature{"\xFF\xFE", "text/plain; charset=utf-16le"},
      Signature{"\xEF\xBB\xBF", "text/plain; charset=utf-8"},
      Signature{"GIF87a", "image/gif"},
      Signature{"GIF89a", "image/gif"},
      Signature{"\x89PNG\x0D\x0A\x1A\x0A", "image/png"},
      Signature{"\xFF\xD8\xFF", "image/jpeg"},
      Signature{"PK\x03\x04", "application/zip"},
      Signature{"Rar!\x1A\x07", "application/x-rar-compressed"},
      Signature{"<?xml", "text/xml; charset=utf-8"},
  };
  const std::size_t first = bytes.find_first_not_of("\t\n\x0C\r ");
  for (const Signature& signature : kSignatures) {
    const bool skips_blanks = signature.begin == "<?xml";
    const std::string_view from = skips_blanks && first != std::string_view::npos ? bytes.substr(first) : bytes;
    if (from.starts_with(signature.begin)) return signature.type;
  }
  if (first != std::string_view::npos && begins_as_html(bytes.substr(first))) return "text/html; charset=utf-8";
  const bool is_binary = std::ranges::any_of(bytes, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x08 || byte == 0x0B || (byte >= 0x0E && byte <= 0x1A) || (byte >= 0x1C && byte <= 0x1F);
  });
  return is_binary ? "application/octet-stream" : "text/plain; charset=utf-8";
}

/// Whether cleaning would change nothing, as far as one look tells: no part is empty or begins with a point.
bool is_plain_path(std::string_view path) {
  if (path.empty() || path.front() == '.' || path.back() == '/') return false;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    if (path[slash + 1] == '/' || path[slash + 1] == '.') return false;
  }
  return true;
}

}  // namespace

std::string clean_path(std::string_view path) {
  if (is_plain_path(path)) return std::string{path};
  const bool is_absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!is_absolute) {
      parts.push_back(part);
    }
  }
  std::string cleaned = is_absolute ? "/" : "";
  for (const std::string_view part : parts) {
    if (!cleaned.empty() && cleaned.back() != '/') cleaned += '/';
    cleaned += part;
  }
  return cleaned.empty() ? "." : cleaned;
}

ArchivePath archive_path(std::string_view entry) {
  const char delimiter = entry.find('\\') == std::string_view::npos ? '/' : '\\';
  const std::size_t first_end = entry.find(delimiter);
  std::string rest{first_end == std::string_view::npos ? std::string_view{} : entry.substr(first_end + 1)};
  std::ranges::replace(rest, delimiter, '/');
  if (rest.starts_with('/')) {
    return {.name = {}, .helm_error = "chart illegally contains absolute paths", .problem = "is an absolute path"};
  }
  std::string name = clean_path(rest);
  if (name == ".") {
    return {.name = {},
            .helm_error = "chart illegally contains content outside the base directory: " + text::go_quote(entry),
            .problem = "lies outside of the chart's folder"};
  }
  if (name.starts_with("..")) {
    return {.name = {},
            .helm_error = "chart illegally references parent directory",
            .problem = "leads out of the chart's folder"};
  }
  if (name.size() >= 3 && is_letter(name[0]) && name[1] == ':' && name[2] == '/') {
    return {
        .name = {}, .helm_error = "chart contains illegally named files", .problem = "is an absolute path of Windows"};
  }
  if (entry.substr(0, first_end) == "Chart.yaml") {
    return {.name = {}, .helm_error = "chart yaml not in base directory", .problem = "has Chart.yaml for a folder"};
  }
  return {.name = std::move(name), .helm_error = {}, .problem = {}};
}

std::string no_archive_words(std::string_view path, std::string_view bytes) {
  const std::string file = "file '" + std::string{path} + "' ";
  if (path.ends_with(".yml") || path.ends_with(".yaml")) {
    return file + "seems to be a YAML file, but expected a gzipped archive";
  }
  // Helm looks at 512 bytes, with zeros behind a shorter file, which make it a binary one.
  constexpr std::size_t kLooksAt = 512;
  std::string head{bytes.substr(0, kLooksAt)};
  head.resize(kLooksAt, '\0');
  return file + "does not appear to be a gzipped archive; got '" + std::string{sniffed_type(head)} + "'";
}

}  // namespace stageplot::chart
