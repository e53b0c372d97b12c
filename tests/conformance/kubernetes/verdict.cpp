// What Stageplot thinks of manifests, one line a document: file, number, and the errors, for compare.py.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "document/yaml_reader.hpp"
#include "kubernetes/validate.hpp"

int main(int count, char** arguments) {
  using namespace stageplot;
  kubernetes::VersionProblem problem;
  const auto version = kubernetes::parse_kube_version(count > 1 ? arguments[1] : "", problem);
  if (!version) {
    std::cerr << problem.summary << "; " << problem.help << "\n";
    return 3;
  }
  for (int i = 2; i < count; ++i) {
    std::ifstream stream(arguments[i], std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    source::SourceFiles sources;
    document::Arena arena;
    document::Origins origins;
    diagnostics::Diagnostics reading;
    const source::FileId file = sources.add(arguments[i], text.str());
    const auto documents = document::read_yaml_stream(file, sources, arena, origins,
                                                      {.resolution = document::YamlResolution::kubernetes}, reading);
    if (!documents || reading.has_errors()) {
      std::cout << arguments[i] << "\t0\tyaml\n";
      continue;
    }
    for (std::size_t number = 0; number < documents->size(); ++number) {
      diagnostics::Diagnostics found;
      kubernetes::validate(std::span(*documents).subspan(number, 1), {.version = *version, .sources = &sources},
                           origins, found);
      std::cout << arguments[i] << "\t" << number << "\t";
      for (const auto& each : found.all()) {
        if (each.effective_severity() != diagnostics::Severity::error) continue;
        std::cout << each.rule->code << " " << each.path << ": " << each.summary << "; ";
      }
      std::cout << "\n";
    }
  }
  return 0;
}
