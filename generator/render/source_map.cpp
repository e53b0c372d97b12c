#include "render/source_map.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "document/json_writer.hpp"
#include "render/trace.hpp"

namespace stageplot::render {
namespace {

struct Range {
  source::Span seen;
  Trace trace;
};

/// The parts of the output, each on one line; neighbours with the same sources are one.
std::vector<Range> ranges_of(const UnitRender& unit, const RenderedOutput& output, const UnitSpace& space) {
  const std::string_view text = output.file.text;
  std::vector<Range> ranges;
  for (const gotemplate::Mapping& mapping : output.mappings) {
    for (std::size_t begin = mapping.begin; begin < mapping.end;) {
      const std::size_t line_end = std::min<std::size_t>(text.find('\n', begin), mapping.end);
      const source::Span seen{output.file_id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(line_end)};
      begin = line_end + 1;
      if (seen.begin == seen.end) continue;
      auto traced = trace(unit, output, seen, space);
      if (!traced) continue;
      if (!ranges.empty() && ranges.back().seen.end == seen.begin && ranges.back().trace == *traced) {
        ranges.back().seen.end = seen.end;
      } else {
        ranges.push_back({seen, std::move(*traced)});
      }
    }
  }
  return ranges;
}

class Writer {
 public:
  explicit Writer(const UnitSpace& space) : space_(space) {}

  std::string write(const RenderedOutput& output, const std::vector<Range>& ranges) {
    for (const Range& range : ranges) {
      for (const source::Span& place : range.trace.printed) files_.emplace(space_.sources.name(place.file), 0);
      for (const source::Span& place : range.trace.values) files_.emplace(space_.sources.name(place.file), 0);
    }
    text_ = "{\n  \"version\": 1,\n  \"output\": ";
    document::append_json_string(text_, space_.sources.name(output.file_id));
    text_ += ",\n  \"files\": [";
    std::size_t number = 0;
    for (auto& [name, index] : files_) {
      index = number++;
      text_ += index == 0 ? "\n    " : ",\n    ";
      document::append_json_string(text_, name);
    }
    text_ += files_.empty() ? "],\n" : "\n  ],\n";
    text_ += "  \"ranges\": [";
    for (const Range& range : ranges) {
      text_ += &range == ranges.data() ? "\n    " : ",\n    ";
      add(range);
    }
    text_ += ranges.empty() ? "]\n}\n" : "\n  ]\n}\n";
    return std::move(text_);
  }

 private:
  void field(std::string_view name, std::size_t number) {
    text_ += '"';
    text_ += name;
    text_ += "\": " + std::to_string(number);
  }

  void add(const Range& range) {
    const source::Position begin = space_.sources.position(range.seen.file, range.seen.begin);
    const source::Position end = space_.sources.position(range.seen.file, range.seen.end);
    text_ += '{';
    field("line", begin.line);
    text_ += ", ";
    field("column", begin.column);
    text_ += ", ";
    field("endLine", end.line);
    text_ += ", ";
    field("endColumn", end.column);
    add("printed", range.trace.printed);
    add("values", range.trace.values);
    text_ += '}';
  }

  void add(std::string_view name, const std::vector<source::Span>& places) {
    text_ += ", \"";
    text_ += name;
    text_ += "\": [";
    for (const source::Span& place : places) {
      const source::Position at = space_.sources.position(place.file, place.begin);
      text_ += &place == places.data() ? "{" : ", {";
      field("file", files_.find(space_.sources.name(place.file))->second);
      text_ += ", ";
      field("line", at.line);
      text_ += ", ";
      field("column", at.column);
      text_ += '}';
    }
    text_ += ']';
  }

  const UnitSpace& space_;
  std::map<std::string, std::size_t, std::less<>> files_;
  std::string text_;
};

}  // namespace

std::string source_map(const UnitRender& unit, const RenderedOutput& output, const UnitSpace& space) {
  return Writer(space).write(output, ranges_of(unit, output, space));
}

}  // namespace stageplot::render
