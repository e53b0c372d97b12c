#include "diagnostics/rules/project.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule project_missing{
    .code = "project.missing",
    .title = "there is no project here",
    .what = "The folder has no `stageplot.yaml`, which marks the root of a project.",
    .why = "Without it the tool would guess which files belong to the model.",
    .example = "$ cd /tmp && stageplot check\n",
    .fix = "$ cd my-project && stageplot check\n",
};

const Rule project_no_environments{
    .code = "project.no-environments",
    .title = "the project has no environments",
    .what = "There is no folder under `environments/` with an `environment.yaml`.",
    .why = "There is nothing to check or to render.",
    .example = "environments/\n  base/\n",
    .fix = "environments/\n  base/\n  dev/\n    environment.yaml\n",
};

const Rule project_stray_folder{
    .code = "project.stray-folder",
    .title = "a folder is neither an environment nor a layer",
    .what = "A folder under `environments/` has neither an `environment.yaml` nor a `layer.yaml`, and is not `base`.",
    .why = "Its files would silently have no effect.",
    .example = "environments/staging/user-service.yaml alone\n",
    .fix = "Add `environments/staging/environment.yaml`, or move the file.",
};

const Rule project_unreadable{
    .code = "project.unreadable",
    .title = "a file cannot be read",
    .what =
        "A file of the project exists but cannot be read: permissions, a link that leads out of the project, its size.",
    .why = "The model would be incomplete.",
    .example = "environments/dev/user-service.yaml -> /etc/hosts\n",
    .fix = "Put a copy of the file where the link is.",
};

const Rule project_unsupported_file{
    .code = "project.unsupported-file",
    .severity = Severity::warning,
    .title = "a file in the model is not read",
    .what = "A file under `environments/` ends in `.yml` or `.json`; model files end in `.yaml`.",
    .why = "It would silently have no effect.",
    .example = "environments/dev/user-service.yml\n",
    .fix = "environments/dev/user-service.yaml\n",
};

const Rule project_bad_target{
    .code = "project.bad-target",
    .title = "a target is missing or malformed",
    .what =
        "`stageplot.yaml` names a target without a folder `templates/TARGET/target.yaml`, or that file lacks what it "
        "needs.",
    .why = "Its outputs would silently be missing.",
    .example = "targets: [helm, fluend]\n",
    .fix = "targets: [helm, fluentd]\n",
};

const Rule project_tool_version{
    .code = "project.tool-version",
    .title = "the project needs another version of the tool",
    .what = "`stageplot.yaml` asks for a tool version that this one does not satisfy.",
    .why = "The same input could give other outputs.",
    .example = "stageplot: \">=2.0\"\n",
    .fix = "Install the version asked for.",
};

std::span<const Rule* const> project_family() {
  static const std::vector<const Rule*> kFamily = {
      &project_missing,          &project_no_environments, &project_stray_folder, &project_unreadable,
      &project_unsupported_file, &project_bad_target,      &project_tool_version};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
