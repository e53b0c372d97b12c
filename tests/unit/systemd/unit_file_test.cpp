// The reader of units beside what systemd 252 makes of the same text, and the small readers of values.
#include "systemd/unit_file.hpp"

#include "systemd/command_line.hpp"
#include "systemd/settings.hpp"
#include "systemd/time_span.hpp"
#include "systemd/unit_name.hpp"

namespace stageplot::systemd {
namespace {

/// `[Section]`, `Name=value` lines, then the findings' summaries.
std::string read(std::string_view text) {
  diagnostics::Diagnostics diagnostics;
  std::string shown;
  for (const UnitSection& section : read_unit_file(source::FileId{1}, text, diagnostics).sections) {
    shown += "[" + section.name + "]\n";
    for (const Setting& setting : section.settings) {
      shown += setting.name + "=" + setting.value + "\n";
      // Each byte of a value that is no joint stands where its span says.
      for (std::size_t i = 0; i < setting.value.size(); ++i) {
        const source::Span span = setting.span(i, i + 1);
        if (setting.value[i] == ' ') continue;
        EXPECT_EQ(text.substr(span.begin, 1), setting.value.substr(i, 1)) << text;
      }
    }
  }
  for (const diagnostics::Diagnostic& finding : diagnostics.all()) shown += "! " + finding.summary + "\n";
  return shown;
}

TEST(UnitFile, IsReadAsSystemdDoes) {
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("[Unit]\nA=b\n"), "[Unit]\nA=b\n");
  EXPECT_EQ(read("  [Unit]\t\n\t A = b c \n"), "[Unit]\nA=b c\n");
  EXPECT_EQ(read("[U]\nA=b=c\nA=\n"), "[U]\nA=b=c\nA=\n");
  EXPECT_EQ(read("# c\n; c\n[U]\n# A=b\nA=b # no comment\n"), "[U]\nA=b # no comment\n");
  EXPECT_EQ(read("[U]\nA=b\\\n  c\\\nd\nE=f"), "[U]\nA=b   c d\nE=f\n");
  EXPECT_EQ(read("[U]\nA=b \\\n# comment \\\n; another\n  c\nD=e\n"), "[U]\nA=b    c\nD=e\n");
  EXPECT_EQ(read("[U]\nA=b \\\n\nD=e\n"), "[U]\nA=b\nD=e\n");
  EXPECT_EQ(read("[U]\nA=b\\\\\nD=e\n"), "[U]\nA=b\\\\\nD=e\n");
  EXPECT_EQ(read("[U]\r\nA=b\r\n"), "[U]\nA=b\n");
  EXPECT_EQ(read("[U]\nA=b\n[V]\n[U]\nC=d\n"), "[U]\nA=b\n[V]\n[U]\nC=d\n");
}

TEST(UnitFile, SaysWhatSystemdSkips) {
  EXPECT_EQ(read("A=b\n"), "! a setting stands outside of all sections\n");
  EXPECT_EQ(read("[U]\nA b\n"), "[U]\n! a line is neither a section nor a setting\n");
  EXPECT_EQ(read("[U]\n=b\n"), "[U]\n! a setting has no name\n");
  EXPECT_EQ(read("[U\nA=b\n"), "[]\nA=b\n! a section's name is not written `[Name]`\n");
  EXPECT_EQ(read("[U] # x\n"), "[]\n! a section's name is not written `[Name]`\n");
  EXPECT_EQ(read("[U]\nA=b \\ \n c\n"),
            "[U]\nA=b \\\n! blanks stand behind the backslash at a line's end\n"
            "! a line is neither a section nor a setting\n");
  EXPECT_EQ(read("[U]\nA=b \\"), "[U]\nA=b\n! the unit ends inside a continued line\n");
}

/// `prefixes(word)(word)` of each command, then the flaws.
std::string command(std::string_view value) {
  std::string shown;
  const CommandLine line = read_command_line(value);
  for (const Command& one : line.commands) {
    shown += (shown.empty() ? "" : " ; ") + one.prefixes;
    for (const Word& word : one.words) {
      shown += "(" + word.text + ")";
      EXPECT_LE(word.end, value.size());
      EXPECT_LE(word.begin, word.end);
    }
  }
  for (const Flaw& flaw : line.flaws) shown += " ! " + flaw.summary;
  return shown;
}

TEST(CommandLine, IsSplitAsSystemdDoes) {
  EXPECT_EQ(command("/bin/a b  c"), "(/bin/a)(b)(c)");
  EXPECT_EQ(command("-/bin/a \"b c\" 'd \"e'"), "-(/bin/a)(b c)(d \"e)");
  EXPECT_EQ(command("@!!/bin/a x"), "@!!(/bin/a)(x)");
  EXPECT_EQ(command("/a a\\\"b\\x41\\n"), "(/a)(a\"b\\x41\n)");
  EXPECT_EQ(command("/a ; -/b c \\; d"), "(/a) ; -(/b)(c)(;)(d)");
  EXPECT_EQ(command("/a --x=\"y z\"w"), "(/a)(--x=y zw)");
  EXPECT_EQ(command("/a 'b"), "(/a)(b) ! a quote is not closed");
  EXPECT_EQ(command("/a \\q\\x4"), "(/a)(\\q\\x4) ! systemd has no escape `\\q` ! systemd has no escape `\\x`");
  EXPECT_EQ(command("-"), "-()");
  EXPECT_EQ(command("/a \\"), "(/a)()");
}

std::string variables(std::string_view text) {
  std::vector<Flaw> flaws;
  std::string shown;
  for (const Variable& variable : find_variables(text, flaws)) shown += "(" + variable.name + ")";
  for (const Flaw& flaw : flaws) shown += " ! " + flaw.summary;
  return shown;
}

TEST(Variables, AreFound) {
  EXPECT_EQ(variables("$A"), "(A)");
  EXPECT_EQ(variables("x$A"), "");
  EXPECT_EQ(variables("x${A}y${B}"), "(A)(B)");
  EXPECT_EQ(variables("$${A}"), "");
  EXPECT_EQ(variables("$$${A}"), "(A)");
  EXPECT_EQ(variables("${A"), " ! `${` is not closed");
  EXPECT_EQ(variables("${A:-b}"), " ! `${A:-b}` is no variable");
  EXPECT_EQ(variables("$(date)$"), "");
}

TEST(TimeSpan, IsReadAsSystemdDoes) {
  for (const std::string_view good : {"0", "90", "1.5", "5min 20s", "5min20s", "1h", "2 days", "500ms", "infinity",
                                      "1w 2d", "3 M", "1.5 hours", "10us", "7µs", ".5s", "5 5"}) {
    EXPECT_TRUE(is_time_span(good)) << good;
  }
  for (const std::string_view bad :
       {"", " ", "s", "5 minuts", "-1", "1..5", "5 5x", "1,5s", "5S", "infinite", "1. s", "1.s"}) {
    EXPECT_FALSE(is_time_span(bad)) << bad;
  }
}

TEST(UnitName, IsReadAsSystemdDoes) {
  for (const std::string_view good :
       {"a.service", "a@b.service", "a@.timer", "x-y_z:1.mount", "%n.socket", "-.slice"}) {
    EXPECT_TRUE(is_unit_name(good)) << good;
  }
  for (const std::string_view bad : {"", "a", ".service", "a.servcie", "a b.service", "a/b.service", "@x.service"}) {
    EXPECT_FALSE(is_unit_name(bad)) << bad;
  }
}

TEST(Settings, AreTakenApart) {
  EXPECT_EQ(find_setting("Service", "Restart"), SettingKind::choice);
  EXPECT_EQ(find_setting("Service", "ExecStart"), SettingKind::command);
  EXPECT_EQ(find_setting("Service", "LimitNOFILE"), SettingKind::any);
  EXPECT_EQ(find_setting("Socket", "User"), SettingKind::any);
  EXPECT_EQ(find_setting("Unit", "Restart"), std::nullopt);
  EXPECT_EQ(find_setting("Nothing", "Restart"), std::nullopt);
  EXPECT_EQ(find_setting("Service", ""), std::nullopt);
  // A choice without its words would refuse everything.
  for (const std::string_view section : {"Unit", "Service", "Socket", "Mount", "Swap", "Slice", "Scope"}) {
    for (const std::string_view name : settings_of(section)) {
      if (find_setting(section, name) != SettingKind::choice) continue;
      EXPECT_FALSE(choices_of(name).empty()) << name;
    }
  }
}

}  // namespace
}  // namespace stageplot::systemd
