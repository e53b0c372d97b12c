// Sections and settings against the table, and values against their kinds.
#include "systemd/check.hpp"

#include <algorithm>
#include <array>

#include "diagnostics/rules/systemd.hpp"
#include "systemd/command_line.hpp"
#include "systemd/report.hpp"
#include "systemd/settings.hpp"
#include "systemd/time_span.hpp"
#include "systemd/unit_name.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::systemd {
namespace rules = diagnostics::rules;
using diagnostics::Severity;

namespace {

constexpr std::array<std::string_view, 12> kBooleans{"1", "yes", "y", "true",  "t", "on",
                                                     "0", "no",  "n", "false", "f", "off"};

constexpr std::string_view kNameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789%";

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// `one of `a`, `b` or `c``.
std::string list_of(std::span<const std::string_view> words) {
  std::string text = "one of ";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += "`" + std::string(words[i]) + "`";
  }
  return text;
}

class ValueCheck {
 public:
  ValueCheck(std::string_view section, const Setting& setting, Report& report)
      : setting_(setting), path_(std::string(section) + "." + setting.name), report_(report) {}

  void run(SettingKind kind) {
    const std::string_view value = setting_.value;
    if (value.empty()) return;  // takes back what was set before
    if (expands_specifiers(kind)) specifiers();
    switch (kind) {
      case SettingKind::boolean:
        if (std::ranges::find(kBooleans, lower(value)) == kBooleans.end()) {
          bad("is neither `yes` nor `no`", "write `yes` or `no`");
        }
        break;
      case SettingKind::choice:
        choice(choices_of(setting_.name));
        break;
      case SettingKind::mode:
        if (value.size() > 5 || value.find_first_not_of("01234567") != std::string_view::npos) {
          bad("is no octal mode", "write it as `0755`");
        }
        break;
      case SettingKind::number:
        if (value.find_first_not_of("0123456789") != std::string_view::npos && value != "infinity") {
          bad("is no whole number", "write digits alone");
        }
        break;
      case SettingKind::time:
        if (!is_time_span(value)) {
          bad("is no length of time", "write seconds, or numbers with units such as `1min 30s`, `500ms`, `infinity`");
        }
        break;
      case SettingKind::path:
        if (value.front() != '/' && value.front() != '%') bad("is no absolute path", "begin it with `/`");
        break;
      case SettingKind::file:
        file(value, "-");
        break;
      case SettingKind::condition_path:
        file(value, "|!");
        break;
      case SettingKind::units:
        units();
        break;
      case SettingKind::words:
        variables();
        break;
      case SettingKind::command:  // check_commands
      case SettingKind::any:
        break;
    }
  }

 private:
  [[nodiscard]] bool expands_specifiers(SettingKind kind) const {
    switch (kind) {
      case SettingKind::command:
      case SettingKind::condition_path:
      case SettingKind::file:
      case SettingKind::path:
      case SettingKind::units:
      case SettingKind::words:
        return true;
      default:
        return setting_.name == "Description";
    }
  }

  void specifiers() {
    for (const Flaw& flaw : find_bad_specifiers(setting_.value)) {
      report_.add({.rule = &rules::systemd_bad_value,
                   .summary = flaw.summary,
                   .primary = {setting_.span(flaw.begin, flaw.end), "here", {}},
                   .path = path_,
                   .help = flaw.help});
    }
  }

  void bad(const std::string& what, std::string help) {
    report_.add({.rule = &rules::systemd_bad_value,
                 .summary = "`" + setting_.name + "` is " + quoted(setting_.value) + ", which " + what,
                 .primary = {setting_.value_span, "systemd skips this setting", {}},
                 .path = path_,
                 .help = std::move(help)});
  }

  void choice(std::span<const std::string_view> words) {
    if (std::ranges::find(words, setting_.value) != words.end()) return;
    const std::string meant = text::did_you_mean(setting_.value, words);
    bad("it does not take", "write " + list_of(words) + (meant.empty() ? "" : "; " + meant));
  }

  void file(std::string_view value, std::string_view prefixes) {
    const std::size_t begin = value.find_first_not_of(prefixes);
    if (begin != std::string_view::npos && (value[begin] == '/' || value[begin] == '%')) return;
    bad("is no absolute path", "begin it with `/`");
  }

