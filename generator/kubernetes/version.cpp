#include "kubernetes/version.hpp"

#include <charconv>

#include "kubernetes/tables.hpp"

namespace stageplot::kubernetes {
namespace {

/// A number of at most four digits at the front of `text`, which loses it.
std::optional<unsigned> take_number(std::string_view& text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (error != std::errc{} || length > 4) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

struct Numbers {
  unsigned major = 0;
  unsigned minor = 0;
};

/// `1.31`, with whatever follows the second number as vendors write it: `.4`, `+`, `.4-eks-1`, `.4+k3s1`.
std::optional<Numbers> read_numbers(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  const auto major = take_number(text);
  if (!major || !text.starts_with('.')) return std::nullopt;
  text.remove_prefix(1);
  const auto minor = take_number(text);
  if (!minor) return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!take_number(text)) return std::nullopt;
  }
  if (!text.empty() && text.front() != '-' && text.front() != '+') return std::nullopt;
  return Numbers{*major, *minor};
}

}  // namespace

std::string KubeVersion::text() const {
  return "1." + std::to_string(minor);
}

KubeVersion oldest_version() {
  return {.minor = tables::first_minor()};
}

KubeVersion newest_version() {
  return {.minor = tables::last_minor()};
}

std::optional<KubeVersion> parse_kube_version(std::string_view text, VersionProblem& problem) {
  const auto numbers = read_numbers(text);
  const std::string known = oldest_version().text() + " to " + newest_version().text();
  if (!numbers) {
    problem.summary = "`" + std::string(text) + "` is not a version of Kubernetes";
    problem.help = "write it like `1.31` or `v1.31.4`; known are " + known;
    return std::nullopt;
  }
  if (numbers->major == 1 && numbers->minor >= tables::first_minor() && numbers->minor <= tables::last_minor()) {
    return KubeVersion{.minor = numbers->minor};
  }
  const bool older = numbers->major < 1 || (numbers->major == 1 && numbers->minor < tables::first_minor());
  problem.summary = "the types of Kubernetes " + std::to_string(numbers->major) + "." + std::to_string(numbers->minor) +
                    " are not known";
  problem.help =
      "known are " + known + "; the nearest is " + (older ? oldest_version().text() : newest_version().text());
  return std::nullopt;
}

}  // namespace stageplot::kubernetes
