// The HTML report as a browser shows it: nothing to complain about, nothing asked of anybody, readable on a phone and
// on a wide screen, light and dark, with and without its script. With STAGEPLOT_SCREENSHOTS=FOLDER it leaves pictures
// there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "browser/browser.hpp"
#include "report/diff_report.hpp"
#include "text/base64.hpp"
#include "unit/report/samples.hpp"

namespace stageplot::browser {
namespace {

namespace fs = std::filesystem;

constexpr int kPhone = 360;
constexpr int kDesktop = 1280;

/// What stands further right than the page is wide, but for what has a scroll bar of its own.
constexpr const char* kTooWide = R"js((() => {
  const width = document.documentElement.clientWidth;
  const found = document.documentElement.scrollWidth > width ? ["the page itself"] : [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(".scroll") && !element.matches(".scroll")) continue;
    if (element.matches(".skip, .unseen")) continue;
    if (element.getBoundingClientRect().right > width + 0.5) found.push_back(element.outerHTML.slice(0, 120));
  }
  return found.join("\n");
})())js";

/// Texts whose contrast is less than 4.5 : 1 (WCAG 2.1, 1.4.3).
constexpr const char* kTooPale = R"js((() => {
  const parse = (color) => {
    const parts = color.match(/[\d.]+/g).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { rgb, alpha } = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
    }
    return [255, 255, 255];
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.getClientRects().length || element.closest("script, .unseen")) continue;
    const one = luminance(parse(getComputedStyle(element).color).rgb);
    const other = luminance(background(element));
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) found.add(`${contrast.toFixed(2)} ${element.className} ${node.data.trim().slice(0, 40)}`);
  }
  return [...found].join("\n");
})())js";

/// What somebody who does not see the page would miss.
constexpr const char* kUnnamed = R"js((() => {
  const found = [];
  if (document.querySelectorAll("main").length !== 1) found.push("not one main");
  if (document.querySelectorAll("header").length !== 1) found.push("not one header");
  if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
  if (!document.documentElement.lang || !document.title) found.push("no language or title");
  for (const region of document.querySelectorAll("[role=region], section, form")) {
    const label = region.getAttribute("aria-labelledby");
    if (!(label ? document.getElementById(label) : region.getAttribute("aria-label"))) {
      found.push("unnamed " + region.outerHTML.slice(0, 80));
    }
  }
  for (const field of document.querySelectorAll("input, select")) {
    if (!field.labels.length) found.push("unlabelled " + field.outerHTML);
  }
  for (const area of document.querySelectorAll(".scroll")) if (area.tabIndex !== 0) found.push("not for a keyboard");
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  if (new Set(ids).size !== ids.length) found.push("an id twice");
  for (const link of document.querySelectorAll("a[href^='#']")) {
    if (!document.getElementById(link.hash.slice(1))) found.push("a link to nothing: " + link.hash);
  }
  return found.join("\n");
})())js";

class ReportPage : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto program = find_browser();
    if (!program) return;
    browser_ = std::make_unique<Browser>(*program);
    std::string folder = (fs::temp_directory_path() / "stageplot-pages-XXXXXX").string();
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    diff::Report wide = report::drift_sample();
    for (diff::Subject& subject : wide.subjects) {
      subject.name = std::string(150, 'n');
      subject.output = std::string(100, 'o');
      for (diff::Item& item : subject.items) {
        item.path += std::string(200, 'p');
        if (item.b) item.b->text = '"' + std::string(200, 'w') + '"';
        for (diff::TextLine& line : item.text) line.text += ' ' + std::string(400, 'l');
      }
    }
    write("drift", report::drift_sample());
    write("base", report::base_sample());
    write("nothing", {.mode = diff::Mode::environments});
    write("large", report::large_sample(200, 10));
    write("wide", wide);
  }

  static void TearDownTestSuite() {
    browser_.reset();
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  void SetUp() override {
    if (browser_ == nullptr) GTEST_SKIP() << "no Chromium in the search path, and STAGEPLOT_BROWSER names no browser";
  }

  static void write(const std::string& name, const diff::Report& report) {
    std::ofstream(folder_ + '/' + name + ".html", std::ios::binary) << report::diff_html(report);
  }

  static std::string address(const std::string& name) { return "file://" + folder_ + '/' + name + ".html"; }

  static void keep_picture(const std::string& name) {
    const char* folder = std::getenv("STAGEPLOT_SCREENSHOTS");
    if (folder == nullptr) return;
    std::ofstream(std::string{folder} + '/' + name + ".png", std::ios::binary)
        << text::decode_base64(browser_->screenshot()).bytes;
  }

  static std::unique_ptr<Browser> browser_;
  static std::string folder_;
};

