// Where values come from. A Value carries a 4-byte OriginId; this table says what it means: a span of a file and the
// value of an earlier layer that it replaced, a flag, a default, or the union of the origins that a template function
// put together. The run-wide table is closed after layering and template loading; a unit has a table of its own on top
// (ids with the top bit set) that dies with the render.
#pragma once

#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/value.hpp"
#include "source/span.hpp"

namespace stageplot::document {

struct Origin {
  enum class Kind : std::uint8_t {
    written,  // a person wrote it: `span`
    flag,     // a command-line flag: `span` lies in the flag's text
    tool,     // the tool supplied it (`service`, `name`)
    derived,  // put together from `sources()`
  };
  source::Span span;
  OriginId overridden = OriginId::none;  // what an earlier layer had at this path, itself with an `overridden`
  std::uint32_t note = 0;                // index into notes(): the reason of a mark, 0 where there is none
  Kind kind = Kind::written;
  bool and_others = false;  // derived from more than kMostSources
};

class Origins {
 public:
  static constexpr std::size_t kMostSources = 8;

  Origins() = default;
  /// A table for one unit on top of the run-wide one, which must outlive it.
  explicit Origins(const Origins* base) : base_(base) {}
  Origins(const Origins&) = delete;
  Origins& operator=(const Origins&) = delete;
  ~Origins();

  /// Safe to call from several threads at once (files are read in parallel); the ids' order then differs from run to
  /// run, so nothing printed may depend on it.
  OriginId add(const Origin& origin);
  OriginId written(source::Span span) { return add({.span = span}); }
  /// Adds the reason of a mark; its index goes into Origin::note. Not for several threads on the hot path (a mutex).
  std::uint32_t add_note(std::string text);

  /// The union of two or more origins, at most kMostSources; equal unions get one id. Safe from several threads on the
  /// run-wide table (a mutex: references are few); a unit's own table is used by one thread.
  OriginId derive(std::span<const OriginId> from);

  /// An origin by id; OriginId::none gives an empty one.
  [[nodiscard]] const Origin& get(OriginId id) const;
  /// What a derived origin was put together from; for any other id the id itself, for none nothing.
  [[nodiscard]] std::vector<OriginId> sources(OriginId id) const;
  [[nodiscard]] std::string_view note(OriginId id) const;
  /// The span to report a finding on: the origin's own, or that of a derived one's first source with one.
  [[nodiscard]] source::Span span(OriginId id) const;
  [[nodiscard]] std::size_t size() const { return next_.load(std::memory_order_relaxed) - 1; }

 private:
  static constexpr std::uint32_t kFirstBlock = 256;
  static constexpr std::size_t kBlocks = 24;  // block n has 256 << n entries: four billion in all

  Origin* slot(std::uint32_t index);
  [[nodiscard]] const Origin* slot(std::uint32_t index) const;

  const Origins* base_ = nullptr;
  std::atomic<std::uint32_t> next_{1};
  std::array<std::atomic<Origin*>, kBlocks> blocks_{};
  [[nodiscard]] std::unique_lock<std::mutex> lock() const;

  std::deque<std::string> notes_;
  mutable std::mutex mutex_;  // notes and derived origins of the run-wide table
  std::unordered_map<OriginId, std::vector<OriginId>> derived_;
  std::unordered_map<std::string, OriginId> derived_ids_;  // key: the sorted source ids as bytes
};

}  // namespace stageplot::document
