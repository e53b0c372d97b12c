// What a unit needs as a whole, and settings that exclude each other: systemd refuses to load such a unit.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "diagnostics/rules/systemd.hpp"
#include "systemd/report.hpp"
#include "systemd/settings.hpp"
#include "systemd/unit_name.hpp"

namespace stageplot::systemd {
namespace rules = diagnostics::rules;

namespace {

class WholeCheck {
 public:
  WholeCheck(const UnitFile& unit, Report& report) : unit_(unit), report_(report) {}

  void run() {
    const std::string_view section = section_of(suffix_of(report_.options().name)).value_or("");
    if (section == "Service") service();
    if (section == "Timer") {
      one_of("Timer",
             {"OnActiveSec", "OnBootSec", "OnStartupSec", "OnUnitActiveSec", "OnUnitInactiveSec", "OnCalendar",
              "OnClockChange", "OnTimezoneChange"},
             "`OnCalendar` or another time");
    }
    if (section == "Socket") {
      one_of("Socket",
             {"ListenStream", "ListenDatagram", "ListenSequentialPacket", "ListenFIFO", "ListenSpecial",
              "ListenNetlink", "ListenMessageQueue", "ListenUSBFunction"},
             "`ListenStream` or another address");
    }
    if (section == "Path") {
      one_of("Path", {"PathExists", "PathExistsGlob", "PathChanged", "PathModified", "DirectoryNotEmpty"},
             "`PathChanged` or another path");
    }
    if (section == "Mount") {
      one_of("Mount", {"What"}, "`What`");
      one_of("Mount", {"Where"}, "`Where`");
    }
    if (section == "Automount") one_of("Automount", {"Where"}, "`Where`");
    if (section == "Swap") one_of("Swap", {"What"}, "`What`");
  }

 private:
  [[nodiscard]] bool has(std::string_view section, std::string_view setting) const {
    const Setting* last = unit_.last(section, setting);
    return last != nullptr && !last->value.empty();
  }
  [[nodiscard]] std::string_view value(std::string_view setting, std::string_view otherwise) const {
    const Setting* last = unit_.last("Service", setting);
    return last == nullptr || last->value.empty() ? otherwise : std::string_view(last->value);
  }

  void missing(std::string_view section, std::string_view what, std::string help) {
    const UnitSection* where = unit_.section(section);
    if (where == nullptr && has_misread_section()) return;
    report_.add({.rule = &rules::systemd_missing_setting,
                 .summary = quoted(report_.options().name) + " has no " + std::string(what),
                 .primary = {where == nullptr ? unit_.span : where->span, "systemd refuses the unit", {}},
                 .path = std::string(section),
                 .help = std::move(help)});
  }
  /// A section that was reported may be the one that is missing.
  [[nodiscard]] bool has_misread_section() const {
    return std::ranges::any_of(unit_.sections, [](const UnitSection& section) {
      return section.name != "Unit" && section.name != "Install" && !section.name.starts_with("X-");
    });
  }
  /// `other`: the setting that it does not go with.
  void conflict(const Setting& setting, const Setting* other, std::string summary, std::string help) {
    std::vector<diagnostics::Label> labels;
    if (other != nullptr) labels.push_back({other->value_span, "does not go with it", {}});
    report_.add({.rule = &rules::systemd_conflicting_settings,
                 .summary = std::move(summary),
                 .primary = {setting.value_span, "systemd refuses the unit", {}},
                 .labels = std::move(labels),
                 .path = "Service." + setting.name,
                 .help = std::move(help)});
  }

  void one_of(std::string_view section, std::initializer_list<std::string_view> settings, std::string_view words) {
    if (std::ranges::any_of(settings, [&](std::string_view setting) { return has(section, setting); })) return;
    missing(section, words, "add it to `[" + std::string(section) + "]`");
  }

  void service() {
    const std::string_view type = value("Type", has("Service", "BusName") ? "dbus" : "simple");
    const bool once = type == "oneshot";
    if (!has("Service", "ExecStart")) {
      const bool idle = once && (has("Unit", "SuccessAction") ||
                                 (has("Service", "ExecStop") && is_yes(value("RemainAfterExit", "no"))));
      if (!idle) missing("Service", "`ExecStart`", "add the command that the service runs");
    }
    if (!once) several_commands();
    const Setting* restart = unit_.last("Service", "Restart");
    if (once && restart != nullptr && (restart->value == "always" || restart->value == "on-success")) {
      conflict(*restart, unit_.last("Service", "Type"),
               "`Restart=" + restart->value + "` stands in a service of `Type=oneshot`",
               "write `Restart=on-failure`, or give the service another type");
    }
    if (type == "dbus" && !has("Service", "BusName")) {
      missing("Service", "`BusName`", "add it: `Type=dbus` waits for the name");
    }
  }

  /// An empty value takes back the ones before it.
  void several_commands() {
    const Setting* first = nullptr;
    for (const Setting* setting : unit_.find("Service", "ExecStart")) {
      if (setting->value.empty()) {
        first = nullptr;
      } else if (first == nullptr) {
        first = setting;
      } else {
        return conflict(*setting, first, "`ExecStart` stands twice in a service that is not of `Type=oneshot`",
                        "make all but the last `ExecStartPre`, or set `Type=oneshot`");
      }
    }
  }

  static bool is_yes(std::string_view text) {
    return text == "yes" || text == "true" || text == "on" || text == "1" || text == "y" || text == "t";
  }

  const UnitFile& unit_;
  Report& report_;
};

}  // namespace

void check_whole(const UnitFile& unit, Report& report) {
  if (!report.options().drop_in) WholeCheck(unit, report).run();
}

}  // namespace stageplot::systemd
