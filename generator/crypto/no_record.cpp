// OpenSSL keeps a record of what failed, and with the record all that it can set up comes into a program that carries
// its libraries: every algorithm, in tables of 16,000 addresses on 90 pages, which are corrected at each start. What is
// used of it (numbers, digests, AES) fails where there is no memory left and says so by its results, so that the
// released program does without a record: these functions take the places of OpenSSL's. The linker would complain of
// two of each, should something come into use that needs more of the library.
#include <openssl/err.h>

extern "C" {

void ERR_new() {}
void ERR_set_debug(const char* /*file*/, int /*line*/, const char* /*function*/) {}
void ERR_set_error(int /*library*/, int /*reason*/, const char* /*format*/, ...) {}

}  // extern "C"
