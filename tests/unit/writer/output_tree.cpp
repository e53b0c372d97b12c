#include "unit/writer/output_tree.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace stageplot::writer {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string without(std::string text, const std::string& part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
  return text;
}

}  // namespace

OutputTree::OutputTree(Medium medium) {
  const fs::path memory = "/dev/shm";
  const bool in_memory = medium == Medium::memory && ::access(memory.c_str(), W_OK | X_OK) == 0;
  std::string name = ((in_memory ? memory : fs::temp_directory_path()) / "stageplot-writer-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
  above_ = name;
}

OutputTree::~OutputTree() {
  std::error_code ignored;
  fs::remove_all(above_, ignored);
}

Tree OutputTree::read() const {
  Tree tree;
  if (!fs::exists(directory())) return tree;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(directory())) {
    const std::string path = entry.path().string().substr(directory().size() + 1);
    if (entry.is_symlink()) {
      tree[path] = "-> " + fs::read_symlink(entry.path()).string();
    } else if (entry.is_directory()) {
      tree[path + "/"] = "";
    } else {
      tree[path] = read_file(entry.path());
    }
  }
  return tree;
}

void OutputTree::write(std::string_view path, std::string_view text) const {
  const fs::path full = this->path(path);
  fs::create_directories(full.parent_path());
  std::ofstream(full, std::ios::binary) << text;
}

std::string OutputTree::read(std::string_view path) const {
  return read_file(this->path(path));
}

void OutputTree::remove(std::string_view path) const {
  fs::remove_all(this->path(path));
}

void OutputTree::clear() const {
  fs::remove_all(directory());
}

std::string OutputTree::stamp(std::string_view path) const {
  struct stat found {};
  if (::stat(this->path(path).c_str(), &found) != 0) return "absent";
  return std::to_string(found.st_ino) + " " + std::to_string(found.st_mtim.tv_sec) + "." +
         std::to_string(found.st_mtim.tv_nsec) + " " + std::to_string(found.st_ctim.tv_nsec);
}

std::vector<std::string> print(const OutputTree& tree, const diagnostics::Diagnostics& findings) {
  std::vector<std::string> printed;
  for (const diagnostics::Diagnostic& finding : findings.all()) {
    printed.push_back(without(std::string(diagnostics::name(finding.effective_severity())) + "[" +
                                  std::string(finding.rule->code) + "]: " + finding.summary,
                              tree.above() + "/"));
  }
  return printed;
}

Report render(const OutputTree& tree, const Rendering& rendering) {
  WriteRequest request{.output_directory = tree.directory(),
                       .tool_version = rendering.tool_version,
                       .units = rendering.others,
                       .mode = rendering.mode,
                       .departed = rendering.departed,
                       .whole_model = rendering.whole_model,
                       .whole_environments = rendering.whole_environments,
                       .faults = rendering.faults};
  for (const auto& u : rendering.units) request.units.push_back({.environment = u.environment, .service = u.service});
  for (const auto& b : rendering.blocked) request.units.push_back(b.unit);

  request.faults.skip_sync = true;

  Report report;
  diagnostics::Diagnostics findings;
  Writer writer(std::move(request));
  report.start = writer.begin(findings);
  if (report.start == Start::ready) {
    for (const auto& u : rendering.units) writer.stage(u, findings);
    for (const auto& b : rendering.blocked) writer.block(b, findings);
    report.outcome = writer.commit(findings);
  }
  report.steps = writer.steps();
  report.findings = print(tree, findings);
  for (const auto& finding : findings.all()) report.helps.push_back(without(finding.help, tree.above() + "/"));
  for (const Difference& difference : report.outcome.differences) {
    report.differences.push_back(without(difference.path, tree.above() + "/") + ": " +
                                 std::string(words(difference.kind)));
  }
  return report;
}

artifact::RenderedUnit unit(std::string environment, std::string service, std::vector<artifact::OutputFile> files) {
  std::sort(files.begin(), files.end(),
            [](const artifact::OutputFile& a, const artifact::OutputFile& b) { return a.path < b.path; });
  return {.environment = std::move(environment), .service = std::move(service), .files = std::move(files)};
}

BlockedUnit blocked(std::string environment, std::string service, std::string reason) {
  return {.unit = {.environment = std::move(environment), .service = std::move(service)},
          .reasons = {{.output = "values.yaml",
                       .path = "ingress.host",
                       .reason = std::move(reason),
                       .file = "environments/base/service.yaml"}}};
}

int in_child(const std::function<void()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    action();
    ::_exit(0);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace stageplot::writer
