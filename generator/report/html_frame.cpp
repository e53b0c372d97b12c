#include "report/html_frame.hpp"

#include "report/html_script.hpp"
#include "report/html_style.hpp"
#include "report/markdown_escape.hpp"
#include "text/base64.hpp"
#include "text/digest.hpp"

namespace stageplot::report {
namespace {

/// As a Content-Security-Policy names a text: `sha256-…`.
std::string source_of(std::string_view text) {
  const std::string digits = text::sha256_hex(text);
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
  }
  return "'sha256-" + text::encode_base64(bytes) + "'";
}

}  // namespace

std::string html_page(std::string_view title, std::string_view body) {
  static const std::string kPolicy = "default-src 'none'; style-src " + source_of(kHtmlStyle) + "; script-src " +
                                     source_of(kHtmlScript) + "; base-uri 'none'; form-action 'none'";
  std::string page =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "http-equiv=\"Content-Security-Policy\" "
      "content=\"";
  page += kPolicy + "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  page += "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";
  page += "<title>" + html_text(title) + "</title>\n<style>";
  page += kHtmlStyle;
  page += "</style>\n</head>\n<body>\n";
  page += body;
  page += "<script>";
  page += kHtmlScript;
  page += "</script>\n</body>\n</html>\n";
  return page;
}

}  // namespace stageplot::report
