// Schedules of CronJobs as robfig/cron reads them: five fields or a word like `@daily`.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::kubernetes {

/// Why a text is no schedule, as a part of a sentence; empty where it is one.
[[nodiscard]] std::string not_a_schedule(std::string_view text);

}  // namespace stageplot::kubernetes
