// The tables are what generate.py writes from arguments.json, and fit together.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <set>

#include "schema/pattern.hpp"
#include "terraform/aws/facts.hpp"
#include "terraform/checks/formats.hpp"
#include "unit/terraform_checks/modules.hpp"

namespace stageplot::terraform::aws {
using checks::text_of;
namespace {

namespace fs = std::filesystem;

void for_each_body(const std::string& path, const BodyFact& body,
                   const std::function<void(const std::string&, const BodyFact&)>& visit) {
  visit(path, body);
  for (const BlockFact& block : body.blocks) for_each_body(path + "." + std::string(block.name), block.body, visit);
}

void for_each_body(const std::function<void(const std::string&, const BodyFact&)>& visit) {
  for (const TypeFact& type : all_types()) for_each_body(std::string(type.name), type.body, visit);
}

TEST(Tables, AreNotStale) {
  if (std::system("python3 --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no python3";
  const std::string tables = STAGEPLOT_SOURCE_DIR "/generator/terraform/aws";
  const fs::path output = fs::temp_directory_path() / ("stageplot-aws-" + std::to_string(::getpid()));
  fs::create_directories(output);
  const std::string command = "python3 '" + tables + "/generate.py' '" + output.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
  EXPECT_TRUE(text_of(tables + "/tables.inc") == text_of(output / "tables.inc"))
      << "tables.inc is stale: run generator/terraform/aws/generate.py";
  fs::remove_all(output);
}

TEST(Tables, AreSorted) {
  const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
  EXPECT_TRUE(std::is_sorted(all_types().begin(), all_types().end(), by_name));
  EXPECT_TRUE(std::is_sorted(other_types().begin(), other_types().end()));
  for_each_body([&](const std::string& path, const BodyFact& body) {
    EXPECT_TRUE(std::is_sorted(body.arguments.begin(), body.arguments.end(), by_name)) << path;
    EXPECT_TRUE(std::is_sorted(body.blocks.begin(), body.blocks.end(), by_name)) << path;
    EXPECT_TRUE(std::is_sorted(body.attributes.begin(), body.attributes.end())) << path;
  });
}

TEST(Tables, HaveEachNameOnce) {
  for_each_body([](const std::string& path, const BodyFact& body) {
    std::set<std::string_view> names;
    for (const ArgumentFact& argument : body.arguments) EXPECT_TRUE(names.insert(argument.name).second) << path;
    for (const BlockFact& block : body.blocks) EXPECT_TRUE(names.insert(block.name).second) << path << block.name;
    for (const std::string_view name : body.attributes) EXPECT_TRUE(names.insert(name).second) << path << name;
  });
}

TEST(Tables, HaveConstraintsOfNamesThatAreThere) {
  for_each_body([](const std::string& path, const BodyFact& body) {
    const auto known = [&](std::string_view name) {
      return find_argument(body, name) != nullptr || find_block(body, name) != nullptr;
    };
    for (const Constraint& constraint : body.constraints) {
      EXPECT_TRUE(constraint.subject.empty() || known(constraint.subject)) << path << "." << constraint.subject;
      EXPECT_FALSE(constraint.others.empty()) << path;
      for (const std::string_view other : constraint.others) EXPECT_TRUE(known(other)) << path << "." << other;
    }
  });
}

TEST(Tables, HavePatternsThatCompile) {
  std::size_t patterns = 0;
  for_each_body([&](const std::string& path, const BodyFact& body) {
    for (const ArgumentFact& argument : body.arguments) {
      if (argument.pattern.empty()) continue;
      std::string problem;
      EXPECT_TRUE(schema::Pattern::compile(argument.pattern, problem)) << path << "." << argument.name << problem;
      ++patterns;
    }
  });
  EXPECT_GE(patterns, 40U);
}

/// "which is not of the right form" helps nobody: what most arguments ask for has words.
TEST(Tables, HaveWordsForMostPatterns) {
  std::set<std::string_view> patterns;
  std::size_t arguments = 0;
  std::size_t described = 0;
  for_each_body([&](const std::string&, const BodyFact& body) {
    for (const ArgumentFact& argument : body.arguments) {
      if (argument.pattern.empty()) continue;
      ++arguments;
      if (checks::describe_pattern(argument.pattern).empty()) continue;
      ++described;
      patterns.insert(argument.pattern);
    }
  });
  EXPECT_EQ(patterns.size(), 11U) << "a description is of no pattern of the tables";
  EXPECT_GE(described * 10, arguments * 8) << described << " of " << arguments;
}

TEST(Tables, HaveTheTypesOfOurTargets) {
  std::size_t arguments = 0;
  for_each_body([&](const std::string&, const BodyFact& body) { arguments += body.arguments.size(); });
  EXPECT_GE(arguments, 1000U);
  for (const std::string_view name :
       {"aws_elb", "data.aws_ami", "provider.aws", "backend.s3", "terraform", "lifecycle"}) {
    EXPECT_NE(find_type(name), nullptr) << name;
  }
  EXPECT_EQ(find_type("aws_elbs"), nullptr);
}

TEST(Schemas, TellWhatATypeHas) {
  const ResourceSchemas& schemas = resource_schemas();
  const auto of = [&](std::string_view name) { return schemas.attribute(ResourceMode::managed, "aws_elb", name); };
  EXPECT_TRUE(schemas.knows_type(ResourceMode::managed, "aws_elb"));
  EXPECT_TRUE(schemas.knows_type(ResourceMode::data, "aws_ami"));
  EXPECT_FALSE(schemas.knows_type(ResourceMode::managed, "aws_ami"));
  EXPECT_FALSE(schemas.knows_type(ResourceMode::managed, "provider.aws"));
  EXPECT_EQ(of("dns_name"), AttributeKind::computed);
  EXPECT_EQ(of("idle_timeout"), AttributeKind::computed);  // has a default
  EXPECT_EQ(of("tags"), AttributeKind::argument);
  EXPECT_EQ(of("listener"), AttributeKind::block);
  EXPECT_EQ(of("health_check"), AttributeKind::computed);
  EXPECT_EQ(of("dnsname"), AttributeKind::missing);
  const auto names = schemas.attributes(ResourceMode::data, "aws_subnets");
  EXPECT_NE(std::find(names.begin(), names.end(), "ids"), names.end());
}

}  // namespace
}  // namespace stageplot::terraform::aws
