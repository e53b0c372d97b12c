// Archives as git makes them, and as nobody should.
#include "source/archive_tree.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstring>

namespace stageplot::source {
namespace {

/// A header of the format ustar; `size` is what it claims.
std::string header(const std::string& name, char type, std::size_t size, const std::string& target = {}) {
  std::string block(512, '\0');
  const auto put = [&block](std::size_t at, const std::string& text) { block.replace(at, text.size(), text); };
  const auto octal = [](std::size_t number, int digits) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%0*zo", digits, number);
    return std::string{text.data()};
  };
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, octal(size, 11));
  put(136, "00000000000");
  put(148, "        ");
  block[156] = type;
  put(157, target);
  put(257, std::string("ustar\0", 6) + "00");
  std::size_t sum = 0;
  for (const char c : block) sum += static_cast<unsigned char>(c);
  put(148, octal(sum, 6) + std::string("\0 ", 2));
  return block;
}

std::string file(const std::string& name, const std::string& text) {
  std::string entry = header(name, '0', text.size()) + text;
  entry.resize((entry.size() + 511) / 512 * 512, '\0');
  return entry;
}
std::string link(const std::string& name, const std::string& target) {
  return header(name, '2', 0, target);
}
std::string end() {
  return std::string(1024, '\0');
}

std::string listed(const FileTree& tree, std::string_view path) {
  std::string text;
  for (const Entry& entry : tree.list(path)) {
    text += entry.name + (entry.kind == EntryKind::directory ? "/ " : entry.kind == EntryKind::other ? "? " : " ");
  }
  return text;
}

TEST(ArchiveTree, FilesAndFolders) {
  ArchiveTree tree;
  EXPECT_EQ(tree.add_tar(header("pax_global_header", 'g', 0) + header("b/", '5', 0) + file("b/two.yaml", "2") +
                         file("b-1/x", "") + file("a.yaml", "one\n") + file("b/c/größe.yaml", "3") + end()),
            "");
  EXPECT_EQ(listed(tree, ""), "a.yaml b/ b-1/ ");
  EXPECT_EQ(listed(tree, "b"), "c/ two.yaml ");
  EXPECT_EQ(tree.read("a.yaml").text, "one\n");
  EXPECT_EQ(tree.read("b-1/x").text, "");
  EXPECT_EQ(tree.read("b/c/größe.yaml").text, "3");
  EXPECT_FALSE(tree.read("b/three.yaml").exists);
  EXPECT_EQ(tree.read("b").error, "it is not a regular file");
}

TEST(ArchiveTree, LinksAreFollowedInside) {
  ArchiveTree tree;
  EXPECT_EQ(tree.add_tar(file("base/cart.yaml", "1") + link("dev/cart.yaml", "../base/cart.yaml") +
                         link("prod", "base") + link("out", "../../etc") + link("root", "/etc") +
                         link("circle", "other") + link("other", "circle") + link("nothing", "gone") + end()),
            "");
  EXPECT_EQ(tree.read("dev/cart.yaml").text, "1");
  EXPECT_EQ(tree.read("prod/cart.yaml").text, "1");
  EXPECT_EQ(listed(tree, "prod"), "cart.yaml ");
  EXPECT_EQ(listed(tree, ""), "base/ circle? dev/ nothing? other? out? prod/ root? ");
  EXPECT_EQ(tree.read("out/passwd").error, "it is a link that leads out of the project");
  EXPECT_EQ(tree.read("root/passwd").error, "it is a link that leads out of the project");
  EXPECT_EQ(tree.read("circle").error, "it is a link that leads in a circle");
  EXPECT_EQ(tree.read("nothing").error, "it is a link to nothing");
}

struct Hostile {
  std::string archive;
  std::string why;
};

class Refused : public testing::TestWithParam<Hostile> {};

TEST_P(Refused, WithTheReason) {
  ArchiveTree tree;
  const ArchiveLimits limits{.bytes = 1000, .bytes_a_file = 600, .entries = 4, .folders_deep = 3};
  EXPECT_EQ(tree.add_tar(GetParam().archive, limits), GetParam().why);
}

INSTANTIATE_TEST_SUITE_P(
    ArchiveTree, Refused,
    testing::Values(Hostile{file("../x", "1") + end(), "the entry `../x` leads out of the archive"},
                    Hostile{file("/x", "1") + end(), "the entry `/x` leads out of the archive"},
                    Hostile{file("a/../../x", "1") + end(), "the entry `a/../../x` leads out of the archive"},
                    Hostile{header("x", '0', 1u << 30) + end(), "`x` has more than 600 bytes"},
                    Hostile{file("x", std::string(600, 'x')) + file("y", std::string(600, 'y')) + end(),
                            "it has more than 1000 bytes"},
                    Hostile{file("a", "") + file("b", "") + file("c", "") + file("d", "") + file("e", "") + end(),
                            "it has more than 4 entries"},
                    Hostile{file("a/b/c/d", "") + end(), "it has more than 3 folders in one another"},
                    Hostile{header("x", '0', 500), "Truncated tar archive"},
                    Hostile{"this is no archive", "Unrecognized archive format"}));

/// What a header claims is not reserved before it is there.
TEST(ArchiveTree, ClaimedSizes) {
  ArchiveTree tree;
  EXPECT_EQ(tree.add_tar(header("x", '0', std::size_t{60} << 20) + end()), "`x` is longer than the archive");
}

TEST(ArchiveTree, WhatIsNeitherFileNorLinkCannotBeRead) {
  ArchiveTree tree;
  EXPECT_EQ(tree.add_tar(file("x", "1") + header("hard", '1', 0, "x") + header("fifo", '6', 0) + end()), "");
  EXPECT_EQ(tree.read("hard").error, "it is not a regular file");
  EXPECT_EQ(tree.read("fifo").error, "it is not a regular file");
}

}  // namespace
}  // namespace stageplot::source
