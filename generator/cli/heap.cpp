#include "cli/heap.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>

namespace stageplot::cli {
namespace {

constexpr std::size_t kHeapStep = std::size_t{64} << 20;
constexpr std::size_t kHugePage = std::size_t{2} << 20;

/// Whether the process may take less than it likes: a step that is never filled counts as well.
bool is_limited() {
  for (const auto resource : {RLIMIT_AS, RLIMIT_DATA}) {
    rlimit limit{};
    if (getrlimit(resource, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) return true;
  }
  return false;
}

}  // namespace

void tune_heap() {
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  if (is_limited()) return;
  mallopt(M_TOP_PAD, kHeapStep);
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
