#include "source/packed_entries.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <utility>

namespace stageplot::source {
namespace {

constexpr std::string_view kGzip = "\x1f\x8b\x08";
constexpr std::size_t kGzipHeader = 10;
constexpr std::size_t kTarBlock = 512;

struct Close {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, Close>;

/// The unpacked stream, which the tar reader takes its blocks from: counted, and ended at the limit.
struct Stream {
  Reader gzip;
  std::size_t limit = 0;
  std::size_t bytes = 0;
  bool failed = false;
  bool too_large = false;
  std::array<char, std::size_t{64} << 10> block{};
};

la_ssize_t next_block(archive* tar, void* data, const void** block) {
  auto& stream = *static_cast<Stream*>(data);
  const la_ssize_t got = archive_read_data(stream.gzip.get(), stream.block.data(), stream.block.size());
  if (got < 0) {
    stream.failed = true;
    archive_set_error(tar, EIO, "the archive cannot be unpacked");
    return ARCHIVE_FATAL;
  }
  stream.bytes += static_cast<std::size_t>(got);
  if (stream.bytes > stream.limit) {
    stream.too_large = true;
    archive_set_error(tar, EIO, "the archive is too large");
    return ARCHIVE_FATAL;
  }
  *block = stream.block.data();
  return got;
}

/// Why reading stopped. libarchive has words for it alone, so that it is told by what was read.
PackedProblem problem_of(const Stream& stream) {
  if (stream.too_large) return PackedProblem::too_large;
  if (stream.failed) {
    const char* words = archive_error_string(stream.gzip.get());
    const bool is_cut_off = words != nullptr && std::string_view{words}.find("runcated") != std::string_view::npos;
    return is_cut_off ? PackedProblem::cut_off : PackedProblem::damaged;
  }
  return PackedProblem::damaged;
}

PackedProblem problem_of(const Stream& stream, archive* tar) {
  const PackedProblem problem = problem_of(stream);
  if (problem != PackedProblem::damaged || stream.failed) return problem;
  const char* words = archive_error_string(tar);
  const bool is_cut_off = words != nullptr && std::string_view{words}.find("runcated") != std::string_view::npos;
  return is_cut_off || (stream.bytes > 0 && stream.bytes < kTarBlock) ? PackedProblem::cut_off : problem;
}

/// The content of the present entry, at most `size` bytes of it. Memory grows with what is really there.
bool read_content(archive* tar, std::uint64_t size, std::string& content) {
  std::array<char, std::size_t{16} << 10> part{};
  while (content.size() < size) {
    const auto wanted = std::min<std::uint64_t>(part.size(), size - content.size());
    const la_ssize_t got = archive_read_data(tar, part.data(), wanted);
    if (got < 0) return false;
    if (got == 0) break;
    content.append(part.data(), static_cast<std::size_t>(got));
  }
  return true;
}

}  // namespace

PackedProblem read_packed(std::string_view bytes, const PackedLimits& limits, const AcceptsEntry& accepts,
                          const TakesContent& takes) {
  if (bytes.size() < kGzipHeader) return PackedProblem::cut_off;
  if (!bytes.starts_with(kGzip)) return PackedProblem::no_gzip;
  const auto stream = std::make_unique<Stream>();
  stream->limit = limits.bytes;
  stream->gzip.reset(archive_read_new());
  archive* const gzip = stream->gzip.get();
  archive_read_support_filter_gzip(gzip);
  archive_read_support_format_raw(gzip);
  archive_read_support_format_empty(gzip);
  archive_entry* entry = nullptr;
  int opened = archive_read_open_memory(gzip, bytes.data(), bytes.size());
  if (opened == ARCHIVE_OK) opened = archive_read_next_header(gzip, &entry);
  if (opened == ARCHIVE_EOF) return PackedProblem::none;
  if (opened != ARCHIVE_OK && opened != ARCHIVE_WARN) {
    stream->failed = true;
    return problem_of(*stream);
  }
  const Reader tar(archive_read_new());
  archive_read_support_format_tar(tar.get());
  archive_read_support_format_empty(tar.get());
  if (archive_read_open(tar.get(), stream.get(), nullptr, next_block, nullptr) != ARCHIVE_OK) {
    return problem_of(*stream, tar.get());
  }
  for (std::size_t entries = 0;;) {
    const int status = archive_read_next_header(tar.get(), &entry);
    if (status == ARCHIVE_EOF) return PackedProblem::none;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return problem_of(*stream, tar.get());
    if (++entries > limits.entries) return PackedProblem::too_large;
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    const char* name = archive_entry_pathname(entry);
    // Without a locale libarchive gives names outside of ASCII, from some headers, in this way alone.
    if (name == nullptr) name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) return PackedProblem::damaged;
    const bool has_content = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
    const auto size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
    const PackedEntry packed{.name = name, .size = has_content ? size : 0};
    if (!accepts(packed)) return PackedProblem::stopped;
    std::string content;
    if (!read_content(tar.get(), packed.size, content)) return problem_of(*stream, tar.get());
    if (content.size() < packed.size) return PackedProblem::cut_off;
    takes(std::move(content));
  }
}

}  // namespace stageplot::source
