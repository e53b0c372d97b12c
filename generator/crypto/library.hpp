// OpenSSL's algorithms that can only be had through its providers. They are loaded with their first use, and without
// the machine's openssl.cnf: the same call gives the same bytes everywhere. Inside crypto/ only.
#pragma once

struct ossl_lib_ctx_st;

namespace stageplot::crypto {

[[nodiscard]] ossl_lib_ctx_st* library();

}  // namespace stageplot::crypto
