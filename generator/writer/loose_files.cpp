#include "writer/loose_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "writer/names.hpp"

namespace stageplot::writer {
namespace {

namespace fs = std::filesystem;

/// The name under which a file's text stands beside its place until all are there.
std::string staged_name(std::size_t number) {
  return ".stageplot-" + std::to_string(::getpid()) + '-' + std::to_string(number);
}

/// Opens the folder of a file; one at a time, as there may be more files than a process may have open.
DiskStatus open_folder(const Folder& root, const LooseFile& file, Folder& folder) {
  return Disk::open(root, parent_of(file.path), folder);
}

DiskStatus stage(const Folder& root, const LooseFile& file, std::size_t number, Disk& disk) {
  if (DiskStatus status = disk.make_parents(root, file.path); !status.ok()) return status;
  Folder folder;
  if (DiskStatus status = open_folder(root, file, folder); !status.ok()) return status;
  const std::string name = name_of(file.path);
  const EntryKind kind = Disk::kind(folder, name);
  if (kind != EntryKind::absent && kind != EntryKind::file) {
    const int code = kind == EntryKind::folder ? EISDIR : kind == EntryKind::link ? ELOOP : EINVAL;
    return {.code = code, .path = folder.path_of(name)};
  }
  std::string text;
  if (file.append && kind == EntryKind::file) {
    if (DiskStatus status = Disk::read(folder, name, text); !status.ok()) return status;
  }
  return disk.write(folder, staged_name(number), text + file.text);
}

DiskStatus put_in_place(const Folder& root, const LooseFile& file, std::size_t number, Disk& disk) {
  Folder folder;
  if (DiskStatus status = open_folder(root, file, folder); !status.ok()) return status;
  return disk.rename(folder, staged_name(number), folder, name_of(file.path));
}

}  // namespace

bool stays_below(std::string_view path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view component = path.substr(begin, end - begin);
    if (component.empty() || component == "." || component == "..") return false;
    begin = end + 1;
  }
  return path.find('\0') == std::string_view::npos;
}

DiskStatus write_loose_files(const std::string& directory, std::span<const LooseFile> files, Disk& disk) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return {.code = error.value(), .path = directory};
  // The directory itself may be a link: its name was chosen.
  const fs::path real = fs::canonical(directory, error);
  if (error) return {.code = error.value(), .path = directory};
  Folder root;
  if (DiskStatus status = Disk::open_root(real.string(), root); !status.ok()) return status;
  DiskStatus status;
  std::size_t staged = 0;
  for (; staged < files.size() && status.ok(); ++staged) status = stage(root, files[staged], staged, disk);
  std::size_t placed = 0;
  for (; placed < files.size() && status.ok(); ++placed) status = put_in_place(root, files[placed], placed, disk);
  if (status.ok()) return status;
  for (std::size_t i = 0; i < staged; ++i) {
    Folder folder;
    if (open_folder(root, files[i], folder).ok() && Disk::kind(folder, staged_name(i)) == EntryKind::file) {
      (void)disk.remove_file(folder, staged_name(i));
    }
  }
  return status;
}

}  // namespace stageplot::writer
