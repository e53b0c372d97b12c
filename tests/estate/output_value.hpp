// Looks one value up in an output as its reader would find it, so that the table of figures can name places in YAML,
// fluentd's configuration, Terraform and a cloud-config in one way: `values.yaml: resources.limits.memory`.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::estate {

/// The value at `path` on one line (lists as `[a, b]`), or "(absent)". The form of the file follows its name:
///
///   .yaml           keys, those with a dot in double quotes
///   .conf           sections by name, or by name and argument (`label @PARSE`), then the parameter
///   .tf, .tfvars    names of attributes; blocks by their words (`resource.aws_elb.app`)
///   .yaml.tftpl     the name of a systemd unit; the value is `expected` where the unit has that line, else "(absent)"
[[nodiscard]] std::string output_value(std::string_view file, std::string_view text, std::string_view path,
                                       std::string_view expected);

}  // namespace stageplot::estate
