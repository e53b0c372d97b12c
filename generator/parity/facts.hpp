// What two environments have of their own: the texts among their facts that differ (region, account, domains, roles).
// With them a text of one side can be read as the other side's, or as one that does not belong there.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/value.hpp"

namespace stageplot::parity {

/// Which of the two environments.
enum class Which : std::size_t { a = 0, b = 1 };

/// A text with a value that belongs to the other environment.
struct Foreign {
  std::string value;
  std::string fact;  // the path of the other one's fact: `environment.region`
};

class Facts {
 public:
  /// `name_a` and `name_b` are facts too. Facts that only one of the two has say nothing about the other.
  Facts(const document::Value& facts_a, std::string_view name_a, const document::Value& facts_b,
        std::string_view name_b);

  /// Whether the texts are the same once each side's facts are put in: `x.${environment.region}`. The facts that it
  /// takes are then in `used`.
  [[nodiscard]] bool same_but_for_facts(std::string_view text_a, std::string_view text_b,
                                        std::set<std::string>& used) const;

  /// The longest value in `text`, one of side `side`, that is the other side's alone. Plain words (`dev`) prove
  /// nothing. A value is found between boundaries: `us-east-1` in `us-east-1a`, `prod1` not in `prod1541`.
  [[nodiscard]] std::optional<Foreign> find_foreign(std::string_view text, Which side) const;

 private:
  struct Fact {
    std::string path;
    std::array<std::string, 2> values;
  };
  /// A value with all facts that have it.
  struct Known {
    std::string value;
    std::vector<std::size_t> facts;
  };
  struct Side {
    std::vector<Known> known;
    std::unordered_map<char, std::vector<std::size_t>> by_first;  // the longest first
  };
  struct Piece {
    std::string_view text;
    const Known* known = nullptr;  // nullptr: plain text
  };

  /// A piece behind which no plain text follows plain text.
  struct Joined {
    std::string text;
    const Known* known = nullptr;
  };

  void collect(const document::Value& a, const document::Value& b, const std::string& path, int depth);
  void index(Which side);
  [[nodiscard]] const Known* known_at(std::string_view text, std::size_t at, Which side) const;
  [[nodiscard]] std::vector<Piece> pieces_of(std::string_view text, Which side) const;
  /// Without the facts that the other side has as nothing; these are then in `taken`.
  [[nodiscard]] std::vector<Joined> joined_pieces(std::string_view text, Which side,
                                                  std::set<std::string>& taken) const;
  [[nodiscard]] bool is_evidence(const Known& known, Which owner) const;

  std::vector<Fact> facts_;
  std::array<Side, 2> sides_;
};

}  // namespace stageplot::parity
