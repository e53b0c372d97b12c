#include "writer/blocked_report.hpp"

#include <algorithm>
#include <optional>

namespace stageplot::writer {
namespace {

constexpr std::string_view kIntroduction =
    "# Blocked units\n"
    "\n"
    "These units are not written: an output would print a value that the model marks as `!unknown`. Give the value in\n"
    "the file that is named, or leave the setting out in the template where `known` says that there is none.\n"
    "Written by stageplot; changes by hand are lost.\n";

constexpr std::string_view kHeading = "## ";

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Text that is no Markdown: on one line, and its marks escaped.
std::string plain(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      if (!escaped.empty() && escaped.back() != ' ') escaped += ' ';
      continue;
    }
    // An underscore within a word is no emphasis.
    const bool inner = c == '_' && i > 0 && i + 1 < text.size() && is_word(text[i - 1]) && is_word(text[i + 1]);
    if (!inner && std::string_view("\\`*_[]<>&|~").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  while (!escaped.empty() && escaped.back() == ' ') escaped.pop_back();
  return escaped;
}

std::string code(std::string_view text) {
  const bool fits =
      std::none_of(text.begin(), text.end(), [](char c) { return c == '`' || static_cast<unsigned char>(c) < 0x20; });
  return fits ? "`" + std::string(text) + "`" : plain(text);
}

std::optional<artifact::UnitName> parse_heading(std::string_view line) {
  if (!line.starts_with(kHeading)) return std::nullopt;
  line.remove_prefix(kHeading.size());
  const std::size_t slash = line.find('/');
  if (slash == std::string_view::npos || line.find('/', slash + 1) != std::string_view::npos) return std::nullopt;
  return artifact::UnitName{.environment = std::string(line.substr(0, slash)),
                            .service = std::string(line.substr(slash + 1))};
}

}  // namespace

std::string format_section(const BlockedUnit& blocked) {
  std::string text(kHeading);
  text += blocked.unit.folder() + "\n\n";
  for (const BlockedReason& reason : blocked.reasons) {
    text += "- " + code(reason.path);
    if (!reason.output.empty()) text += ", which " + code(reason.output) + " prints,";
    text += " is unknown";
    if (!reason.reason.empty()) text += ": " + plain(reason.reason);
    if (!reason.file.empty()) text += " (" + code(reason.file) + ")";
    text += "\n";
  }
  return text;
}

std::string format_report(const ReportSections& sections) {
  std::string text(kIntroduction);
  for (const auto& [unit, section] : sections) text += "\n" + section;
  return text;
}

ReportSections parse_report(std::string_view text) {
  ReportSections sections;
  std::string* current = nullptr;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (const auto unit = parse_heading(line)) {
      current = &sections[*unit];
      current->clear();
    }
    if (current != nullptr) current->append(line).append("\n");
  }
  // The empty line between two sections belongs to neither.
  for (auto& [unit, section] : sections) {
    section.resize(section.find_last_not_of('\n') + 1);
    section += '\n';
  }
  return sections;
}

}  // namespace stageplot::writer
