#include "kubernetes/custom_kinds.hpp"

#include <algorithm>
#include <utility>

#include "diagnostics/rules/kubernetes.hpp"
#include "document/json_reader.hpp"
#include "document/yaml_reader.hpp"
#include "kubernetes/structural_schema.hpp"
#include "kubernetes/validate.hpp"
#include "kubernetes/validation/access.hpp"
#include "kubernetes/wording.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

constexpr int kMostFolders = 16;  // inside one another

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string key_of(std::string_view api_version, std::string_view kind) {
  return std::string(api_version) + " " + lower(kind);
}

std::string in_folder(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
}

}  // namespace

class CustomKindsReader {
 public:
  CustomKindsReader(const source::FileTree& tree, const CustomKindsOptions& options, source::SourceFiles& sources,
                    document::Origins& origins, diagnostics::Diagnostics& diagnostics)
      : tree_(tree), options_(options), sources_(sources), origins_(origins), diagnostics_(diagnostics) {
    kinds_.arena_ = std::make_unique<document::Arena>();
  }

  void folder(const std::string& path, int level) {
    for (const source::Entry& entry : tree_.list(path)) {
      const std::string inner = in_folder(path, entry.name);
      if (entry.kind == source::EntryKind::directory) {
        if (level < kMostFolders) folder(inner, level + 1);
      } else if (files_ < options_.max_files &&
                 (inner.ends_with(".yaml") || inner.ends_with(".yml") || inner.ends_with(".json"))) {
        ++files_;
        file(inner);
      }
    }
  }

  [[nodiscard]] std::size_t files() const { return files_; }
  CustomKinds result() { return std::move(kinds_); }

 private:
  void file(const std::string& path) {
    source::ReadResult read = tree_.read(path);
    if (!read.text) {
      bad(source::Span{}, "`" + path + "` can't be read: " + read.error, {});
      return;
    }
    const std::string_view shown =
        std::string_view{path}.substr(path.starts_with(options_.unnamed_folder) ? options_.unnamed_folder.size() : 0);
    const source::FileId id = sources_.add(std::string{shown}, std::move(*read.text));
    document::Arena& arena = *kinds_.arena_;
    if (path.ends_with(".json")) {
      const auto value = document::read_json(id, sources_, arena, origins_, {.owner = options_.owner}, diagnostics_);
      if (!value) return;
      if (document::find(*value, "spec") == nullptr && document::find(*value, "kind") == nullptr) {
        json_schema(*value, path);
      } else {
        definition(*value);
      }
      return;
    }
    const auto documents = document::read_yaml_stream(
        id, sources_, arena, origins_, {.resolution = document::YamlResolution::kubernetes, .owner = options_.owner},
        diagnostics_);
    if (!documents) return;
    bool any = false;
    for (const Value& each : *documents) {
      if (each.is_nil()) continue;
      any = true;
      definition(each);
    }
    if (!any) bad({.file = id, .begin = 0, .end = 0}, "`" + path + "` is empty", {});
  }

  void bad(source::Span span, std::string summary, std::string help) {
    diagnostics_.add({.rule = &rules::kubernetes_bad_crd,
                      .owner = options_.owner,
                      .summary = std::move(summary),
                      .primary = {.span = span, .text = {}, .resolved = {}},
                      .labels = {},
                      .path = {},
                      .help = std::move(help),
                      .frames = {},
                      .environments = {},
                      .service = {}});
  }

  source::Span begin_of(const Value& value) const {
    source::Span span = origins_.span(value.origin);
    span.end = span.begin;
    return span;
  }

  void definition(const Value& value) {
    if (value.is_map() && words_at(value, "kind") == "List") {
      for (const Value& item : items_at(value, "items")) definition(item);
      return;
    }
    if (words_at(value, "kind") != "CustomResourceDefinition") {
      const std::string_view kind = value.is_map() ? words_at(value, "kind") : std::string_view{};
      bad(begin_of(value),
          kind.empty() ? "this is no CustomResourceDefinition"
                       : "this is " + with_article(kind) + ", not a CustomResourceDefinition",
          "the folder of custom kinds holds CustomResourceDefinitions and JSON Schemas alone");
      return;
    }
    const std::size_t errors = diagnostics_.errors();
    ValidateOptions as_object{.version = newest_version(), .owner = options_.owner, .sources = &sources_};
    if (!validate(std::span(&value, 1), as_object, origins_, diagnostics_) || diagnostics_.errors() > errors) return;
    const Value* spec = map_at(value, "spec");
    const Value* names = spec == nullptr ? nullptr : map_at(*spec, "names");
    if (names == nullptr) return;
    std::size_t served = 0;
    for (const Value& version : items_at(*spec, "versions")) {
      const Value* is_served = given(version, "served");
      if (is_served == nullptr || !is_served->is(document::Kind::boolean) || !is_served->b) continue;
      ++served;
      const Value* holder = map_at(version, "schema");
      const Value* schema = holder == nullptr ? nullptr : map_at(*holder, "openAPIV3Schema");
      if (schema == nullptr) {
        bad(begin_of(version),
            "version " + quoted(words_at(version, "name")) + " of " + quoted(words_at(*names, "kind")) +
                " has no schema",
            "it stands under `schema.openAPIV3Schema`");
        continue;
      }
      const std::string api_version =
          std::string(words_at(*spec, "group")) + "/" + std::string(words_at(version, "name"));
      add(api_version, words_at(*names, "kind"), to_json_schema(*schema, *kinds_.arena_), value.origin,
          schema::Draft::draft4);
    }
    if (served == 0) {
      bad(begin_of(*spec), "the definition of " + quoted(words_at(*names, "kind")) + " serves no version", {});
    }
  }

