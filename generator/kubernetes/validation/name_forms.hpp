// The forms of names that Kubernetes knows, from k8s.io/apimachinery/pkg/util/validation. Each function says in a part
// of a sentence why a text does not have the form; empty where it has.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::kubernetes {

/// `user-service`: a DNS label of RFC 1123, at most 63 characters.
[[nodiscard]] std::string_view not_a_label(std::string_view text);
/// The same, beginning with a letter: names of Services.
[[nodiscard]] std::string_view not_a_service_name(std::string_view text);
/// `api.example.com`: a DNS subdomain, at most 253 characters.
[[nodiscard]] std::string_view not_a_subdomain(std::string_view text);
/// `app.kubernetes.io/name`: keys of labels and annotations, finalizers.
[[nodiscard]] std::string_view not_a_qualified_name(std::string_view text);
[[nodiscard]] std::string_view not_a_label_value(std::string_view text);
/// Names of RBAC objects: anything that fits in a URL.
[[nodiscard]] std::string_view not_a_path_segment(std::string_view text);
/// Names of ports: at most 15 characters with a letter.
[[nodiscard]] std::string_view not_a_port_name(std::string_view text);
/// Keys of ConfigMaps and Secrets.
[[nodiscard]] std::string_view not_a_data_key(std::string_view text);
/// Names of variables as the shell knows them, with `-` and `.`; before Kubernetes 1.32.
[[nodiscard]] std::string_view not_a_variable_name(std::string_view text);
/// Printable ASCII without `=`.
[[nodiscard]] std::string_view not_a_relaxed_variable_name(std::string_view text);

}  // namespace stageplot::kubernetes
