// The contents of the OBJECT IDENTIFIERs that keys and certificates have. Inside crypto/ only.
#pragma once

#include <string_view>

namespace stageplot::crypto::objects {

using namespace std::string_view_literals;

inline constexpr auto kRsa = "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01"sv;            // 1.2.840.113549.1.1.1
inline constexpr auto kSha256WithRsa = "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B"sv;  // 1.2.840.113549.1.1.11
inline constexpr auto kSha256 = "\x60\x86\x48\x01\x65\x03\x04\x02\x01"sv;         // 2.16.840.1.101.3.4.2.1
inline constexpr auto kEc = "\x2A\x86\x48\xCE\x3D\x02\x01"sv;                     // 1.2.840.10045.2.1
inline constexpr auto kEd25519 = "\x2B\x65\x70"sv;                                // 1.3.101.112
inline constexpr auto kX25519 = "\x2B\x65\x6E"sv;                                 // 1.3.101.110

inline constexpr auto kCommonName = "\x55\x04\x03"sv;
inline constexpr auto kSubjectKeyId = "\x55\x1D\x0E"sv;
inline constexpr auto kKeyUsage = "\x55\x1D\x0F"sv;
inline constexpr auto kSubjectAlternativeName = "\x55\x1D\x11"sv;
inline constexpr auto kBasicConstraints = "\x55\x1D\x13"sv;
inline constexpr auto kAuthorityKeyId = "\x55\x1D\x23"sv;
inline constexpr auto kExtendedKeyUsage = "\x55\x1D\x25"sv;
inline constexpr auto kServerAuth = "\x2B\x06\x01\x05\x05\x07\x03\x01"sv;  // 1.3.6.1.5.5.7.3.1
inline constexpr auto kClientAuth = "\x2B\x06\x01\x05\x05\x07\x03\x02"sv;

}  // namespace stageplot::crypto::objects
