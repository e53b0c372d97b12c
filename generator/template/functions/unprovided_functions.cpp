// Names that Helm's engine defines and that are not provided yet. Known here so that the error says so, instead of
// calling them misspelt. What they give depends on chance, the clock, keys or the network, or no known chart uses them.
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kRandom = "gives another result on each run";
constexpr std::string_view kClock = "depends on the clock, the time zone or Go's layouts of dates";
constexpr std::string_view kKeys = "makes keys, certificates or encrypted texts";
constexpr std::string_view kNetwork = "asks the network";
constexpr std::string_view kToml = "reads or writes TOML";
constexpr std::string_view kYaml3 = "writes YAML in the style of go-yaml v3";

constexpr ParameterType kTake[] = {ParameterType::any};

constexpr Function unprovided(std::string_view name, std::string_view reason) {
  return {.name = name, .parameters = kTake, .variadic = true, .help = reason};
}

constexpr Function kFunctions[] = {
    unprovided("ago", kClock),
    unprovided("bcrypt", kRandom),
    unprovided("buildCustomCert", kKeys),
    unprovided("date", kClock),
    unprovided("dateInZone", kClock),
    unprovided("dateModify", kClock),
    unprovided("date_in_zone", kClock),
    unprovided("date_modify", kClock),
    unprovided("decryptAES", kKeys),
    unprovided("derivePassword", kKeys),
    unprovided("duration", kClock),
    unprovided("durationRound", kClock),
    unprovided("encryptAES", kKeys),
    unprovided("fromToml", kToml),
    unprovided("genCA", kKeys),
    unprovided("genCAWithKey", kKeys),
    unprovided("genPrivateKey", kKeys),
    unprovided("genSelfSignedCert", kKeys),
    unprovided("genSelfSignedCertWithKey", kKeys),
    unprovided("genSignedCert", kKeys),
    unprovided("genSignedCertWithKey", kKeys),
    unprovided("getHostByName", kNetwork),
    unprovided("htmlDate", kClock),
    unprovided("htmlDateInZone", kClock),
    unprovided("htpasswd", kRandom),
    unprovided("mustDateModify", kClock),
    unprovided("mustToDate", kClock),
    unprovided("mustToToml", kToml),
    unprovided("must_date_modify", kClock),
    unprovided("now", kClock),
    unprovided("randAlpha", kRandom),
    unprovided("randAlphaNum", kRandom),
    unprovided("randAscii", kRandom),
    unprovided("randBytes", kRandom),
    unprovided("randInt", kRandom),
    unprovided("randNumeric", kRandom),
    unprovided("shuffle", kRandom),
    unprovided("toDate", kClock),
    unprovided("toToml", kToml),
    unprovided("toYamlPretty", kYaml3),
    unprovided("unixEpoch", kClock),
    unprovided("uuidv4", kRandom),
};

}  // namespace

Family unprovided_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
