#include "template/functions/toml_local_time.hpp"

#include "calendar/format_moment.hpp"

namespace stageplot::gotemplate {

std::string toml_time_text(const calendar::Instant& instant) {
  std::string_view layout = calendar::kRfc3339Nano;
  if (instant.place.zone == nullptr) {
    if (instant.place.name == kLocalDatetime) layout = "2006-01-02T15:04:05.999999999";
    if (instant.place.name == kLocalDate) layout = "2006-01-02";
    if (instant.place.name == kLocalTime) layout = "15:04:05.999999999";
  }
  return calendar::format(instant, layout);
}

}  // namespace stageplot::gotemplate
