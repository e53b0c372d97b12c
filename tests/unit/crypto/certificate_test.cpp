// Certificates byte for byte as Go's crypto/x509 made them, where their signatures don't depend on chance; else all but
// the signature. Chains are verified by OpenSSL.
#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "crypto/certificate.hpp"
#include "crypto/der.hpp"
#include "crypto/pem.hpp"
#include "crypto/seeded_stream.hpp"

namespace stageplot::crypto {
namespace {

struct Free {
  void operator()(BIO* stream) const { BIO_free(stream); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_STORE* store) const { X509_STORE_free(store); }
  void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Certificate = std::unique_ptr<X509, Free>;

Certificate openssl_certificate(const std::string& pem) {
  const std::unique_ptr<BIO, Free> stream{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  return Certificate{PEM_read_bio_X509(stream.get(), nullptr, nullptr, nullptr)};
}

bool chain_holds(X509* certificate, X509* authority, std::int64_t at) {
  const std::unique_ptr<X509_STORE, Free> store{X509_STORE_new()};
  X509_STORE_add_cert(store.get(), authority);
  const std::unique_ptr<X509_STORE_CTX, Free> context{X509_STORE_CTX_new()};
  X509_STORE_CTX_init(context.get(), store.get(), certificate, nullptr);
  X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_time(parameters, at);
  X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SSL_SERVER);
  return X509_verify_cert(context.get()) == 1;
}

Bytes from_hex(const std::string& hex) {
  const std::string even = (hex.size() % 2 == 0 ? "" : "0") + hex;
  Bytes bytes;
  for (std::size_t i = 0; i < even.size(); i += 2)
    bytes += static_cast<char>(std::stoi(even.substr(i, 2), nullptr, 16));
  return bytes;
}

/// What is signed, with the algorithm behind it.
std::string without_signature(const std::string& pem) {
  const Bytes bytes = read_pem(pem)->bytes;
  der::Reader reader(*der::Reader(bytes).next(der::kSequence));
  const std::string contents{reader.next()->whole};
  return contents + std::string{reader.next()->whole};
}

std::vector<std::string> strings(const nlohmann::json& list) {
  return list.is_null() ? std::vector<std::string>{} : list.get<std::vector<std::string>>();
}

TEST(Certificate, IsWhatGoMakes) {
  std::ifstream stream("tests/unit/template/data/sprig_crypto_golden.json");
  const nlohmann::json file = nlohmann::json::parse(stream);
  EXPECT_GT(file["certificates"].size(), 30u);
  const auto key_named = [&](const std::string& name) {
    std::string error;
    return *read_private_key(file["data"][name].get<std::string>(), error);
  };
  for (const nlohmann::json& row : file["certificates"]) {
    SCOPED_TRACE(row.dump());
    // JSON has no invalid UTF-8: the one name that is none was recorded as U+FFFD.
    const bool is_invalid = row["error"] == "asn1: string not valid UTF-8";
    CertificateRequest request{.serial = from_hex(row["serial"]),
                               .common_name = is_invalid ? "\xFF" : row["name"].get<std::string>(),
                               .dns_names = strings(row["dns"]),
                               .not_before = row["not_before"],
                               .not_after = row["not_after"],
                               .is_authority = row["authority"]};
    for (const std::string& address : strings(row["ips"])) request.addresses.push_back(parse_address(address).value());
    const std::string issuer_pem = row["issuer"];
    std::string error;
    std::optional<Issuer> issuer;
    if (!issuer_pem.empty()) {
      issuer = read_certificate(read_pem(issuer_pem)->bytes, error);
      ASSERT_TRUE(issuer.has_value()) << error;
    }
    const std::string signer = row["signer"];
    const auto made =
        create_certificate(request, key_named(row["key"]), issuer ? &*issuer : nullptr, key_named(signer), error);
    EXPECT_EQ(made ? "" : error, row["error"].get<std::string>());
    if (!made) continue;
    if (signer == "rsa" || signer == "ed25519") {
      EXPECT_EQ(*made, row["pem"].get<std::string>());
    } else {
      EXPECT_EQ(without_signature(*made), without_signature(row["pem"]));
      const Certificate certificate = openssl_certificate(*made);
      EXPECT_EQ(X509_verify(certificate.get(), X509_get0_pubkey(certificate.get())), 1);
    }
  }
}

TEST(Certificate, ChainsHold) {
  constexpr std::int64_t kNow = 1'700'000'000;
  SeededStream stream("chains");
  std::vector<PrivateKey> keys{generate_rsa_key(2048, stream), generate_ec_key(Curve::p256, stream),
                               generate_ec_key(Curve::p384, stream), generate_ec_key(Curve::p521, stream),
                               generate_ed25519_key(stream)};
  std::string error;
  for (const PrivateKey& authority_key : keys) {
    for (const PrivateKey& key : keys) {
      const CertificateRequest authority{.serial = draw(stream, 16),
                                         .common_name = "ca",
                                         .not_before = kNow,
                                         .not_after = kNow + 1000,
                                         .is_authority = true};
      const std::string ca = create_certificate(authority, authority_key, nullptr, authority_key, error).value();
      const Issuer issuer = read_certificate(read_pem(ca)->bytes, error).value();
      const CertificateRequest request{.serial = draw(stream, 16),
                                       .common_name = "web",
                                       .dns_names = {"web.example.com"},
                                       .addresses = {parse_address("10.0.0.1").value()},
                                       .not_before = kNow,
                                       .not_after = kNow + 1000};
      const std::string web = create_certificate(request, key, &issuer, authority_key, error).value();
      const Certificate leaf = openssl_certificate(web);
      const Certificate root = openssl_certificate(ca);
      ASSERT_NE(leaf, nullptr);
      EXPECT_TRUE(chain_holds(leaf.get(), root.get(), kNow + 500));
      EXPECT_FALSE(chain_holds(leaf.get(), root.get(), kNow + 1500));
      EXPECT_EQ(X509_check_host(leaf.get(), "web.example.com", 0, 0, nullptr), 1);
      EXPECT_EQ(X509_check_ip_asc(leaf.get(), "10.0.0.1", 0), 1);
    }
  }
}

/// What Go did until 1.24: the id of a CA's key is a SHA-1, and keys may have any size.
TEST(Certificate, OlderRulesDiffer) {
  SeededStream stream("older");
  const PrivateKey key = generate_rsa_key(768, stream);
  CertificateRequest request{.serial = "\x01", .common_name = "ca", .is_authority = true};
  std::string error;
  EXPECT_EQ(create_certificate(request, key, nullptr, key, error), std::nullopt);
  EXPECT_EQ(error, "crypto/rsa: 768-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)");
  request.smallest_rsa = 0;
  const std::string now = create_certificate(request, key, nullptr, key, error).value();
  request.key_id = KeyIdRule::sha1;
  const std::string then = create_certificate(request, key, nullptr, key, error).value();
  const Bytes id = read_certificate(read_pem(then)->bytes, error)->key_id;
  EXPECT_EQ(id.size(), 20u);
  EXPECT_NE(read_certificate(read_pem(now)->bytes, error)->key_id, id);
}

TEST(ReadCertificate, DamagedOnesAreRefusedOrRead) {
  SeededStream stream("damaged");
  const PrivateKey key = generate_ed25519_key(stream);
  std::string error;
  const CertificateRequest request{.serial = "\x01", .common_name = "ca", .is_authority = true};
  const Bytes bytes = read_pem(create_certificate(request, key, nullptr, key, error).value())->bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    EXPECT_EQ(read_certificate(std::string_view{bytes}.substr(0, i), error), std::nullopt);
    for (const char change : {'\x01', '\x80', '\xFF'}) {
      Bytes changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ change);
      (void)read_certificate(changed, error);
    }
  }
}

TEST(Address, IsReadAsGoReadsIt) {
  EXPECT_EQ(parse_address("1.2.3.4"), "\x01\x02\x03\x04");
  EXPECT_EQ(parse_address("::ffff:1.2.3.4"), "\x01\x02\x03\x04");
  EXPECT_EQ(parse_address("::1")->size(), 16u);
  for (const char* text :
       {"", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "1.2.3.4 ", " 1.2.3.4", "::1%lo", "1::2::3", ":1",
        "1:", "12345::", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8:9", "g::", "0x1.2.3.4"}) {
    EXPECT_EQ(parse_address(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace stageplot::crypto
