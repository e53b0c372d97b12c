#include "diagnostics/rules/writer.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule writer_bad_path{
    .code = "writer.bad-path",
    .severity = Severity::error,
    .title = "an output, environment or service has a name that cannot be a path",
    .what =
        "The path of an output is absolute, has a `..`, `.` or empty component, a control character, a backslash or a "
        "character outside ASCII, is too long or too deep, or is `stageplot.lock`; or the name of an environment or "
        "service is no single, visible path component.",
    .why =
        "Such an output would leave its unit's folder, or would be stored under different names by different file "
        "systems.",
    .example = "outputs:\n  - path: ../shared/values.yaml\n",
    .fix = "outputs:\n  - path: values.yaml\n",
};

const Rule writer_busy{
    .code = "writer.busy",
    .severity = Severity::error,
    .title = "another stageplot is writing to the output directory",
    .what = "The writer's lock file in the output directory is held by a running process.",
    .why = "Two writers at once would mix two renderings in one tree.",
    .example = "stageplot render & stageplot render\n",
    .fix =
        "Wait until the other command ends. A lock file that a killed command left is no hindrance: the next command "
        "takes it over and removes it.",
};

const Rule writer_hand_edited{
    .code = "writer.hand-edited",
    .severity = Severity::warning,
    .title = "a rendered file was changed by hand",
    .what =
        "A file no longer has the SHA-256 that `stageplot.lock` noted when it was rendered, and the rendering "
        "replaces or removes it.",
    .why =
        "Rendered files are made from the model alone. The change is lost, and if it was needed in production it has "
        "to be made in the model.",
    .example = "sed -i 's/replicas: 3/replicas: 5/' rendered/prod-east/user-service/values.yaml\nstageplot render\n",
    .fix =
        "Make the change under `environments/` and render again; `git diff` shows what was replaced as long as it was "
        "committed.",
};

const Rule writer_journal{
    .code = "writer.journal",
    .severity = Severity::error,
    .title = "a write that was interrupted cannot be finished",
    .what =
        "The output directory holds the journal of a command that was stopped while it wrote, and it cannot be read: "
        "it was changed, or a newer stageplot wrote it.",
    .why = "Every command first finishes such a write, so that no unit is half old and half new.",
    .example = "rendered/.stageplot-staging/journal begins with `stageplot-journal 2`\n",
    .fix =
        "Run the stageplot version that wrote it; or restore the output directory with git, remove "
        "`.stageplot-staging` from it, and render again.",
};

const Rule writer_left_model{
    .code = "writer.left-model",
    .severity = Severity::warning,
    .title = "a rendered unit is no longer in the model",
    .what =
        "A folder of the output directory was rendered for a service that the model no longer has in that "
        "environment.",
    .why = "What is committed is deployed: the folder would be kept alive by nobody.",
    .example = "rendered/dev/old-service/ is there, and environments/dev/environment.yaml doesn't list old-service\n",
    .fix = "stageplot render --prune\n",
};

const Rule writer_lock_conflict{
    .code = "writer.lock-conflict",
    .severity = Severity::error,
    .title = "a lock file has merge conflict markers",
    .what = "A `stageplot.lock`, or `BLOCKED.md`, holds the lines that git writes when it cannot merge.",
    .why = "Without the lock the tool cannot tell its own files from those of a person.",
    .example = "<<<<<<< HEAD\nvalues.yaml sha256:2c26b46b…\n=======\nvalues.yaml sha256:fcde2b2e…\n>>>>>>> feature\n",
    .fix = "Take either side, for example with `git checkout --theirs FILE`, then render: the result is the same.",
};

const Rule writer_lock_malformed{
    .code = "writer.lock-malformed",
    .severity = Severity::error,
    .title = "a lock file cannot be read",
    .what = "A `stageplot.lock` has a line that the tool does not write.",
    .why = "Without the lock the tool cannot tell its own files from those of a person.",
    .example = "stageplot-lock 1\ntool 0.1.0\nvalues.yaml\n",
    .fix = "Restore the file with git; or, if nothing in the folder was made by hand, remove the folder and render.",
};

