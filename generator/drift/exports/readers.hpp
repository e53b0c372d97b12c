// One reader for each kind of export. Each takes documents that recognise() has told apart and fills its part of the
// Export; what is wrong is reported, and the rest is filled all the same.
#pragma once

#include <string>
#include <string_view>

#include "document/arena.hpp"
#include "drift/exports/export.hpp"
#include "drift/exports/finding.hpp"

namespace stageplot::drift {

// kubernetes_objects.cpp
/// Objects, and the items of lists, with the kind and version that a typed list says once for all.
void read_kubernetes_objects(Export& target, document::Arena& arena, ExportReport& report);

// helm_export.cpp
/// The heading of `helm get values`, which is no YAML, made a comment; whether there was one for computed values.
bool blank_values_heading(std::string& text);
void read_helm_values(Export& target, document::Arena& arena, ExportReport& report);
void read_helm_history(Export& target, ExportReport& report);

// terraform_state.cpp
void read_terraform_state(Export& target, document::Arena& arena, ExportReport& report);
/// The resources of what `show -json` has under `values`, `prior_state.values` or `planned_values`.
void read_state_values(const document::Value& values, TerraformState& state, ExportReport& report);

// terraform_plan.cpp
void read_terraform_plan(Export& target, ExportReport& report);

// terraform_resources.cpp
/// Whether a `format_version` is one that is known; else the finding is made.
[[nodiscard]] bool check_format_version(const document::Value& document, std::string_view what, ExportReport& report);
/// Address, type, name and index, as state and plan both say them; false after a finding.
[[nodiscard]] bool read_identity(const document::Value& entry, ResourceIdentity& identity, ExportReport& report);
/// A text under a key; empty where there is none.
[[nodiscard]] std::string text_of(const document::Value& map, std::string_view key);

// sensitive.cpp
/// Flags every value of the tree that Terraform's own marks call sensitive, wherever in the document they stand.
void mark_sensitive(document::Value& document);

// aws_descriptions.cpp
[[nodiscard]] bool has_aws_descriptions(const document::Value& document);
/// The commands whose output is read.
[[nodiscard]] std::string aws_help();
void read_aws(Export& target, ExportReport& report);

}  // namespace stageplot::drift
