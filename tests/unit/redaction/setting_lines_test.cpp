#include "redaction/setting_lines.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::redaction {
namespace {

std::string read(std::string_view text) {
  std::string out;
  for (const Setting& setting : settings_of(text)) {
    out.append(setting.name).append("=").append(setting.value).append(";");
  }
  return out;
}

TEST(SettingLines, OfManyLanguages) {
  EXPECT_EQ(read("<match **>\n  password hunter2\n  host es.example.com\n</match>"),
            "password=hunter2;host=es.example.com;");
  EXPECT_EQ(read("password: \"hunter 2\"\nuser: x # why"), "password=hunter 2;user=x;");
  EXPECT_EQ(read("{\n  \"password\": \"hunter2\",\n  \"port\": 1\n}"), "password=hunter2;port=1;");
  EXPECT_EQ(read("export DB_PASSWORD=hunter2\n--token=abc"), "DB_PASSWORD=hunter2;--token=abc;");
  EXPECT_EQ(read("{\"token\":\"abc\"}"), "token=abc;");
}

TEST(SettingLines, InsideALine) {
  EXPECT_EQ(read("copied from host=a token=abc, why=none"), "host=a;token=abc;why=none;");
  EXPECT_EQ(read("{\"stringData\":{\"user\":\"x\",\"password\":\"hunter 2\"}}"), "user=x;password=hunter 2;");
  EXPECT_EQ(read("{a: 1, password: 'hunter2'}"), "password=hunter2;");
  EXPECT_EQ(read("see it at https://example.com/?user=x&token=abc#top"), "user=x;token=abc#top;");
}

TEST(SettingLines, ASentenceIsNoSetting) {
  EXPECT_EQ(read("write the password: it is long; then a token:b"), "");
  EXPECT_EQ(read("password is what nobody knows\n# password hunter2\nalone\n\"open"), "");
}

}  // namespace
}  // namespace stageplot::redaction
