#include "cli/surroundings.hpp"

#include <sys/random.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "crypto/seeded_stream.hpp"
#include "diagnostics/rules/usage.hpp"

namespace stageplot::cli {
namespace {

using gotemplate::Moment;

constexpr const char* kEpochVariable = "SOURCE_DATE_EPOCH";
constexpr const char* kZoneVariable = "TZ";

class RunSurroundings final : public gotemplate::Surroundings {
 public:
  RunSurroundings(const std::optional<std::string>& seed, std::optional<Moment> now) : now_(now) {
    if (seed) stream_.emplace(*seed);
  }

  Moment now() override {
    if (now_) return *now_;
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
    const auto rest = std::chrono::duration_cast<std::chrono::nanoseconds>(since - seconds);
    const std::chrono::nanoseconds running = std::chrono::steady_clock::now() - began_;
    return {.seconds = seconds.count(),
            .nanoseconds = static_cast<std::uint32_t>(rest.count()),
            .since_start = running.count() + 1};
  }

  /// The machine's own zone does not decide about a run that is to print the same bytes everywhere.
  [[nodiscard]] std::string_view local_zone() const override {
    const char* zone = std::getenv(kZoneVariable);
    if (zone != nullptr) return zone;
    return now_ ? "UTC" : "/etc/localtime";
  }

  void fill_random(std::span<std::byte> bytes) override {
    if (stream_) return stream_->fill(bytes);
    while (!bytes.empty()) {
      const ssize_t count = getrandom(bytes.data(), bytes.size(), 0);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
      bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::optional<Moment> now_;
  std::optional<crypto::SeededStream> stream_;
};

/// Takes `digits` decimal digits from the front of the text.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  int number = 0;
  if (text.size() < digits) return std::nullopt;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + digits, number);
  if (problem != std::errc{} || end != text.data() + digits || text.front() == '-') return std::nullopt;
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// Seconds of a day or of an offset: `08:30`, with `:59` behind it where `with_seconds`.
std::optional<int> take_clock(std::string_view& text, bool with_seconds) {
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23 || !take(text, ":")) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const int total = *hours * 3600 + *minutes * 60;
  if (!with_seconds) return total;
  if (!take(text, ":")) return std::nullopt;
  const auto seconds = take_number(text, 2);
  if (!seconds || *seconds > 59) return std::nullopt;
  return total + *seconds;
}

std::optional<Moment> parse_timestamp(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, "-")) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || !take(text, "Tt ")) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  const auto of_day = take_clock(text, true);
  if (!date.ok() || !of_day) return std::nullopt;
  Moment moment{.seconds = std::chrono::sys_days{date}.time_since_epoch().count() * std::int64_t{86400} + *of_day};
  if (take(text, ".")) {
    std::uint32_t unit = 100'000'000;
    std::size_t digits = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++digits) {
      moment.nanoseconds += unit * static_cast<std::uint32_t>(text.front() - '0');
      unit /= 10;
    }
    if (digits == 0) return std::nullopt;
  }
  if (take(text, "Zz")) return text.empty() ? std::optional{moment} : std::nullopt;
  const bool ahead = !text.empty() && text.front() == '+';
  if (!take(text, "+-")) return std::nullopt;
  const auto offset = take_clock(text, false);
  if (!offset || !text.empty()) return std::nullopt;
  moment.seconds -= ahead ? *offset : -*offset;
  return moment;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  Moment moment;
  const char* end = text.data() + text.size();
  const auto [last, problem] = std::from_chars(text.data(), end, moment.seconds);
  if (problem == std::errc{} && last == end) return moment;
  return parse_timestamp(text);
}

void add_surroundings_options(CLI::App& app, SurroundingsOptions& options, const AskedOptions& asked) {
  const auto add = [&](const char* names, auto& into, const char* help, const char* type, const char* variable) {
    if (asked.have(names, variable)) app.add_option(names, into, help)->type_name(type)->envname(variable);
  };
  add("--seed", options.seed,
      "let what is random follow from this text alone, so that every run prints the same bytes; the clock "
      "stands at 1970-01-01T00:00:00Z then, unless --now or SOURCE_DATE_EPOCH says otherwise. Keys and "
      "passwords made so are no secrets to whoever knows the text",
      "TEXT", "STAGEPLOT_SEED");
  add("--now", options.now,
      "the time that templates are told, as 2026-01-31T08:30:00Z or in seconds since 1970; without it "
      "SOURCE_DATE_EPOCH's, else the clock's",
      "TIME", "STAGEPLOT_NOW");
}

std::unique_ptr<gotemplate::Surroundings> make_surroundings(const SurroundingsOptions& options,
                                                            diagnostics::Diagnostics& diagnostics) {
  std::optional<Moment> now;
  const char* epoch = std::getenv(kEpochVariable);
  if (!options.now.empty()) {
    now = parse_moment(options.now);
    if (!now) {
      diagnostics.add({.rule = &diagnostics::rules::usage_bad_option,
                       .summary = "`--now` is `" + options.now + "`, no point in time",
                       .help = "write it as `2026-01-31T08:30:00Z`, or as seconds since 1970"});
      return nullptr;
    }
  } else if (epoch != nullptr && *epoch != '\0') {
    const std::string_view text{epoch};
    Moment moment;
    const auto [last, problem] = std::from_chars(text.data(), text.data() + text.size(), moment.seconds);
    if (problem != std::errc{} || last != text.data() + text.size()) {
      diagnostics.add(
          {.rule = &diagnostics::rules::usage_bad_option,
           .summary = std::string{"`"} + kEpochVariable + "` is `" + epoch + "`, not a number of seconds since 1970",
           .help = "unset it, or name the time with `--now`"});
      return nullptr;
    }
    now = moment;
  } else if (options.seed) {
    now = Moment{};
  }
  return std::make_unique<RunSurroundings>(options.seed, now);
}

}  // namespace stageplot::cli
