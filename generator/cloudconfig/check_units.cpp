// The units of a cloud-config: their texts with systemd's checks, what is asked of them, the files and units that they
// need.
#include <algorithm>
#include <array>
#include <map>

#include "cloudconfig/subject.hpp"
#include "diagnostics/rules/cloudconfig.hpp"
#include "document/map.hpp"
#include "systemd/check.hpp"
#include "systemd/command_line.hpp"
#include "systemd/settings.hpp"
#include "systemd/unit_name.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cloudconfig {
namespace rules = diagnostics::rules;
using diagnostics::Severity;
using document::Value;

namespace {

/// What a name can be misspelt from; no list of all units.
constexpr std::array<std::string_view, 30> kSystemUnits{"basic.target",
                                                        "containerd.service",
                                                        "default.target",
                                                        "docker.service",
                                                        "docker.socket",
                                                        "etcd-member.service",
                                                        "flanneld.service",
                                                        "local-fs.target",
                                                        "locksmithd.service",
                                                        "multi-user.target",
                                                        "network-online.target",
                                                        "network-pre.target",
                                                        "network.target",
                                                        "nss-lookup.target",
                                                        "paths.target",
                                                        "remote-fs.target",
                                                        "shutdown.target",
                                                        "sockets.target",
                                                        "sshd.service",
                                                        "sshd.socket",
                                                        "sysinit.target",
                                                        "systemd-networkd.service",
                                                        "systemd-resolved.service",
                                                        "systemd-timesyncd.service",
                                                        "systemd-udevd.service",
                                                        "time-sync.target",
                                                        "timers.target",
                                                        "update-engine.service",
                                                        "user-configdrive.target",
                                                        "user-config.target"};

/// Folders that other programs write to as well.
constexpr std::array<std::string_view, 8> kSharedFolders{
    "", "/etc", "/etc/systemd/system", "/home/core", "/run", "/opt/bin", "/tmp", "/var/lib"};

constexpr std::array<std::string_view, 12> kDependencies{"After",  "Before",    "BindsTo",   "Conflicts",
                                                         "PartOf", "Requires",  "Requisite", "Upholds",
                                                         "Wants",  "OnFailure", "OnSuccess", "PropagatesStopTo"};

const Value* find_either(const Value& map, std::string_view key, std::string_view dashed) {
  const Value* value = document::find(map, key);
  return value != nullptr ? value : document::find(map, dashed);
}

bool is_on(const Value& map, std::string_view key) {
  const Value* value = document::find(map, key);
  return value != nullptr && value->is(document::Kind::boolean) && value->b;
}

bool is_networkd(std::string_view name) {
  const std::string_view suffix = systemd::suffix_of(name);
  return suffix == "network" || suffix == "netdev" || suffix == "link";
}

/// `NAME=value` lines as EnvironmentFile= reads them.
std::vector<std::string> variables_in(std::string_view content) {
  std::vector<std::string> names;
  while (!content.empty()) {
    std::string_view line = content.substr(0, content.find('\n'));
    content.remove_prefix(std::min(line.size() + 1, content.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    const std::size_t end = line.find_last_not_of(" \t", equals - 1);
    if (end != std::string_view::npos) names.emplace_back(line.substr(0, end + 1));
  }
  return names;
}

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.rfind('/'));
}

class UnitCheck {
 public:
  UnitCheck(const Subject& subject, const std::vector<WrittenFile>& files, Report& report)
      : subject_(subject), files_(files), report_(report) {
    for (const WrittenFile& file : files) by_path_.emplace(file.path, &file);
  }

  void run() {
    for (const WrittenFile& file : files_) unit_among_files(file);
    const Value* coreos = document::find(subject_.root, "coreos");
    const Value* entries = coreos == nullptr ? nullptr : document::find(*coreos, "units");
    if (entries != nullptr && entries->is_list()) {
      for (std::size_t i = 0; i < entries->items().size(); ++i) {
        if (entries->items()[i].is_map()) entry(entries->items()[i], "coreos.units[" + std::to_string(i) + "]");
      }
    }
    for (const WrittenUnit& unit : units_) collect_arguments(unit);
    for (const WrittenUnit& unit : units_) {
      files_of(unit);
      dependencies(unit);
    }
  }

