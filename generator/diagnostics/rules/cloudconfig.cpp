#include "diagnostics/rules/cloudconfig.hpp"

#include <array>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule cloudconfig_bad_value{
    .code = "cloudconfig.bad-value",
    .title = "a value of a cloud-config is not of its key's kind",
    .what =
        "A value has another type than its key wants, or one that coreos-cloudinit refuses: a path that is not "
        "absolute or lies under `/usr`, permissions that are no octal number, an encoding or command that it does not "
        "know, a unit whose name has no suffix of systemd's.",
    .why =
        "coreos-cloudinit ends with an error at the first boot, or writes a file that nobody can use: `permissions: "
        "0644` without quotes is the number 420 to readers of YAML 1.1.",
    .example = "#cloud-config\nwrite_files:\n  - path: etc/motd\n    permissions: \"644x\"\n    content: hello\n",
    .fix = "#cloud-config\nwrite_files:\n  - path: /etc/motd\n    permissions: \"0644\"\n    content: hello\n",
};

const Rule cloudconfig_duplicate{
    .code = "cloudconfig.duplicate",
    .title = "a cloud-config writes a file or a unit twice",
    .what = "Two entries of `write_files` have the same path, or two of `coreos.units` the same name.",
    .why = "Both are written, and the later one hides the earlier one without a word.",
    .example =
        "#cloud-config\nwrite_files:\n  - {path: /etc/motd, content: one}\n  - {path: /etc/motd, content: two}\n",
    .fix = "Keep one of them.",
};

const Rule cloudconfig_header{
    .code = "cloudconfig.header",
    .title = "user data does not begin with `#cloud-config`",
    .what = "The first line is another one than `#cloud-config`; nothing but blanks may stand behind it.",
    .why = "The instance does not take the text for a cloud-config and starts without any of it.",
    .example = "# cloud-config\nhostname: one\n",
    .fix = "#cloud-config\nhostname: one\n",
};

const Rule cloudconfig_missing_file{
    .code = "cloudconfig.missing-file",
    .title = "a unit uses a file that the cloud-config does not write",
    .what =
        "A unit names a file (as its program, in `EnvironmentFile=`, in `--env-file`) in a folder that `write_files` "
        "writes to, and no entry writes this file; or an entry writes a program without the permission to run it.",
    .why = "The unit does not start: systemd reports that the file is missing or may not be run.",
    .example =
        "#cloud-config\nwrite_files:\n  - {path: /etc/application/artifact.env, content: \"A=1\"}\ncoreos:\n  units:\n"
        "    - name: a.service\n      content: |\n        [Service]\n        "
        "EnvironmentFile=/etc/application/artefact.env\n"
        "        ExecStart=/usr/bin/docker run $A\n",
    .fix = "Write the path as `write_files` has it, or add the file there.",
};

const Rule cloudconfig_missing_key{
    .code = "cloudconfig.missing-key",
    .title = "an entry of a cloud-config lacks a key that it needs",
    .what = "A file has no `path`, a unit or a drop-in no `name`, a user no `name`.",
    .why = "coreos-cloudinit ends with an error or skips the entry.",
    .example = "#cloud-config\nwrite_files:\n  - content: hello\n",
    .fix = "#cloud-config\nwrite_files:\n  - path: /etc/motd\n    content: hello\n",
};

const Rule cloudconfig_no_effect{
    .code = "cloudconfig.no-effect",
    .severity = Severity::warning,
    .title = "a part of a cloud-config has no effect",
    .what =
        "A unit is enabled and its content has no `[Install]`, is masked and started, is nothing but a name, or a "
        "networkd file has a command; or a key is written with `-` for `_`, which newer versions do not read.",
    .why = "The instance boots, and what was asked for does not happen.",
    .example =
        "#cloud-config\ncoreos:\n  units:\n    - name: a.service\n      enable: true\n      content: |\n        "
        "[Service]\n"
        "        ExecStart=/opt/bin/a\n",
    .fix = "Add `[Install]` with `WantedBy=multi-user.target`, or start the unit with `command: start`.",
};

