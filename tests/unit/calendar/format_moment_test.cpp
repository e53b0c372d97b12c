// Go's layouts, written at three moments: in winter, in summer, and before the year 0 at an odd offset without a name.
#include <gtest/gtest.h>

#include "calendar/format_moment.hpp"
#include "unit/calendar/tzif.hpp"

namespace stageplot::calendar {
namespace {

const Place kBerlin{.zone = &testing_support::berlin(), .name = {}, .offset = 0};
const Instant kWinter{.seconds = 1233720367, .nanoseconds = 80900000, .place = kBerlin};
const Instant kSummer{.seconds = 1720962245, .nanoseconds = 123456789, .place = kBerlin};
const Instant kOdd =
    instant_of({.year = -5, .month = 12, .day = 31}, {.zone = nullptr, .name = "", .offset = -12600 - 7});

TEST(FormatMoment, WritesLayoutsAsGoDoes) {
  struct Row {
    std::string_view layout;
    std::string_view winter;
    std::string_view summer;
    std::string_view odd;
  };
  const Row rows[] = {
      {"Mon Jan _2 15:04:05 2006", "Wed Feb  4 05:06:07 2009", "Sun Jul 14 15:04:05 2024", "Sun Dec 31 00:00:00 -0005"},
      {"Mon Jan _2 15:04:05 MST 2006", "Wed Feb  4 05:06:07 CET 2009", "Sun Jul 14 15:04:05 CEST 2024",
       "Sun Dec 31 00:00:00 -0330 -0005"},
      {"Mon Jan 02 15:04:05 -0700 2006", "Wed Feb 04 05:06:07 +0100 2009", "Sun Jul 14 15:04:05 +0200 2024",
       "Sun Dec 31 00:00:00 -0330 -0005"},
      {"02 Jan 06 15:04 MST", "04 Feb 09 05:06 CET", "14 Jul 24 15:04 CEST", "31 Dec 05 00:00 -0330"},
      {"02 Jan 06 15:04 -0700", "04 Feb 09 05:06 +0100", "14 Jul 24 15:04 +0200", "31 Dec 05 00:00 -0330"},
      {"Monday, 02-Jan-06 15:04:05 MST", "Wednesday, 04-Feb-09 05:06:07 CET", "Sunday, 14-Jul-24 15:04:05 CEST",
       "Sunday, 31-Dec-05 00:00:00 -0330"},
      {"Mon, 02 Jan 2006 15:04:05 MST", "Wed, 04 Feb 2009 05:06:07 CET", "Sun, 14 Jul 2024 15:04:05 CEST",
       "Sun, 31 Dec -0005 00:00:00 -0330"},
      {"Mon, 02 Jan 2006 15:04:05 -0700", "Wed, 04 Feb 2009 05:06:07 +0100", "Sun, 14 Jul 2024 15:04:05 +0200",
       "Sun, 31 Dec -0005 00:00:00 -0330"},
      {"2006-01-02T15:04:05Z07:00", "2009-02-04T05:06:07+01:00", "2024-07-14T15:04:05+02:00",
       "-0005-12-31T00:00:00-03:30"},
      {"2006-01-02T15:04:05.999999999Z07:00", "2009-02-04T05:06:07.0809+01:00", "2024-07-14T15:04:05.123456789+02:00",
       "-0005-12-31T00:00:00-03:30"},
      {"3:04PM", "5:06AM", "3:04PM", "12:00AM"},
      {"Jan _2 15:04:05.000000", "Feb  4 05:06:07.080900", "Jul 14 15:04:05.123456", "Dec 31 00:00:00.000000"},
      {"2006-002 __2", "2009-035  35", "2024-196 196", "-0005-365 365"},
      {"06 1 Jan January 01 Janu JanMay", "09 2 Feb February 02 Janu FebMay", "24 7 Jul July 07 Janu JulMay",
       "05 12 Dec December 12 Janu DecMay"},
      {"Mon Monday Mo Montag", "Wed Wednesday Mo Montag", "Sun Sunday Mo Montag", "Sun Sunday Mo Montag"},
      {"2 02 _2 _2006 _2007", "4 04  4 _2009  4007", "14 14 14 _2024 14007", "31 31 31 _-0005 31007"},
      {"3 03 15 4 04 5 05", "5 05 05 6 06 7 07", "3 03 15 4 04 5 05", "12 12 00 0 00 0 00"},
      {"PM pm Pm", "AM am Pm", "PM pm Pm", "AM am Pm"},
      {"MST MSt", "CET MSt", "CEST MSt", "-0330 MSt"},
      {"-07 -0700 -07:00 -070000 -07:00:00", "+01 +0100 +01:00 +010000 +01:00:00", "+02 +0200 +02:00 +020000 +02:00:00",
       "-03 -0330 -03:30 -033007 -03:30:07"},
      {"Z07 Z0700 Z07:00 Z070000 Z07:00:00", "+01 +0100 +01:00 +010000 +01:00:00", "+02 +0200 +02:00 +020000 +02:00:00",
       "-03 -0330 -03:30 -033007 -03:30:07"},
      {"05.000 05,000 05.999 05.0000000000 .000 x.00", "07.080 07,080 07.08 07.080900000 .080 x.08",
       "05.123 05,123 05.123 05.123456789 .123 x.12", "00.000 00,000 00 00.000000000 .000 x.00"},
      {"05.99999", "07.0809", "05.12345", "00"},
      {"05.9999999999x", "07.0809x", "05.123456789x", "00x"},
      {"2006.2006 20060102150405", "2009.2009 20090204050607", "2024.2024 20240714150405",
       "-0005.-0005 -00051231000000"},
      {"", "", "", ""},
      {"no layout", "no layout", "no layout", "no layout"},
      {"\xFF%d", "\xFF%d", "\xFF%d", "\xFF%d"},
      {"0206", "0409", "1424", "3105"},
      {"2-_2-002-__2", "4- 4-035- 35", "14-14-196-196", "31-31-365-365"},
      {"1504 0304PM", "0506 0506AM", "1504 0304PM", "0000 1200AM"},
      {".0x .00x ,9", ".0x .08x ", ".1x .12x ,1", ".0x .00x "},
      {"05.000001", "07.000002", "05.000007", "00.000012"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(format(kWinter, row.layout), row.winter) << row.layout;
    EXPECT_EQ(format(kSummer, row.layout), row.summer) << row.layout;
    EXPECT_EQ(format(kOdd, row.layout), row.odd) << row.layout;
  }
}

TEST(FormatMoment, WritesItselfAndForJson) {
  struct Row {
    Instant instant;
    std::string_view text;
    std::string_view json;
    std::string_view error;
  };
  const Row rows[] = {
      {kWinter, "2009-02-04 05:06:07.0809 +0100 CET", "2009-02-04T05:06:07.0809+01:00", ""},
      {kSummer, "2024-07-14 15:04:05.123456789 +0200 CEST", "2024-07-14T15:04:05.123456789+02:00", ""},
      {kOdd, "-0005-12-31 00:00:00 -0330 -0330", "", "year outside of range [0,9999]"},
      {{}, "1970-01-01 00:00:00 +0000 UTC", "1970-01-01T00:00:00Z", ""},
      {{.seconds = kZeroSeconds, .place = {}}, "0001-01-01 00:00:00 +0000 UTC", "0001-01-01T00:00:00Z", ""},
      {{.seconds = 568971820800, .nanoseconds = 500000000, .place = {}},
       "20000-01-01 00:00:00.5 +0000 UTC",
       "",
       "year outside of range [0,9999]"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(to_text(row.instant), row.text);
    std::string error;
    const std::string json = strict_rfc3339(row.instant, error);
    EXPECT_EQ(error.empty() ? json : "", row.json);
    EXPECT_EQ(error, row.error);
  }
}

}  // namespace
}  // namespace stageplot::calendar
