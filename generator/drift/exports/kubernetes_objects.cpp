// The objects of a cluster or of a release's manifest: one, a list of them, or a stream.
#include <fmt/format.h>

#include <vector>

#include "diagnostics/rules/export.hpp"
#include "document/map.hpp"
#include "drift/exports/readers.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Value;

constexpr std::string_view kHelp = "export with `kubectl get … -o json > FILE`";
constexpr std::string_view kList = "List";

/// `kind` and `apiVersion` of the items of `DeploymentList`, which the API server leaves out there.
Value with_type(const Value& item, const std::string& kind, std::string_view api_version, document::Arena& arena) {
  if (!item.is_map() || (find(item, "kind") != nullptr && find(item, "apiVersion") != nullptr)) return item;
  std::vector<document::Member> members{item.map().members().begin(), item.map().members().end()};
  if (find(item, "kind") == nullptr)
    members.push_back({arena.copy("kind"), Value::of(arena.copy(kind), item.origin), {}});
  if (find(item, "apiVersion") == nullptr) {
    members.push_back({arena.copy("apiVersion"), Value::of(arena.copy(api_version), item.origin), {}});
  }
  return Value::of(document::make_map(arena, members), item.origin);
}

class ObjectReader {
 public:
  ObjectReader(Export& target, document::Arena& arena, ExportReport& report)
      : target_(target), arena_(arena), report_(report) {}

  void read(const Value& document, const std::string& path) {
    const std::string kind = text_of(document, "kind");
    const Value* items = find(document, "items");
    if (kind.ends_with(kList) && items != nullptr && items->is_list()) return read_list(document, kind, *items, path);
    const bool is_message = kind == "Status" && find(document, "message") != nullptr;
    if (is_message || kind == "Table") {
      return refuse(document, path,
                    is_message ? "the API server's answer that it refused" : "a table, not the objects themselves");
    }
    if (kind.empty() || text_of(document, "apiVersion").empty())
      return refuse(document, path, "no object of Kubernetes: it lacks `kind` or `apiVersion`");
    const Value* metadata = find(document, "metadata");
    if (metadata == nullptr || text_of(*metadata, "name").empty()) {
      return refuse(document, path, fmt::format("a {} without a name", kind));
    }
    target_.objects.push_back(document);
  }

 private:
  void read_list(const Value& list, const std::string& kind, const Value& items, const std::string& path) {
    target_.is_list = true;
    const std::string item_kind = kind.substr(0, kind.size() - kList.size());
    const std::string api_version = text_of(list, "apiVersion");
    std::size_t index = 0;
    for (const Value& item : items.items()) {
      const std::string item_path = fmt::format("{}items[{}]", path.empty() ? "" : path + ".", index++);
      // A list in a list is what no API server gives.
      const Value typed = item_kind.empty() ? item : with_type(item, item_kind, api_version, arena_);
      if (text_of(typed, "kind").ends_with(kList) && find(typed, "items") != nullptr) {
        refuse(typed, item_path, "a list in a list");
      } else {
        read(typed, item_path);
      }
    }
  }

  void refuse(const Value& value, const std::string& path, std::string_view what) {
    const std::string where = path.empty() ? "the export" : "`" + path + "`";
    report_.add_at(value, {.rule = diagnostics::rules::export_unknown,
                           .summary = fmt::format("{} in `{}` is {}", where, report_.name(), what),
                           .help = std::string{kHelp},
                           .path = path});
  }

  Export& target_;
  document::Arena& arena_;
  ExportReport& report_;
};

}  // namespace

void read_kubernetes_objects(Export& target, document::Arena& arena, ExportReport& report) {
  ObjectReader reader(target, arena, report);
  for (const Value& document : target.documents) reader.read(document, "");
  target.is_list = target.is_list || target.documents.size() > 1;
  if (!target.objects.empty() || report.failed()) return;
  report.add({.rule = diagnostics::rules::export_empty,
              .summary = fmt::format("`{}` is a list without objects", report.name()),
              .help = "ask the namespace and the cluster where the service runs: `kubectl config current-context`, "
                      "`kubectl get … -n NAMESPACE -o json`"});
}

}  // namespace stageplot::drift
