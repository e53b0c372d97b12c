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
/// What every run fills: these pages come at once, which costs less than a fault for each.
constexpr std::size_t kFirstPages = std::size_t{512} << 10;

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
  void* const first = std::malloc(kFirstPages);  // the heap grows now
  if (first == nullptr) return;
  const auto begin = reinterpret_cast<std::uintptr_t>(first);
  const std::uintptr_t large_begin = (begin + kFirstPages + kHugePage - 1) / kHugePage * kHugePage;
  const std::uintptr_t large_end = reinterpret_cast<std::uintptr_t>(sbrk(0)) / kHugePage * kHugePage;
  std::free(first);
  if (large_end <= large_begin || large_end - large_begin > kHeapStep) return;
  // What lies before the first pages is given to nobody, so that they end where the large ones begin.
  const std::size_t gap = large_begin - kFirstPages - begin;
  void* volatile unused = std::malloc(gap);  // volatile: not to be optimised away
  (void)unused;
  // Where the system has none of this, nothing is lost.
  (void)madvise(reinterpret_cast<void*>(large_begin - kFirstPages), kFirstPages, MADV_POPULATE_WRITE);
  (void)madvise(reinterpret_cast<void*>(large_begin), large_end - large_begin, MADV_HUGEPAGE);
}

}  // namespace stageplot::cli
