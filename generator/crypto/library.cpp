#include "crypto/library.hpp"

#include <openssl/crypto.h>

#include <memory>
#include <new>

namespace stageplot::crypto {
namespace {

struct FreeLibrary {
  void operator()(ossl_lib_ctx_st* context) const { OSSL_LIB_CTX_free(context); }
};

}  // namespace

ossl_lib_ctx_st* library() {
  static const std::unique_ptr<ossl_lib_ctx_st, FreeLibrary> kLibrary{[] {
    // What the process as a whole is initialised with, too, should this be its first use.
    if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) != 1) throw std::bad_alloc();
    ossl_lib_ctx_st* context = OSSL_LIB_CTX_new();
    if (context == nullptr) throw std::bad_alloc();
    return context;
  }()};
  return kLibrary.get();
}

}  // namespace stageplot::crypto
