#include "cli/chart_inputs.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "chart/load.hpp"
#include "chart/values.hpp"
#include "chart/values_file.hpp"
#include "cli/pflag_arguments.hpp"
#include "diagnostics/rules/usage.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "source/named_file.hpp"
#include "template/functions/go_url.hpp"

namespace stageplot::cli {

namespace rules = diagnostics::rules;
using document::Value;

struct ChartInputs::Failure {
  StepResult result;
};

namespace {

StepResult failed(std::string helm_error) {
  return {.kind = StepResult::Kind::failed, .helm_error = std::move(helm_error)};
}

StepResult refused() {
  return {.kind = StepResult::Kind::refused, .helm_error = {}};
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\v\f");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n\v\f") + 1 - begin);
}

bool is_fetched(std::string_view scheme) {
  return scheme == "http" || scheme == "https" || scheme == "oci";
}

/// As Go cleans a path.
std::string absolute_path(const std::string& on_disk) {
  std::error_code error;
  std::string path = std::filesystem::absolute(on_disk, error).lexically_normal().string();
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

std::string_view option_of(chart::SetKind kind) {
  switch (kind) {
    case chart::SetKind::typed:
      return "--set";
    case chart::SetKind::text:
      return "--set-string";
    case chart::SetKind::json:
      return "--set-json";
    case chart::SetKind::file:
      return "--set-file";
    case chart::SetKind::literal:
      break;
  }
  return "--set-literal";
}

}  // namespace

const chart::Profile* ChartInputs::find_profile(const std::string& version) {
  const chart::Profile* profile = chart::find_profile(version);
  if (profile == nullptr) {
    std::string known;
    for (const std::string_view one : chart::profile_versions()) {
      known += (known.empty() ? "`" : ", `") + std::string{one} + '`';
    }
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = "there is no profile of Helm `" + version + "`",
                      .help = "there are " + known});
  }
  return profile;
}

StepResult ChartInputs::read_capabilities(const chart::Profile& profile, const std::string& kube_version,
                                          const std::vector<std::string>& api_versions,
                                          chart::Capabilities& capabilities) {
  capabilities = chart::default_capabilities(profile);
  for (const std::string& given : api_versions) {
    std::string error;
    std::optional<std::vector<std::string>> versions{{given}};
    if (profile.splits_api_versions) versions = read_comma_list(given, error);
    if (!versions) {
      diagnostics_.add({.rule = &rules::usage_bad_option,
                        .summary = "`--api-versions " + given + "` is no list: " + error,
                        .help = "write `GROUP/VERSION`, with commas between several"});
      return failed(pflag_invalid(given, "-a, --api-versions", error));
    }
    capabilities.api_versions.insert(capabilities.api_versions.end(), versions->begin(), versions->end());
  }
  if (kube_version.empty()) return {};
  std::string error;
  auto version = chart::parse_kubernetes_version(kube_version, profile, error);
  if (!version) {
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = "`--kube-version " + kube_version + "` is no version: " + error,
                      .help = "write it as `1.29.0`"});
    return failed("invalid kube version '" + kube_version + "': " + error);
  }
  capabilities.kubernetes = std::move(*version);
  return {};
}

std::string ChartInputs::path_on_disk(const std::string& path) const {
  return (std::filesystem::path{directory_} / path).string();
}

StepResult ChartInputs::find_chart(const std::string& chart) {
  const std::string name{trimmed(chart)};
  std::error_code error;
  if (!name.empty() && std::filesystem::exists(path_on_disk(name), error)) return {};
  const std::size_t scheme = name.find("://");
  if (scheme != std::string::npos && is_fetched(name.substr(0, scheme))) {
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = "`" + name + "` would have to be fetched, and nothing is fetched here",
                      .help = "fetch it first (`helm pull " + name + " --untar`) and name its folder"});
    return refused();
  }
  if (name.starts_with('/') || name.starts_with('.')) {
    diagnostics_.add({.rule = &rules::usage_unreadable,
                      .summary = "there is no chart `" + name + "`",
                      .help = "name the folder of a chart, or a packed chart"});
    return failed("path \"" + name + "\" not found");
  }
  if (name.find('/') != std::string::npos) {
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = "there is no chart `" + name + "` here; of a repository it would have to be fetched",
                      .help = "fetch it first (`helm pull " + name + " --untar`) and name its folder"});
    return refused();
  }
  diagnostics_.add({.rule = &rules::usage_unreadable,
                    .summary = "there is no folder or file `" + name + "`",
                    .help = "name the folder of a chart, or a packed chart"});
  return failed("non-absolute URLs should be in form of repo_name/path_to_chart, got: " + name);
}

StepResult ChartInputs::load(const chart::Profile& profile, const std::string& chart,
                             std::unique_ptr<chart::LoadedChart>& loaded) {
  const std::string name{trimmed(chart)};
  chart::LoadResult result = chart::load_chart_at(absolute_path(path_on_disk(name)), sources_, origins_,
                                                  {.profile = &profile, .shown_as = name, .parses_templates = false});
  for (diagnostics::Diagnostic& note : result.notes) diagnostics_.add(std::move(note));
  if (!result.chart) {
    diagnostics_.add(result.error->diagnostic);
    return failed(result.error->message);
  }
  loaded = std::move(result.chart);
  return {};
}

