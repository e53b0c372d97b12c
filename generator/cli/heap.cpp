#include "cli/heap.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace stageplot::cli {
namespace {

constexpr std::size_t kHeapStep = std::size_t{64} << 20;
constexpr std::size_t kHugePage = std::size_t{2} << 20;

}  // namespace

void tune_heap() {
  mallopt(M_TOP_PAD, kHeapStep);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  void* volatile first_step = std::malloc(kHugePage);  // the heap grows now; volatile: not to be optimised away
  std::free(first_step);
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::uintptr_t large_end = end / kHugePage * kHugePage;
  if (large_end <= kHeapStep) return;
  const std::uintptr_t large_begin = (end - kHeapStep + kHugePage) / kHugePage * kHugePage;
  // Where the system has none, nothing is lost.
  (void)madvise(reinterpret_cast<void*>(large_begin), large_end - large_begin, MADV_HUGEPAGE);
}

}  // namespace stageplot::cli
