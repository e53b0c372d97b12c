#include "policy/load.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "diagnostics/rules/project.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "policy/compile_policy.hpp"
#include "policy/labels.hpp"
#include "policy/read_documents.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::policy {
namespace {

using document::Value;

constexpr std::string_view kGroup = "admissionregistration.k8s.io/";

std::string_view text_of(const Value& document, std::string_view path) {
  const Value* value = document::find_path(document, path);
  return value != nullptr && value->is_string() ? value->text() : std::string_view{};
}

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

class Loader {
 public:
  Loader(source::SourceFiles& sources, document::Origins& origins, diagnostics::Diagnostics& diagnostics)
      : sources_(sources), origins_(origins), diagnostics_(diagnostics), reader_(sources, origins, diagnostics) {}

  std::unique_ptr<Policies> load(const source::FileTree& tree) {
    for (const source::Entry& entry : tree.list(kFolder)) {
      const bool yaml = entry.name.ends_with(".yaml") || entry.name.ends_with(".yml");
      if (entry.kind != source::EntryKind::file || !yaml || entry.name == "waivers.yaml") continue;
      read_file(tree, std::string{kFolder} + "/" + entry.name);
    }
    std::ranges::sort(found_, {}, [](const Found& found) { return found.policy.name; });
    for (Found& found : found_) result_->policies.push_back(std::move(found.policy));
    for (std::size_t i = 0; i < found_.size(); ++i) complete(result_->policies[i], found_[i].sound);
    return std::move(result_);
  }

 private:
  struct Found {
    Policy policy;
    bool sound = true;
  };

  void read_file(const source::FileTree& tree, const std::string& path) {
    source::ReadResult read = tree.read(path);
    if (!read.text) {
      diagnostics::Diagnostic finding{.rule = &diagnostics::rules::project_unreadable,
                                      .owner = diagnostics::Owner::policies,
                                      .summary = "`" + path + "` cannot be read: " + read.error};
      finding.primary.resolved = source::ResolvedSpan{.file = path, .begin = {}, .end = {}, .source_line = {}};
      diagnostics_.add(std::move(finding));
      return;
    }
    const source::FileId file = sources_.add(path, std::move(*read.text));
    const auto documents = document::read_yaml_stream(
        file, sources_, result_->arena, origins_,
        {.resolution = document::YamlResolution::kubernetes, .owner = diagnostics::Owner::policies}, diagnostics_);
    if (!documents) return;
    bool has_policy = false;
    for (const Value& document : *documents) read_document(document, path, has_policy);
  }

  void read_document(const Value& document, const std::string& path, bool& has_policy) {
    if (!document.is_map()) {
      reader_.report(reader_.span(document), {}, "this is no policy, binding or parameter", "see policies/README.md");
      return;
    }
    const std::string_view version = text_of(document, "apiVersion");
    const std::string_view kind = text_of(document, "kind");
    if (version.empty() || kind.empty()) {
      reader_.report(reader_.span(document), {}, "the document has no `apiVersion` or no `kind`",
                     "a policy is a `ValidatingAdmissionPolicy` of `admissionregistration.k8s.io/v1`");
      return;
    }
    const bool ours = version.starts_with(kGroup);
    if (!ours && kind != "ValidatingAdmissionPolicy" && kind != "ValidatingAdmissionPolicyBinding") {
      params_.push_back(document);
      return;
    }
    if (const std::string_view v = ours ? version.substr(kGroup.size()) : std::string_view{};
        v != "v1" && v != "v1beta1" && v != "v1alpha1") {
      reader_.report(reader_.span(*document::find(document, "apiVersion")), "apiVersion",
                     "policies have no version `" + std::string{version} + "`",
                     "write `admissionregistration.k8s.io/v1`; `v1beta1` and `v1alpha1` are read too");
      return;
    }
    if (kind == "ValidatingAdmissionPolicyBinding") {
      bindings_.push_back(read_binding(document, reader_));
    } else if (kind == "ValidatingAdmissionPolicy") {
      add_policy(document, path, std::exchange(has_policy, true));
    } else {
      reader_.report(reader_.span(*document::find(document, "kind")), "kind",
                     "`" + std::string{kind} + "` is not supported",
                     "write a `ValidatingAdmissionPolicy` or a `ValidatingAdmissionPolicyBinding`");
    }
  }

