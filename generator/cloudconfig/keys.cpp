#include "cloudconfig/keys.hpp"

#include <algorithm>
#include <array>

#include "systemd/unit_name.hpp"

namespace stageplot::cloudconfig {
namespace {

bool is_octal_mode(std::string_view text) {
  return text.size() >= 3 && text.size() <= 5 && (text.size() < 5 || text.front() == '0') &&
         text.find_first_not_of("01234567") == std::string_view::npos;
}

bool is_absolute_path(std::string_view text) {
  return text.size() > 1 && text.front() == '/' && text.back() != '/' && text.find("/../") == std::string_view::npos;
}

template <std::size_t Count>
bool is_one_of(std::string_view text, const std::array<std::string_view, Count>& words) {
  return std::ranges::find(words, text) != words.end();
}

bool is_encoding(std::string_view text) {
  return is_one_of<8>(text, {"base64", "b64", "gz", "gzip", "gz+base64", "gzip+base64", "gz+b64", "gzip+b64"});
}

bool is_command(std::string_view text) {
  return is_one_of<7>(
      text, {"start", "stop", "restart", "reload", "try-restart", "reload-or-restart", "reload-or-try-restart"});
}

bool is_reboot_strategy(std::string_view text) {
  return is_one_of<3>(text, {"etcd-lock", "reboot", "off"});
}

bool is_localhost(std::string_view text) {
  return text == "localhost";
}

bool is_owner(std::string_view text) {
  constexpr std::string_view kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view user = text.substr(0, colon);
  const std::string_view group = colon == text.size() ? user : text.substr(colon + 1);
  return !(user.empty() && group.empty()) && user.find_first_not_of(kAllowed) == std::string_view::npos &&
         group.find_first_not_of(kAllowed) == std::string_view::npos;
}

bool is_unit(std::string_view text) {
  const std::string_view suffix = systemd::suffix_of(text);
  if (text.find('/') != std::string_view::npos) return false;
  if (suffix == "network" || suffix == "netdev" || suffix == "link") return text.size() > suffix.size() + 1;
  return systemd::is_unit_name(text);
}

bool is_drop_in(std::string_view text) {
  return text.size() > 5 && text.ends_with(".conf") && text.find('/') == std::string_view::npos;
}

bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 253 && text.front() != '-' && text.front() != '.' &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-") ==
             std::string_view::npos;
}

constexpr std::string_view kRemoved = "no system ships it any more";
constexpr std::string_view kRemote = "fetching keys at boot failed too often";

constexpr std::array kFile{
    Key{.name = "path", .is_valid = is_absolute_path, .expected = "an absolute path to a file", .required = true},
    Key{.name = "content"},
    Key{.name = "encoding",
        .is_valid = is_encoding,
        .expected = "`base64`, `gzip` or `gzip+base64`, or one of their short names"},
    Key{.name = "owner", .is_valid = is_owner, .expected = "a user, or `USER:GROUP`"},
    Key{.name = "permissions", .is_valid = is_octal_mode, .expected = "an octal mode such as `\"0644\"`"},
};

constexpr std::array kDropIn{
    Key{.name = "name",
        .is_valid = is_drop_in,
        .expected = "a file name that ends in `.conf`: systemd reads no other",
        .required = true},
    Key{.name = "content"},
};

constexpr std::array kUnit{
    Key{.name = "name",
        .is_valid = is_unit,
        .expected = "a unit's name with its suffix, such as `application.service`",
        .required = true},
    Key{.name = "command",
        .is_valid = is_command,
        .expected =
            "`start`, `stop`, `restart`, `reload`, `try-restart`, `reload-or-restart` or `reload-or-try-restart`"},
    Key{.name = "content"},
    Key{.name = "drop_ins", .kind = KeyKind::entries, .children = kDropIn},
    Key{.name = "enable", .kind = KeyKind::boolean},
    Key{.name = "mask", .kind = KeyKind::boolean},
    Key{.name = "runtime", .kind = KeyKind::boolean},
};

constexpr std::array kUpdate{
    Key{.name = "group"},
    Key{.name = "reboot_strategy", .is_valid = is_reboot_strategy, .expected = "`etcd-lock`, `reboot` or `off`"},
    Key{.name = "server"},
};

constexpr std::array kLocksmith{
    Key{.name = "endpoint"},     Key{.name = "etcd_cafile"},   Key{.name = "etcd_certfile"},
    Key{.name = "etcd_keyfile"}, Key{.name = "etcd_password"}, Key{.name = "etcd_username"},
    Key{.name = "group"},        Key{.name = "window_length"}, Key{.name = "window_start"},
};

constexpr std::array kFlannel{
    Key{.name = "etcd_cafile"},   Key{.name = "etcd_certfile"}, Key{.name = "etcd_endpoints"},
    Key{.name = "etcd_keyfile"},  Key{.name = "etcd_password"}, Key{.name = "etcd_prefix"},
    Key{.name = "etcd_username"}, Key{.name = "interface"},     Key{.name = "ip_masq"},
    Key{.name = "public_ip"},     Key{.name = "subnet_file"},
};

constexpr std::array kOem{
    Key{.name = "bug_report_url"}, Key{.name = "home_url"},   Key{.name = "id"},
    Key{.name = "name"},           Key{.name = "version_id"},
};

constexpr std::array kCoreos{
    Key{.name = "etcd", .kind = KeyKind::open, .retired_since = kRemoved},
    Key{.name = "etcd2", .kind = KeyKind::open, .retired_since = kRemoved},
    Key{.name = "flannel", .kind = KeyKind::group, .children = kFlannel},
    Key{.name = "fleet", .kind = KeyKind::open, .retired_since = kRemoved},
    Key{.name = "locksmith", .kind = KeyKind::group, .children = kLocksmith},
    Key{.name = "oem", .kind = KeyKind::group, .children = kOem},
    Key{.name = "units", .kind = KeyKind::entries, .children = kUnit},
    Key{.name = "update", .kind = KeyKind::group, .children = kUpdate},
};

constexpr std::array kUser{
    Key{.name = "coreos_ssh_import_github", .retired_since = kRemote},
    Key{.name = "coreos_ssh_import_github_users", .kind = KeyKind::texts, .retired_since = kRemote},
    Key{.name = "coreos_ssh_import_url", .retired_since = kRemote},
    Key{.name = "gecos"},
    Key{.name = "groups", .kind = KeyKind::texts},
    Key{.name = "homedir", .is_valid = is_absolute_path, .expected = "an absolute path"},
    Key{.name = "name", .is_valid = is_owner, .expected = "a user's name", .required = true},
    Key{.name = "no_create_home", .kind = KeyKind::boolean},
    Key{.name = "no_log_init", .kind = KeyKind::boolean},
    Key{.name = "no_user_group", .kind = KeyKind::boolean},
    Key{.name = "passwd"},
    Key{.name = "primary_group"},
    Key{.name = "shell", .is_valid = is_absolute_path, .expected = "an absolute path"},
    Key{.name = "ssh_authorized_keys", .kind = KeyKind::texts},
    Key{.name = "system", .kind = KeyKind::boolean},
};

constexpr std::array kRoot{
    Key{.name = "coreos", .kind = KeyKind::group, .children = kCoreos},
    Key{.name = "hostname", .is_valid = is_host, .expected = "a host's name"},
    Key{.name = "manage_etc_hosts", .is_valid = is_localhost, .expected = "`localhost`"},
    Key{.name = "ssh_authorized_keys", .kind = KeyKind::texts},
    Key{.name = "users", .kind = KeyKind::entries, .children = kUser},
    Key{.name = "write_files", .kind = KeyKind::entries, .children = kFile},
};

}  // namespace

std::span<const Key> root_keys() {
  return kRoot;
}

}  // namespace stageplot::cloudconfig
