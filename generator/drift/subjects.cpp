#include "drift/subjects.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "diff/describe.hpp"
#include "document/map.hpp"
#include "fluentd/text_changes.hpp"
#include "text/base64.hpp"

namespace stageplot::drift {
namespace {

using document::Value;
using kubernetes::Difference;
using kubernetes::ObjectDrift;

diff::ChangeKind kind_of(const Difference& difference) {
  if (difference.what == diff::Class::moved) return diff::ChangeKind::moved;
  if (!difference.live) return diff::ChangeKind::only_a;
  return difference.model ? diff::ChangeKind::changed : diff::ChangeKind::only_b;
}

/// The byte of the model's text from which on the other side's is another one.
std::size_t first_difference(const Difference& difference) {
  if (!difference.live || !difference.model->is_string() || !difference.live->is_string()) return 0;
  return diff::first_difference(difference.model->text(), difference.live->text());
}

class ItemMaker {
 public:
  ItemMaker(const ObjectDrift& object, const ModelPlace& place, const redaction::Redactor& redactor)
      : place_(place), redactor_(redactor), options_{.kind = object.key.kind} {}

  [[nodiscard]] diff::Item make(const Difference& difference) const {
    const diff::Change change{.kind = kind_of(difference),
                              .path = difference.path,
                              .a = difference.model.value_or(Value{}),
                              .b = difference.live.value_or(Value{}),
                              .leaves = difference.leaves,
                              .on_a = difference.model.has_value(),
                              .on_b = difference.live.has_value()};
    diff::Item item = diff::describe(change, redactor_, options_);
    if (options_.kind == "Secret" && diff::is_secret_place(change.path, options_.kind)) {
      if (item.a) item.a->text = mask_of(change.a, std::move(item.a->text));
      if (item.b) item.b->text = mask_of(change.b, std::move(item.b->text));
    }
    item.what = difference.what;
    item.severity = difference.severity;
    item.manager = difference.manager;
    item.at = difference.at;
    if (!difference.note.empty()) item.note = redactor_.redact(difference.note);
    item.hint = redactor_.redact(difference.hint);
    if (item.note.empty() && !item.text.empty()) item.note = fluentd::describe_text_changes(change, redactor_);
    if (difference.model && place_.source_of) {
      item.source_a = place_.source_of(*difference.model, first_difference(difference));
    }
    return item;
  }

  [[nodiscard]] diff::Item make(const kubernetes::Withheld& withheld, bool of_model) const {
    Difference difference{.path = withheld.path,
                          .what = withheld.what,
                          .severity = diff::Severity::information,
                          .leaves = withheld.leaves,
                          .note = withheld.note};
    (of_model ? difference.model : difference.live) = withheld.value;
    return make(difference);
  }

 private:
  /// By what a Secret holds, not by its base64: the model may have it as text.
  [[nodiscard]] std::string mask_of(const Value& value, std::string otherwise) const {
    if (!value.is_string()) return otherwise;
    const text::DecodedBase64 decoded = text::decode_base64(value.text());
    return decoded.valid ? redactor_.mask_of(decoded.bytes) : otherwise;
  }

  const ModelPlace& place_;
  const redaction::Redactor& redactor_;
  diff::DescribeOptions options_;
};

}  // namespace

diff::Subject subject_of(const ObjectDrift& object, const ModelPlace& place, const redaction::Redactor& redactor,
                         const SubjectOptions& options) {
  diff::Subject subject{.environments = {},
                        .service = place.service,
                        .output = place.output,
                        .group = object.key.group,
                        .kind = object.key.kind,
                        .space = object.key.space,
                        .name = object.key.name,
                        .items = {}};
  if (!options.environment.empty()) subject.environments.push_back(options.environment);
  const ItemMaker maker(object, place, redactor);
  for (const Difference& difference : object.differences) {
    diff::Item item = maker.make(difference);
    // The whole object: where it is described.
    if (item.path.empty() && object.model != nullptr && place.source_of) {
      const Value* name = document::find_path(object.model->source, "metadata.name");
      if (name != nullptr) item.source_a = place.source_of(*name, 0);
      if (item.source_a.starts_with("templates/")) item.source_a.clear();
    }
    subject.items.push_back(std::move(item));
  }
  if (!options.show_ignored) return subject;
  for (const auto& [side, of_model] : {std::pair{object.model, true}, std::pair{object.live, false}}) {
    if (side == nullptr) continue;
    for (const kubernetes::Withheld& withheld : side->withheld) {
      if (withheld.what == diff::Class::owned) subject.items.push_back(maker.make(withheld, of_model));
    }
  }
  return subject;
}

}  // namespace stageplot::drift