 private:
  void entry(const Value& entry, const std::string& path) {
    const auto name = subject_.text_at(entry, "name");
    if (!name) return;
    const Value* content = document::find(entry, "content");
    const Value* drop_ins = find_either(entry, "drop_ins", "drop-ins");
    const source::Span place = subject_.span(*document::find(entry, "name"));

    const auto [first, is_new] = names_.try_emplace(*name, place);
    if (!is_new) {
      report_.add({.rule = &rules::cloudconfig_duplicate,
                   .summary = "the unit `" + *name + "` stands twice",
                   .primary = {place, "again here", {}},
                   .labels = {{first->second, "first here", {}}},
                   .path = path + ".name",
                   .help = "keep one of them"});
    }
    const bool has_content = content != nullptr && content->is_string() && !content->text().empty();
    if (has_content && !is_networkd(*name) && systemd::is_unit_name(*name)) {
      unit(*name, *content, false, path + ".content");
    }
    if (drop_ins != nullptr && drop_ins->is_list() && systemd::is_unit_name(*name)) {
      for (std::size_t i = 0; i < drop_ins->items().size(); ++i) {
        const Value* text = document::find(drop_ins->items()[i], "content");
        if (text == nullptr || !text->is_string() || text->text().empty()) continue;
        unit(*name, *text, true, path + ".drop_ins[" + std::to_string(i) + "].content");
      }
    }
    effects(entry, *name, has_content, place, path);
  }

  void effects(const Value& entry, const std::string& name, bool has_content, source::Span place,
               const std::string& path) {
    const auto command = subject_.text_at(entry, "command");
    const bool masked = is_on(entry, "mask");
    if (masked && command && *command != "stop") {
      no_effect(subject_.span(*document::find(entry, "command")),
                "`" + name + "` is masked and has the command `" + *command + "`",
                "a masked unit cannot be started: remove one of them", path + ".command");
    }
    if (command && is_networkd(name)) {
      no_effect(subject_.span(*document::find(entry, "command")),
                "`" + name + "` is a file of networkd and has a command",
                "remove it: networkd is started again by itself", path + ".command");
    }
    const Value* drop_ins = find_either(entry, "drop_ins", "drop-ins");
    if (!has_content && drop_ins == nullptr && !command && !masked && !is_on(entry, "enable") &&
        !is_on(entry, "runtime")) {
      no_effect(place, "nothing is asked of the unit `" + name + "`", "add `command: start`, `content` or `drop_ins`",
                path);
    }
    if (is_on(entry, "enable") && has_content && !is_networkd(name) && !masked && !units_.empty() &&
        units_.back().name == name && units_.back().file.section("Install") == nullptr) {
      no_effect(subject_.span(*document::find(entry, "enable")), "`" + name + "` is enabled and has no `[Install]`",
                "add `[Install]` with `WantedBy=multi-user.target`", path + ".enable");
    }
  }

  void no_effect(source::Span place, std::string summary, std::string help, std::string path) {
    report_.add({.rule = &rules::cloudconfig_no_effect,
                 .summary = std::move(summary),
                 .primary = {place, "", {}},
                 .path = std::move(path),
                 .help = std::move(help)});
  }

  void unit_among_files(const WrittenFile& file) {
    constexpr std::string_view kFolder = "/etc/systemd/system/";
    const Value* content = document::find(file.entry, "content");
    if (!file.readable || content == nullptr || !content->is_string() || !file.path.starts_with(kFolder)) return;
    const std::string name = file.path.substr(kFolder.size());
    if (name.find('/') != std::string::npos || !systemd::is_unit_name(name)) return;
    names_.emplace(name, subject_.span(*content));
    unit(name, *content, false, "write_files");
  }

  void unit(const std::string& name, const Value& content, bool drop_in, const std::string& path) {
    const ScalarPlaces places(subject_.sources.text(subject_.file), subject_.span(content), content.text());
    diagnostics::Diagnostics findings;
    systemd::UnitFile file = systemd::read_unit_file(subject_.file, content.text(), findings);
    systemd::check_unit_file(file,
                             {.name = name,
                              .drop_in = drop_in,
                              .variables_of_file = [this](std::string_view wanted) { return variables_of(wanted); }},
                             findings);
    for (diagnostics::Diagnostic& finding : findings.all()) {
      finding.path = path + (finding.path.empty() ? "" : "/" + finding.path);
      report_.add(std::move(finding), places);
    }
    units_.push_back(
        {.name = name, .content = &content, .file = std::move(file), .places = places, .drop_in = drop_in});
  }

  [[nodiscard]] std::optional<std::vector<std::string>> variables_of(std::string_view path) const {
    const auto found = by_path_.find(path);
    if (found == by_path_.end() || !found->second->readable || found->second->content.empty()) return std::nullopt;
    return variables_in(found->second->content);
  }

  /// All words of all commands: a file that is an argument of one may be what that command writes.
  void collect_arguments(const WrittenUnit& unit) {
    each_command(unit, [this](const systemd::Setting& setting, const systemd::Command& command) {
      if (setting.name == "ExecStart") return;
      for (std::size_t i = 1; i < command.words.size(); ++i) arguments_.insert(command.words[i].text);
    });
  }

