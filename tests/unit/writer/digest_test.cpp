// The digests of FIPS 180-4's examples.
#include "writer/digest.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace stageplot::writer {
namespace {

TEST(Digest, GivesThePublishedExamples) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Digest, ThreadsDoNotDisturbEachOther) {
  std::vector<std::thread> threads;
  std::vector<std::string> digests(8);
  for (std::string& digest : digests) {
    threads.emplace_back([&digest] {
      for (int i = 0; i < 200; ++i) digest = sha256("abc");
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(digests, testing::Each("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

TEST(Digest, KnowsItsOwnForm) {
  EXPECT_TRUE(is_sha256(sha256("x")));
  EXPECT_FALSE(is_sha256(std::string(63, 'a')));
  EXPECT_FALSE(is_sha256(std::string(64, 'A')));
}

}  // namespace
}  // namespace stageplot::writer