  void json_schema(const Value& value, const std::string& path) {
    const auto kinds = items_at(value, "x-kubernetes-group-version-kind");
    for (const Value& kind : kinds) {
      const std::string api_version =
          std::string(words_at(kind, "group")) + "/" + std::string(words_at(kind, "version"));
      add(api_version, words_at(kind, "kind"), value, value.origin, schema::Draft::draft2020_12);
    }
    if (!kinds.empty()) return;
    // GROUP/KIND_VERSION.json
    const std::size_t slash = path.rfind('/');
    const std::string_view name = std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1);
    std::string_view group = slash == std::string::npos ? std::string_view{} : std::string_view(path).substr(0, slash);
    group = group.substr(group.rfind('/') + 1);
    const std::string_view stem = name.substr(0, name.rfind('.'));
    const std::size_t gap = stem.rfind('_');
    if (!value.is_map() || group.find('.') == std::string_view::npos || gap == std::string_view::npos || gap == 0 ||
        gap + 1 == stem.size()) {
      bad(begin_of(value), "`" + path + "` does not say which kind it describes",
          "name it `GROUP/KIND_VERSION.json`, or list the kinds under `x-kubernetes-group-version-kind`");
      return;
    }
    add(std::string(group) + "/" + std::string(stem.substr(gap + 1)), stem.substr(0, gap), value, value.origin,
        schema::Draft::draft2020_12);
  }

  void add(const std::string& api_version, std::string_view kind, const Value& schema, document::OriginId place,
           schema::Draft draft) {
    const std::string key = key_of(api_version, kind);
    if (const auto found = kinds_.kinds_.find(key); found != kinds_.kinds_.end()) {
      bad(origins_.span(place), quoted(kind) + " of `" + api_version + "` is described a second time",
          "keep one of the files");
      diagnostics_.all().back().primary.span.end = diagnostics_.all().back().primary.span.begin;
      source::Span first = origins_.span(found->second.place);
      first.end = first.begin;
      diagnostics_.all().back().labels.push_back({.span = first, .text = "the first time", .resolved = {}});
      return;
    }
    kinds_.kinds_.emplace(
        key, CustomKinds::Kind{
                 .api_version = api_version,
                 .kind = std::string(kind),
                 .schema = schema::compile_schema(
                     schema, origins_, {.owner = options_.owner, .base_uri = {}, .default_draft = draft, .load = {}},
                     diagnostics_),
                 .place = place});
  }

  const source::FileTree& tree_;
  const CustomKindsOptions& options_;
  source::SourceFiles& sources_;
  document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  CustomKinds kinds_;
  std::size_t files_ = 0;
};

const schema::CompiledSchema* CustomKinds::find(std::string_view api_version, std::string_view kind) const {
  const auto found = kinds_.find(key_of(api_version, kind));
  return found == kinds_.end() ? nullptr : &found->second.schema;
}

std::vector<std::string> CustomKinds::api_versions(std::string_view group, std::string_view kind) const {
  std::vector<std::string> found;
  for (const auto& [key, each] : kinds_) {
    if (lower(each.kind) == lower(kind) && each.api_version.starts_with(std::string(group) + "/")) {
      found.push_back(each.api_version);
    }
  }
  return found;
}

CustomKinds load_custom_kinds(const source::FileTree& tree, std::string_view folder, const CustomKindsOptions& options,
                              source::SourceFiles& sources, document::Origins& origins,
                              diagnostics::Diagnostics& diagnostics) {
  CustomKindsReader reader(tree, options, sources, origins, diagnostics);
  reader.folder(std::string(folder), 0);
  if (reader.files() == 0) {
    diagnostics.add({.rule = &rules::kubernetes_bad_crd,
                     .owner = options.owner,
                     .summary = "`" + std::string(folder) + "` has no file of custom kinds",
                     .primary = {},
                     .labels = {},
                     .path = {},
                     .help = "it is a folder with `.yaml`, `.yml` and `.json` files",
                     .frames = {},
                     .environments = {},
                     .service = {}});
  }
  return reader.result();
}

}  // namespace stageplot::kubernetes