  template <typename Visit>
  static void each_command(const WrittenUnit& unit, Visit visit) {
    for (const systemd::UnitSection& section : unit.file.sections) {
      for (const systemd::Setting& setting : section.settings) {
        if (systemd::find_setting(section.name, setting.name) != systemd::SettingKind::command) continue;
        for (const systemd::Command& command : systemd::read_command_line(setting.value).commands) {
          visit(setting, command);
        }
      }
    }
  }

  void files_of(const WrittenUnit& unit) {
    for (const systemd::Setting* setting : unit.file.find("Service", "EnvironmentFile")) {
      if (!setting->value.starts_with('-')) needs(unit, *setting, setting->value, {0, setting->value.size()}, false);
    }
    each_command(unit, [&](const systemd::Setting& setting, const systemd::Command& command) {
      const systemd::Word& program = command.words.front();
      if (!command.may_fail()) needs(unit, setting, program.text, {program.begin, program.end}, true);
      for (std::size_t i = 1; i < command.words.size(); ++i) {
        constexpr std::string_view kOption = "--env-file";
        const systemd::Word& word = command.words[i];
        if (word.text == kOption && i + 1 < command.words.size()) {
          const systemd::Word& next = command.words[i + 1];
          needs(unit, setting, next.text, {next.begin, next.end}, false);
        } else if (word.text.starts_with("--env-file=")) {
          needs(unit, setting, std::string_view(word.text).substr(kOption.size() + 1), {word.begin, word.end}, false);
        }
      }
    });
  }

  void needs(const WrittenUnit& unit, const systemd::Setting& setting, std::string_view path, Range place,
             bool as_program) {
    const auto found = by_path_.find(path);
    if (found != by_path_.end()) {
      if (as_program && !found->second->executable) {
        missing(unit, setting, place,
                "`" + std::string(path) + "` is a program here, and its permissions do not let it run",
                "give its entry in `write_files` the permissions `\"0755\"`");
      }
      return;
    }
    if (!path.starts_with('/') || arguments_.contains(path)) return;
    // Written with a path that lacks the slash, which is a finding of its own.
    if (by_path_.find(path.substr(1)) != by_path_.end()) return;
    std::vector<std::string_view> written;
    bool own_folder = false;
    for (const auto& [known, file] : by_path_) {
      written.push_back(known);
      own_folder = own_folder || folder_of(known) == folder_of(path);
    }
    const std::string meant = text::did_you_mean(path, written);
    const bool shared = std::ranges::find(kSharedFolders, folder_of(path)) != kSharedFolders.end();
    if (meant.empty() && (!own_folder || shared)) return;
    missing(unit, setting, place, "no entry of `write_files` writes `" + std::string(path) + "`",
            meant.empty() ? "add it to `write_files`, or correct the path" : meant);
  }

  void missing(const WrittenUnit& unit, const systemd::Setting& setting, Range place, std::string summary,
               std::string help) {
    report_.add({.rule = &rules::cloudconfig_missing_file,
                 .summary = std::move(summary),
                 .primary = {setting.span(place.begin, place.end), "used here", {}},
                 .path = unit.name + "/" + setting.name,
                 .help = std::move(help)},
                unit.places);
  }

  void dependencies(const WrittenUnit& unit) {
    std::vector<std::string_view> known(kSystemUnits.begin(), kSystemUnits.end());
    for (const auto& [name, place] : names_) known.push_back(name);
    const auto look = [&](std::string_view section, std::string_view setting_name) {
      for (const systemd::Setting* setting : unit.file.find(section, setting_name)) {
        std::vector<systemd::Flaw> ignored;
        for (const systemd::Word& word : systemd::read_words(setting->value, ignored)) {
          if (!systemd::is_unit_name(word.text) || word.text.find('%') != std::string::npos) continue;
          if (std::ranges::find(known, word.text) != known.end()) continue;
          const std::string meant = text::did_you_mean(word.text, known);
          if (meant.empty()) continue;
          report_.add({.rule = &rules::cloudconfig_unknown_unit,
                       .summary = "`" + setting->name + "` names " + quoted(word.text) +
                                  ", which neither this file nor every system has",
                       .primary = {setting->span(word.begin, word.end), "", {}},
                       .path = unit.name + "/" + setting->name,
                       .help = meant},
                      unit.places);
        }
      }
    };
    for (const std::string_view name : kDependencies) look("Unit", name);
    look("Install", "WantedBy");
    look("Install", "RequiredBy");
  }

  const Subject& subject_;
  const std::vector<WrittenFile>& files_;
  Report& report_;
  std::map<std::string, const WrittenFile*, std::less<>> by_path_;
  std::map<std::string, source::Span> names_;
  std::vector<WrittenUnit> units_;
  std::set<std::string, std::less<>> arguments_;
};

}  // namespace

void check_units(const Subject& subject, const std::vector<WrittenFile>& files, Report& report) {
  UnitCheck(subject, files, report).run();
}

}  // namespace stageplot::cloudconfig
