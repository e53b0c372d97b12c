#include "cli/helm_flags.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "cli/pflag_arguments.hpp"
#include "text/go_quote.hpp"

namespace stageplot::cli {

namespace {

/// The Helms that differ in their flags.
enum class Age : std::uint8_t { helm_3_10, helm_3_21, helm_4 };

enum class Kind : std::uint8_t { truth, text, texts, duration, whole_number, number, pairs, dry_run, wait };

Age age_of(const chart::Profile& profile) {
  if (profile.version.starts_with("4.")) return Age::helm_4;
  return profile.version.starts_with("3.10.") ? Age::helm_3_10 : Age::helm_3_21;
}

constexpr std::string_view kCluster = "a cluster";
constexpr std::string_view kNetwork = "a network";
constexpr std::string_view kProgram = "another program";

}  // namespace

struct HelmFlag {
  std::string_view name;
  Kind kind = Kind::text;
  std::string_view help;
  char short_name = '\0';
  Age first = Age::helm_3_10;
  Age last = Age::helm_4;
  std::string_view instead;  // of Helm 4's deprecated ones
  std::string_view needs;    // refused, where on: what it would need
  std::string_view advice;   // then what to do
};

namespace {

constexpr std::string_view kNoEffect = "no effect on the output";
constexpr std::string_view kDownload = "no effect on a chart that is here";

constexpr std::array kFlags{
    HelmFlag{.name = "atomic", .kind = Kind::truth, .help = kNoEffect, .instead = "use --rollback-on-failure instead"},
    HelmFlag{.name = "burst-limit", .kind = Kind::whole_number, .help = kNoEffect},
    HelmFlag{.name = "ca-file", .help = kDownload},
    HelmFlag{.name = "cert-file", .help = kDownload},
    HelmFlag{.name = "colour", .help = kNoEffect, .first = Age::helm_4},
    HelmFlag{.name = "content-cache", .help = kNoEffect, .first = Age::helm_4},
    HelmFlag{.name = "create-namespace", .kind = Kind::truth, .help = kNoEffect},
    HelmFlag{.name = "dependency-update",
             .kind = Kind::truth,
             .help = "no effect where charts/ holds all dependencies; else refused: it needs a network"},
    HelmFlag{.name = "description", .help = kNoEffect},
    HelmFlag{.name = "devel", .kind = Kind::truth, .help = kDownload},
    HelmFlag{.name = "disable-openapi-validation", .kind = Kind::truth, .help = kNoEffect},
    HelmFlag{.name = "dry-run",
             .kind = Kind::dry_run,
             .help = "`client` has no effect on the output; `server` is refused: it needs a cluster"},
    HelmFlag{.name = "enable-dns",
             .kind = Kind::truth,
             .help = "refused: it needs a network",
             .first = Age::helm_3_21,
             .needs = kNetwork,
             .advice = "leave it out and put the address into a value of the chart"},
    HelmFlag{.name = "force",
             .kind = Kind::truth,
             .help = kNoEffect,
             .first = Age::helm_3_21,
             .instead = "use --force-replace instead"},
    HelmFlag{.name = "force-conflicts", .kind = Kind::truth, .help = kNoEffect, .first = Age::helm_4},
    HelmFlag{.name = "force-replace", .kind = Kind::truth, .help = kNoEffect, .first = Age::helm_4},
    HelmFlag{.name = "hide-notes", .kind = Kind::truth, .help = kNoEffect, .first = Age::helm_3_21},
    HelmFlag{.name = "insecure-skip-tls-verify", .kind = Kind::truth, .help = kDownload},
    HelmFlag{.name = "key-file", .help = kDownload},
    HelmFlag{.name = "keyring", .help = kDownload},
    HelmFlag{.name = "kube-apiserver", .help = kNoEffect},
    HelmFlag{.name = "kube-as-group", .kind = Kind::texts, .help = kNoEffect},
    HelmFlag{.name = "kube-as-user", .help = kNoEffect},
    HelmFlag{.name = "kube-ca-file", .help = kNoEffect},
    HelmFlag{.name = "kube-context", .help = "no effect with --namespace; else refused: clusters' files are not read"},
    HelmFlag{.name = "kube-insecure-skip-tls-verify", .kind = Kind::truth, .help = kNoEffect},
    HelmFlag{.name = "kube-tls-server-name", .help = kNoEffect},
    HelmFlag{.name = "kube-token", .help = kNoEffect},
    HelmFlag{.name = "kubeconfig", .help = "no effect with --namespace; else refused: clusters' files are not read"},
    HelmFlag{.name = "labels", .kind = Kind::pairs, .help = kNoEffect, .short_name = 'l', .first = Age::helm_3_21},
    HelmFlag{.name = "pass-credentials", .kind = Kind::truth, .help = kDownload},
    HelmFlag{.name = "password", .help = kDownload},
    HelmFlag{.name = "plain-http", .kind = Kind::truth, .help = kDownload, .first = Age::helm_3_21},
    HelmFlag{.name = "post-renderer",
             .help = "refused: it runs another program",
             .needs = kProgram,
             .advice = "leave it out and pipe the output through the program: `stageplot template … | program`"},
    HelmFlag{.name = "post-renderer-args", .kind = Kind::texts, .help = kNoEffect},
    HelmFlag{.name = "qps", .kind = Kind::number, .help = kNoEffect, .first = Age::helm_3_21},
    HelmFlag{.name = "registry-config", .help = kNoEffect},
    HelmFlag{.name = "render-subchart-notes", .kind = Kind::truth, .help = kNoEffect},
    HelmFlag{.name = "replace", .kind = Kind::truth, .help = kNoEffect},
    HelmFlag{.name = "repo",
             .help = "refused: it needs a network",
             .needs = kNetwork,
             .advice = "fetch the chart first (`helm pull --repo URL CHART --untar`) and name its folder"},
    HelmFlag{.name = "repository-cache", .help = kNoEffect},
    HelmFlag{.name = "repository-config", .help = kNoEffect},
    HelmFlag{.name = "rollback-on-failure", .kind = Kind::truth, .help = kNoEffect, .first = Age::helm_4},
    HelmFlag{.name = "server-side", .kind = Kind::truth, .help = kNoEffect, .first = Age::helm_4},
    HelmFlag{.name = "skip-crds", .kind = Kind::truth, .help = kNoEffect},
    HelmFlag{.name = "take-ownership", .kind = Kind::truth, .help = kNoEffect, .first = Age::helm_3_21},
    HelmFlag{.name = "timeout", .kind = Kind::duration, .help = kNoEffect},
    HelmFlag{.name = "username", .help = kDownload},
    HelmFlag{.name = "validate",
             .kind = Kind::truth,
             .help = "refused: it needs a cluster",
             .instead = "use '--dry-run=server' instead",
             .needs = kCluster,
             .advice = "`stageplot check --chart` holds the manifests against Kubernetes' types without one"},
    HelmFlag{.name = "verify",
             .kind = Kind::truth,
             .help = "refused: it needs keys of another program",
             .needs = kProgram,
             .advice = "run `helm verify` on the packed chart first"},
    HelmFlag{.name = "version", .help = kDownload},
    HelmFlag{.name = "wait", .kind = Kind::wait, .help = kNoEffect},
    HelmFlag{.name = "wait-for-jobs", .kind = Kind::truth, .help = kNoEffect},
};

/// Flags with an effect that came later.
struct Later {
  std::string_view name;
  Age first = Age::helm_3_21;
};
constexpr std::array kLater{Later{"set-literal"}, Later{"skip-schema-validation"}};

constexpr std::string_view kGroup = "Flags of `helm template` without effect, or refused";

bool takes_value(Kind kind) {
  return kind != Kind::truth && kind != Kind::dry_run && kind != Kind::wait;
}

std::string_view value_name(Kind kind) {
  switch (kind) {
    case Kind::duration:
      return "DURATION";
    case Kind::whole_number:
    case Kind::number:
      return "N";
    case Kind::pairs:
      return "KEY=VALUE";
    default:
      return "TEXT";
  }
}

/// What time.ParseDuration says of a text that it does not take; it takes `5m0s`, `1.5h`, `-3ms`, `0`.
std::optional<std::string> duration_problem(const std::string& value) {
  const std::string quoted = text::go_quote(value);
  std::string_view rest = value;
  if (rest.starts_with('-') || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest == "0") return std::nullopt;
  if (rest.empty()) return "time: invalid duration " + quoted;
  while (!rest.empty()) {
    const std::string_view number = rest.substr(0, rest.find_first_not_of("0123456789."));
    if (number.empty() || number == "." || std::ranges::count(number, '.') > 1)
      return "time: invalid duration " + quoted;
    rest.remove_prefix(number.size());
    const std::string_view unit = rest.substr(0, rest.find_first_of("0123456789."));
    if (unit.empty()) return "time: missing unit in duration " + quoted;
    constexpr std::array<std::string_view, 8> kUnits{"ns", "us", "µs", "μs", "ms", "s", "m", "h"};
    if (std::ranges::find(kUnits, unit) == kUnits.end()) {
      return "time: unknown unit " + text::go_quote(unit) + " in duration " + quoted;
    }
    rest.remove_prefix(unit.size());
  }
  return std::nullopt;
}

/// Go's complaint about a value, or nothing.
std::optional<std::string> complaint(const HelmFlag& flag, const std::string& value, Age age) {
  const auto quoted = text::go_quote(value);
  const auto as_truth = [&]() -> std::optional<std::string> {
    if (parse_go_bool(value)) return std::nullopt;
    return "strconv.ParseBool: parsing " + quoted + ": invalid syntax";
  };
  switch (flag.kind) {
    case Kind::truth:
      return as_truth();
    case Kind::dry_run:
      return age == Age::helm_3_10 ? as_truth() : std::nullopt;
    case Kind::wait:
      if (age != Age::helm_4) return as_truth();
      for (const std::string_view word : {"watcher", "hookOnly", "legacy", "true", "false"}) {
        if (value == word) return std::nullopt;
      }
      return "invalid wait input " + quoted + ". Valid inputs are watcher, hookOnly, and legacy";
    case Kind::duration:
      return duration_problem(value);
    case Kind::whole_number: {
      std::int64_t number = 0;
      const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (problem == std::errc{} && end == value.data() + value.size()) return std::nullopt;
      return "strconv.ParseInt: parsing " + quoted + ": invalid syntax";
    }
    case Kind::number: {
      double number = 0;
      const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (problem == std::errc{} && end == value.data() + value.size()) return std::nullopt;
      return "strconv.ParseFloat: parsing " + quoted + ": invalid syntax";
    }
    case Kind::pairs: {
      std::string error;
      std::optional<std::vector<std::string>> pairs{{value}};
      if (std::ranges::count(value, '=') > 1) pairs = read_comma_list(value, error);
      if (!pairs) return error;
      for (const std::string& pair : *pairs) {
        if (pair.find('=') == std::string::npos) return pair + " must be formatted as key=value";
      }
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

void HelmFlags::declare(CLI::App& app, const AskedOptions& asked) {
  std::string names;
  for (const HelmFlag& flag : kFlags) {
    names = flag.short_name == '\0' ? "" : std::string{'-', flag.short_name, ','};
    names.append("--").append(flag.name);
    if (!asked.have(names)) continue;
    Given& given = flags_.emplace_back(Given{.flag = &flag, .values = {}});
    CLI::Option* option = nullptr;
    if (takes_value(flag.kind)) {
      option = app.add_option(names, given.values, std::string{flag.help})
                   ->allow_extra_args(false)
                   ->type_name(std::string{value_name(flag.kind)});
    } else {
      option = app.add_flag(names, given.values, std::string{flag.help});
    }
    option->group(std::string{kGroup});
  }
}

std::optional<std::string> HelmFlags::check(const CLI::App& app, const chart::Profile& profile,
                                            std::string& culprit) const {
  const Age age = age_of(profile);
  for (const Later& later : kLater) {
    culprit = "--" + std::string{later.name};
    const CLI::Option* option = app.get_option_no_throw(culprit);
    if (option != nullptr && option->count() > 0 && age < later.first) return "unknown flag: " + culprit;
  }
  for (const Given& given : flags_) {
    if (given.values.empty()) continue;
    const HelmFlag& flag = *given.flag;
    culprit = "--" + std::string{flag.name};
    if (age < flag.first || age > flag.last) return "unknown flag: " + culprit;
    for (const std::string& value : given.values) {
      if (auto reason = complaint(flag, value, age)) {
        const CLI::Option* option = app.get_option_no_throw(culprit);
        return pflag_invalid(value, option == nullptr ? culprit : pflag_name(*option), *reason);
      }
    }
  }
  return std::nullopt;
}

std::vector<std::string> HelmFlags::deprecations(const chart::Profile& profile) const {
  std::vector<std::string> lines;
  if (age_of(profile) != Age::helm_4) return lines;
  for (const Given& given : flags_) {
    if (given.values.empty() || given.flag->instead.empty()) continue;
    lines.push_back("Flag --" + std::string{given.flag->name} + " has been deprecated, " +
                    std::string{given.flag->instead});
  }
  return lines;
}

std::optional<HelmFlags::Refused> HelmFlags::refused(const chart::Profile& profile) const {
  for (const Given& given : flags_) {
    const HelmFlag& flag = *given.flag;
    if (given.values.empty() || flag.needs.empty()) continue;
    const bool on =
        flag.kind == Kind::truth ? parse_go_bool(given.values.back()).value_or(true) : !given.values.back().empty();
    if (on) return Refused{"--" + std::string{flag.name}, flag.needs, flag.advice};
  }
  const std::string dry_run = value("dry-run").value_or("");
  const bool asks_cluster =
      dry_run == "server" || (age_of(profile) == Age::helm_3_21 && (dry_run == "none" || dry_run == "false"));
  if (asks_cluster) {
    return Refused{"--dry-run=" + dry_run, kCluster, "`--dry-run=client` asks none, as without the flag"};
  }
  return std::nullopt;
}

std::optional<std::string> HelmFlags::value(std::string_view name) const {
  for (const Given& given : flags_) {
    if (given.flag->name == name && !given.values.empty()) return given.values.back();
  }
  return std::nullopt;
}

bool HelmFlags::is_on(std::string_view name) const {
  const std::optional<std::string> text = value(name);
  return text && parse_go_bool(*text).value_or(true);
}

}  // namespace stageplot::cli
