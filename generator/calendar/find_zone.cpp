#include "calendar/find_zone.hpp"

#include <map>
#include <memory>
#include <mutex>

#include "source/file_tree.hpp"

namespace stageplot::calendar {
namespace {

constexpr std::string_view kDatabases[] = {"usr/share/zoneinfo/", "usr/share/lib/zoneinfo/", "usr/lib/locale/TZ/",
                                           "etc/zoneinfo/"};
constexpr std::size_t kMostBytes = std::size_t{1} << 20;

/// Zones that were found, by their path from `/`. What isn't found is not kept: names come from templates.
class ReadZones {
 public:
  const TimeZone* find(const std::string& path) {
    const std::lock_guard lock(mutex_);
    if (const auto found = zones_.find(path); found != zones_.end()) return found->second.get();
    const source::ReadResult file = source::DirectoryTree("/", kMostBytes).read(path);
    if (!file.text) return nullptr;
    std::optional<TimeZone> zone = TimeZone::read(*file.text);
    if (!zone) return nullptr;
    return zones_.emplace(path, std::make_unique<TimeZone>(std::move(*zone))).first->second.get();
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<TimeZone>, std::less<>> zones_;
};

ReadZones& read_zones() {
  static ReadZones zones;
  return zones;
}

}  // namespace

const TimeZone* find_zone(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.front() == '\\') return nullptr;
  if (name.find("..") != std::string_view::npos || name.find('\0') != std::string_view::npos) return nullptr;
  for (const std::string_view database : kDatabases) {
    if (const TimeZone* zone = read_zones().find(std::string{database} + std::string{name})) return zone;
  }
  return nullptr;
}

const TimeZone* find_zone_file(std::string_view path) {
  if (!path.starts_with('/')) return nullptr;
  return read_zones().find(std::string{path.substr(1)});
}

}  // namespace stageplot::calendar
