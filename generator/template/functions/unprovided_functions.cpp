// Names that Helm's engine defines and that are not provided yet. Known here so that the error says so, instead of
// calling them misspelt. What they give depends on the clock, or no known chart uses them.
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kClock = "depends on the clock, the time zone or Go's layouts of dates";
constexpr std::string_view kToml = "reads or writes TOML";
constexpr std::string_view kYaml3 = "writes YAML in the style of go-yaml v3";

constexpr ParameterType kTake[] = {ParameterType::any};

constexpr Function unprovided(std::string_view name, std::string_view reason) {
  return {.name = name, .parameters = kTake, .variadic = true, .help = reason};
}

constexpr Function kFunctions[] = {
    unprovided("ago", kClock),          unprovided("date", kClock),           unprovided("dateInZone", kClock),
    unprovided("dateModify", kClock),   unprovided("date_in_zone", kClock),   unprovided("date_modify", kClock),
    unprovided("duration", kClock),     unprovided("durationRound", kClock),  unprovided("fromToml", kToml),
    unprovided("htmlDate", kClock),     unprovided("htmlDateInZone", kClock), unprovided("mustDateModify", kClock),
    unprovided("mustToDate", kClock),   unprovided("mustToToml", kToml),      unprovided("must_date_modify", kClock),
    unprovided("now", kClock),          unprovided("toDate", kClock),         unprovided("toToml", kToml),
    unprovided("toYamlPretty", kYaml3), unprovided("unixEpoch", kClock),
};

}  // namespace

Family unprovided_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
