// Evaluates modules that a test has as texts.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/collector.hpp"
#include "source/source_files.hpp"
#include "terraform/evaluate/module.hpp"

namespace stageplot::terraform::test {

/// Knows the types that it is given.
class Schemas final : public ResourceSchemas {
 public:
  void add(ResourceMode mode, std::string type, std::map<std::string, AttributeKind, std::less<>> attributes) {
    types_[{mode, std::move(type)}] = std::move(attributes);
  }

  [[nodiscard]] bool knows_type(ResourceMode mode, std::string_view type) const override {
    return types_.contains({mode, std::string(type)});
  }
  [[nodiscard]] AttributeKind attribute(ResourceMode mode, std::string_view type,
                                        std::string_view name) const override {
    const auto& attributes = types_.at({mode, std::string(type)});
    const auto found = attributes.find(name);
    return found == attributes.end() ? AttributeKind::missing : found->second;
  }
  [[nodiscard]] std::vector<std::string_view> attributes(ResourceMode mode, std::string_view type) const override {
    std::vector<std::string_view> names;
    for (const auto& entry : types_.at({mode, std::string(type)})) names.push_back(entry.first);
    return names;
  }

 private:
  std::map<std::pair<ResourceMode, std::string>, std::map<std::string, AttributeKind, std::less<>>> types_;
};

/// terraform_data, which needs no provider, and a few of AWS's types in short form.
[[nodiscard]] const Schemas& sample_schemas();

class Evaluation {
 public:
  void add_file(std::string name, std::string text);
  /// Every file of a folder of this repository.
  void add_folder(const std::string& folder);
  const EvaluatedModule& run(const ResourceSchemas* schemas = &sample_schemas());

  [[nodiscard]] const document::Value& local(std::string_view name) const;
  /// Each finding as `file:line:column code: summary`, sorted.
  [[nodiscard]] std::vector<std::string> findings();
  [[nodiscard]] document::Origins& origins() { return origins_; }
  [[nodiscard]] const source::SourceFiles& sources() const { return sources_; }
  [[nodiscard]] std::string place(source::Span span) const;
  std::vector<GivenVariable> given;

 private:
  source::SourceFiles sources_;
  document::Arena arena_;
  document::Origins origins_;
  diagnostics::Diagnostics diagnostics_;
  std::deque<std::string> names_;
  std::vector<ModuleFile> files_;
  EvaluatedModule module_;
};

/// Canonical JSON; an unknown value is {"unknown": REASON}.
[[nodiscard]] std::string dump(const document::Value& value);
/// As Terraform's `type` prints it, without spaces; `dynamic` where the value does not show it.
[[nodiscard]] std::string dump_type(const document::Value& value);

[[nodiscard]] std::string read_text(const std::string& path);

}  // namespace stageplot::terraform::test
