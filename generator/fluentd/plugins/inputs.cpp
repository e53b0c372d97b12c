// Inputs: `tail` of the sidecars, `forward` of the forwarder on instances.
#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {
namespace {

constexpr std::string_view kGlobPolicyWords[] = {"backward_compatible", "extended", "always"};
constexpr ParameterFact kTail[] = {
    {.name = "path", .required = true},
    {.name = "path_delimiter"},
    {.name = "glob_policy", .type = ValueType::word, .words = kGlobPolicyWords},
    {.name = "tag", .required = true},
    {.name = "exclude_path", .type = ValueType::list},
    {.name = "rotate_wait", .type = ValueType::time},
    {.name = "pos_file"},
    {.name = "pos_file_compaction_interval", .type = ValueType::time},
    {.name = "read_from_head", .type = ValueType::boolean},
    {.name = "refresh_interval", .type = ValueType::time, .least = 1},
    {.name = "read_lines_limit", .type = ValueType::integer, .least = 1},
    {.name = "read_bytes_limit_per_second", .type = ValueType::size, .least = -1},
    {.name = "multiline_flush_interval", .type = ValueType::time},
    {.name = "emit_unmatched_lines", .type = ValueType::boolean},
    {.name = "enable_watch_timer", .type = ValueType::boolean},
    {.name = "enable_stat_watcher", .type = ValueType::boolean},
    {.name = "encoding"},
    {.name = "from_encoding"},
    {.name = "path_key"},
    {.name = "open_on_every_update", .type = ValueType::boolean},
    {.name = "limit_recently_modified", .type = ValueType::time},
    {.name = "skip_refresh_on_startup", .type = ValueType::boolean},
    {.name = "ignore_repeated_permission_error", .type = ValueType::boolean},
    {.name = "path_timezone"},
    {.name = "follow_inodes", .type = ValueType::boolean},
    {.name = "max_line_size", .type = ValueType::size},
};

constexpr SectionFact kTailSections[] = {
    {.name = "parse", .plugin = PluginKind::parser, .required = true, .repeated = true},
};

constexpr ParameterFact kForward[] = {
    {.name = "port", .type = ValueType::port},
    {.name = "bind", .type = ValueType::address},
    {.name = "backlog", .type = ValueType::integer},
    {.name = "linger_timeout", .type = ValueType::integer, .least = -1},
    {.name = "blocking_timeout", .type = ValueType::time},
    {.name = "resolve_hostname", .type = ValueType::boolean},
    {.name = "deny_keepalive", .type = ValueType::boolean},
    {.name = "send_keepalive_packet", .type = ValueType::boolean},
    {.name = "chunk_size_warn_limit", .type = ValueType::size},
    {.name = "chunk_size_limit", .type = ValueType::size},
    {.name = "decompression_size_limit", .type = ValueType::size},
    {.name = "skip_invalid_event", .type = ValueType::boolean},
    {.name = "source_address_key"},
    {.name = "source_hostname_key"},
    {.name = "tag"},
    {.name = "add_tag_prefix"},
};

constexpr ParameterFact kUser[] = {
    {.name = "username", .required = true},
    {.name = "password", .required = true},
};

constexpr ParameterFact kClient[] = {
    {.name = "host"},
    {.name = "network"},
    {.name = "shared_key"},
    {.name = "users", .type = ValueType::list},
};

constexpr ParameterFact kSecurity[] = {
    {.name = "self_hostname", .required = true},
    {.name = "shared_key", .required = true},
    {.name = "user_auth", .type = ValueType::boolean},
    {.name = "allow_anonymous_source", .type = ValueType::boolean},
};

constexpr Shape kUserShape{.parameters = {kUser}};
constexpr Shape kClientShape{.parameters = {kClient}};
constexpr SectionFact kSecuritySections[] = {
    {.name = "user", .shape = &kUserShape, .repeated = true},
    {.name = "client", .shape = &kClientShape, .repeated = true},
};
constexpr Shape kSecurityShape{.parameters = {kSecurity}, .sections = kSecuritySections};

constexpr std::string_view kGenerateCertDigestWords[] = {"sha1", "sha256", "sha384", "sha512"};
constexpr ParameterFact kTransport[] = {
    {.name = "receive_buffer_size", .type = ValueType::size},
    {.name = "linger_timeout", .type = ValueType::integer, .least = -1},
    {.name = "version"},
    {.name = "min_version"},
    {.name = "max_version"},
    {.name = "ciphers"},
    {.name = "insecure", .type = ValueType::boolean},
    {.name = "ensure_fips", .type = ValueType::boolean},
    {.name = "ca_path"},
    {.name = "cert_path"},
    {.name = "private_key_path"},
    {.name = "private_key_passphrase"},
    {.name = "client_cert_auth", .type = ValueType::boolean},
    {.name = "ca_cert_path"},
    {.name = "ca_private_key_path"},
    {.name = "ca_private_key_passphrase"},
    {.name = "cert_verifier"},
    {.name = "generate_private_key_length", .type = ValueType::integer},
    {.name = "generate_cert_country"},
    {.name = "generate_cert_state"},
    {.name = "generate_cert_locality"},
    {.name = "generate_cert_common_name"},
    {.name = "generate_cert_expiration", .type = ValueType::time},
    {.name = "generate_cert_digest", .type = ValueType::word, .words = kGenerateCertDigestWords},
};

constexpr Shape kTransportShape{.parameters = {kTransport}};
constexpr SectionFact kForwardSections[] = {
    {.name = "security", .shape = &kSecurityShape},
    {.name = "transport", .shape = &kTransportShape},
};

constexpr PluginFact kInputs[] = {
    {PluginKind::input, "tail", {.parameters = {kTail}, .sections = kTailSections}},
    {PluginKind::input, "forward", {.parameters = {kForward}, .sections = kForwardSections}},
};

}  // namespace

std::span<const PluginFact> input_plugins() {
  return kInputs;
}

}  // namespace stageplot::fluentd
