#include "writer/departed.hpp"

#include <algorithm>

#include "artifact/output_path.hpp"
#include "writer/lock_file.hpp"

namespace stageplot::writer {

DiskStatus find_unknown_units(const Folder& root, std::span<const artifact::UnitName> known,
                              std::vector<artifact::UnitName>& found) {
  std::vector<Entry> environments;
  if (DiskStatus status = Disk::list(root, environments); !status.ok()) return status;
  for (const Entry& environment : environments) {
    // Hidden folders are the writer's own, or a tool's such as git.
    if (environment.kind != EntryKind::folder || !artifact::name_problem(environment.name).empty()) continue;
    Folder folder;
    if (DiskStatus status = Disk::open(root, environment.name, folder); !status.ok()) return status;
    std::vector<Entry> services;
    if (DiskStatus status = Disk::list(folder, services); !status.ok()) return status;
    for (const Entry& service : services) {
      const artifact::UnitName unit{.environment = environment.name, .service = service.name};
      if (service.kind != EntryKind::folder || !artifact::name_problem(service.name).empty()) continue;
      if (std::binary_search(known.begin(), known.end(), unit)) continue;
      Folder unit_folder;
      if (DiskStatus status = Disk::open(folder, service.name, unit_folder); !status.ok()) return status;
      if (Disk::kind(unit_folder, kLockName) == EntryKind::file) found.push_back(unit);
    }
  }
  return {};
}

}  // namespace stageplot::writer
