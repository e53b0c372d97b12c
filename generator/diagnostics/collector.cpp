#include "diagnostics/collector.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <iterator>
#include <tuple>
#include <utility>

namespace stageplot::diagnostics {
namespace {

/// FNV-1a, 64 bits: stable over machines and versions; a digest library would be a dependency for a label.
std::uint64_t hash(std::uint64_t state, std::string_view text) {
  for (const char c : text) {
    state ^= static_cast<unsigned char>(c);
    state *= 0x100000001b3u;
  }
  return (state ^ 0xffu) * 0x100000001b3u;
}

auto order(const Diagnostic& d) {
  static const source::ResolvedSpan nowhere;
  static constexpr std::size_t kNotWaived = 0;
  const source::ResolvedSpan& place = d.primary.resolved ? *d.primary.resolved : nowhere;
  const std::size_t& waiver = d.waiver != nullptr ? d.waiver->number : kNotWaived;
  return std::tie(place.file, place.begin, place.end, d.rule->code, d.summary, d.service, waiver);
}

bool same_place(const Diagnostic& a, const Diagnostic& b) {
  return a.primary.resolved && b.primary.resolved && a.primary.resolved->file == b.primary.resolved->file &&
         a.primary.resolved->begin == b.primary.resolved->begin;
}

/// What a reader refused is not judged by the schema as well: of findings on one place, those of the text hide those of
/// the schema. `sorted` by place.
void drop_follow_ons(std::vector<Diagnostic>& sorted) {
  std::vector<Diagnostic> kept;
  for (auto group = sorted.begin(); group != sorted.end();) {
    const auto end = std::find_if(group, sorted.end(), [&](const Diagnostic& d) { return !same_place(d, *group); });
    const auto group_end = end == group ? group + 1 : end;  // without a place, each stands for itself
    const bool text =
        std::any_of(group, group_end, [](const Diagnostic& d) { return d.rule->code.starts_with("yaml."); });
    for (; group != group_end; ++group) {
      if (!text || !group->rule->code.starts_with("schema.")) kept.push_back(std::move(*group));
    }
  }
  sorted = std::move(kept);
}

template <typename Wanted>
void resolve_places(Diagnostic& diagnostic, const source::SourceFiles& sources, Wanted wanted) {
  const auto fill = [&](auto& place) {
    if (!place.resolved && place.span.known() && wanted(place.span)) place.resolved = sources.resolve(place.span);
  };
  fill(diagnostic.primary);
  for (Label& label : diagnostic.labels) fill(label);
  for (Frame& frame : diagnostic.frames) fill(frame);
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  assert(diagnostic.rule != nullptr);
  if (diagnostic.counts_as_error()) ++errors_;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::merge(Diagnostics&& other) {
  errors_ += other.errors_;
  if (all_.empty()) {
    all_ = std::move(other.all_);
  } else {
    all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()), std::make_move_iterator(other.all_.end()));
  }
  other.all_.clear();
  other.errors_ = 0;
}

void Diagnostics::recount() {
  const auto errors = std::count_if(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.counts_as_error(); });
  errors_ = static_cast<std::size_t>(errors);
}

void resolve(Diagnostic& diagnostic, const source::SourceFiles& sources) {
  resolve_places(diagnostic, sources, [](source::Span) { return true; });
}

void resolve_unit_texts(Diagnostic& diagnostic, const source::SourceFiles& sources) {
  resolve_places(diagnostic, sources, [](source::Span span) { return span.in_unit(); });
}

void resolve_without_text(Diagnostic& diagnostic, const source::SourceFiles& sources) {
  resolve(diagnostic, sources);
  const auto empty = [](auto& place) {
    if (!place.resolved) return;
    place.resolved->source_line.clear();
    place.resolved->source_line_column = 1;
  };
  empty(diagnostic.primary);
  for (Label& label : diagnostic.labels) empty(label);
  for (Frame& frame : diagnostic.frames) empty(frame);
}

std::vector<Diagnostic> finish(Diagnostics&& diagnostics, const source::SourceFiles& sources) {
  std::vector<Diagnostic> sorted = std::move(diagnostics.all());
  for (Diagnostic& diagnostic : sorted) resolve(diagnostic, sources);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
  drop_follow_ons(sorted);
  std::vector<Diagnostic> unique;
  for (Diagnostic& diagnostic : sorted) {
    if (!unique.empty() && order(unique.back()) == order(diagnostic) && unique.back().path == diagnostic.path) {
      auto& environments = unique.back().environments;
      environments.insert(environments.end(), diagnostic.environments.begin(), diagnostic.environments.end());
      continue;
    }
    unique.push_back(std::move(diagnostic));
  }
  for (Diagnostic& diagnostic : unique) {
    auto& names = diagnostic.environments;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }
  return unique;
}

std::string fingerprint(const Diagnostic& diagnostic) {
  std::uint64_t state = 0xcbf29ce484222325u;
  state = hash(state, diagnostic.rule->code);
  state = hash(state, diagnostic.primary.resolved ? diagnostic.primary.resolved->file : std::string{});
  state = hash(state, diagnostic.path);
  state = hash(state, diagnostic.service);
  for (const std::string& environment : diagnostic.environments) state = hash(state, environment);
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digest;
  for (int shift = 60; shift >= 0; shift -= 4) digest += kDigits[(state >> shift) & 0xF];
  return digest;
}

}  // namespace stageplot::diagnostics
