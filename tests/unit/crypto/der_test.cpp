// PEM and DER at their edges.
#include <gtest/gtest.h>

#include "crypto/der.hpp"
#include "crypto/pem.hpp"

namespace stageplot::crypto {
namespace {

TEST(Der, LengthsHaveTheirShortestForm) {
  EXPECT_EQ(der::element(der::kOctets, "a"),
            "\x04\x01"
            "a");
  EXPECT_EQ(der::element(der::kOctets, Bytes(0x80, 'x')).substr(0, 3), "\x04\x81\x80");
  EXPECT_EQ(der::element(der::kOctets, Bytes(0x100, 'x')).substr(0, 4), Bytes("\x04\x82\x01\x00", 4));
  EXPECT_EQ(der::integer(""), Bytes("\x02\x01\x00", 3));
  EXPECT_EQ(der::integer("\x80"), Bytes("\x02\x02\x00\x80", 4));
  EXPECT_EQ(der::integer(Bytes("\x00\x00\x7F", 3)), "\x02\x01\x7F");
}

TEST(Der, TheReaderTakesWhatIsThere) {
  const auto fails = [](std::string_view bytes) { return !der::Reader(bytes).next().has_value(); };
  EXPECT_TRUE(fails(""));
  EXPECT_TRUE(fails("\x04"));
  EXPECT_TRUE(
      fails("\x04\x02"
            "a"));
  EXPECT_TRUE(
      fails("\x04\x80"
            "a"));  // without an end of its own
  EXPECT_TRUE(
      fails("\x04\x81\x01"
            "a"));  // not the shortest
  EXPECT_TRUE(fails("\x04\x84\xFF\xFF\xFF\xFF"));
  EXPECT_TRUE(
      fails("\x1F\x01"
            "a"));  // a tag of more bytes
  der::Reader reader("\x02\x01\x05\x04\x00");
  EXPECT_EQ(reader.next_number(), "\x05");
  EXPECT_FALSE(reader.at_end());
  EXPECT_EQ(der::Reader("\x02\x01\xFF").next_number(), std::nullopt);
}

TEST(Pem, BlocksAreFoundAsGoFindsThem) {
  const std::string block = write_pem("A", "hello");
  EXPECT_EQ(block, "-----BEGIN A-----\naGVsbG8=\n-----END A-----\n");
  const auto bytes = [](const std::string& text) -> std::string {
    const auto read = read_pem(text);
    return read ? read->type + ':' + read->bytes : "none";
  };
  EXPECT_EQ(bytes(block), "A:hello");
  EXPECT_EQ(bytes("text\n" + block + block), "A:hello");
  EXPECT_EQ(bytes("text" + block), "none");
  EXPECT_EQ(bytes("-----BEGIN A-----\r\naGVs bG8=\r\n-----END A-----\r\n"), "A:hello");
  EXPECT_EQ(bytes("-----BEGIN A-----\nKey: value\nOther:x\n\naGVsbG8=\n-----END A-----"), "A:hello");
  EXPECT_EQ(bytes("-----BEGIN B-----\n" + block), "A:hello");
  EXPECT_EQ(bytes("-----BEGIN A-----\naGVsbG8=\n-----END B-----\n"), "none");
  EXPECT_EQ(bytes("-----BEGIN A-----\n!!\n-----END A-----\n" + block), "A:hello");
  EXPECT_EQ(bytes("-----BEGIN A-----\n-----END A-----\n"), "A:");
  EXPECT_EQ(bytes(write_pem("A", std::string(48, 'x'))), "A:" + std::string(48, 'x'));
  EXPECT_EQ(bytes("-----BEGIN A-----\naGVsbG8=\n-----END A----- x\n"), "none");
}

}  // namespace
}  // namespace stageplot::crypto
