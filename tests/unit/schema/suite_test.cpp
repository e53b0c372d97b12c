// The published JSON Schema test suite. Its folder is named by STAGEPLOT_JSON_SCHEMA_SUITE; it is not part of this
// repository.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "document/map.hpp"
#include "schema/compile.hpp"
#include "schema/decode.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::schema {
namespace {

namespace fs = std::filesystem;
using document::Value;

constexpr std::string_view kRemoteHost = "http://localhost:1234/";

struct DraftFolder {
  std::string folder;
  Draft draft;
};

/// Answers for the suite's remote documents and for the metaschemas.
class Library {
 public:
  Library(Documents& documents, const fs::path& suite) : documents_(documents), suite_(suite) {
    const std::string folder = STAGEPLOT_SOURCE_DIR "/tests/unit/schema/metaschemas/";
    add("http://json-schema.org/draft-04/schema", folder + "draft-04.json");
    add("http://json-schema.org/draft-06/schema", folder + "draft-06.json");
    add("http://json-schema.org/draft-07/schema", folder + "draft-07.json");
    add("https://json-schema.org/draft/2019-09/schema", folder + "2019-09.json");
    add("https://json-schema.org/draft/2020-12/schema", folder + "2020-12.json");
  }

  const Value* load(std::string_view uri) {
    if (const auto found = values_.find(uri); found != values_.end()) return &found->second;
    if (uri.substr(0, kRemoteHost.size()) != kRemoteHost) return nullptr;
    const fs::path file = suite_ / "remotes" / uri.substr(kRemoteHost.size());
    if (!fs::is_regular_file(file)) return nullptr;
    add(std::string(uri), file.string());
    return &values_.find(uri)->second;
  }

 private:
  void add(std::string uri, const std::string& file) { values_.emplace(std::move(uri), documents_.json_file(file)); }

  Documents& documents_;
  fs::path suite_;
  std::map<std::string, Value, std::less<>> values_;
};

struct Outcome {
  std::size_t cases = 0;
  std::vector<std::string> failures;
};

class Suite : public testing::TestWithParam<DraftFolder> {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("STAGEPLOT_JSON_SCHEMA_SUITE");
    if (folder == nullptr || *folder == '\0') GTEST_SKIP() << "STAGEPLOT_JSON_SCHEMA_SUITE is not set";
    root_ = folder;
    if (!fs::is_directory(root_ / "tests" / GetParam().folder)) {
      GTEST_SKIP() << root_ / "tests" / GetParam().folder << " is no folder";
    }
  }

  static std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) return files;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  void run_file(const fs::path& file, Outcome& outcome) const {
    Documents documents;
    Library library(documents, root_);
    const Value groups = documents.json_file(file.string());
    for (const Value& group : groups.items()) {
      const CompileOptions options{.default_draft = GetParam().draft,
                                   .load = [&library](std::string_view uri) { return library.load(uri); }};
      const CompiledSchema schema =
          compile_schema(*document::find(group, "schema"), documents.origins, options, documents.diagnostics);
      const std::string name =
          file.filename().string() + ": " + std::string(document::find(group, "description")->text()) + ": ";
      for (const Value& test : document::find(group, "tests")->items()) {
        ++outcome.cases;
        const Value& data = *document::find(test, "data");
        const bool due = document::find(test, "valid")->b;
        const bool quiet = is_valid(schema, data);
        diagnostics::Diagnostics findings;
        const bool collected = validate(schema, data, {.sources = &documents.sources}, documents.origins, findings);
        const std::string description(document::find(test, "description")->text());
        if (quiet != due) outcome.failures.push_back(name + description);
        // Both ways of evaluating must agree, and an invalid value must have a finding.
        if (collected != quiet || findings.empty() != collected) {
          outcome.failures.push_back(name + description + " (collecting findings disagrees)");
        }
      }
    }
  }

  fs::path root_;
};

TEST_P(Suite, PassesEveryRequiredCase) {
  Outcome outcome;
  for (const fs::path& file : files_in(root_ / "tests" / GetParam().folder)) run_file(file, outcome);
  for (const std::string& failure : outcome.failures) ADD_FAILURE() << failure;
  std::cout << GetParam().folder << ": " << outcome.cases << " required cases, " << outcome.failures.size()
            << " failures\n";
  EXPECT_GT(outcome.cases, 100u);
}

/// `format` is an annotation here, so optional/format is left out. What does not pass is listed, not hidden.
TEST_P(Suite, CountsTheOptionalCases) {
  std::size_t cases = 0;
  std::size_t failed = 0;
  for (const fs::path& file : files_in(root_ / "tests" / GetParam().folder / "optional")) {
    Outcome outcome;
    run_file(file, outcome);
    cases += outcome.cases;
    failed += outcome.failures.size();
    for (const std::string& failure : outcome.failures) std::cout << "  not passed: " << failure << '\n';
  }
  std::cout << GetParam().folder << ": " << cases - failed << " of " << cases << " optional cases\n";
  RecordProperty("optional_passed", static_cast<int>(cases - failed));
}

INSTANTIATE_TEST_SUITE_P(Published, Suite,
                         testing::Values(DraftFolder{"draft2020-12", Draft::draft2020_12},
                                         DraftFolder{"draft2019-09", Draft::draft2019_09},
                                         DraftFolder{"draft7", Draft::draft7}, DraftFolder{"draft6", Draft::draft6},
                                         DraftFolder{"draft4", Draft::draft4}),
                         [](const auto& each) {
                           std::string name = each.param.folder;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace stageplot::schema
