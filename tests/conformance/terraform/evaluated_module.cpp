// evaluated_module FOLDER [NAME=VALUE…]: what this tool's evaluation makes of a root module, as JSON: the values of
// each resource's arguments by its address, an unknown value as {"unknown": REASON}. Findings go to standard error;
// with findings of errors the program ends with 1. MEASURE=N in the environment evaluates N times and prints the median
// time.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "document/json_writer.hpp"
#include "terraform/evaluate/module.hpp"
#include "terraform/functions/json.hpp"

namespace {

using namespace stageplot;

void append(std::string& out, const document::Value& value) {
  if (value.kind == document::Kind::object) {
    out += "{\"unknown\":";
    document::append_json_string(out, terraform::unknown_reason(value));
    out += '}';
  } else if (value.is_list()) {
    out += '[';
    for (const document::Value& item : value.items()) {
      if (out.back() != '[') out += ',';
      append(out, item);
    }
    out += ']';
  } else if (value.is_map()) {
    out += '{';
    for (const document::Member& member : value.map().members()) {
      if (out.back() != '{') out += ',';
      document::append_json_string(out, member.key->view());
      out += ':';
      append(out, member.value);
    }
    out += '}';
  } else {
    out += terraform::encode_json(value);
  }
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  source::SourceFiles sources;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) {
    const std::string name = entry.path().filename();
    if (entry.is_regular_file() && name.find("override.tf") == std::string::npos) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  std::vector<terraform::ModuleFile> files;
  for (const std::string& name : names) {
    const source::FileId id = sources.add(name, read(std::filesystem::path(words[1]) / name));
    files.push_back({name, sources.text(id), id});
  }
  document::Arena given_arena;
  std::vector<terraform::GivenVariable> given;
  for (int i = 2; i < count; ++i) {
    const std::string_view word = words[i];
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos) return 2;
    given.push_back({word.substr(0, equals), document::Value::of(given_arena.copy(word.substr(equals + 1)))});
  }

  const char* const measure = std::getenv("MEASURE");
  const int rounds = measure == nullptr ? 1 : std::max(1, std::atoi(measure));
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    document::Arena arena;
    document::Origins origins;
    diagnostics::Diagnostics diagnostics;
    const auto begin = std::chrono::steady_clock::now();
    const terraform::EvaluatedModule module =
        terraform::evaluate_module({.files = files, .variables = given}, arena, origins, diagnostics);
    const auto end = std::chrono::steady_clock::now();
    times.push_back(std::chrono::duration<double, std::micro>(end - begin).count());
    if (round + 1 < rounds) continue;
    if (measure != nullptr) {
      std::sort(times.begin(), times.end());
      std::cout << "least " << times.front() << " µs, median " << times[times.size() / 2] << " µs, "
                << arena.bytes_used() << " bytes, " << origins.size() << " origins\n";
      return 0;
    }
    std::string out = "{";
    for (const terraform::EvaluatedResource& resource : module.resources) {
      if (out.size() > 1) out += ",\n";
      document::append_json_string(out, resource.address());
      out += ':';
      append(out, resource.body);
    }
    std::cout << out << "}\n";
    for (const auto& finding : diagnostics.all()) {
      std::cerr << sources.name(finding.primary.span.file) << ": " << finding.rule->code << ": " << finding.summary
                << "\n";
    }
    if (diagnostics.has_errors()) return 1;
  }
  return 0;
}
