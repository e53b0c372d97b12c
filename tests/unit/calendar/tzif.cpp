#include "unit/calendar/tzif.hpp"

namespace stageplot::calendar::testing_support {
namespace {

void put(std::string& out, std::uint64_t number, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

void put_block(std::string& out, char version, const std::vector<TzifKind>& kinds,
               const std::vector<TzifChange>& changes, int time_bytes) {
  std::string names;
  std::vector<std::size_t> places;
  for (const TzifKind& kind : kinds) {
    places.push_back(names.size());
    names += kind.name + '\0';
  }
  out += "TZif";
  out += version;
  out += std::string(15, '\0');
  for (const std::size_t count :
       {std::size_t{0}, std::size_t{0}, std::size_t{0}, changes.size(), kinds.size(), names.size()}) {
    put(out, count, 4);
  }
  for (const TzifChange& change : changes) put(out, static_cast<std::uint64_t>(change.when), time_bytes);
  for (const TzifChange& change : changes) put(out, change.kind, 1);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    put(out, static_cast<std::uint32_t>(kinds[i].offset), 4);
    put(out, kinds[i].daylight ? 1 : 0, 1);
    put(out, places[i], 1);
  }
  out += names;
}

}  // namespace

std::string tzif(char version, const std::vector<TzifKind>& kinds, const std::vector<TzifChange>& changes,
                 const std::string& rule) {
  std::string out;
  put_block(out, version, kinds, changes, 4);
  if (version == '\0') return out;
  put_block(out, version, kinds, changes, 8);
  return out + '\n' + rule + '\n';
}

const TimeZone& berlin() {
  static const TimeZone zone =
      *TimeZone::read(tzif('2', {{3208, false, "LMT"}, {7200, true, "CEST"}, {3600, false, "CET"}},
                           {{-2422054408, 2}, {-1693706400, 1}, {-1680483600, 2}, {828234000, 1}, {846378000, 2}},
                           "CET-1CEST,M3.5.0,M10.5.0/3"));
  return zone;
}

}  // namespace stageplot::calendar::testing_support
