#include "chart/import_values.hpp"

#include "document/map.hpp"
#include "template/functions/go_value.hpp"

namespace stageplot::chart {

using document::Map;
using document::OriginId;
using document::Value;

namespace {

/// What stops importing: thrown and caught in this file.
struct Failed {
  ImportError error;
};

class Importing {
 public:
  Importing(ActiveChart& chart, const Profile& profile, document::Arena& arena, std::vector<ValueWarning>& warnings)
      : chart_(chart),
        tables_{.nulls = profile.keeps_imported_nulls ? Nulls::kept : Nulls::deleted,
                .profile = profile,
                .arena = arena,
                .warnings = ignored_},
        warnings_(warnings) {}

  void run() {
    CoalescedValues own =
        coalesce_values(chart_, Value::of(tables_.arena.map()), tables_.profile, tables_.arena, tables_.nulls);
    if (own.error) throw Failed{{*own.error, own.error_origin}};
    values_ = own.values;
    values_.type = document::TypeId::natural;
    imported_ = tables_.arena.map();
    for (DeclaredChart* dependency : *chart_.names->declared) {
      std::vector<ImportedValues> imports;
      if (!dependency->imported) import_all(*dependency, imports);
      dependency->imported = true;
      dependency->imports = std::move(imports);
    }
    if (imported_ != nullptr) {
      // Some of what was imported is part of the values themselves: without a copy both would change.
      if (is_import_ && profile().keeps_imported_nulls) values_ = document::thaw(arena(), values_);
      coalesce_tables(*values_.m, *imported_, tables_);
    } else {
      coalesce_tables(*values_.m, *values_.m, tables_);
    }
    values_.origin = chart_.defaults.origin;
    chart_.defaults = values_;
  }

 private:
  [[nodiscard]] const Profile& profile() const { return tables_.profile; }
  [[nodiscard]] document::Arena& arena() const { return tables_.arena; }

  void import_all(const DeclaredChart& dependency, std::vector<ImportedValues>& imports) {
    const Value& written = dependency.written->import_values;
    if (written.is_nil()) return;
    for (const Value& entry : written.items()) {
      if (entry.is_map()) {
        imports.push_back({.child = text_of(entry, "child"), .parent = text_of(entry, "parent")});
        import_table(dependency, imports.back(), entry);
      } else if (entry.is_string()) {
        imports.push_back({.child = "exports." + std::string{entry.text()}, .parent = "."});
        import_table(dependency, imports.back(), entry);
      }
    }
  }

  /// A path of a `child`/`parent` pair, printed with %v where it is no text.
  std::string text_of(const Value& entry, std::string_view key) {
    const Value* value = document::find(entry, key);
    if (value != nullptr && value->is_string()) return std::string{value->text()};
    if (!profile().prints_import_paths) {
      const std::string type =
          value == nullptr || value->is_nil() ? "nil" : std::string{gotemplate::go_type_name(*value)};
      throw Failed{{"interface conversion: interface {} is " + type + ", not string", entry.origin}};
    }
    if (value == nullptr || value->is_nil()) return "<nil>";
    std::string text;
    document::Origins origins;
    const gotemplate::Runtime runtime{.arena = arena(), .origins = origins};
    gotemplate::append_go_value(runtime, text, *value);
    return text;
  }

  void import_table(const DeclaredChart& dependency, const ImportedValues& wanted, const Value& entry) {
    const std::string path = dependency.name + '.' + wanted.child;
    const Value* table = table_at(values_, path);
    if (table == nullptr) {
      warnings_.push_back({"`" + path + "` is no map in the values of the subchart `" + std::string{dependency.name} +
                               "`, so that nothing is imported",
                           entry.origin});
      return;
    }
    is_import_ = true;
    Map* taken = table->m->size == 0 ? arena().map() : table->m;
    if (wanted.parent != ".") taken = below(wanted.parent, taken, table->origin);
    if (entry.is_map() && !profile().keeps_imported_nulls) {
      // The older Helm puts an imported table into the values at once and goes on with those.
      coalesce_tables(*values_.m, *taken, tables_);
      imported_ = nullptr;
    } else {
      coalesce_tables(imported_ == nullptr ? *values_.m : *imported_, *taken, tables_);
    }
  }

  static const Value* table_at(const Value& values, std::string_view path) {
    const Value* table = &values;
    while (true) {
      const std::size_t point = path.find('.');
      table = document::find(*table, path.substr(0, point));
      if (table == nullptr || !table->is_map()) return nullptr;
      if (point == std::string_view::npos) return table;
      path.remove_prefix(point + 1);
    }
  }

  Map* below(std::string_view path, Map* map, OriginId origin) {
    while (true) {
      const std::size_t point = path.rfind('.');
      const std::string_view key = point == std::string_view::npos ? path : path.substr(point + 1);
      Map* around = arena().map(1);
      Value inner = Value::of(map, origin);
      document::set(arena(), *around, arena().copy(key), inner);
      map = around;
      if (point == std::string_view::npos) return map;
      path = path.substr(0, point);
    }
  }

  ActiveChart& chart_;
  std::vector<ValueWarning> ignored_;  // coalescing the whole tells of the same conflicts
  TableContext tables_;
  std::vector<ValueWarning>& warnings_;
  Value values_;
  Map* imported_ = nullptr;  // nullptr: `values_` itself
  bool is_import_ = false;
};

}  // namespace

ImportError import_values(ActiveChart& chart, const Profile& profile, document::Arena& arena,
                          std::vector<ValueWarning>& warnings) {
  if (!chart.names->declared) return {};
  try {
    Importing(chart, profile, arena, warnings).run();
  } catch (Failed& failed) {
    return failed.error;
  }
  return {};
}

}  // namespace stageplot::chart
