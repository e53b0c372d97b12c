// All functions in one table: the families' entries, and the further names of functions that do the same.
#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <numeric>
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

/// The functions by the first letter of their names, which is all that a template needs: to sort them takes longer than
/// to look up those that a small chart calls.
class Table {
 public:
  Table() {
    std::vector<const Function*> functions;
    for (const Family family :
         {string_functions(),  layout_functions(),     case_functions(),        split_functions(),
          regex_functions(),   conversion_functions(), integer_functions(),     float_functions(),
          default_functions(), list_functions(),       list_set_functions(),    dict_functions(),
          merge_functions(),   encoding_functions(),   json_functions(),        yaml_functions(),
          type_functions(),    path_functions(),       url_functions(),         semver_functions(),
          chance_functions(),  password_functions(),   certificate_functions(), engine_functions(),
          date_functions(),    toml_functions()}) {
      for (const Function& function : family) functions.push_back(&function);
    }
    group(functions);
    aliases_.reserve(std::size(kAliases));
    for (const Alias& alias : kAliases) {
      Function& entry = aliases_.emplace_back(*find(alias.original));
      entry.name = alias.name;
      entry.example = texts_.emplace_back(renamed(entry.example, alias.original, alias.name));
      functions.push_back(&entry);
    }
    group(functions);
  }

  [[nodiscard]] std::span<const Function* const> functions() const { return functions_; }

  [[nodiscard]] const Function* find(std::string_view name) const {
    if (name.empty()) return nullptr;
    const std::size_t letter = letter_of(name);
    for (std::size_t i = begins_[letter]; i < begins_[letter + 1]; ++i) {
      if (functions_[i]->name == name) return functions_[i];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kLetters = 64;
  static std::size_t letter_of(std::string_view name) { return static_cast<unsigned char>(name.front()) % kLetters; }

  void group(const std::vector<const Function*>& functions) {
    begins_.fill(0);
    for (const Function* function : functions) ++begins_[letter_of(function->name) + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    functions_.resize(functions.size());
    auto next = begins_;
    for (const Function* function : functions) functions_[next[letter_of(function->name)]++] = function;
  }

  std::vector<const Function*> functions_;
  std::array<std::uint16_t, kLetters + 1> begins_{};  // of the letters in it; the last is its end
  std::vector<Function> aliases_;
  std::deque<std::string> texts_;  // of the aliases' examples
};

const Table& table() {
  static const Table kTable;
  return kTable;
}

}  // namespace

std::span<const Function* const> all_functions() {
  static const auto kSorted = [] {
    std::vector<const Function*> functions(table().functions().begin(), table().functions().end());
    std::ranges::sort(functions, {}, &Function::name);
    return functions;
  }();
  return kSorted;
}

const Function* find_function(std::string_view name) {
  return table().find(name);
}

}  // namespace stageplot::gotemplate
