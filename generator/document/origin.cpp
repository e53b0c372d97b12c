#include "document/origin.hpp"

#include <algorithm>
#include <bit>

namespace stageplot::document {
namespace {

struct Place {
  std::size_t block;
  std::uint32_t offset;
};

/// Block n holds the 256 << n entries from 256 * (2^n - 1) on.
Place place_of(std::uint32_t index, std::uint32_t first_block) {
  const std::uint32_t scaled = index / first_block + 1;
  const auto block = static_cast<std::size_t>(std::bit_width(scaled) - 1);
  return {block, index - first_block * ((1u << block) - 1)};
}

}  // namespace

Origins::~Origins() {
  for (auto& block : blocks_) delete[] block.load();
}

Origin* Origins::slot(std::uint32_t index) {
  const Place place = place_of(index, kFirstBlock);
  Origin* block = blocks_[place.block].load(std::memory_order_acquire);
  if (block == nullptr) {
    auto* fresh = new Origin[std::size_t{kFirstBlock} << place.block];
    if (blocks_[place.block].compare_exchange_strong(block, fresh)) {
      block = fresh;
    } else {
      delete[] fresh;
    }
  }
  return block + place.offset;
}

const Origin* Origins::slot(std::uint32_t index) const {
  const Place place = place_of(index, kFirstBlock);
  return blocks_[place.block].load(std::memory_order_acquire) + place.offset;
}

OriginId Origins::add(const Origin& origin) {
  const std::uint32_t index = next_.fetch_add(1, std::memory_order_relaxed);
  *slot(index) = origin;
  return static_cast<OriginId>(base_ == nullptr ? index : index | source::kLocalBit);
}

std::uint32_t Origins::add_note(std::string text) {
  const auto guard = lock();
  notes_.push_back(std::move(text));
  return static_cast<std::uint32_t>(notes_.size());
}

std::unique_lock<std::mutex> Origins::lock() const {
  return base_ == nullptr ? std::unique_lock(mutex_) : std::unique_lock(mutex_, std::defer_lock);
}

OriginId Origins::derive(std::span<const OriginId> from) {
  std::vector<OriginId> sources;
  bool and_others = false;
  for (const OriginId id : from) {
    if (id == OriginId::none) continue;
    and_others = and_others || get(id).and_others;
    for (const OriginId source : this->sources(id)) {
      if (std::find(sources.begin(), sources.end(), source) != sources.end()) continue;
      if (sources.size() == kMostSources) {
        and_others = true;
        break;
      }
      sources.push_back(source);
    }
  }
  if (sources.empty()) return OriginId::none;
  if (sources.size() == 1 && !and_others) return sources.front();
  std::string key(reinterpret_cast<const char*>(sources.data()), sources.size() * sizeof(OriginId));
  key += and_others ? '+' : ' ';
  const auto guard = lock();
  const auto [found, inserted] = derived_ids_.try_emplace(std::move(key), OriginId::none);
  if (inserted) {
    found->second = add({.kind = Origin::Kind::derived, .and_others = and_others});
    derived_.emplace(found->second, std::move(sources));
  }
  return found->second;
}

const Origin& Origins::get(OriginId id) const {
  static const Origin kNone{.kind = Origin::Kind::tool};
  const auto number = static_cast<std::uint32_t>(id);
  if (base_ != nullptr && (number & source::kLocalBit) == 0) return base_->get(id);
  const std::uint32_t index = number & ~source::kLocalBit;
  if (index == 0 || index >= next_.load(std::memory_order_relaxed)) return kNone;
  return *slot(index);
}

std::vector<OriginId> Origins::sources(OriginId id) const {
  if (id == OriginId::none) return {};
  if (get(id).kind != Origin::Kind::derived) return {id};
  if (base_ != nullptr && (static_cast<std::uint32_t>(id) & source::kLocalBit) == 0) return base_->sources(id);
  const auto guard = lock();
  const auto found = derived_.find(id);
  return found == derived_.end() ? std::vector<OriginId>{} : found->second;
}

std::string_view Origins::note(OriginId id) const {
  const Origin& origin = get(id);
  if (origin.note == 0) return {};
  const bool local = base_ == nullptr || (static_cast<std::uint32_t>(id) & source::kLocalBit) != 0;
  if (!local) return base_->note(id);
  const auto guard = lock();
  return notes_[origin.note - 1];  // a deque: the text stays where it is
}

source::Span Origins::span(OriginId id) const {
  for (const OriginId source : sources(id)) {
    if (const source::Span span = get(source).span; span.known()) return span;
  }
  return {};
}

}  // namespace stageplot::document
