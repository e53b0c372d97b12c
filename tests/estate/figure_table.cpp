#include "estate/figure_table.hpp"

namespace stageplot::estate {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(end + separator.size());
  }
  parts.push_back(trimmed(text));
  return parts;
}

/// The parts of a line that all of its units share; false where the line has another form.
bool read_line(const std::vector<std::string_view>& columns, Figure& figure) {
  if (columns.size() < 4 || columns.size() > 5) return false;
  for (const std::string_view column : columns) {
    if (column.empty()) return false;
  }
  const std::size_t colon = columns[3].find(": ");
  if (colon == std::string_view::npos) return false;
  const std::string_view place = columns[3].substr(0, colon);
  const bool model_only = place == "model only";
  if (model_only != (columns.size() == 5)) return false;
  figure.name = columns[1];
  figure.expected = columns[2];
  figure.output = model_only ? "" : place;
  figure.path = trimmed(columns[3].substr(colon + 2));
  figure.reason = model_only ? columns[4] : "";
  return true;
}

}  // namespace

std::vector<Figure> read_figures(std::string_view text, std::vector<std::string>& problems) {
  std::vector<Figure> figures;
  std::size_t number = 0;
  for (const std::string_view line : split(text, "\n")) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string_view> columns = split(line, " | ");
    const std::vector<std::string_view> units = split(columns.front(), "/");
    Figure figure;
    figure.line = number;
    if (units.size() != 2 || !read_line(columns, figure)) {
      problems.push_back("line " + std::to_string(number) + ": " + std::string(line));
      continue;
    }
    for (const std::string_view environment : split(units[0], ",")) {
      for (const std::string_view service : split(units[1], ",")) {
        figure.environment = environment;
        figure.service = service;
        figures.push_back(figure);
      }
    }
  }
  return figures;
}

}  // namespace stageplot::estate
