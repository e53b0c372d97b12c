// New keys: sound for OpenSSL, the same for the same bytes, and read back from what they are written as.
#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

#include "crypto/curve.hpp"
#include "crypto/pem.hpp"
#include "crypto/private_key.hpp"
#include "crypto/seeded_stream.hpp"

namespace stageplot::crypto {
namespace {

struct Free {
  void operator()(BIO* stream) const { BIO_free(stream); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};

std::unique_ptr<EVP_PKEY, Free> openssl_key(const std::string& pem) {
  const std::unique_ptr<BIO, Free> stream{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  return std::unique_ptr<EVP_PKEY, Free>{PEM_read_bio_PrivateKey(stream.get(), nullptr, nullptr, nullptr)};
}

void expect_sound(const PrivateKey& key, int type, int bits) {
  const std::string pem = write_private_key(key);
  const auto read = openssl_key(pem);
  ASSERT_NE(read, nullptr) << pem;
  EXPECT_EQ(EVP_PKEY_get_base_id(read.get()), type);
  EXPECT_EQ(EVP_PKEY_get_bits(read.get()), bits);
  const std::unique_ptr<EVP_PKEY_CTX, Free> context{EVP_PKEY_CTX_new(read.get(), nullptr)};
  EXPECT_EQ(EVP_PKEY_check(context.get()), 1);
  std::string error;
  const auto again = read_private_key("before\n" + pem + "behind", error);
  ASSERT_TRUE(again.has_value()) << error;
  EXPECT_EQ(write_private_key(*again), pem);
}

TEST(GenerateKey, RsaKeysAreSound) {
  SeededStream stream("rsa");
  for (int i = 0; i < 3; ++i) expect_sound(generate_rsa_key(2048, stream), EVP_PKEY_RSA, 2048);
  expect_sound(generate_rsa_key(4096, stream), EVP_PKEY_RSA, 4096);
}

TEST(GenerateKey, OthersAreSound) {
  SeededStream stream("others");
  for (const Curve curve : {Curve::p224, Curve::p256, Curve::p384, Curve::p521}) {
    const int bits = curve == Curve::p224 ? 224 : curve == Curve::p256 ? 256 : curve == Curve::p384 ? 384 : 521;
    expect_sound(generate_ec_key(curve, stream), EVP_PKEY_EC, bits);
  }
  expect_sound(generate_ed25519_key(stream), EVP_PKEY_ED25519, 256);
  expect_sound(generate_dsa_key(stream), EVP_PKEY_DSA, 2048);
}

TEST(GenerateKey, TheSameBytesGiveTheSameKey) {
  const auto all = [](std::string_view seed) {
    SeededStream stream(seed);
    return write_private_key(generate_rsa_key(2048, stream)) + write_private_key(generate_dsa_key(stream)) +
           write_private_key(generate_ec_key(Curve::p256, stream)) + write_private_key(generate_ed25519_key(stream));
  };
  const std::string once = all("a");
  EXPECT_EQ(all("a"), once);
  EXPECT_NE(all("b").substr(0, 200), once.substr(0, 200));
}

/// RFC 6979, A.2.5, A.2.6, A.2.7 and A.2.4: the signatures of "sample" with the hash that we take on each curve.
TEST(Sign, EcdsaGivesThePublishedSignatures) {
  const auto number = [](const char* hex) {
    BIGNUM* parsed = nullptr;
    BN_hex2bn(&parsed, hex);
    return Number{parsed};
  };
  struct Row {
    Curve curve;
    const char* secret;
    const char* r;
    const char* s;
  };
  const Row rows[] = {
      {Curve::p224, "F220266E1105BFE3083E03EC7A3A654651F45E37167E88600BF257C1",
       "61AA3DA010E8E8406C656BC477A7A7189895E7E840CDFE8FF42307BA",
       "BC814050DAB5D23770879494F9E0A680DC1AF7161991BDE692B10101"},
      {Curve::p256, "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
       "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
       "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"},
      {Curve::p384, "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5",
       "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46",
       "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8"},
      {Curve::p521,
       "00FAD06DAA62BA3B25D2FB40133DA757205DE67F5BB0018FEE8C86E1B68C7E75CAA896EB32F1F47C70855836A6D16FCC1466F6D8FBEC67D"
       "B8"
       "9EC0C08B0E996B83538",
       "00C328FAFCBD79DD77850370C46325D987CB525569FB63C5D3BC53950E6D4C5F174E25A1EE9017B5D450606ADD152B534931D7D4E8455CC"
       "91"
       "F9B15BF05EC36E377FA",
       "00617CCE7CF5064806C467F678D3B4080D6F1CC50AF26CA209417308281B68AF282623EAA63E5B5C0723D8B8C37FF0777B1A20F8CCB1DCC"
       "C4"
       "3997F1EE0E44DA4A67A"}};
  for (const Row& row : rows) {
    const std::size_t size = facts(row.curve).size;
    const Number secret = number(row.secret);
    const EcKey key{.curve = row.curve, .secret = to_bytes(secret, size), .point = multiply_base(row.curve, secret)};
    const auto signature = sign(key, "sample");
    ASSERT_TRUE(signature.has_value());
    EXPECT_NE(signature->find(to_bytes(number(row.r))), std::string::npos) << row.r;
    EXPECT_TRUE(signature->ends_with(to_bytes(number(row.s)))) << row.s;
  }
}

TEST(ReadKey, HostileTextsAreRefusedOrRead) {
  SeededStream stream("hostile");
  const std::string pem = write_private_key(generate_ec_key(Curve::p256, stream));
  const auto block = read_pem(pem);
  ASSERT_TRUE(block.has_value());
  std::string error;
  for (std::size_t i = 0; i < block->bytes.size(); ++i) {
    for (const std::string_view type : {"EC PRIVATE KEY", "RSA PRIVATE KEY", "DSA PRIVATE KEY", "PRIVATE KEY"}) {
      (void)read_private_key(write_pem(type, block->bytes.substr(0, i)), error);
      for (const char change : {'\x01', '\x80', '\xFF'}) {
        Bytes changed = block->bytes;
        changed[i] = static_cast<char>(changed[i] ^ change);
        (void)read_private_key(write_pem(type, changed), error);
      }
    }
  }
  EXPECT_FALSE(read_private_key("-----BEGIN PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n", error).has_value());
  EXPECT_EQ(error, "no PEM data in input");
  EXPECT_FALSE(read_private_key(write_pem("RSA PRIVATE KEY", Bytes(100'000, '\x30')), error).has_value());
}

}  // namespace
}  // namespace stageplot::crypto
