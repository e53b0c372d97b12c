#include "synthetic_company.hpp"

#include <regex>
#include <stdexcept>

namespace stageplot::bench {
namespace {

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string service_name(std::size_t index) {
  return "service-" + std::to_string(index);
}

}  // namespace

source::MemoryTree synthetic_company(const std::string& project_root, std::size_t services) {
  const source::DirectoryTree project(project_root);
  const auto text = [&](const std::string& path) {
    source::ReadResult read = project.read(path);
    return read.text.value_or(std::string{});
  };
  source::MemoryTree company;
  company.add("stageplot.yaml", "stageplot: \">=0.1\"\ntargets: [helm, fluentd]\n");
  std::string list = "services: [";
  for (std::size_t i = 0; i < services; ++i) list += (i == 0 ? "" : ", ") + service_name(i);
  list += "]\n";
  const std::string base = text("environments/base/user-service.yaml");
  if (base.empty()) throw std::runtime_error("environments/base/user-service.yaml cannot be read");
  for (std::size_t i = 0; i < services; ++i) {
    company.add("environments/base/" + service_name(i) + ".yaml", replace_all(base, "vf-usr-srvc", service_name(i)));
  }
  for (const std::string name : {"dev", "preprod", "prod", "prod-east", "prod-west"}) {
    const std::string folder = "environments/" + name + "/";
    static const std::regex kServices("services:.*\n(  - .*\n)*");
    if (const std::string facts = text(folder + "environment.yaml"); !facts.empty()) {
      company.add(folder + "environment.yaml", std::regex_replace(facts, kServices, list));
    }
    if (const std::string layer = text(folder + "layer.yaml"); !layer.empty())
      company.add(folder + "layer.yaml", layer);
    const std::string differs = text(folder + "user-service.yaml");
    if (differs.empty()) continue;
    for (std::size_t i = 0; i < services; ++i) company.add(folder + service_name(i) + ".yaml", differs);
  }
  return company;
}

}  // namespace stageplot::bench
