#include "system/project.hpp"

#include <unistd.h>

namespace stageplot::system_test {
namespace {

namespace fs = std::filesystem;

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
  std::string text = cases::read_file(file).value_or("");
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << file << " has no `" << from << "`";
  cases::write_file(file, text.replace(at, from.size(), to));
}

std::string service(int number) {
  return number == 0 ? "cart" : "cart-" + std::to_string(number);
}

}  // namespace

SystemTest::SystemTest() : project_(folder_.path() / "project"), scratch_(folder_.path() / "scratch") {
  fs::create_directories(scratch_);
  fs::permissions(folder_.path(), fs::perms(0755));
  cases::copy_tree(STAGEPLOT_SOURCE_DIR "/tests/cases/shared/shop", project_);
  // One small output a unit: what these tests ask of the disk does not hang on what the tool's own target makes.
  cases::write_file(project_ / "templates/helm/target.yaml",
                    "description: Values.\nplatform: kubernetes\noutputs:\n"
                    "  - {path: values.yaml, template: values.yaml.tmpl, dialect: yaml}\nincludes:\n"
                    "  - {file: probe.yaml.tmpl, dialect: yaml}\n  - {file: alb-annotations.yaml.tmpl, dialect: yaml}\n"
                    "unconfirmedKeys:\n  image.repository: as in most charts\n");
}

void SystemTest::add_services(int number) {
  std::string names = "cart";
  for (int i = 1; i <= number; ++i) {
    names += ", " + service(i);
    const fs::path file = project_ / "environments/base" / (service(i) + ".yaml");
    fs::copy_file(project_ / "environments/base/cart.yaml", file);
    replace_in(file, "baseName: cart", "baseName: " + service(i));
    // One copy in production would be a warning.
    replace_in(file, "replicas: {min: 1, max: 1}", "replicas: {min: 2, max: 3}");
  }
  for (const char* environment : {"dev", "prod-east"}) {
    replace_in(project_ / "environments" / environment / "environment.yaml", "services: [cart]",
               "services: [" + names + "]");
  }
  services_ += number;
}

void SystemTest::set_log_level(const std::string& level) {
  for (int i = 0; i < services_; ++i) {
    const fs::path file = project_ / "environments/base" / (service(i) + ".yaml");
    std::string text = cases::read_file(file).value_or("");
    const std::size_t begin = text.find("LOG_LEVEL: ");
    ASSERT_NE(begin, std::string::npos) << file;
    text.replace(begin, text.find('\n', begin) - begin, "LOG_LEVEL: " + level);
    cases::write_file(file, text);
  }
}

Tree SystemTest::wanted_outputs() const {
  const cases::TemporaryDirectory elsewhere;
  const fs::path directory = elsewhere.path() / "rendered";
  const cases::ProcessResult result = run({"render", "-o", directory.string()});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  return cases::read_tree(directory);
}

std::string SystemTest::left_over() const {
  std::string names;
  if (!fs::is_directory(rendered())) return names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(rendered())) {
    const bool hidden = entry.path().filename().string().starts_with('.');
    const bool empty = entry.is_directory() && fs::is_empty(entry.path());
    if (hidden || empty) names += entry.path().lexically_relative(rendered()).string() + '\n';
  }
  return names;
}

void SystemTest::give_away() const {
  const uid_t user = unprivileged_user();
  ASSERT_EQ(lchown(project_.c_str(), user, static_cast<gid_t>(-1)), 0);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(project_)) {
    ASSERT_EQ(lchown(entry.path().c_str(), user, static_cast<gid_t>(-1)), 0) << entry.path();
  }
}

}  // namespace stageplot::system_test