std::unique_ptr<Browser> ReportPage::browser_;
std::string ReportPage::folder_;

TEST_F(ReportPage, IsReadableAtEveryWidthAndInBothSchemes) {
  for (const std::string name : {"drift", "base", "nothing", "large", "wide"}) {
    for (const int width : {kPhone, 768, kDesktop}) {
      for (const bool dark : {false, true}) {
        SCOPED_TRACE(name + ' ' + std::to_string(width) + (dark ? " dark" : " light"));
        browser_->open(address(name), {.width = width, .dark = dark});
        EXPECT_THAT(browser_->complaints(), testing::IsEmpty());
        EXPECT_THAT(browser_->requests(), testing::ElementsAre(address(name)));
        EXPECT_EQ(browser_->evaluate(kTooWide), "");
        EXPECT_EQ(browser_->evaluate(kTooPale), "");
        if (name != "large") keep_picture(name + '-' + std::to_string(width) + (dark ? "-dark" : "-light"));
      }
    }
    EXPECT_EQ(browser_->evaluate(kUnnamed), "") << name;
  }
}

TEST_F(ReportPage, IsDarkWhereTheReaderWantsIt) {
  const std::string kBack = "getComputedStyle(document.body).backgroundColor";
  browser_->open(address("drift"), {.dark = false});
  const Json light = browser_->evaluate(kBack);
  browser_->open(address("drift"), {.dark = true});
  EXPECT_NE(browser_->evaluate(kBack), light);
}

TEST_F(ReportPage, FiltersBySeverityEnvironmentAndText) {
  browser_->open(address("drift"), {});
  EXPECT_EQ(browser_->evaluate("document.getElementById('shown').textContent"), "7 of 7 shown");
  browser_->evaluate(
      "for (const value of [0, 1, 2]) document.querySelector(`[name=severity][value='${value}']`).click()");
  EXPECT_EQ(browser_->evaluate("document.getElementById('shown').textContent"), "2 of 7 shown");
  EXPECT_EQ(browser_->evaluate("document.querySelectorAll('.subject:not([hidden])').length"), 2);
  const std::string kType =
      "(() => { const field = document.querySelector('[name=text]'); field.value = 'IMAGE';"
      " field.dispatchEvent(new Event('input', { bubbles: true })); })()";
  browser_->evaluate(kType);
  EXPECT_EQ(browser_->evaluate("document.getElementById('shown').textContent"), "1 of 7 shown");

  browser_->open(address("base"), {});
  browser_->evaluate(
      "(() => { const list = document.querySelector('[name=environment]');"
      " list.value = [...list.options].find((option) => option.text === 'prod-west').value;"
      " list.dispatchEvent(new Event('input', { bubbles: true })); })()");
  EXPECT_EQ(browser_->evaluate("document.getElementById('shown').textContent"), "2 of 4 shown");
  EXPECT_EQ(browser_->evaluate("document.querySelector('.subject:not([hidden]) .environment').textContent"),
            "prod-west");
}

TEST_F(ReportPage, OpensWhatAPermanentLinkLeadsTo) {
  browser_->open(address("drift"), {});
  const std::string hidden = browser_->evaluate("document.querySelector('.more .item').id");
  browser_->open(address("drift") + '#' + hidden, {});
  EXPECT_EQ(browser_->evaluate("document.querySelector('.more').open"), true);
  EXPECT_EQ(browser_->evaluate("(() => { const place = document.querySelector(':target').getBoundingClientRect();"
                               " return place.top >= 0 && place.bottom <= innerHeight; })()"),
            true);
}

TEST_F(ReportPage, ShowsEverythingWithoutItsScript) {
  browser_->open(address("drift"), {.scripts = false});
  EXPECT_EQ(browser_->evaluate("document.getElementById('filter').hidden"), true);
  EXPECT_EQ(browser_->evaluate("document.querySelectorAll('.item:not([hidden])').length"), 7);
  EXPECT_THAT(browser_->complaints(), testing::IsEmpty());
}

}  // namespace
}  // namespace stageplot::browser
