#include "report/line_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "diagnostics/render/visible.hpp"

namespace stageplot::report {
namespace {

using Json = nlohmann::ordered_json;

std::string place_text(const WrittenPlace& written) {
  return written.place.file + ':' + std::to_string(written.place.begin.line) + ':' +
         std::to_string(written.place.begin.column);
}

void add_places(std::string_view heading, const std::vector<WrittenPlace>& places, std::size_t width,
                std::string& out) {
  for (const WrittenPlace& written : places) {
    std::string place = place_text(written);
    place.append(width - place.size(), ' ');
    out += "    ";
    out += heading;
    out += place + "  " + diagnostics::visible(written.text) + '\n';
  }
}

Json places_json(const std::vector<WrittenPlace>& places) {
  Json json = Json::array();
  for (const WrittenPlace& written : places) {
    json.push_back({{"file", written.place.file},
                    {"line", written.place.begin.line},
                    {"column", written.place.begin.column},
                    {"text", written.text}});
  }
  return json;
}

}  // namespace

std::string line_text(const LineSubject& subject, std::span<const LinePartReport> parts) {
  std::string out =
      subject.output + ':' + std::to_string(subject.line) + "\n  " + diagnostics::visible(subject.text) + '\n';
  std::size_t width = 0;
  for (const LinePartReport& part : parts) {
    for (const WrittenPlace& written : part.values) width = std::max(width, place_text(written).size());
    for (const WrittenPlace& written : part.printed) width = std::max(width, place_text(written).size());
  }
  for (const LinePartReport& part : parts) {
    out += "\n  column " + std::to_string(part.column) + ": " + diagnostics::visible(part.text) + '\n';
    add_places("value    ", part.values, width, out);
    add_places("printed  ", part.printed, width, out);
  }
  return out;
}

std::string line_json(const LineSubject& subject, std::span<const LinePartReport> parts) {
  Json root;
  root["output"] = subject.output;
  root["line"] = subject.line;
  root["text"] = subject.text;
  root["parts"] = Json::array();
  for (const LinePartReport& part : parts) {
    root["parts"].push_back({{"text", part.text},
                             {"column", part.column},
                             {"values", places_json(part.values)},
                             {"printed", places_json(part.printed)}});
  }
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace stageplot::report
