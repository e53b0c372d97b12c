// Collects what is wrong with one document, each finding with its place and its data path. The checks hand over values
// and words; what a finding looks like is decided here.
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "kubernetes/paths.hpp"
#include "kubernetes/validate.hpp"

namespace stageplot::kubernetes {

struct Words {
  std::string summary;
  std::string label;  // on the place; short
  std::string help;
  std::optional<diagnostics::Severity> severity = {};  // where it differs from the rule's
};

class Report {
 public:
  /// `document` is the whole document; all values that are reported on belong to it.
  Report(const document::Value& document, const ValidateOptions& options, const document::Origins& origins,
         diagnostics::Diagnostics& diagnostics)
      : options_(options), origins_(origins), diagnostics_(diagnostics), paths_(document) {}

  /// On the value itself.
  void on_value(const diagnostics::Rule& rule, const document::Value& value, Words words);
  /// On the value, with a second place of the document that belongs to it.
  void on_two_values(const diagnostics::Rule& rule, const document::Value& value, Words words,
                     const document::Value& other, std::string other_label);
  /// On the key of a member of a map.
  void on_key(const diagnostics::Rule& rule, const document::Member& member, Words words);
  /// Where the member `key` would stand in `parent`.
  void on_missing(const diagnostics::Rule& rule, const document::Value& parent, std::string_view key, Words words);

  /// `containers[0]` in backticks, "the object" for the document.
  [[nodiscard]] std::string name(const document::Value& value) { return paths_.name(value); }
  [[nodiscard]] std::string path(const document::Value& value) { return paths_.text(value); }
  /// How a scalar was written; what it means where its text is not at hand.
  [[nodiscard]] std::string written(const document::Value& value) const;

  [[nodiscard]] KubeVersion version() const { return options_.version; }
  [[nodiscard]] bool full() const { return findings_ >= options_.max_findings; }
  [[nodiscard]] std::size_t errors() const { return errors_; }

 private:
  void add(const diagnostics::Rule& rule, source::Span span, std::string path, Words words,
           std::vector<diagnostics::Label> labels = {});
  [[nodiscard]] source::Span inside(const document::Value& parent);

  const ValidateOptions& options_;
  const document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  Paths paths_;
  std::size_t findings_ = 0;
  std::size_t errors_ = 0;
};

}  // namespace stageplot::kubernetes
