#include "diagnostics/rules/systemd.hpp"

#include <array>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule systemd_bad_command{
    .code = "systemd.bad-command",
    .title = "a unit's command is not what systemd would start",
    .what =
        "The program of an `Exec…=` setting is not named by an absolute path, a quote or `${` in it is not closed, a "
        "word is an operator of shells, or a variable that nothing sets is used (the last two only warn).",
    .why =
        "systemd starts programs without a shell: it refuses the unit, gives `|` to the program as an argument, and "
        "puts nothing in the place of a variable that is not set.",
    .example = "[Service]\nExecStart=bin/server --port ${PORT\n",
    .fix = "[Service]\nEnvironment=PORT=8080\nExecStart=/opt/bin/server --port ${PORT}\n",
};

const Rule systemd_bad_value{
    .code = "systemd.bad-value",
    .title = "a unit's setting has a value that systemd does not take",
    .what =
        "A value is not of its setting's kind: a word that is none of its choices, no length of time, no boolean, no "
        "absolute path, no name of a unit, no `NAME=value`, or a `%` with a letter that is no specifier.",
    .why = "systemd writes a line into its journal and goes on as if the setting were not there.",
    .example = "[Service]\nRestart=allways\nRestartSec=10 secs\nExecStart=/usr/bin/date +%f%K\n",
    .fix = "[Service]\nRestart=always\nRestartSec=10s\nExecStart=/usr/bin/date +%%f%%K\n",
};

const Rule systemd_conflicting_settings{
    .code = "systemd.conflicting-settings",
    .title = "a unit's settings exclude each other",
    .what =
        "A service that is not of `Type=oneshot` has two `ExecStart`, or one that is has `Restart=always` or "
        "`on-success`.",
    .why = "systemd refuses to load the unit.",
    .example = "[Service]\nExecStart=/opt/bin/prepare\nExecStart=/opt/bin/server\n",
    .fix = "[Service]\nExecStartPre=/opt/bin/prepare\nExecStart=/opt/bin/server\n",
};

const Rule systemd_missing_setting{
    .code = "systemd.missing-setting",
    .title = "a unit lacks what its kind needs",
    .what =
        "A service has no `ExecStart`, a timer no time, a socket no address, a path unit no path, a mount no `What` or "
        "`Where`.",
    .why = "systemd refuses to load the unit.",
    .example = "[Service]\nRestart=always\n",
    .fix = "[Service]\nExecStart=/opt/bin/server\nRestart=always\n",
};

const Rule systemd_syntax{
    .code = "systemd.syntax",
    .title = "a line of a unit is neither a section nor a setting",
    .what =
        "A line has no `=`, stands outside of all sections, or is a section whose brackets do not close; or a line "
        "seems to go on and does not, since blanks stand behind its backslash.",
    .why = "systemd skips the line with a note in its journal and starts the unit without it.",
    .example = "[Service]\nExecStart=/usr/bin/docker run\n  --name application image\n",
    .fix = "[Service]\nExecStart=/usr/bin/docker run \\\n  --name application image\n",
};

const Rule systemd_unknown_section{
    .code = "systemd.unknown-section",
    .title = "a unit has a section that its kind does not have",
    .what = "A section is neither `[Unit]` nor `[Install]` nor the one of the unit's suffix. `[X-…]` is allowed.",
    .why = "systemd skips the section with all its settings.",
    .example = "# application.service\n[Services]\nExecStart=/opt/bin/server\n",
    .fix = "# application.service\n[Service]\nExecStart=/opt/bin/server\n",
};

const Rule systemd_unknown_setting{
    .code = "systemd.unknown-setting",
    .title = "a unit has a setting that systemd does not know",
    .what =
        "A section has no setting of this name. It is an error where the name is near another one or belongs into "
        "another section, else a warning: a systemd newer than the tool may know it. `X-…` is allowed.",
    .why = "systemd writes a line into its journal and goes on without the setting.",
    .example = "[Service]\nExecStart=/opt/bin/server\nRestartSecs=10\n",
    .fix = "[Service]\nExecStart=/opt/bin/server\nRestartSec=10\n",
};

std::span<const Rule* const> systemd_family() {
  static const std::array<const Rule*, 7> kFamily{
      &systemd_bad_command, &systemd_bad_value,       &systemd_conflicting_settings, &systemd_missing_setting,
      &systemd_syntax,      &systemd_unknown_section, &systemd_unknown_setting};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