StepResult ChartInputs::read_values(const chart::Profile& profile, const ValueOptions& options, Value& values) {
  document::Map* merged = arena_.map();
  document::OriginId origin = document::OriginId::none;
  try {
    for (const std::string& given : options.files) {
      std::string error;
      const auto files = read_comma_list(given, error);
      if (!files) {
        diagnostics_.add({.rule = &rules::usage_bad_option,
                          .summary = "`--values " + given + "` is no list: " + error,
                          .help = "repeat the option for several files"});
        return failed(pflag_invalid(given, "-f, --values", error));
      }
      for (const std::string& file : *files) {
        const Value tree = read_file(file, profile);
        if (tree.origin != document::OriginId::none) origin = tree.origin;
        if (tree.is_map()) chart::merge_user_values(arena_, *merged, document::deep_copy(arena_, tree).map());
      }
    }
    apply(options.set_json, chart::SetKind::json, profile, *merged);
    apply(options.set, chart::SetKind::typed, profile, *merged);
    apply(options.set_string, chart::SetKind::text, profile, *merged);
    apply(options.set_file, chart::SetKind::file, profile, *merged);
    apply(options.set_literal, chart::SetKind::literal, profile, *merged);
  } catch (Failure& failure) {
    return std::move(failure.result);
  }
  values = Value::of(merged, origin);
  return {};
}

std::string ChartInputs::read_text(const std::string& path) {
  const bool is_input = trimmed(path) == "-";
  if (!is_input) {
    std::string error;
    const auto url = gotemplate::parse_url(path, error);
    if (!url || is_fetched(url->scheme)) {
      diagnostics_.add({.rule = &rules::usage_bad_option,
                        .summary = url ? "`" + path + "` would have to be fetched, and nothing is fetched here"
                                       : "`" + path + "` cannot be read: " + error,
                        .help = "fetch it first and name the file; `-` is the standard input"});
      throw Failure{url ? refused() : failed(error)};
    }
  }
  source::NamedFile file{.text = {}, .reason = "no such file or directory", .opened = false};
  if (is_input) {
    file = source::read_standard_input();
  } else if (!path.empty()) {
    file = source::read_named_file(path_on_disk(path));
  }
  if (!file.text) {
    diagnostics_.add({.rule = &rules::usage_unreadable,
                      .summary = "`" + path + "` cannot be read: " + file.reason,
                      .help = "name a file of values"});
    throw Failure{failed((file.opened ? "read " : "open ") + path + ": " + file.reason)};
  }
  return std::move(*file.text);
}

Value ChartInputs::read_file(const std::string& path, const chart::Profile& profile) {
  const source::FileId file = sources_.add(trimmed(path) == "-" ? "standard input" : path, read_text(path));
  chart::ValuesFile values = chart::read_values_file(file, {arena_, origins_, sources_, profile});
  if (values.error) {
    diagnostics_.add(std::move(values.error->diagnostic));
    throw Failure{failed("failed to parse " + path + ": " + values.error->message)};
  }
  return values.tree;
}

void ChartInputs::apply(const std::vector<std::string>& texts, chart::SetKind kind, const chart::Profile& profile,
                        document::Map& values) {
  const std::string option{option_of(kind)};
  for (const std::string& text : texts) {
    const source::FileId file = sources_.add(option, text);
    const document::OriginId origin = origins_.add(
        {.span = {file, 0, static_cast<std::uint32_t>(text.size())}, .kind = document::Origin::Kind::flag});
    std::optional<std::string> error;
    if (kind == chart::SetKind::json && profile.set_json_objects && trimmed(text).starts_with('{')) {
      std::string reason;
      const auto object = document::read_json_text(trimmed(text), origin, arena_,
                                                   {.numbers_as_float = true, .last_duplicate_wins = true}, reason);
      if (object) {
        chart::merge_user_values(arena_, values, object->map());
        continue;
      }
      error = "failed parsing --set-json data JSON: " + text;
    } else {
      error = chart::set_values(text, kind, origin, arena_, values, profile,
                                [&](const std::string& path, std::string& reason) -> std::optional<std::string> {
                                  try {
                                    return read_text(path);
                                  } catch (const Failure& failure) {
                                    // A refusal has been reported, and Helm has no words for it.
                                    if (failure.result.kind == StepResult::Kind::refused) throw;
                                    diagnostics_.all().pop_back();
                                    reason = failure.result.helm_error;
                                    return std::nullopt;
                                  }
                                });
    }
    if (!error) continue;
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = "`" + option + ' ' + text + "` cannot be read: " + *error,
                      .help = "write `key=value`, with commas between several; `\\,` is a comma in a value"});
    throw Failure{failed(*error)};
  }
}

}  // namespace stageplot::cli
