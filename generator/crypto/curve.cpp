#include "crypto/curve.hpp"

#include <openssl/ec.h>
#include <openssl/obj_mac.h>

#include <new>

namespace stageplot::crypto {
namespace {

using namespace std::string_view_literals;

constexpr auto kSha256Signature = "\x2A\x86\x48\xCE\x3D\x04\x03\x02"sv;  // ecdsa-with-SHA256, 1.2.840.10045.4.3.2

constexpr CurveFacts kCurves[] = {
    {Curve::p224, NID_secp224r1, "\x2B\x81\x04\x00\x21"sv, 28, Hash::sha256, kSha256Signature},
    {Curve::p256, NID_X9_62_prime256v1, "\x2A\x86\x48\xCE\x3D\x03\x01\x07"sv, 32, Hash::sha256, kSha256Signature},
    {Curve::p384, NID_secp384r1, "\x2B\x81\x04\x00\x22"sv, 48, Hash::sha384, "\x2A\x86\x48\xCE\x3D\x04\x03\x03"sv},
    {Curve::p521, NID_secp521r1, "\x2B\x81\x04\x00\x23"sv, 66, Hash::sha512, "\x2A\x86\x48\xCE\x3D\x04\x03\x04"sv},
};

struct FreeCurve {
  void operator()(ec_group_st* group) const { EC_GROUP_free(group); }
  void operator()(ec_point_st* point) const { EC_POINT_clear_free(point); }
};
using Group = std::unique_ptr<ec_group_st, FreeCurve>;

Group make_group(Curve curve) {
  Group group{EC_GROUP_new_by_curve_name(facts(curve).openssl_id)};
  if (group == nullptr) throw std::bad_alloc();
  return group;
}

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
  Number order = make_number();
  succeed(EC_GROUP_get_order(make_group(curve).get(), order.get(), nullptr));
  return order;
}

Bytes multiply_base(Curve curve, const Number& secret) {
  const Group group = make_group(curve);
  const Scratch scratch = make_scratch();
  const std::unique_ptr<ec_point_st, FreeCurve> point{EC_POINT_new(group.get())};
  if (point == nullptr) throw std::bad_alloc();
  succeed(EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, scratch.get()));
  Bytes bytes(1 + 2 * facts(curve).size, '\0');
  const std::size_t written =
      EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED,
                         reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), scratch.get());
  succeed(written == bytes.size() ? 1 : 0);
  return bytes;
}

}  // namespace stageplot::crypto
