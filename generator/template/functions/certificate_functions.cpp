// Keys and certificates.
#include "crypto/certificate.hpp"

#include "crypto/pem.hpp"
#include "template/functions/chance.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "template/functions/structure.hpp"
#include "text/base64.hpp"

namespace stageplot::gotemplate {
namespace {

using crypto::PrivateKey;
using document::Value;
using Arguments = std::span<const Value>;

constexpr int kCertificateKeyBits = 2048;
constexpr int kPrivateKeyBits = 4096;

constexpr StructureType kCertificateType{.go_name = "sprig.certificate", .methods = {}};

Value make_certificate(Runtime& runtime, std::string_view certificate, std::string_view key) {
  auto* fields =
      static_cast<document::Member*>(runtime.arena.allocate(2 * sizeof(document::Member), alignof(document::Member)));
  new (fields)
      document::Member{runtime.arena.borrow("Cert"), make_text(runtime, certificate), document::OriginId::none};
  new (fields + 1) document::Member{runtime.arena.borrow("Key"), make_text(runtime, key), document::OriginId::none};
  auto* object = runtime.arena.create<Structure>();
  object->type = &kCertificateType;
  object->fields = {fields, 2};
  return Value::of(object, document::TypeId::structure, runtime.origin);
}

/// A field of a sprig.certificate.
std::string_view field(const Value& certificate, std::size_t index) {
  return structure(certificate).fields[index].value.text();
}

PrivateKey read_key(std::string_view pem, std::string_view words) {
  std::string error;
  auto key = crypto::read_private_key(pem, error);
  if (!key) throw FunctionError(std::string{words} + error);
  return std::move(*key);
}

crypto::Issuer read_issuer(std::string_view pem) {
  const auto block = crypto::read_pem(pem);
  if (!block) throw FunctionError("unable to decode certificate");
  std::string error;
  auto issuer = crypto::read_certificate(block->bytes, error);
  if (!issuer) throw FunctionError("error parsing certificate: decodedCert.Bytes: " + error);
  return std::move(*issuer);
}

std::string not_a_string(Runtime& runtime, std::string_view words, const Value& value) {
  std::string text{words};
  append_go_value(runtime, text, value);
  return text + " is not a string";
}

/// What the certificate says apart from its names; draws the serial number.
crypto::CertificateRequest start_request(Runtime& runtime, const Value& name, const Value& days) {
  constexpr std::int64_t kBillion = 1'000'000'000;
  Chance chance(runtime);
  crypto::CertificateRequest request;
  request.common_name = name.text();
  request.serial = crypto::draw(chance, 16);
  request.not_before = require_surroundings(runtime).now().seconds;
  // Go's time.Duration counts nanoseconds and wraps around.
  const auto duration =
      static_cast<std::int64_t>(static_cast<std::uint64_t>(days.i) * static_cast<std::uint64_t>(86400 * kBillion));
  const Moment now = require_surroundings(runtime).now();
  const std::int64_t nanoseconds = now.nanoseconds + duration % kBillion;
  request.not_after = now.seconds + duration / kBillion + (nanoseconds >= kBillion ? 1 : nanoseconds < 0 ? -1 : 0);
  if (!runtime.libraries.key_ids_are_sha256) request.key_id = crypto::KeyIdRule::sha1;
  if (!runtime.libraries.refuses_weak_keys) request.smallest_rsa = 0;
  return request;
}

/// name, addresses, DNS names, days
crypto::CertificateRequest full_request(Runtime& runtime, Arguments arguments) {
  std::vector<crypto::Bytes> addresses;
  for (const Value& item : arguments[1].items()) {
    const Value address = runtime.settle(item);
    if (!address.is_string()) throw FunctionError(not_a_string(runtime, "error parsing ip: ", address));
    auto parsed = crypto::parse_address(address.text());
    if (!parsed) throw FunctionError("error parsing ip: " + std::string{address.text()});
    addresses.push_back(std::move(*parsed));
  }
  std::vector<std::string> names;
  for (const Value& item : arguments[2].items()) {
    const Value name = runtime.settle(item);
    if (!name.is_string()) throw FunctionError(not_a_string(runtime, "error processing alternate dns name: ", name));
    names.emplace_back(name.text());
  }
  crypto::CertificateRequest request = start_request(runtime, arguments[0], arguments[3]);
  request.addresses = std::move(addresses);
  request.dns_names = std::move(names);
  return request;
}

/// `issuer` and `signing_key` are nullptr for what signs itself.
Value issue(Runtime& runtime, const crypto::CertificateRequest& request, const PrivateKey& key,
            const crypto::Issuer* issuer = nullptr, const PrivateKey* signing_key = nullptr) {
  std::string error;
  const auto certificate =
      crypto::create_certificate(request, key, issuer, signing_key == nullptr ? key : *signing_key, error);
  if (!certificate) throw FunctionError("error creating certificate: " + error);
  return make_certificate(runtime, *certificate, crypto::write_private_key(key));
}

PrivateKey new_key(Runtime& runtime) {
  Chance chance(runtime);
  return crypto::generate_rsa_key(kCertificateKeyBits, chance);
}

PrivateKey given_key(const Value& pem) {
  return read_key(pem.text(), "parsing private key: ");
}

// --- the functions ---

/// An unknown kind gives the message as the result.
Value gen_private_key(Runtime& runtime, Arguments arguments) {
  const std::string_view kind = arguments[0].text();
  Chance chance(runtime);
  const auto written = [&runtime](const PrivateKey& key) { return make_text(runtime, crypto::write_private_key(key)); };
  if (kind.empty() || kind == "rsa") return written(crypto::generate_rsa_key(kPrivateKeyBits, chance));
  if (kind == "dsa") return written(crypto::generate_dsa_key(chance));
  if (kind == "ecdsa") return written(crypto::generate_ec_key(crypto::Curve::p256, chance));
  if (kind == "ed25519") return written(crypto::generate_ed25519_key(chance));
  return make_text(runtime, "Unknown type " + std::string{kind});
}

Value authority(Runtime& runtime, Arguments arguments, const PrivateKey& key) {
  crypto::CertificateRequest request = start_request(runtime, arguments[0], arguments[1]);
  request.is_authority = true;
  return issue(runtime, request, key);
}

Value gen_ca(Runtime& runtime, Arguments arguments) {
  return authority(runtime, arguments, new_key(runtime));
}

Value gen_ca_with_key(Runtime& runtime, Arguments arguments) {
  return authority(runtime, arguments, given_key(arguments[2]));
}

Value gen_self_signed_cert(Runtime& runtime, Arguments arguments) {
  const crypto::CertificateRequest request = full_request(runtime, arguments);
  return issue(runtime, request, new_key(runtime));
}

Value gen_self_signed_cert_with_key(Runtime& runtime, Arguments arguments) {
  const PrivateKey key = given_key(arguments[4]);
  return issue(runtime, full_request(runtime, arguments), key);
}

struct Signer {
  crypto::Issuer issuer;
  PrivateKey key;
};

Signer read_signer(const Value& authority) {
  crypto::Issuer issuer = read_issuer(field(authority, 0));
  return {std::move(issuer), read_key(field(authority, 1), "error parsing private key: ")};
}

Value gen_signed_cert(Runtime& runtime, Arguments arguments) {
  const Signer signer = read_signer(arguments[4]);
  const crypto::CertificateRequest request = full_request(runtime, arguments);
  return issue(runtime, request, new_key(runtime), &signer.issuer, &signer.key);
}

Value gen_signed_cert_with_key(Runtime& runtime, Arguments arguments) {
  const PrivateKey key = given_key(arguments[5]);
  const Signer signer = read_signer(arguments[4]);
  return issue(runtime, full_request(runtime, arguments), key, &signer.issuer, &signer.key);
}

Value build_custom_cert(Runtime& runtime, Arguments arguments) {
  const text::DecodedBase64 certificate = text::decode_base64(arguments[0].text());
  if (!certificate.valid) throw FunctionError("unable to decode base64 certificate");
  const text::DecodedBase64 key = text::decode_base64(arguments[1].text());
  if (!key.valid) throw FunctionError("unable to decode base64 private key");
  (void)read_issuer(certificate.bytes);
  (void)read_key(key.bytes, "error parsing private key: ");
  return make_certificate(runtime, certificate.bytes, key.bytes);
}

using enum ParameterType;
constexpr ParameterType kStringIntKey[] = {string, go_int, string};
constexpr ParameterType kStringInt[] = {string, go_int};
constexpr ParameterType kNames[] = {string, list, list, go_int};
constexpr ParameterType kNamesKey[] = {string, list, list, go_int, string};
constexpr ParameterType kNamesSigner[] = {string, list, list, go_int, ParameterType::certificate};
constexpr ParameterType kNamesSignerKey[] = {string, list, list, go_int, ParameterType::certificate, string};

constexpr Function kFunctions[] = {
    {.name = "buildCustomCert",
     .parameters = takes::kStringString,
     .call = build_custom_cert,
     .help = "a certificate with Cert and Key out of two PEM texts in base64",
     .example = R"({{ $c := genCAWithKey "ca" 30 (genPrivateKey "ed25519") -}}
{{ (buildCustomCert (b64enc $c.Cert) (b64enc $c.Key)).Key | trunc 27 }})",
     .result = "-----BEGIN PRIVATE KEY-----"},
    {.name = "genCA",
     .parameters = kStringInt,
     .call = gen_ca,
     .help = "a new certificate authority with this common name, valid for so many days: Cert and Key in PEM",
     .example = R"({{ (genCA "my-ca" 365).Cert | trunc 27 }})",
     .result = "-----BEGIN CERTIFICATE-----"},
    {.name = "genCAWithKey",
     .parameters = kStringIntKey,
     .call = gen_ca_with_key,
     .help = "the same with a private key in PEM that is there already",
     .example = R"({{ (genCAWithKey "my-ca" 365 (genPrivateKey "ecdsa")).Key | trunc 30 }})",
     .result = "-----BEGIN EC PRIVATE KEY-----"},
    {.name = "genPrivateKey",
     .parameters = takes::kString,
     .call = gen_private_key,
     .help = "a new private key in PEM: `rsa` (of 4096 bits), `dsa`, `ecdsa` (P-256) or `ed25519`",
     .example = R"({{ genPrivateKey "ed25519" | trunc 27 }})",
     .result = "-----BEGIN PRIVATE KEY-----"},
    {.name = "genSelfSignedCert",
     .parameters = kNames,
     .call = gen_self_signed_cert,
     .help = "a new certificate that signs itself: common name, IP addresses, DNS names, days",
     .example = R"({{ (genSelfSignedCert "web" (list "10.0.0.1") (list "web.example.com") 30).Key | trunc 31 }})",
     .result = "-----BEGIN RSA PRIVATE KEY-----"},
    {.name = "genSelfSignedCertWithKey",
     .parameters = kNamesKey,
     .call = gen_self_signed_cert_with_key,
     .help = "the same with a private key in PEM that is there already",
     .example = R"({{ $key := genPrivateKey "ecdsa" -}}
{{ eq $key (genSelfSignedCertWithKey "web" nil (list "web.example.com") 30 $key).Key }})",
     .result = "true"},
    {.name = "genSignedCert",
     .parameters = kNamesSigner,
     .call = gen_signed_cert,
     .help = "a new certificate that an authority signs: common name, IP addresses, DNS names, days, the authority",
     .example = R"({{ $ca := genCA "my-ca" 365 -}}
{{ (genSignedCert "web" nil (list "web.example.com") 30 $ca).Cert | trunc 27 }})",
     .result = "-----BEGIN CERTIFICATE-----"},
    {.name = "genSignedCertWithKey",
     .parameters = kNamesSignerKey,
     .call = gen_signed_cert_with_key,
     .help = "the same with a private key in PEM that is there already",
     .example = R"({{ $ca := genCAWithKey "my-ca" 365 (genPrivateKey "ecdsa") -}}
{{ (genSignedCertWithKey "web" nil nil 30 $ca (genPrivateKey "ecdsa")).Cert | trunc 27 }})",
     .result = "-----BEGIN CERTIFICATE-----"},
};

}  // namespace

Family certificate_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