  void add_policy(const Value& document, const std::string& path, bool second) {
    const Value* name = document::find_path(document, "metadata.name");
    const std::string_view text = text_of(document, "metadata.name");
    const source::Span place = reader_.span(name != nullptr ? *name : document);
    if (!is_name(text)) {
      reader_.report(place, "metadata.name", text.empty() ? "the policy has no name" : "this is no name",
                     "write small letters, digits and `-`: it becomes the findings' code, `policy.NAME`");
      return;
    }
    const std::size_t errors = diagnostics_.errors();
    const std::string_view stem =
        std::string_view{path}.substr(kFolder.size() + 1, path.rfind('.') - kFolder.size() - 1);
    if (second) {
      reader_.report(place, "metadata.name", "this is the second policy of the file", "give it a file of its own");
    } else if (stem != text) {
      reader_.report(place, "metadata.name", "the policy `" + std::string{text} + "` stands in `" + path + "`",
                     "call the file `" + std::string{text} + ".yaml`");
    }
    if (diagnostics::find_rule("policy." + std::string{text}) != nullptr) {
      reader_.report(place, "metadata.name", "`policy." + std::string{text} + "` is a code of the tool itself",
                     "give the policy another name");
    }
    Found& found = found_.emplace_back();
    found.policy.name = text;
    found.policy.name_span = place;
    found.policy.file_span = place;
    read_policy(document, reader_, found.policy);
    compile_policy(found.policy, diagnostics_);
    found.sound = diagnostics_.errors() == errors;
  }

  /// The policy has its place in memory: bindings, parameters, and a rule that looks at its texts.
  void complete(Policy& policy, bool sound) {
    const std::size_t errors = diagnostics_.errors();
    if (first_) check_bindings();
    first_ = false;
    for (const Binding& binding : bindings_) {
      if (binding.policy != policy.name) continue;
      policy.bindings.push_back(binding);
      find_params(policy, policy.bindings.back());
    }
    policy.is_bound = !policy.bindings.empty();
    if (!policy.is_bound) {
      policy.bindings.push_back({.name = policy.name, .policy = policy.name, .span = policy.name_span});
      policy.bindings.back().params.push_back(Value::nothing());
    }
    policy.is_sound = sound && diagnostics_.errors() == errors;
    policy.code = "policy." + policy.name;
    if (policy.title.empty() && !policy.validations.empty()) policy.title = policy.validations.front().message;
    if (policy.title.empty()) policy.title = "the policy `" + policy.name + "` does not hold";
    for (const Validation& validation : policy.validations) policy.text += validation.expression.text.text() + "\n";
    policy.rule = {.code = policy.code,
                   .severity = policy.bindings.front().severity,
                   .title = policy.title,
                   .what = policy.description.empty() ? std::string_view{policy.title} : policy.description,
                   .example = policy.text,
                   .fix = policy.fix};
  }

  void check_bindings() {
    std::vector<std::string_view> names;
    for (const Policy& policy : result_->policies) names.push_back(policy.name);
    for (std::size_t i = 1; i < names.size(); ++i) {
      if (names[i] != names[i - 1]) continue;
      reader_.report(result_->policies[i].name_span, "metadata.name",
                     "there is another policy `" + std::string{names[i]} + "`", "give it another name");
    }
    for (const Binding& binding : bindings_) {
      if (binding.policy.empty() || std::ranges::find(names, binding.policy) != names.end()) continue;
      reader_.report(binding.span, "spec.policyName", "there is no policy `" + binding.policy + "`",
                     text::did_you_mean(binding.policy, names));
    }
  }

  void find_params(const Policy& policy, Binding& binding) {
    if (policy.param_kind.empty() || !binding.has_param) {
      binding.params.push_back(Value::nothing());
      if (policy.param_kind.empty() && binding.has_param) {
        reader_.report(binding.span, "spec.paramRef", "the policy `" + policy.name + "` has no `paramKind`",
                       "add it to the policy, or take `paramRef` away");
      }
      return;
    }
    std::vector<std::string_view> names;
    for (const Value& param : params_) {
      if (text_of(param, "kind") != policy.param_kind || text_of(param, "apiVersion") != policy.param_version) continue;
      const std::string_view name = text_of(param, "metadata.name");
      names.push_back(name);
      const Value* labels = document::find_path(param, "metadata.labels");
      const bool fits = binding.param_name.empty()
                            ? selects(binding.param_selector, labels == nullptr ? Value::nothing() : *labels)
                            : name == binding.param_name;
      if (fits) binding.params.push_back(param);
    }
    if (!binding.params.empty() || !binding.deny_without_param) return;
    const std::string wanted =
        binding.param_name.empty() ? "that the selector selects" : "`" + binding.param_name + "`";
    reader_.report(binding.span, "spec.paramRef", "there is no `" + policy.param_kind + "` " + wanted,
                   text::did_you_mean(binding.param_name, names));
  }

  source::SourceFiles& sources_;
  document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  FieldReader reader_;
  std::unique_ptr<Policies> result_ = std::make_unique<Policies>();
  std::vector<Found> found_;
  std::vector<Binding> bindings_;
  std::vector<Value> params_;
  bool first_ = true;
};

}  // namespace

const Policy* Policies::find(std::string_view name) const {
  const auto found = std::ranges::find(policies, name, &Policy::name);
  return found == policies.end() ? nullptr : &*found;
}

std::vector<const diagnostics::Rule*> Policies::rules() const {
  std::vector<const diagnostics::Rule*> rules;
  for (const Policy& policy : policies) rules.push_back(&policy.rule);
  return rules;
}

std::unique_ptr<Policies> load_policies(const source::FileTree& tree, source::SourceFiles& sources,
                                        document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  return Loader(sources, origins, diagnostics).load(tree);
}

}  // namespace stageplot::policy
