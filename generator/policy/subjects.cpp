#include "policy/subjects.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "document/data_path.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "kubernetes/defaults.hpp"
#include "policy/trees.hpp"

namespace stageplot::policy {
namespace {

using document::Member;
using document::Value;

constexpr std::string_view kDefaultNamespace = "default";
constexpr int kMostLists = 8;
constexpr std::size_t kMostFlat = 20'000;

/// Kinds that are in no namespace; what nobody knows is taken for namespaced.
constexpr std::array<std::string_view, 16> kClusterKinds{"Namespace",
                                                         "Node",
                                                         "PersistentVolume",
                                                         "ClusterRole",
                                                         "ClusterRoleBinding",
                                                         "StorageClass",
                                                         "IngressClass",
                                                         "PriorityClass",
                                                         "RuntimeClass",
                                                         "CustomResourceDefinition",
                                                         "APIService",
                                                         "CSIDriver",
                                                         "MutatingWebhookConfiguration",
                                                         "ValidatingWebhookConfiguration",
                                                         "ValidatingAdmissionPolicy",
                                                         "ValidatingAdmissionPolicyBinding"};

constexpr std::array<std::string_view, 6> kWorkloads{"Deployment", "StatefulSet", "DaemonSet",
                                                     "ReplicaSet", "Job",         "CronJob"};

std::string_view text_at(const Value& value, std::string_view path) {
  const Value* found = document::find_path(value, path);
  return found != nullptr && found->is_string() ? found->text() : std::string_view{};
}

Value value_at(const Value& value, std::string_view path) {
  const Value* found = document::find_path(value, path);
  return found == nullptr ? Value::nothing() : *found;
}

bool is_vowel(char c) {
  return std::string_view{"aeiou"}.find(c) != std::string_view::npos;
}

/// Where a finding about a whole object stands: its name, else its kind, else itself.
document::OriginId place_of(const Value& object) {
  for (const std::string_view path : {"metadata.name", "kind"}) {
    const Value* found = document::find_path(object, path);
    if (found != nullptr && found->origin != document::OriginId::none) return found->origin;
  }
  return object.origin;
}

}  // namespace

std::string plural_of(std::string_view kind) {
  std::string word;
  for (const char c : kind) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (word == "endpoints") return word;
  const auto ends = [&](std::string_view end) { return word.ends_with(end); };
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return word + "es";
  if (word.size() > 1 && ends("y") && !is_vowel(word[word.size() - 2])) return word.substr(0, word.size() - 1) + "ies";
  return word + "s";
}

Value Subjects::text(std::string_view text, document::OriginId origin) {
  return Value::of(arena_.copy(text), origin);
}

Subject& Subjects::add(Target target, std::string_view kind, std::string_view resource) {
  constexpr std::array<std::string_view, 4> kGroups{"", "model", "terraform", "fluentd"};
  return subjects_.emplace_back(Subject{.target = target,
                                        .group = std::string{kGroups[static_cast<std::size_t>(target)]},
                                        .version = "v1",
                                        .resource = std::string{resource},
                                        .kind = std::string{kind},
                                        .labels = labels_});
}

std::vector<Member> Subjects::labels_of(const Value& facts) {
  std::vector<Member> labels;
  if (facts.is_map()) {
    for (const Member& fact : facts.map().members()) {
      if (fact.value.is_string()) labels.push_back(fact);
    }
  }
  labels.push_back({arena_.borrow("environment"), value_at(facts, "name"), {}});
  return labels;
}

void Subjects::set_environment(const Value& facts) {
  env_ = facts;
  std::vector<Member> labels = labels_of(facts);
  labels_ = Value::of(document::make_map(arena_, labels));
}

void Subjects::add_unit(const Value& tree) {
  if (!tree.is_map()) return;
  env_ = value_at(tree, "environment");
  std::vector<Member> labels = labels_of(env_);
  labels.push_back({arena_.borrow("service"), value_at(tree, "service"), {}});
  labels_ = Value::of(document::make_map(arena_, labels));
  Subject& subject = add(Target::model, "Unit", "units");
  subject.name = text_at(tree, "service");
  subject.source = subject.object = tree;
  // The tool's own keys stand in no file.
  for (const Member& member : tree.map().members()) {
    const bool known = member.key->view() != "environment" && origins_.span(member.value.origin).known();
    if (known && (subject.place == document::OriginId::none || member.key->view() == "platform")) {
      subject.place = member.value.origin;
    }
  }
}

void Subjects::add_object(const Value& object) {
  add_object_at(object, 0);
}

void Subjects::add_object_at(const Value& object, int depth) {
  const std::string_view kind = text_at(object, "kind");
  const std::string_view version = text_at(object, "apiVersion");
  if (kind.empty() || version.empty()) return;
  const Value* items = document::find(object, "items");
  if (kind.ends_with("List") && items != nullptr && items->is_list()) {
    for (const Value& item : items->items()) {
      if (depth < kMostLists) add_object_at(item, depth + 1);
    }
    return;
  }
  Subject& subject = add(Target::kubernetes, kind, plural_of(kind));
  const std::size_t slash = version.find('/');
  subject.group = slash == std::string_view::npos ? std::string_view{} : version.substr(0, slash);
  subject.version = slash == std::string_view::npos ? version : version.substr(slash + 1);
  subject.name = text_at(object, "metadata.name");
  subject.is_namespaced = std::ranges::find(kClusterKinds, kind) == kClusterKinds.end();
  if (subject.is_namespaced) {
    subject.name_space = text_at(object, "metadata.namespace");
    if (subject.name_space.empty()) subject.name_space = kDefaultNamespace;
  }
  subject.labels = value_at(object, "metadata.labels");
  subject.source = object;
  subject.place = place_of(object);
  if (std::ranges::find(kWorkloads, kind) == kWorkloads.end()) return;
  const Value pod_template = value_at(object, kind == "CronJob" ? "spec.jobTemplate.spec.template" : "spec.template");
  if (!pod_template.is_map()) return;
  Subject pod{.target = Target::kubernetes,
              .version = "v1",
              .resource = "pods",
              .kind = "Pod",
              .name = subject.name,
              .name_space = subject.name_space,
              .is_namespaced = true,
              .is_derived = true,
              .labels = value_at(pod_template, "metadata.labels"),
              .place = subject.place};
  Value metadata = value_at(pod_template, "metadata");
  metadata = metadata.is_map() ? document::thaw(arena_, metadata) : Value::of(arena_.map(), pod_template.origin);
  document::set(arena_, *metadata.m, arena_.borrow("name"), text(pod.name, subject.place));
  document::set(arena_, *metadata.m, arena_.borrow("namespace"), text(pod.name_space, subject.place));
  std::vector<Member> members{{arena_.borrow("apiVersion"), text("v1"), {}},
                              {arena_.borrow("kind"), text("Pod"), {}},
                              {arena_.borrow("metadata"), metadata, {}},
                              {arena_.borrow("spec"), value_at(pod_template, "spec"), {}}};
  pod.source = Value::of(document::make_map(arena_, members), pod_template.origin);
  subjects_.push_back(std::move(pod));
}

void Subjects::add_resource(const terraform::EvaluatedResource& resource) {
  if (resource.mode != terraform::ResourceMode::managed) return;
  Subject& subject = add(Target::terraform, resource.type, resource.type);
  subject.name = resource.name;
  const document::OriginId place = origins_.written(resource.header);
  subject.place = place;
  std::vector<Member> metadata{{arena_.borrow("name"), text(resource.name, place), place},
                               {arena_.borrow("address"), text(resource.address(), place), place}};
  Value spec = resource.body;
  if (spec.origin == document::OriginId::none) spec.origin = place;
  std::vector<Member> members{
      {arena_.borrow("apiVersion"), text("terraform/v1", place), place},
      {arena_.borrow("kind"), text(resource.type, place), place},
      {arena_.borrow("metadata"), Value::of(document::make_map(arena_, metadata), place), place},
      {arena_.borrow("spec"), spec, place}};
  subject.source = Value::of(document::make_map(arena_, members), place);
}

void Subjects::add_configuration(std::string_view name, const fluentd::Section& root) {
  Subject& subject = add(Target::fluentd, "Config", "configs");
  subject.name = name;
  const Value tree = configuration_tree(root, arena_, origins_);
  const document::OriginId place =
      root.sections.empty() ? origins_.written(root.span) : origins_.written(root.sections.front().tag);
  subject.place = place;
  std::vector<Member> metadata{{arena_.borrow("name"), text(name, place), place}};
  std::vector<Member> members(tree.map().members().begin(), tree.map().members().end());
  members.push_back({arena_.borrow("apiVersion"), text("fluentd/v1", place), place});
  members.push_back({arena_.borrow("kind"), text("Config", place), place});
  members.push_back({arena_.borrow("metadata"), Value::of(document::make_map(arena_, metadata), place), place});
  subject.source = subject.object = Value::of(document::make_map(arena_, members), place);
}

void Subjects::add_made(Target target, const Value& object) {
  const std::string_view kind = text_at(object, "kind");
  Subject& subject = add(target, kind, target == Target::fluentd ? std::string_view{"configs"} : kind);
  subject.name = text_at(object, "metadata.name");
  subject.source = object;
  subject.place = place_of(object);
  // Examples select by labels of their own.
  const Value labels = value_at(object, "metadata.labels");
  if (labels.is_map()) subject.labels = labels;
}

void Subjects::prepare(Subject& subject) {
  if (!subject.object.is_nil()) return;
  subject.object = subject.source;
  if (subject.target == Target::kubernetes) {
    subject.object = document::thaw(arena_, subject.source);
    kubernetes::fill_defaults(arena_, subject.object, {.requests_from_limits = true, .amounts_as_texts = true});
    const Value* metadata = document::find(subject.object, "metadata");
    if (subject.is_namespaced && metadata != nullptr && metadata->is_map() &&
        document::find(*metadata, "namespace") == nullptr) {
      document::set(arena_, *metadata->m, arena_.borrow("namespace"), text(subject.name_space, metadata->origin));
    }
  }
  if (subject.target == Target::terraform && subject.source.is_map()) {
    std::vector<Member> members(subject.source.map().members().begin(), subject.source.map().members().end());
    for (Member& member : members) {
      if (member.key->view() == "spec") member.value = arguments_tree(member.value, arena_);
    }
    subject.object = Value::of(document::make_map(arena_, members), subject.source.origin);
  }
}

Value Subjects::bundle() {
  if (!bundle_.is_nil()) return bundle_;
  std::vector<Value> objects;
  for (Subject& subject : subjects_) {
    if (subject.target == Target::model || subject.is_derived) continue;
    prepare(subject);
    objects.push_back(subject.object);
  }
  bundle_ = Value::of(arena_.list(objects));
  return bundle_;
}

Value Subjects::name_space_of(const Subject& subject) {
  if (!subject.is_namespaced) return Value::nothing();
  for (const Subject& other : subjects_) {
    if (other.kind == "Namespace" && other.group.empty() && other.name == subject.name_space) return other.source;
  }
  std::vector<Member> labels{{arena_.borrow("kubernetes.io/metadata.name"), text(subject.name_space), {}}};
  std::vector<Member> metadata{{arena_.borrow("name"), text(subject.name_space), {}},
                               {arena_.borrow("labels"), Value::of(document::make_map(arena_, labels)), {}}};
  std::vector<Member> members{{arena_.borrow("apiVersion"), text("v1"), {}},
                              {arena_.borrow("kind"), text("Namespace"), {}},
                              {arena_.borrow("metadata"), Value::of(document::make_map(arena_, metadata)), {}}};
  return Value::of(document::make_map(arena_, members));
}

Value Subjects::request_of(const Subject& subject) {
  const auto map = [this](std::vector<Member> members) { return Value::of(document::make_map(arena_, members)); };
  const auto member = [this](std::string_view key, const Value& value) {
    return Member{arena_.borrow(key), value, {}};
  };
  auto* mark = arena_.create<document::Unknown>();
  mark->reason = arena_.borrow("nobody is asked for");
  const Value unknown = Value::of(mark, document::TypeId::unknown);
  const Value kind = map({member("group", text(subject.group)), member("version", text(subject.version)),
                          member("kind", text(subject.kind))});
  const Value resource = map({member("group", text(subject.group)), member("version", text(subject.version)),
                              member("resource", text(subject.resource))});
  return map({member("kind", kind), member("requestKind", kind), member("resource", resource),
              member("requestResource", resource), member("subResource", text("")), member("name", text(subject.name)),
              member("namespace", text(subject.name_space)), member("operation", text("CREATE")),
              member("dryRun", Value::of(false)), member("options", map({})), member("userInfo", unknown),
              member("uid", unknown)});
}

namespace {

using Flat = std::vector<Member>;

/// `path` is one text for the whole walk: longer on the way in, cut on the way back.
void flatten_into(const Value& value, std::string& path, document::Arena& arena, Flat& flat, int depth) {
  if (flat.size() >= kMostFlat || depth > 200) return;
  const std::size_t length = path.size();
  if (value.is_map()) {
    for (const Member& member : value.map().members()) {
      document::add_key(path, member.key->view());
      flatten_into(member.value, path, arena, flat, depth + 1);
      path.resize(length);
    }
  } else if (value.is_list()) {
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      document::add_index(path, i);
      flatten_into(value.items()[i], path, arena, flat, depth + 1);
      path.resize(length);
    }
  } else {
    flat.push_back({arena.copy(path), value, value.origin});
  }
}

}  // namespace

Value Subjects::flatten(const Value& tree) {
  Flat flat;
  std::string path;
  flatten_into(tree, path, arena_, flat, 0);
  return Value::of(document::make_map(arena_, flat));
}

}  // namespace stageplot::policy
