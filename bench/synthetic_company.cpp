#include "synthetic_company.hpp"

#include <algorithm>
#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

namespace stageplot::bench {
namespace {

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// A service of the project that the company has copies of.
struct Original {
  std::string name;
  std::vector<std::string> unique;        // what each copy has its own of, replaced by the copy's name
  std::vector<std::string> environments;  // where copies run
};

// Three on Kubernetes for each one on instances; without preprod, where nobody knows the latter's figures.
const Original kOnKubernetes{
    .name = "user-service", .unique = {"vf-usr-srvc"}, .environments = {"dev", "preprod", "prod-east", "prod-west"}};
const Original kOnInstances{
    .name = "export-service", .unique = {"vf-export", "campaigns-sg"}, .environments = {"dev", "prod-east"}};

const Original& original(std::size_t index) {
  return index % 4 == 3 ? kOnInstances : kOnKubernetes;
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
  company.add("stageplot.yaml", "stageplot: \">=0.1\"\ntargets: [helm, fluentd, terraform]\n");
  for (std::size_t i = 0; i < services; ++i) {
    const std::string path = "environments/base/" + original(i).name + ".yaml";
    std::string base = text(path);
    if (base.empty()) throw std::runtime_error(path + " cannot be read");
    for (const std::string& own : original(i).unique) base = replace_all(base, own, service_name(i));
    company.add("environments/base/" + service_name(i) + ".yaml", base);
  }
  for (const std::string name : {"dev", "preprod", "prod", "prod-east", "prod-west"}) {
    const std::string folder = "environments/" + name + "/";
    if (const std::string layer = text(folder + "layer.yaml"); !layer.empty()) {
      company.add(folder + "layer.yaml", layer);
    }
    std::string list;
    for (std::size_t i = 0; i < services; ++i) {
      const std::vector<std::string>& there = original(i).environments;
      const bool runs = std::ranges::find(there, name) != there.end();
      if (runs) list += (list.empty() ? "" : ", ") + service_name(i);
      const std::string differs = text(folder + original(i).name + ".yaml");
      if ((runs || name == "prod") && !differs.empty()) company.add(folder + service_name(i) + ".yaml", differs);
    }
    static const std::regex kServices("services:.*\n(  - .*\n)*");
    if (const std::string facts = text(folder + "environment.yaml"); !facts.empty()) {
      company.add(folder + "environment.yaml", std::regex_replace(facts, kServices, "services: [" + list + "]\n"));
    }
  }
  return company;
}

}  // namespace stageplot::bench
