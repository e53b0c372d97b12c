#include "chart/render_text.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace stageplot::chart {
namespace {

/// Hands out what others do and remembers it, to hand out the same once more from the start.
class Repeatable final : public gotemplate::Surroundings {
 public:
  explicit Repeatable(gotemplate::Surroundings& original) : original_(original) {}

  void start_again() {
    next_moment_ = 0;
    next_byte_ = 0;
  }

  [[nodiscard]] gotemplate::Moment now() override {
    if (next_moment_ == moments_.size()) moments_.push_back(original_.now());
    return moments_[next_moment_++];
  }

  [[nodiscard]] std::string_view local_zone() const override { return original_.local_zone(); }

  void fill_random(std::span<std::byte> bytes) override {
    const std::size_t known = std::min(bytes.size(), bytes_.size() - next_byte_);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(next_byte_), known, bytes.begin());
    const std::span<std::byte> fresh = bytes.subspan(known);
    if (!fresh.empty()) original_.fill_random(fresh);
    bytes_.insert(bytes_.end(), fresh.begin(), fresh.end());
    next_byte_ += bytes.size();
  }

 private:
  gotemplate::Surroundings& original_;
  std::vector<gotemplate::Moment> moments_;
  std::vector<std::byte> bytes_;
  std::size_t next_moment_ = 0;
  std::size_t next_byte_ = 0;
};

}  // namespace

ChartRender render_text(const LoadedChart& chart, const RenderInput& input, gotemplate::Workspace workspace,
                        const RenderOptions& options, diagnostics::Diagnostics& diagnostics) {
  RenderOptions own = options;
  std::optional<Repeatable> surroundings;
  if (options.surroundings != nullptr) own.surroundings = &surroundings.emplace(*options.surroundings);
  own.recording = gotemplate::Output::Recording::off;
  diagnostics::Diagnostics without_places;
  ChartRender rendered = render_chart(chart, input, workspace, own, without_places);
  if (rendered.outcome == gotemplate::Outcome::complete && without_places.empty()) return rendered;
  if (surroundings) surroundings->start_again();
  own.recording = gotemplate::Output::Recording::on;
  return render_chart(chart, input, workspace, own, diagnostics);
}

}  // namespace stageplot::chart
