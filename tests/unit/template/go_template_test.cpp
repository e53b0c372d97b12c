// Two and a half thousand small templates whose output or error was recorded from Go itself (data/record.go).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "document/map.hpp"
#include "rendering.hpp"

namespace stageplot::gotemplate {
namespace {

using testing_support::Rendering;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Where ours differs on purpose.
bool is_exempt(std::string_view text) {
  // Complex numbers are refused when the template is read.
  return text.find("1i ") != std::string_view::npos || text.find("0i ") != std::string_view::npos ||
         text.find("1+2i") != std::string_view::npos;
}

TEST(GoTemplate, RecordedCases) {
  const std::string golden =
      read_file(std::filesystem::path{STAGEPLOT_SOURCE_DIR} / "tests/unit/template/data/go_templates.json");
  Rendering file;
  const document::Value root = file.data(golden, Rendering::Numbers::floats);
  const document::Value* cases = document::find(root, "cases");
  ASSERT_NE(cases, nullptr);
  EXPECT_GT(cases->items().size(), 2400u);
  const auto text_of = [](const document::Value& value, std::string_view key) {
    const document::Value* found = document::find(value, key);
    return found == nullptr ? std::string{} : std::string{found->text()};
  };
  for (const document::Value& recorded : cases->items()) {
    const std::string text = text_of(recorded, "template");
    if (is_exempt(text)) continue;
    const bool strict = document::find(recorded, "strict") != nullptr;
    const bool fails = document::find(recorded, "want") == nullptr;
    Rendering rendering;
    document::Value data;
    if (const std::string shared = text_of(recorded, "shared"); !shared.empty()) {
      data = document::thaw(rendering.arena(), *document::find(*document::find(root, "data"), shared));
    }
    std::string got;
    if (const auto error = rendering.add("t", text)) {
      got = error->go_message;
    } else {
      RenderResult result = rendering.render("t", data,
                                             {.missing_key = strict ? MissingKey::error : MissingKey::zero,
                                              .delete_no_value = text.find("tpl ") != std::string::npos});
      got = result.error ? result.error->go_message : result.text;
      EXPECT_EQ(result.error.has_value(), fails) << text;
    }
    EXPECT_EQ(got, text_of(recorded, fails ? "error" : "want")) << text;
  }
}

}  // namespace
}  // namespace stageplot::gotemplate
