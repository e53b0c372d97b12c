// Where entries of a packed chart belong, and which ones Helm refuses; what it says of files that are no archive.
#include "chart/archive_paths.hpp"

#include <gtest/gtest.h>

namespace stageplot::chart {
namespace {

struct Row {
  std::string_view entry;
  std::string_view name;
  std::string_view error;
};

TEST(ArchivePaths, AreThoseOfHelm) {
  constexpr std::string_view kParent = "chart illegally references parent directory";
  constexpr std::string_view kAbsolute = "chart illegally contains absolute paths";
  const Row rows[] = {
      {"shop/Chart.yaml", "Chart.yaml", ""},
      {"shop/templates/a.yaml", "templates/a.yaml", ""},
      {"shop/./templates//a.yaml", "templates/a.yaml", ""},
      {"shop/a/../b.txt", "b.txt", ""},
      {"other/a.txt", "a.txt", ""},
      {"shop\\templates\\a.yaml", "templates/a.yaml", ""},
      {"shop\\a/b", "a/b", ""},
      {"shop/..", "", kParent},
      {"shop/../../etc/passwd", "", kParent},
      {"shop/..a", "", kParent},
      {"/etc/passwd", "etc/passwd", ""},
      {"shop//etc/passwd", "", kAbsolute},
      {"shop\\\\etc", "", kAbsolute},
      {"a.txt", "", "chart illegally contains content outside the base directory: \"a.txt\""},
      {"shop/", "", "chart illegally contains content outside the base directory: \"shop/\""},
      {"shop/a/..", "", "chart illegally contains content outside the base directory: \"shop/a/..\""},
      {"shop/c:/x", "", "chart contains illegally named files"},
      {"shop\\c:\\x", "", "chart contains illegally named files"},
      {"Chart.yaml/x", "", "chart yaml not in base directory"},
  };
  for (const Row& row : rows) {
    const ArchivePath path = archive_path(row.entry);
    EXPECT_EQ(path.helm_error, row.error) << row.entry;
    EXPECT_EQ(path.problem.empty(), row.error.empty()) << row.entry;
    if (row.error.empty()) {
      EXPECT_EQ(path.name, row.name) << row.entry;
    }
  }
}

TEST(ArchivePaths, FilesThatAreNoArchive) {
  const std::string padding(600, 'x');
  const Row rows[] = {
      {"chart.tgz", padding, "file 'chart.tgz' does not appear to be a gzipped archive; got 'text/plain; "},
      {"chart.tgz", "hello",
       "file 'chart.tgz' does not appear to be a gzipped archive; got 'application/octet-stream'"},
      {"a.yaml", "a: 1\n", "file 'a.yaml' seems to be a YAML file, but expected a gzipped archive"},
      {"a.tgz", "<html>", "file 'a.tgz' does not appear to be a gzipped archive; got 'text/html; charset=utf-8'"},
      {"a.zip", "PK\x03\x04", "file 'a.zip' does not appear to be a gzipped archive; got 'application/zip'"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(no_archive_words(row.entry, row.name).substr(0, row.error.size()), row.error);
  }
}

}  // namespace
}  // namespace stageplot::chart
