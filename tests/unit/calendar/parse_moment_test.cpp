// What Go reads in its layouts, at a place with summer time, and what it says of the rest.
#include <gtest/gtest.h>

#include "calendar/parse_moment.hpp"
#include "unit/calendar/tzif.hpp"

namespace stageplot::calendar {
namespace {

TEST(ParseMoment, ReadsLayoutsAsGoDoes) {
  struct Row {
    std::string_view layout;
    std::string_view value;
    std::int64_t seconds;
    std::int32_t nanoseconds;
    std::int32_t offset;
    std::string_view name;
    std::string_view error;
  };
  const Row rows[] = {
      {"2006-01-02T15:04:05Z07:00", "2024-03-31T02:30:00Z", 1711852200, 0, 0, "UTC", ""},
      {"2006-01-02T15:04:05Z07:00", "2024-03-31T02:30:00+02:00", 1711845000, 0, 7200, "", ""},
      {"2006-01-02T15:04:05Z07:00", "2024-03-31T02:30:00.5+02:00", 1711845000, 500000000, 7200, "", ""},
      {"2006-01-02T15:04:05Z07:00", "2024-03-31T02:30:00,5Z", 1711852200, 500000000, 0, "UTC", ""},
      {"2006-01-02T15:04:05Z07:00", "2024-02-30T00:00:00Z", 0, 0, 0, "",
       "parsing time \"2024-02-30T00:00:00Z\": day out of range"},
      {"2006-01-02T15:04:05Z07:00", "2024-13-01T00:00:00Z", 0, 0, 0, "",
       "parsing time \"2024-13-01T00:00:00Z\": month out of range"},
      {"2006-01-02T15:04:05Z07:00", "2024-01-01T24:00:00Z", 0, 0, 0, "",
       "parsing time \"2024-01-01T24:00:00Z\": hour out of range"},
      {"2006-01-02T15:04:05Z07:00", "2024-01-01T00:60:00Z", 0, 0, 0, "",
       "parsing time \"2024-01-01T00:60:00Z\": minute out of range"},
      {"2006-01-02T15:04:05Z07:00", "2024-01-01T00:00:60Z", 0, 0, 0, "",
       "parsing time \"2024-01-01T00:00:60Z\": second out of range"},
      {"2006-01-02T15:04:05Z07:00", "2024-01-01", 0, 0, 0, "",
       "parsing time \"2024-01-01\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"T\""},
      {"2006-01-02T15:04:05Z07:00", "2024-01-01T00:00:00", 0, 0, 0, "",
       "parsing time \"2024-01-01T00:00:00\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"Z07:00\""},
      {"2006-01-02T15:04:05Z07:00", "2024-01-01T00:00:00Z ", 0, 0, 0, "",
       "parsing time \"2024-01-01T00:00:00Z \": extra text: \" \""},
      {"2006-01-02T15:04:05Z07:00", "2024-1-01T00:00:00Z", 0, 0, 0, "",
       "parsing time \"2024-1-01T00:00:00Z\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"1-01T00:00:00Z\" as "
       "\"01\""},
      {"2006-01-02T15:04:05Z07:00", "2024-01-01T00:00:00+25:00", 0, 0, 0, "",
       "parsing time \"2024-01-01T00:00:00+25:00\": time zone offset hour out of range"},
      {"2006-01-02 15:04:05", "2024-03-31 02:30:00", 1711848600, 0, 7200, "CEST", ""},
      {"2006-01-02 15:04:05", "2024-10-27 02:30:00", 1729992600, 0, 3600, "CET", ""},
      {"2006-01-02 15:04:05", "2024-10-27 03:00:00", 1729994400, 0, 3600, "CET", ""},
      {"2006-01-02 15:04:05", "2024-03-31 01:59:59.999999999", 1711846799, 999999999, 3600, "CET", ""},
      {"2006-01-02 15:04:05 MST", "2024-10-27 02:30:00 CEST", 1729989000, 0, 7200, "CEST", ""},
      {"2006-01-02 15:04:05 MST", "2024-10-27 02:30:00 CET", 1729992600, 0, 3600, "CET", ""},
      {"2006-01-02 15:04:05 MST", "2024-07-01 00:00:00 CET", 1719788400, 0, 7200, "CEST", ""},
      {"2006-01-02 15:04:05 MST", "2024-07-01 00:00:00 PST", 1719792000, 0, 0, "PST", ""},
      {"2006-01-02 15:04:05 MST", "2024-07-01 00:00:00 GMT+3", 1719792000, 0, 10800, "GMT+3", ""},
      {"2006-01-02 15:04:05 MST", "2024-07-01 00:00:00 UTC", 1719792000, 0, 0, "UTC", ""},
      {"2006-01-02 15:04:05 MST", "2024-07-01 00:00:00 x", 0, 0, 0, "",
       "parsing time \"2024-07-01 00:00:00 x\" as \"2006-01-02 15:04:05 MST\": cannot parse \"x\" as \"MST\""},
      {"2006-01-02 15:04:05 -0700", "2024-07-01 00:00:00 +0200", 1719784800, 0, 7200, "CEST", ""},
      {"2006-01-02 15:04:05 -0700", "2024-07-01 00:00:00 +0545", 1719771300, 0, 20700, "", ""},
      {"Jan _2 2006", "Feb  4 2010", 1265238000, 0, 3600, "CET", ""},
      {"January 2 2006", "february 29 2023", 0, 0, 0, "", "parsing time \"february 29 2023\": day out of range"},
      {"January 2 2006", "FEBRUARY 29 2024", 1709161200, 0, 3600, "CET", ""},
      {"Mon Jan 2 2006", "Tue Feb 4 2010", 1265238000, 0, 3600, "CET", ""},
      {"Monday 2006", "Frisday 2010", 0, 0, 0, "",
       "parsing time \"Frisday 2010\" as \"Monday 2006\": cannot parse \"Frisday 2010\" as \"Monday\""},
      {"3:04PM", "12:00AM", -62167222408, 0, 3208, "LMT", ""},
      {"3:04PM", "12:30PM", -62167177408, 0, 3208, "LMT", ""},
      {"3:04PM", "13:00PM", 0, 0, 0, "", "parsing time \"13:00PM\": hour out of range"},
      {"3:04pm", "1:00am", -62167218808, 0, 3208, "LMT", ""},
      {"3:04PM", "1:00am", 0, 0, 0, "", "parsing time \"1:00am\" as \"3:04PM\": cannot parse \"am\" as \"PM\""},
      {"06-01-02", "68-01-01", 3092598000, 0, 3600, "CET", ""},
      {"06-01-02", "69-01-01", -31539600, 0, 3600, "CET", ""},
      {"2006-002", "2024-366", 1735599600, 0, 3600, "CET", ""},
      {"2006-002", "2023-366", 0, 0, 0, "", "parsing time \"2023-366\": day-of-year out of range"},
      {"2006-002", "2024-000", 0, 0, 0, "", "parsing time \"2024-000\": day-of-year out of range"},
      {"2006-01 002", "2024-02 032", 1706742000, 0, 3600, "CET", ""},
      {"2006-01 002", "2024-02 031", 0, 0, 0, "", "parsing time \"2024-02 031\": day-of-year does not match month"},
      {"05.000", "07.123", -62167222401, 123000000, 3208, "LMT", ""},
      {"05.000", "07.12", 0, 0, 0, "", "parsing time \"07.12\" as \"05.000\": cannot parse \".12\" as \".000\""},
      {"05.999", "07.1", -62167222401, 100000000, 3208, "LMT", ""},
      {"05.999", "07", -62167222401, 0, 3208, "LMT", ""},
      {"05", "07.123456789123", -62167222401, 123456789, 3208, "LMT", ""},
      {"2006", "abc", 0, 0, 0, "", "parsing time \"abc\" as \"2006\": cannot parse \"abc\" as \"2006\""},
      {"2006", "20245", 0, 0, 0, "", "parsing time \"20245\": extra text: \"5\""},
      {"2006", "", 0, 0, 0, "", "parsing time \"\" as \"2006\": cannot parse \"\" as \"2006\""},
      {"", "x", 0, 0, 0, "", "parsing time \"x\": extra text: \"x\""},
      {"x2006", "y2024", 0, 0, 0, "", "parsing time \"y2024\" as \"x2006\": cannot parse \"y2024\" as \"x\""},
      {"Z07:00", "Z", -62167219200, 0, 0, "UTC", ""},
      {"Z07:00", "+0100", 0, 0, 0, "", "parsing time \"+0100\" as \"Z07:00\": cannot parse \"+0100\" as \"Z07:00\""},
      {"Z0700", "+01:00", 0, 0, 0, "", "parsing time \"+01:00\" as \"Z0700\": cannot parse \"+01:00\" as \"Z0700\""},
      {"-07", "+0", 0, 0, 0, "", "parsing time \"+0\" as \"-07\": cannot parse \"+0\" as \"-07\""},
      {"-07:00:00", "-01:02:03", -62167215477, 0, -3723, "", ""},
      {"2006 é", "2024 \xff", 0, 0, 0, "",
       "parsing time \"2024 \\xff\" as \"2006 \\xc3\\xa9\": cannot parse \"\\xff\" as \" \\xc3\\xa9\""},
      {"_2", "  3", 0, 0, 0, "", "parsing time \"  3\" as \"_2\": cannot parse \"  3\" as \"_2\""},
      {"__2", "  3", -62167049608, 0, 3208, "LMT", ""},
      {"02", "3", 0, 0, 0, "", "parsing time \"3\" as \"02\": cannot parse \"3\" as \"02\""},
      {"2", "03", -62167049608, 0, 3208, "LMT", ""},
      {"1", "0", 0, 0, 0, "", "parsing time \"0\": month out of range"},
      {"15", "24", 0, 0, 0, "", "parsing time \"24\": hour out of range"},
  };
  const Place berlin{.zone = &testing_support::berlin(), .name = {}, .offset = 0};
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string{row.layout} + " of " + std::string{row.value});
    std::string error;
    const std::optional<Instant> instant = parse(row.layout, row.value, berlin, error);
    EXPECT_EQ(error, row.error);
    ASSERT_EQ(instant.has_value(), row.error.empty());
    if (!instant) continue;
    EXPECT_EQ(instant->seconds, row.seconds);
    EXPECT_EQ(instant->nanoseconds, row.nanoseconds);
    const ZonePeriod period = instant->place.at(instant->seconds);
    EXPECT_EQ(period.offset, row.offset);
    EXPECT_EQ(period.name, row.name);
  }
}

}  // namespace
}  // namespace stageplot::calendar
