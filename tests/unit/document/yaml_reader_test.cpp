#include "document/yaml_reader.hpp"

#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

TEST(YamlReader, EmptyFileIsNil) {
  EXPECT_EQ(read("# nothing here\n"), "nil\n");
}

}  // namespace
}  // namespace stageplot::document
