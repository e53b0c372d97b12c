// What a comparison found, as data that outlives the compared trees: `diff --base`, `diff ENV ENV`, `diff --rendered`
// and `drift` all give one Report, and `report/` writes it as text, Markdown, JSON and HTML. Every text in it is
// redacted already: a Report holds no secret.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/text_diff.hpp"

namespace stageplot::diff {

enum class Class : std::uint8_t {
  // of values
  changed,
  only_a,
  only_b,
  moved,
  order,
  formatting,  // the same data in another spelling
  type_error,
  duplicate_key,
  // of whole objects, files, resources
  missing,  // side b lacks it
  extra,    // side a lacks it
  renamed,
  not_supplied,
  // of drift: what others own or may change
  autoscaling_disabled,
  out_of_range,
  maintenance,
  restart,
  release,
  delegated,
  at_default,
  owned,
  ignored,
  expected,  // listed as expected, with an end date
  // of two environments
  by_fact,
  declared,
  leak,
  suspiciously_equal,
};

enum class Severity : std::uint8_t { information, warning, difference, critical };

/// Names as reports and JSON print them: `live-only` and `model-only` where the mode is drift, else `added`, `removed`.
enum class Mode : std::uint8_t { base, rendered, environments, drift, manifests };
[[nodiscard]] std::string_view name_of(Class what, Mode mode);
[[nodiscard]] std::string_view name_of(Severity severity);
[[nodiscard]] std::string_view name_of(Mode mode);

/// One side's value on one line, as JSON would write it, cut at 200 characters; `‹secret #1›` for a secret.
struct SideValue {
  std::string text;
  std::string type;  // `string`, `integer`, `number`, `boolean`, `null`, `map`, `list`
};

struct Item {
  std::string path;     // `spec.template.spec.containers[app].image`; empty for the whole object
  std::string pointer;  // RFC 6901
  Class what = Class::changed;
  Severity severity = Severity::difference;
  std::optional<SideValue> a;
  std::optional<SideValue> b;
  std::vector<TextLine> text;  // of strings of several lines
  std::size_t leaves = 1;      // how many scalars a subtree on one side has
  bool redacted = false;
  std::string manager;   // who wrote it, from managedFields: `kubectl-set`
  std::string at;        // when, RFC 3339
  std::string note;      // why this class: `within the HPA's 3–12`; a declared difference's reason
  std::string hint;      // what to do
  std::string source_a;  // the line that set it: `environments/prod-east/user-service.yaml:12:5`
  std::string source_b;
};

/// One compared object, file or resource. `environments` has several where the same change was folded.
struct Subject {
  std::vector<std::string> environments;
  std::string service;
  std::string output;  // `values.yaml`; empty where it came from no output
  std::string group;   // of a Kubernetes object; empty otherwise
  std::string kind;    // `Deployment`, `aws_autoscaling_group`; empty for a whole file
  std::string space;   // namespace
  std::string name;    // of the object; of Terraform its address
  std::vector<Item> items;
};

struct Side {
  std::string name;    // `model`, `main@1a2b3c4`, `prod-east`, `live`
  std::string source;  // a file, a reference
  std::string sha256;  // of what was read; empty where nothing single was
};

/// One cell of the matrix environment × service × output: how many items, by severity.
struct Cell {
  std::string environment;
  std::string service;
  std::string output;
  std::map<Severity, std::size_t> counts;
  std::string note;  // `blocked on both sides`, `not rendered: 3 errors`
};

struct Summary {
  std::size_t objects = 0;
  std::size_t leaves = 0;  // compared ones, equal and different
  std::map<Class, std::size_t> by_class;
  std::map<Severity, std::size_t> by_severity;
};

struct Report {
  Mode mode = Mode::base;
  std::string title;  // names the comment that a later report replaces: `prod-east`, `base`
  Side a;
  Side b;
  std::vector<Subject> subjects;   // sorted: worst severity first, then kind, name
  std::vector<Cell> cells;         // sorted; empty where there is no matrix
  std::vector<std::string> notes;  // about the run: `the base is 12 commits behind`
  Summary summary;
};

/// A stable name of an item: a hash of its object, path and class, the same in every run. 16 hexadecimal digits.
[[nodiscard]] std::string item_id(const Report& report, const Subject& subject, std::string_view environment,
                                  const Item& item);

/// Whether there is anything at or above `least`.
[[nodiscard]] bool differs(const Report& report, Severity least = Severity::difference);

}  // namespace stageplot::diff
