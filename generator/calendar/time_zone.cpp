#include "calendar/time_zone.hpp"

#include <algorithm>

#include "calendar/civil.hpp"
#include "calendar/zone_rule.hpp"

namespace stageplot::calendar {
namespace {

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  std::string_view take(std::uint64_t count) {
    if (count > rest_.size()) {
      failed_ = true;
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::uint64_t big_endian(std::size_t size) {
    std::uint64_t number = 0;
    for (const char byte : take(size)) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

struct Counts {
  std::uint64_t utc_indicators = 0;
  std::uint64_t standard_indicators = 0;
  std::uint64_t leap_seconds = 0;
  std::uint64_t changes = 0;
  std::uint64_t kinds = 0;
  std::uint64_t characters = 0;
};

constexpr std::size_t kHeaderBeforeCounts = 20;

Counts read_counts(Bytes& bytes) {
  Counts counts;
  counts.utc_indicators = bytes.big_endian(4);
  counts.standard_indicators = bytes.big_endian(4);
  counts.leap_seconds = bytes.big_endian(4);
  counts.changes = bytes.big_endian(4);
  counts.kinds = bytes.big_endian(4);
  counts.characters = bytes.big_endian(4);
  return counts;
}

}  // namespace

std::optional<TimeZone> TimeZone::read(std::string_view tzif) {
  Bytes bytes(tzif);
  const std::string_view header = bytes.take(kHeaderBeforeCounts);
  if (bytes.failed() || !header.starts_with("TZif")) return std::nullopt;
  const char version = header[4];
  if (version != '\0' && version != '2' && version != '3') return std::nullopt;
  Counts counts = read_counts(bytes);
  std::size_t time_size = 4;
  if (version != '\0') {
    // The same again with times of 64 bits stands behind the part for old readers.
    bytes.take(counts.changes * 5 + counts.kinds * 6 + counts.characters + counts.leap_seconds * 8 +
               counts.standard_indicators + counts.utc_indicators + kHeaderBeforeCounts);
    counts = read_counts(bytes);
    time_size = 8;
  }
  Bytes times(bytes.take(counts.changes * time_size));
  const std::string_view change_kinds = bytes.take(counts.changes);
  Bytes kinds(bytes.take(counts.kinds * 6));
  const std::string_view names = bytes.take(counts.characters);
  bytes.take(counts.leap_seconds * (time_size + 4) + counts.standard_indicators + counts.utc_indicators);
  if (bytes.failed() || counts.kinds == 0) return std::nullopt;

  TimeZone zone;
  const std::string_view rest = bytes.rest();
  if (rest.size() > 2 && rest.front() == '\n' && rest.back() == '\n') zone.rule_ = rest.substr(1, rest.size() - 2);
  for (std::uint64_t i = 0; i < counts.kinds; ++i) {
    Kind kind;
    kind.offset = static_cast<std::int32_t>(kinds.big_endian(4));
    kind.daylight = kinds.big_endian(1) != 0;
    const std::uint64_t name = kinds.big_endian(1);
    if (name >= names.size()) return std::nullopt;
    const std::string_view tail = names.substr(name);
    kind.name = tail.substr(0, tail.find('\0'));
    zone.kinds_.push_back(std::move(kind));
  }
  for (std::uint64_t i = 0; i < counts.changes; ++i) {
    const std::uint64_t time = times.big_endian(time_size);
    const auto kind = static_cast<std::uint8_t>(change_kinds[i]);
    if (kind >= counts.kinds) return std::nullopt;
    const std::int64_t when =
        time_size == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(time)) : static_cast<std::int64_t>(time);
    zone.changes_.push_back({when, kind});
  }
  if (zone.changes_.empty()) zone.changes_.push_back({std::numeric_limits<std::int64_t>::min(), 0});
  return zone;
}

const TimeZone::Kind& TimeZone::first_kind() const {
  const auto uses_first = [](const Change& change) { return change.kind == 0; };
  if (std::none_of(changes_.begin(), changes_.end(), uses_first)) return kinds_.front();
  if (kinds_[changes_.front().kind].daylight) {
    for (std::size_t i = changes_.front().kind; i-- > 0;) {
      if (!kinds_[i].daylight) return kinds_[i];
    }
  }
  const auto standard = std::find_if(kinds_.begin(), kinds_.end(), [](const Kind& kind) { return !kind.daylight; });
  return standard == kinds_.end() ? kinds_.front() : *standard;
}

ZonePeriod TimeZone::at(std::int64_t seconds) const {
  ZonePeriod period;
  const auto next = std::upper_bound(changes_.begin(), changes_.end(), seconds,
                                     [](std::int64_t at, const Change& change) { return at < change.when; });
  if (next == changes_.begin()) {
    const Kind& kind = first_kind();
    period.name = kind.name;
    period.offset = kind.offset;
    period.end = next->when;
    return period;
  }
  const Change& last = *(next - 1);
  const Kind& kind = kinds_[last.kind];
  period.name = kind.name;
  period.offset = kind.offset;
  period.start = last.when;
  if (next != changes_.end()) {
    period.end = next->when;
  } else if (!rule_.empty()) {
    if (const auto ruled = apply_zone_rule(rule_, last.when, seconds)) return *ruled;
  }
  return period;
}

std::optional<std::int32_t> TimeZone::offset_of(std::string_view abbreviation, std::int64_t local_seconds) const {
  // One that holds at that time comes first: Sydney once had two offsets by the name EST.
  for (const Kind& kind : kinds_) {
    if (kind.name != abbreviation) continue;
    const ZonePeriod period = at(wrapped_sum(local_seconds, -std::int64_t{kind.offset}));
    if (period.name == abbreviation) return period.offset;
  }
  for (const Kind& kind : kinds_) {
    if (kind.name == abbreviation) return kind.offset;
  }
  return std::nullopt;
}

}  // namespace stageplot::calendar