const Rule writer_lock_missing{
    .code = "writer.lock-missing",
    .severity = Severity::error,
    .title = "a unit's folder has files and no lock file",
    .what =
        "The folder that a unit is rendered to has files that differ from what would be rendered, and no "
        "`stageplot.lock` says that stageplot made them.",
    .why = "They may have been written by hand; nothing that the tool did not write is replaced.",
    .example = "rendered/dev/user-service/values.yaml exists, rendered/dev/user-service/stageplot.lock does not\n",
    .fix = "Restore `stageplot.lock` with git; or move the folder away and render.",
};

const Rule writer_lock_newer{
    .code = "writer.lock-newer",
    .severity = Severity::error,
    .title = "a lock file was written by a newer stageplot",
    .what = "A `stageplot.lock` has a format that this version does not know.",
    .why = "An older version would undo what the newer one wrote.",
    .example = "stageplot-lock 2\ntool 3.0.0\n",
    .fix = "Use the version that the lock names, or a later one.",
};

const Rule writer_not_a_folder{
    .code = "writer.not-a-folder",
    .severity = Severity::error,
    .title = "a folder of the output tree is something else",
    .what =
        "The output directory, an environment's folder or a unit's folder is a symbolic link or a file; or a folder "
        "inside the output directory is a mount point.",
    .why =
        "Through a link the tool would write outside the output directory, and a mounted folder cannot be exchanged "
        "as a whole.",
    .example = "ln -s /srv/deploy rendered\n",
    .fix = "Name the real directory with `-o`, or replace the link by a directory.",
};

const Rule writer_path_conflict{
    .code = "writer.path-conflict",
    .severity = Severity::error,
    .title = "two outputs, or two units, cannot stand beside each other",
    .what =
        "Two paths are equal, differ by upper and lower case alone, or one is a file where the other needs a folder.",
    .why = "One would replace the other, on some machines only if file names there have no case.",
    .example = "outputs:\n  - path: Values.yaml\n  - path: values.yaml\n",
    .fix = "Give one of them another name.",
};

const Rule writer_unknown_file{
    .code = "writer.unknown-file",
    .severity = Severity::error,
    .title = "a unit's folder has a file that stageplot did not write",
    .what =
        "A file, link or other thing in a unit's folder is neither in its `stageplot.lock` nor equal to what is "
        "rendered.",
    .why = "A unit is written and removed as a whole; a file that the tool does not know would be lost with it.",
    .example = "rendered/dev/user-service/notes.txt\n",
    .fix =
        "Move the file out of the unit's folder; outside the units' folders the tool touches nothing that it did not "
        "write.",
};

const Rule writer_unwritable{
    .code = "writer.unwritable",
    .severity = Severity::error,
    .title = "the output directory cannot be read or written",
    .what = "The operating system refused a call: no permission, no space left, a read-only file system.",
    .why = "Nothing is written by halves: the tree stays as it was.",
    .example = "chmod a-w rendered; stageplot render\n",
    .fix = "Do what the message says about the path that it names, and run the command again.",
};

const Rule writer_out_of_date{
    .code = "writer.out-of-date",
    .severity = Severity::warning,
    .title = "an output is not what the model renders",
    .what =
        "`render --check` found an output missing, stale, changed by hand or rendered from an older model. Reported as "
        "a finding where a format for programs is asked for; the command lists the outputs in any case.",
    .why = "What is committed is deployed: it would not be what the model says.",
    .example = "a change of environments/prod/user-service.yaml without the rendered/ that it gives\n",
    .fix = "stageplot render, and commit what it writes\n",
};

std::span<const Rule* const> writer_family() {
  static const std::vector<const Rule*> kFamily = {
      &writer_bad_path,      &writer_busy,           &writer_hand_edited,  &writer_journal,    &writer_left_model,
      &writer_lock_conflict, &writer_lock_malformed, &writer_lock_missing, &writer_lock_newer, &writer_not_a_folder,
      &writer_out_of_date,   &writer_path_conflict,  &writer_unknown_file, &writer_unwritable,
  };
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
