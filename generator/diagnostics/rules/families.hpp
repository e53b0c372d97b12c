// The families of rules, one .hpp/.cpp pair each: the header declares the rules that its stage reports, the source file
// holds their texts. A new family is a pair of files, a line here and a line in registry.cpp.
#pragma once

#include <span>

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

[[nodiscard]] std::span<const Rule* const> project_family();
[[nodiscard]] std::span<const Rule* const> yaml_family();
[[nodiscard]] std::span<const Rule* const> json_family();
[[nodiscard]] std::span<const Rule* const> layer_family();
[[nodiscard]] std::span<const Rule* const> reference_family();
[[nodiscard]] std::span<const Rule* const> mark_family();
[[nodiscard]] std::span<const Rule* const> schema_family();
[[nodiscard]] std::span<const Rule* const> model_family();
[[nodiscard]] std::span<const Rule* const> check_family();
[[nodiscard]] std::span<const Rule* const> template_family();
[[nodiscard]] std::span<const Rule* const> chart_family();
[[nodiscard]] std::span<const Rule* const> escape_family();
[[nodiscard]] std::span<const Rule* const> fluentd_family();
[[nodiscard]] std::span<const Rule* const> kubernetes_family();
[[nodiscard]] std::span<const Rule* const> cel_family();
[[nodiscard]] std::span<const Rule* const> systemd_family();
[[nodiscard]] std::span<const Rule* const> cloudconfig_family();
[[nodiscard]] std::span<const Rule* const> terraform_evaluate_family();
[[nodiscard]] std::span<const Rule* const> terraform_aws_family();
[[nodiscard]] std::span<const Rule* const> verify_family();
[[nodiscard]] std::span<const Rule* const> policy_family();
[[nodiscard]] std::span<const Rule* const> waiver_family();
[[nodiscard]] std::span<const Rule* const> parity_family();
[[nodiscard]] std::span<const Rule* const> writer_family();
[[nodiscard]] std::span<const Rule* const> adopt_family();
[[nodiscard]] std::span<const Rule* const> export_family();
[[nodiscard]] std::span<const Rule* const> drift_family();
[[nodiscard]] std::span<const Rule* const> base_family();
[[nodiscard]] std::span<const Rule* const> usage_family();

}  // namespace stageplot::diagnostics::rules
