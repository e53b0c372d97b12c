#include "unit/report/hostile.hpp"

#include <optional>

namespace stageplot::report {

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> kTexts = {
      "</script><script>alert(1)</script>",
      "--><img src=x onerror=alert(1)>",
      "\"onmouseover=\"alert(1)' x='",
      "``` ```` `````\n```\n~~~~",
      "`",
      "``a`` | b | c \\| d \\",
      "</code></summary></details>\n\n# heading\n\n- item",
      "\n\n</details>\n\n<b>",
      "[link](https://example.com) ![image](https://example.com/x.png) @somebody #1 www.example.com",
      "<source>\n  @type tail\n</source>",
      "\x1b[2J\x1b]0;title\x07\r\b\x7f",
      "\xE2\x80\xAE\xE2\x80\x8B\xE2\x81\xA6 \xC2\xAD\xE2\x80\xA8\xE2\x80\xA9\xC2\x85",
      "\xFF\xFE\xC0\x80\xED\xA0\x80 \xF4\x90\x80\x80",
      std::string("nul\0byte", 8),
      "&amp;&#60;script&#62;",
      "]]>\n@@ -1 +1 @@\n- a\n+ b",
      "$(x) {{ x }} ${x} %s",
      " ",
      "\t",
      "|---|",
      "***",
  };
  return kTexts;
}

diff::Report with_text(diff::Report report, const std::string& text) {
  for (diff::Side* side : {&report.a, &report.b}) {
    side->name = text;
    side->source = text + "2";
    if (!side->sha256.empty()) side->sha256 = std::string(64, '0');
  }
  report.title = text;
  const auto value = [&text](std::optional<diff::SideValue>& side, const char* which) {
    if (side) side = diff::SideValue{.text = text + which, .type = "string"};
  };
  for (diff::Subject& subject : report.subjects) {
    subject.service = text;
    subject.output = text;
    if (!subject.group.empty()) subject.group = text;
    if (!subject.kind.empty()) subject.kind = "Kind" + text;
    if (!subject.space.empty()) subject.space = text;
    if (!subject.name.empty()) subject.name = text;
    for (std::size_t i = 0; i < subject.environments.size(); ++i) {
      subject.environments[i] = "e" + subject.environments[i] + text;
    }
    for (diff::Item& item : subject.items) {
      // A number in front keeps the items' identities apart.
      if (!item.path.empty()) item.path = std::to_string(&item - subject.items.data()) + text;
      item.pointer = text;
      value(item.a, "a");
      value(item.b, "b");
      for (std::string* field : {&item.manager, &item.at, &item.note, &item.hint, &item.source_a, &item.source_b}) {
        *field = text;
      }
      for (diff::TextLine& line : item.text) {
        if (line.kind != diff::TextLine::Kind::gap) line.text = text;
      }
    }
  }
  for (diff::Cell& cell : report.cells) {
    cell.environment = "e" + cell.environment + text;
    cell.service = text;
    cell.output = text + cell.output.substr(0, 1);
    if (!cell.note.empty()) cell.note = text;
  }
  for (std::string& note : report.notes) note = text;
  return report;
}

}  // namespace stageplot::report
