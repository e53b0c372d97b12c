// Hides secrets in everything that a comparison shows: by field, by name, by shape and by taint (a value that was
// hidden once is hidden everywhere, also encoded). Filled from both sides before the first text of a report is made;
// after that it only masks, from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/value.hpp"
#include "redaction/needles.hpp"

namespace stageplot::redaction {

class Redactor {
 public:
  /// Takes every secret of a tree: scalars flagged secret, members whose name says so or whose text looks so, `data`
  /// and `stringData` of objects of kind Secret (also decoded), items with `name` (or `key`) and `value` by that name,
  /// settings inside texts of several lines (`password hunter2`), and what the annotation `last-applied-configuration`
  /// holds of all these.
  void learn(const document::Value& tree);
  /// Takes the secrets of a text that is no tree: settings with secret names, and what looks secret.
  void learn_text(std::string_view text);
  /// Takes one secret text: it and its base64, URL-encoded and JSON-escaped forms are hidden from now on, of a text of
  /// several lines each longer line too. Texts of fewer than four bytes, short numbers, and words such as `true` are
  /// hidden nowhere but where they stand as a secret's value (mask_of).
  void add(std::string_view secret);

  /// Takes what another one has learned, in its order: of parts of a run that were looked at side by side.
  void add_all(const Redactor& other);

  /// Whether there is nothing to hide but what looks secret.
  [[nodiscard]] bool empty() const { return numbers_.empty(); }
  /// Whether both know the same secrets under the same numbers, so that they mask alike.
  [[nodiscard]] bool same_as(const Redactor& other) const { return numbers_ == other.numbers_; }

  /// The mask of a secret, `‹secret #1›`: equal secrets have equal numbers within a run, in the order of learning.
  /// `‹secret›` for one that was not learned.
  [[nodiscard]] std::string mask_of(std::string_view secret) const;
  /// `text` with every known secret and every text that looks secret replaced by its mask. One pass.
  [[nodiscard]] std::string redact(std::string_view text) const;
  /// Whether the whole text is a known secret or looks like one.
  [[nodiscard]] bool knows(std::string_view text) const;
  /// Whether anything of `text` would be hidden.
  [[nodiscard]] bool hides(std::string_view text) const;

 private:
  void learn(const document::Value& value, std::string_view name, int depth);
  void learn_secret_object(const document::Value& object, int depth);
  void add_scalar(const document::Value& value);

  std::unordered_map<std::string, std::size_t> numbers_;
  std::size_t last_number_ = 0;
  Needles needles_;
};

}  // namespace stageplot::redaction
