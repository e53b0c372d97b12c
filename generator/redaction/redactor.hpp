// Hides secrets in everything that a comparison shows: by field, by name, by shape and by taint (a value that was
// hidden once is hidden everywhere, also encoded). Filled from both sides before the first text of a report is made;
// after that it only masks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/value.hpp"

namespace stageplot::redaction {

/// Whether a key, an environment variable's name or an attribute's name says that its value is a secret:
/// `DATABASE_PASSWORD`, `api_key`; never a reference (`secretName`, `secretKeyRef`, `imagePullSecrets`).
[[nodiscard]] bool names_a_secret(std::string_view name);

/// Whether a text looks like a secret whatever its name: PEM, `AKIA…`, a JWT, `scheme://user:password@`.
[[nodiscard]] bool looks_secret(std::string_view text);

class Redactor {
 public:
  /// Takes every secret of a tree: values flagged secret, members whose name or text says so, `data` and `stringData`
  /// of objects of kind Secret (also decoded), containers' `env` items by their name.
  void learn(const document::Value& tree);
  /// Takes one secret text: it and its base64, URL-encoded and JSON-escaped forms are hidden from now on. Texts of
  /// fewer than four bytes, and words such as `true`, taint nothing but are masked where they stand.
  void add(std::string_view secret);

  /// The mask of a secret, `‹secret #1›`: equal secrets have equal numbers within a run, in the order of learning.
  [[nodiscard]] std::string mask(std::string_view secret);
  /// `text` with every known secret and every text that looks secret replaced by its mask.
  [[nodiscard]] std::string redact(std::string_view text) const;
  [[nodiscard]] bool knows(std::string_view text) const;

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string> needles_;
};

}  // namespace stageplot::redaction