const Rule cloudconfig_substitution{
    .code = "cloudconfig.substitution",
    .severity = Severity::warning,
    .title = "a cloud-config uses an address that the instance does not know",
    .what =
        "A text contains `$NAME_ipv4` or `$NAME_ipv6` with another name than `private` and `public`, or one of these "
        "in braces.",
    .why =
        "coreos-cloudinit puts the instance's addresses in the place of `$private_ipv4`, `$public_ipv4`, "
        "`$private_ipv6` and `$public_ipv6` alone; another name stays as it is.",
    .example = "#cloud-config\nwrite_files:\n  - {path: /etc/a.env, content: \"HOST=$local_ipv4\"}\n",
    .fix = "#cloud-config\nwrite_files:\n  - {path: /etc/a.env, content: \"HOST=$private_ipv4\"}\n",
};

const Rule cloudconfig_template{
    .code = "cloudconfig.template",
    .title = "a template file that cannot be filled in",
    .what =
        "A `${…}` or `%{…}` of a file for `templatefile` is not closed, or names a variable that is not given to it.",
    .why = "`terraform plan` fails. A `${` that is meant for a shell or for systemd has to be written `$${`.",
    .example = "ExecStart=/usr/bin/docker run ${ARTIFACT}\n",
    .fix = "ExecStart=/usr/bin/docker run $${ARTIFACT}\n",
};

const Rule cloudconfig_too_large{
    .code = "cloudconfig.too-large",
    .title = "user data is larger than EC2 takes",
    .what = "The cloud-config, filled in with sample values, has more than 16384 bytes.",
    .why = "AWS refuses a launch template with more; the limit is of the bytes before base64.",
    .example = "A cloud-config with a large file in `write_files`.",
    .fix = "Let the instance fetch the file at boot, or give it as `encoding: gzip+base64`.",
};

const Rule cloudconfig_unchecked{
    .code = "cloudconfig.unchecked",
    .severity = Severity::note,
    .title = "a cloud-config could not be checked",
    .what =
        "The template file uses an expression or a directive of Terraform (`%{ if }`, a call) whose result is not "
        "known here.",
    .why = "What the instance gets was not read: mistakes in it show at its first boot.",
    .example = "#cloud-config\nhostname: ${lower(name)}\n",
    .fix = "Compute the value where `templatefile` is called and give it as a variable.",
};

const Rule cloudconfig_unknown_key{
    .code = "cloudconfig.unknown-key",
    .title = "a cloud-config has a key that coreos-cloudinit does not know",
    .what = "A key is none of those that coreos-cloudinit, the cloud-init of CoreOS and Flatcar, reads at this place.",
    .why = "It is skipped with a line in the journal of an instance that nobody watches yet.",
    .example = "#cloud-config\nwrite_file:\n  - {path: /etc/motd, content: hello}\n",
    .fix = "#cloud-config\nwrite_files:\n  - {path: /etc/motd, content: hello}\n",
};

const Rule cloudconfig_unknown_unit{
    .code = "cloudconfig.unknown-unit",
    .severity = Severity::warning,
    .title = "a unit depends on one that seems to be misspelt",
    .what =
        "A dependency names a unit that the cloud-config does not have, and whose name is nearly that of one that it "
        "has or that every system has.",
    .why = "systemd says nothing of a wish for a unit that is not there; the order of the start is another one.",
    .example = "[Unit]\nAfter=dokcer.service\n",
    .fix = "[Unit]\nAfter=docker.service\n",
};

std::span<const Rule* const> cloudconfig_family() {
  static const std::array<const Rule*, 12> kFamily{
      &cloudconfig_bad_value,   &cloudconfig_duplicate, &cloudconfig_header,       &cloudconfig_missing_file,
      &cloudconfig_missing_key, &cloudconfig_no_effect, &cloudconfig_substitution, &cloudconfig_template,
      &cloudconfig_too_large,   &cloudconfig_unchecked, &cloudconfig_unknown_key,  &cloudconfig_unknown_unit};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
