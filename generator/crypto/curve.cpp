#include "crypto/curve.hpp"

#include <gmp.h>
#include <nettle/ecc-curve.h>
#include <nettle/ecc.h>

namespace stageplot::crypto {
namespace {

using namespace std::string_view_literals;

constexpr auto kSha256Signature = "\x2A\x86\x48\xCE\x3D\x04\x03\x02"sv;  // ecdsa-with-SHA256, 1.2.840.10045.4.3.2

// SEC 2, version 2, 2.3 to 2.6.
constexpr auto kOrder224 =
    "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x16\xA2\xE0\xB8\xF0\x3E\x13\xDD\x29\x45\x5C\x5C\x2A\x3D"sv;
constexpr auto kOrder256 =
    "\xFF\xFF\xFF\xFF\x00\x00\x00\x00\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xBC\xE6\xFA\xAD\xA7\x17\x9E\x84\xF3\xB9\xCA\xC2"
    "\xFC\x63\x25\x51"sv;
constexpr auto kOrder384 =
    "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xC7\x63\x4D\x81"
    "\xF4\x37\x2D\xDF\x58\x1A\x0D\xB2\x48\xB0\xA7\x7A\xEC\xEC\x19\x6A\xCC\xC5\x29\x73"sv;
constexpr auto kOrder521 =
    "\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
    "\xFF\xFF\xFF\xFF\xFF\xFA\x51\x86\x87\x83\xBF\x2F\x96\x6B\x7F\xCC\x01\x48\xF7\x09\xA5\xD0\x3B\xB5\xC9\xB8\x89\x9C"
    "\x47\xAE\xBB\x6F\xB7\x1E\x91\x38\x64\x09"sv;
constexpr CurveFacts kCurves[] = {
    {Curve::p224, Hash::sha256, 28, "\x2B\x81\x04\x00\x21"sv, kOrder224, kSha256Signature},
    {Curve::p256, Hash::sha256, 32, "\x2A\x86\x48\xCE\x3D\x03\x01\x07"sv, kOrder256, kSha256Signature},
    {Curve::p384, Hash::sha384, 48, "\x2B\x81\x04\x00\x22"sv, kOrder384, "\x2A\x86\x48\xCE\x3D\x04\x03\x03"sv},
    {Curve::p521, Hash::sha512, 66, "\x2B\x81\x04\x00\x23"sv, kOrder521, "\x2A\x86\x48\xCE\x3D\x04\x03\x04"sv},
};

const ecc_curve* nettle_curve(Curve curve) {
  switch (curve) {
    case Curve::p224:
      return nettle_get_secp_224r1();
    case Curve::p256:
      return nettle_get_secp_256r1();
    case Curve::p384:
      return nettle_get_secp_384r1();
    case Curve::p521:
      break;
  }
  return nettle_get_secp_521r1();
}

struct Coordinate {
  Coordinate() { mpz_init(digits); }
  explicit Coordinate(std::string_view bytes) : Coordinate() {
    mpz_import(digits, bytes.size(), 1, 1, 1, 0, bytes.data());
  }
  Coordinate(const Coordinate&) = delete;
  Coordinate& operator=(const Coordinate&) = delete;
  ~Coordinate() { mpz_clear(digits); }

  /// With zeros before it; `end` is behind its place.
  void write_before(char* end) const {
    const std::size_t size = mpz_sgn(digits) == 0 ? 0 : (mpz_sizeinbase(digits, 2) + 7) / 8;
    mpz_export(end - size, nullptr, 1, 1, 1, 0, digits);
  }

  mpz_t digits;
};

struct Secret {
  Secret(const ecc_curve* curve, const Number& number) {
    ecc_scalar_init(&value, curve);
    ecc_scalar_set(&value, Coordinate(to_bytes(number)).digits);
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { ecc_scalar_clear(&value); }

  ecc_scalar value;
};

struct Point {
  explicit Point(const ecc_curve* curve) { ecc_point_init(&value, curve); }
  Point(const Point&) = delete;
  Point& operator=(const Point&) = delete;
  ~Point() { ecc_point_clear(&value); }

  ecc_point value;
};

}  // namespace

const CurveFacts& facts(Curve curve) {
  return kCurves[static_cast<std::size_t>(curve)];
}

const CurveFacts* find_curve(std::string_view object) {
  for (const CurveFacts& curve : kCurves) {
    if (curve.object == object) return &curve;
  }
  return nullptr;
}

Number curve_order(Curve curve) {
  return make_number(facts(curve).order);
}

Bytes multiply_base(Curve curve, const Number& secret) {
  const ecc_curve* const nettle = nettle_curve(curve);
  const Secret factor(nettle, secret);
  Point point(nettle);
  ecc_point_mul_g(&point.value, &factor.value);
  Coordinate x;
  Coordinate y;
  ecc_point_get(&point.value, x.digits, y.digits);
  const std::size_t size = facts(curve).size;
  Bytes bytes(1 + 2 * size, '\0');
  bytes.front() = '\x04';
  x.write_before(bytes.data() + 1 + size);
  y.write_before(bytes.data() + 1 + 2 * size);
  return bytes;
}

}  // namespace stageplot::crypto
