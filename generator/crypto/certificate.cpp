#include "crypto/certificate.hpp"

#include <chrono>

#include "crypto/der.hpp"
#include "crypto/digest.hpp"
#include "crypto/objects.hpp"
#include "crypto/pem.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::crypto {
namespace {

/// A message of Go's.
struct Refusal {
  std::string message;
};

bool is_printable(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{" '()+,-./:=?"}.find(c) != std::string_view::npos;
}

/// A string as encoding/asn1 writes it: PrintableString where that has its characters, else UTF-8.
Bytes string(std::string_view text) {
  for (const char c : text) {
    if (is_printable(c)) continue;
    if (text::find_invalid_utf8(text) != std::string_view::npos) throw Refusal{"asn1: string not valid UTF-8"};
    return der::element(der::kUtf8, text);
  }
  return der::element(der::kPrintable, text);
}

Bytes name(std::string_view common_name) {
  if (common_name.empty()) return der::sequence({});
  const Bytes attribute = der::sequence({der::element(der::kObject, objects::kCommonName), string(common_name)});
  return der::sequence({der::element(der::kSet, attribute)});
}

/// UTCTime from 1950 to 2049, GeneralizedTime before and after.
Bytes time(std::int64_t seconds) {
  using namespace std::chrono;
  constexpr std::int64_t kDay = 86400;
  constexpr std::int64_t kFirst = -62'167'219'200;  // 0000-01-01
  constexpr std::int64_t kLast = 253'402'300'799;   // 9999-12-31T23:59:59Z
  if (seconds < kFirst || seconds > kLast) {
    throw Refusal{"asn1: structure error: cannot represent time as GeneralizedTime"};
  }
  const std::int64_t days_since = (seconds - kFirst) / kDay + kFirst / kDay;
  const std::int64_t of_day = seconds - days_since * kDay;
  const year_month_day date{sys_days{days{static_cast<int>(days_since)}}};
  const int year_number = static_cast<int>(date.year());
  std::string text;
  const auto append = [&text](std::int64_t number, std::size_t digits) {
    const std::string written = std::to_string(number);
    text.append(digits - written.size(), '0').append(written);
  };
  const bool is_short = year_number >= 1950 && year_number < 2050;
  if (is_short) {
    append(year_number % 100, 2);
  } else {
    append(year_number, 4);
  }
  append(static_cast<unsigned>(date.month()), 2);
  append(static_cast<unsigned>(date.day()), 2);
  append(of_day / 3600, 2);
  append(of_day / 60 % 60, 2);
  append(of_day % 60, 2);
  return der::element(is_short ? der::kUtcTime : der::kGeneralizedTime, text + 'Z');
}

Bytes extension(std::string_view object, bool critical, std::string_view value) {
  return der::sequence({der::element(der::kObject, object), critical ? der::element(der::kBoolean, "\xFF") : Bytes{},
                        der::element(der::kOctets, value)});
}

Bytes alternative_names(const CertificateRequest& request) {
  Bytes names;
  for (const std::string& dns : request.dns_names) {
    for (const char c : dns) {
      if (static_cast<unsigned char>(c) >= 0x80) {
        throw Refusal{"x509: " + text::go_quote(dns) + " cannot be encoded as an IA5String"};
      }
    }
    names += der::element(der::context(2, false), dns);
  }
  for (const Bytes& address : request.addresses) names += der::element(der::context(7, false), address);
  return der::element(der::kSequence, names);
}

Bytes extensions(const CertificateRequest& request, const PublicKey& key, std::string_view authority_key_id) {
  // digitalSignature, keyEncipherment, and for an authority keyCertSign.
  Bytes all = extension(objects::kKeyUsage, true, request.is_authority ? der::bits("\xA4", 2) : der::bits("\xA0", 5));
  all += extension(objects::kExtendedKeyUsage, false,
                   der::sequence({der::element(der::kObject, objects::kServerAuth),
                                  der::element(der::kObject, objects::kClientAuth)}));
  all += extension(objects::kBasicConstraints, true,
                   der::sequence({request.is_authority ? der::element(der::kBoolean, "\xFF") : Bytes{}}));
  if (request.is_authority) {
    const Bytes id =
        request.key_id == KeyIdRule::sha1 ? digest(Hash::sha1, key.bits) : digest(Hash::sha256, key.bits).substr(0, 20);
    all += extension(objects::kSubjectKeyId, false, der::element(der::kOctets, id));
  }
  if (!authority_key_id.empty()) {
    all += extension(objects::kAuthorityKeyId, false,
                     der::sequence({der::element(der::context(0, false), authority_key_id)}));
  }
  if (!request.dns_names.empty() || !request.addresses.empty()) {
    all += extension(objects::kSubjectAlternativeName, request.common_name.empty(), alternative_names(request));
  }
  return der::element(der::context(3, true), der::element(der::kSequence, all));
}

Bytes public_key_info(const PublicKey& key) {
  return der::sequence({key.algorithm, der::bits(key.bits)});
}

void check_signing_key(const PrivateKey& key, int smallest_rsa) {
  const auto* rsa = std::get_if<RsaKey>(&key);
  if (rsa == nullptr) return;
  int bits = static_cast<int>(rsa->modulus.size()) * 8;
  for (auto first = static_cast<unsigned char>(rsa->modulus.front()); (first & 0x80) == 0;
       first = static_cast<unsigned char>(first << 1))
    --bits;
  if (bits < smallest_rsa) {
    throw Refusal{"crypto/rsa: " + std::to_string(bits) +
                  "-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)"};
  }
}

std::string create(const CertificateRequest& request, const PrivateKey& subject_key, const Issuer* issuer,
                   const PrivateKey& signing_key) {
  const auto signing_public = public_key(signing_key);
  if (!signing_public) throw Refusal{"x509: certificate private key does not implement crypto.Signer"};
  const auto subject_public = public_key(subject_key);
  if (!subject_public) throw Refusal{"x509: unsupported public key type: *dsa.PublicKey"};
  const Bytes subject = name(request.common_name);
  const bool names_issuer = issuer != nullptr && issuer->subject != subject;
  if (issuer != nullptr && issuer->public_key != public_key_info(*signing_public)) {
    throw Refusal{"x509: provided PrivateKey doesn't match parent's PublicKey"};
  }
  const Bytes validity = der::sequence({time(request.not_before), time(request.not_after)});
  const Bytes algorithm = signature_algorithm(signing_key).value_or(Bytes{});
  const Bytes contents =
      der::sequence({der::element(der::context(0, true), der::integer(2)), der::integer(request.serial), algorithm,
                     issuer == nullptr ? subject : issuer->subject, validity, subject, public_key_info(*subject_public),
                     extensions(request, *subject_public, names_issuer ? issuer->key_id : Bytes{})});
  check_signing_key(signing_key, request.smallest_rsa);
  const auto signature = sign(signing_key, contents);
  if (!signature) throw Refusal{"crypto/rsa: message too long for RSA key size"};
  return write_pem("CERTIFICATE", der::sequence({contents, algorithm, der::bits(*signature)}));
}

}  // namespace

std::optional<std::string> create_certificate(const CertificateRequest& request, const PrivateKey& subject_key,
                                              const Issuer* issuer, const PrivateKey& signing_key, std::string& error) {
  try {
    return create(request, subject_key, issuer, signing_key);
  } catch (const Refusal& refusal) {
    error = refusal.message;
    return std::nullopt;
  }
}

}  // namespace stageplot::crypto
