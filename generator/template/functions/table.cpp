// All functions in one sorted table: the families' entries, and the further names of functions that do the same.
#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "template/functions/families.hpp"

namespace stageplot::gotemplate {
namespace {

struct Alias {
  std::string_view name;
  std::string_view original;
};

/// Sprig has both forms, one that panics and one that gives an error; for a template they are the same.
constexpr Alias kAliases[] = {
    {"biggest", "max"},
    {"date_in_zone", "dateInZone"},
    {"date_modify", "dateModify"},
    {"mustAppend", "append"},
    {"mustChunk", "chunk"},
    {"mustCompact", "compact"},
    {"mustDeepCopy", "deepCopy"},
    {"mustFirst", "first"},
    {"mustHas", "has"},
    {"mustInitial", "initial"},
    {"mustLast", "last"},
    {"mustMerge", "merge"},
    {"mustMergeOverwrite", "mergeOverwrite"},
    {"mustPrepend", "prepend"},
    {"mustPush", "append"},
    {"mustRest", "rest"},
    {"mustReverse", "reverse"},
    {"mustSlice", "slice"},
    {"mustToRawJson", "toRawJson"},
    {"mustUniq", "uniq"},
    {"mustWithout", "without"},
    {"must_date_modify", "mustDateModify"},
    {"osBase", "base"},
    {"osClean", "clean"},
    {"osDir", "dir"},
    {"osExt", "ext"},
    {"osIsAbs", "isAbs"},
    {"push", "append"},
    {"trimall", "trimAll"},
    {"tuple", "list"},
};

/// An example with the function's other name in it.
std::string renamed(std::string_view example, std::string_view from, std::string_view to) {
  std::string text(example);
  text.replace(text.find(from), from.size(), to);
  return text;
}

class Table {
 public:
  Table() {
    Pointers in_order;  // entries are large: they are copied once, to their places
    for (const Family family :
         {string_functions(),  layout_functions(),     case_functions(),        split_functions(),
          regex_functions(),   conversion_functions(), integer_functions(),     float_functions(),
          default_functions(), list_functions(),       list_set_functions(),    dict_functions(),
          merge_functions(),   encoding_functions(),   json_functions(),        yaml_functions(),
          type_functions(),    path_functions(),       url_functions(),         semver_functions(),
          chance_functions(),  password_functions(),   certificate_functions(), engine_functions(),
          date_functions(),    toml_functions()}) {
      for (const Function& function : family) in_order.push_back(&function);
    }
    sort(in_order);
    std::vector<Function> aliases;
    aliases.reserve(std::size(kAliases));
    for (const Alias& alias : kAliases) {
      Function& entry = aliases.emplace_back(*find(alias.original, in_order));
      entry.name = alias.name;
      entry.example = texts_.emplace_back(renamed(entry.example, alias.original, alias.name));
    }
    for (const Function& alias : aliases) in_order.push_back(&alias);
    sort(in_order);
    functions_.reserve(in_order.size());
    for (const Function* function : in_order) functions_.push_back(*function);
    for (const Function& function : functions_) {
      Letter& letter = letters_[letter_of(function.name)];
      if (letter.count++ == 0) letter.first = static_cast<std::uint16_t>(&function - functions_.data());
    }
  }

  [[nodiscard]] std::span<const Function> functions() const { return functions_; }

  [[nodiscard]] const Function* find(std::string_view name) const {
    if (name.empty()) return nullptr;
    const Letter letter = letters_[letter_of(name)];
    for (const Function& function : std::span{functions_}.subspan(letter.first, letter.count)) {
      if (function.name == name) return &function;
    }
    return nullptr;
  }

 private:
  /// The functions whose names begin with a letter: templates name so many that a search through all shows.
  struct Letter {
    std::uint16_t first = 0;
    std::uint16_t count = 0;
  };
  static std::size_t letter_of(std::string_view name) { return static_cast<unsigned char>(name.front()) % 64; }

  using Pointers = std::vector<const Function*>;

  static void sort(Pointers& functions) {
    std::sort(functions.begin(), functions.end(),
              [](const Function* a, const Function* b) { return a->name < b->name; });
  }
  [[nodiscard]] static const Function* find(std::string_view name, const Pointers& sorted) {
    return *std::lower_bound(sorted.begin(), sorted.end(), name,
                             [](const Function* function, std::string_view wanted) { return function->name < wanted; });
  }

  std::vector<Function> functions_;
  std::array<Letter, 64> letters_{};
  std::deque<std::string> texts_;  // of the aliases' examples
};

const Table& table() {
  static const Table kTable;
  return kTable;
}

}  // namespace

std::span<const Function> all_functions() {
  return table().functions();
}

const Function* find_function(std::string_view name) {
  return table().find(name);
}

}  // namespace stageplot::gotemplate