  void units() {
    std::vector<Flaw> flaws;
    for (const Word& word : read_words(setting_.value, flaws)) {
      if (is_unit_name(word.text)) continue;
      const std::string_view suffix = suffix_of(word.text);
      const std::string meant = suffix.empty() ? std::string{} : text::did_you_mean(suffix, suffixes());
      report_.add({.rule = &rules::systemd_bad_value,
                   .summary = "`" + setting_.name + "` names " + quoted(word.text) + ", which is no unit's name",
                   .primary = {setting_.span(word.begin, word.end), "systemd skips it", {}},
                   .path = path_,
                   .help = "write the whole name with its suffix, for example `docker.service`" +
                           (meant.empty() ? "" : "; for the suffix, " + meant)});
    }
    flawed(flaws);
  }

  void variables() {
    std::vector<Flaw> flaws;
    for (const Word& word : read_words(setting_.value, flaws)) {
      const std::size_t equals = word.text.find('=');
      if (equals != std::string::npos && word.text.find_first_not_of(kNameCharacters) == equals && equals > 0) continue;
      report_.add({.rule = &rules::systemd_bad_value,
                   .summary = quoted(word.text) + " in `" + setting_.name + "` is not written `NAME=value`",
                   .primary = {setting_.span(word.begin, word.end), "systemd skips it", {}},
                   .path = path_,
                   .help = "put the whole of `NAME=value` in double quotes where the value has blanks"});
    }
    flawed(flaws);
  }

  void flawed(const std::vector<Flaw>& flaws) {
    for (const Flaw& flaw : flaws) {
      report_.add({.rule = &rules::systemd_bad_value,
                   .severity = flaw.only_warning ? std::optional(Severity::warning) : std::nullopt,
                   .summary = flaw.summary,
                   .primary = {setting_.span(flaw.begin, flaw.end), "here", {}},
                   .path = path_,
                   .help = flaw.help});
    }
  }

  const Setting& setting_;
  std::string path_;
  Report& report_;
};

void unknown_section(const UnitSection& section, std::string_view own, Report& report) {
  std::vector<std::string_view> names{"Unit", "Install"};
  if (!own.empty()) names.push_back(own);
  const std::string meant = text::did_you_mean(section.name, names);
  report.add({.rule = &rules::systemd_unknown_section,
              .summary = quoted("[" + section.name + "]") + " is no section of " + quoted(report.options().name),
              .primary = {section.span, "systemd skips it with all its settings", {}},
              .path = section.name,
              .help = meant.empty() ? "remove it, or call the unit as its kind wants" : meant});
}

void unknown_setting(const UnitSection& section, const Setting& setting, Report& report) {
  const std::string meant = text::did_you_mean(setting.name, settings_of(section.name));
  std::string elsewhere;
  for (const std::string_view other : {"Unit", "Service", "Install", "Timer", "Socket"}) {
    if (other != section.name && find_setting(other, setting.name)) {
      elsewhere = "`" + setting.name + "` belongs into `[" + std::string(other) + "]`";
      break;
    }
  }
  const bool surely = !meant.empty() || !elsewhere.empty();
  report.add({.rule = &rules::systemd_unknown_setting,
              .severity = surely ? std::nullopt : std::optional(Severity::warning),
              .summary = "`[" + section.name + "]` has no setting " + quoted(setting.name),
              .primary = {setting.name_span, "systemd skips it", {}},
              .path = section.name + "." + setting.name,
              .help = !elsewhere.empty() ? elsewhere
                      : !meant.empty()   ? meant
                                         : "remove it; names that begin with `X-` are for other programs"});
}

}  // namespace

void check_values(const UnitFile& unit, Report& report) {
  const std::string_view own = section_of(suffix_of(report.options().name)).value_or("");
  for (const UnitSection& section : unit.sections) {
    if (section.name.empty() || section.name.starts_with("X-")) continue;
    if (section.name != "Unit" && section.name != "Install" && section.name != own) {
      unknown_section(section, own, report);
      continue;
    }
    for (const Setting& setting : section.settings) {
      if (setting.name.starts_with("X-")) continue;
      const std::optional<SettingKind> kind = find_setting(section.name, setting.name);
      if (kind) {
        ValueCheck(section.name, setting, report).run(*kind);
      } else {
        unknown_setting(section, setting, report);
      }
    }
  }
}

bool check_unit_file(const UnitFile& unit, const UnitCheckOptions& options, diagnostics::Diagnostics& diagnostics) {
  Report report(options, diagnostics);
  check_values(unit, report);
  check_commands(unit, report);
  check_whole(unit, report);
  return report.sound();
}

}  // namespace stageplot::systemd
