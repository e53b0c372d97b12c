#include "drift/baseline.hpp"

#include "diagnostics/rules/drift.hpp"
#include "document/arena.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"

namespace stageplot::drift {

std::optional<std::set<std::string>> read_baseline(std::string_view text, const std::string& name,
                                                   diagnostics::Diagnostics& diagnostics) {
  document::Arena arena;
  std::string error;
  const auto root = document::read_json_text(text, document::OriginId::none, arena, {}, error);
  const document::Value* schema = root ? document::find(*root, "schema") : nullptr;
  const document::Value* items = root ? document::find(*root, "items") : nullptr;
  const bool known = schema != nullptr && schema->is(document::Kind::integer) && schema->i == 1;
  if (!known || items == nullptr || !items->is_list()) {
    diagnostics.add(
        {.rule = &diagnostics::rules::drift_bad_baseline,
         .owner = diagnostics::Owner::external,
         .summary = "`" + name + "` is no report of `stageplot drift` in JSON" + (root ? std::string{} : ": " + error),
         .help = "write one with `stageplot drift … --format json=FILE`"});
    return std::nullopt;
  }
  std::set<std::string> ids;
  for (const document::Value& item : items->items()) {
    const document::Value* id = document::find(item, "id");
    if (id != nullptr && id->is_string()) ids.emplace(id->text());
  }
  return ids;
}

std::size_t leave_out(const std::set<std::string>& ids, const diff::Report& report,
                      std::vector<diff::Subject>& subjects) {
  std::size_t count = 0;
  for (diff::Subject& subject : subjects) {
    const std::string environment = subject.environments.empty() ? std::string{} : subject.environments.front();
    count += std::erase_if(subject.items, [&](const diff::Item& item) {
      return ids.contains(diff::item_id(report, subject, environment, item));
    });
  }
  return count;
}

}  // namespace stageplot::drift
