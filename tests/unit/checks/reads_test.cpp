// What checks say that they read is what they read: hiding all the rest changes no finding, and each path that is named
// matters to some project among the cases. A table that left one out would have its values reported as read by nobody.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "document/data_path.hpp"
#include "unit/model/loaded.hpp"

namespace stageplot::checks {
namespace {

using document::Member;
using document::Value;
using Paths = std::vector<std::string_view>;

std::string first_line(const source::ReadResult& file) {
  return file.text ? file.text->substr(0, file.text->find('\n')) : std::string{};
}

/// A case's project over what its `base` names.
struct Project {
  Project(const source::FileTree& cases, const std::string& name)
      : own(STAGEPLOT_SOURCE_DIR "/tests/cases/checks/" + name + "/project"),
        base(STAGEPLOT_SOURCE_DIR "/tests/cases/" + first_line(cases.read("checks/" + name + "/base"))),
        tree(own, base),
        loaded(tree) {}
  source::DirectoryTree own;
  source::DirectoryTree base;
  source::OverlayTree tree;
  model::Loaded loaded;
};

class CheckReads : public testing::Test {
 protected:
  CheckReads() {
    const std::filesystem::path folder = std::filesystem::path{STAGEPLOT_SOURCE_DIR} / "tests/cases";
    const source::DirectoryTree cases(folder.string());
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "checks")) {
      names.insert(entry.path().filename().string());
    }
    for (const std::string& name : names) projects_.push_back(std::make_unique<Project>(cases, name));
  }

  /// The tree without everything that no path of `shown` covers.
  Value masked(const Value& value, const Paths& shown) {
    if (std::ranges::any_of(shown, [&](std::string_view pattern) { return path_.is_within(pattern); })) return value;
    std::vector<Member> members;
    if (value.is_map()) {
      for (const Member& member : value.map().members()) {
        const document::PathScope scope(path_, member.key->view());
        const Value kept = masked(member.value, shown);
        if (!kept.is_nil()) members.push_back({member.key, kept, member.key_origin});
      }
    }
    return members.empty() && path_.depth() > 0 ? Value{}
                                                : Value::of(document::make_map(arena_, members), value.origin);
  }

  static std::string text(const diagnostics::Diagnostics& findings) {
    std::string text;
    for (const diagnostics::Diagnostic& finding : findings.all()) {
      text += std::string{finding.rule->code} + ' ' + finding.path + ": " + finding.summary + "; " + finding.help;
      for (const diagnostics::Label& label : finding.labels) {
        text += "; " + label.text + " at " + std::to_string(label.span.begin);
      }
      text += '\n';
    }
    return text;
  }

  static std::string run(const Check& check, const model::Model& model) {
    diagnostics::Diagnostics findings;
    for (const model::Unit& unit : model.units) {
      if (!unit.tree.is_nil()) check.run({.tree = unit.tree, .origins = model.origins}, findings);
    }
    return text(findings);
  }
  static std::string run(const ModelCheck& check, const model::Model& model) {
    diagnostics::Diagnostics findings;
    check.run(model, findings);
    return text(findings);
  }

  /// What the check says where it sees these paths alone.
  template <typename AnyCheck>
  std::string run_masked(const AnyCheck& check, model::Model& model, const Paths& shown) {
    const std::vector<model::Unit> units = model.units;
    for (model::Unit& unit : model.units) {
      if (!unit.tree.is_nil()) unit.tree = masked(unit.tree, shown);
    }
    std::string result = run(check, model);
    model.units = units;
    return result;
  }

  template <typename AnyCheck>
  void judge(const AnyCheck& check) {
    std::vector<std::string> whole;
    for (const auto& project : projects_) {
      model::Model& model = *project->loaded.model;
      whole.push_back(run(check, model));
      EXPECT_EQ(run_masked(check, model, check.reads), whole.back()) << check.rule->code << " reads more than it says";
    }
    EXPECT_FALSE(std::ranges::all_of(whole, &std::string::empty)) << check.rule->code << " finds nothing in any case";
    for (const std::string_view path : check.reads) {
      Paths others;
      std::ranges::copy_if(check.reads, std::back_inserter(others), [&](std::string_view p) { return p != path; });
      bool matters = false;
      for (std::size_t i = 0; i < projects_.size() && !matters; ++i) {
        matters = run_masked(check, *projects_[i]->loaded.model, others) != whole[i];
      }
      EXPECT_TRUE(matters) << check.rule->code << ": no case shows that it reads " << path;
    }
  }

  std::vector<std::unique_ptr<Project>> projects_;
  document::Arena arena_;
  document::DataPath path_;
};

TEST_F(CheckReads, are_what_the_table_says) {
  for (const Check& check : all_checks()) judge(check);
  for (const ModelCheck& check : all_model_checks()) judge(check);
}

}  // namespace
}  // namespace stageplot::checks
