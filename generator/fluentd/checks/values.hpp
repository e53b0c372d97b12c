// Values as fluentd reads them, and as they are written without a trap: fluentd takes `8 MB` for 8 bytes, `500ms` for
// 500 minutes and the port `abc` for 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fluentd/document.hpp"
#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {

struct BadValue {
  std::string summary;  // behind "`name` is `value`"
  std::string help;
};

/// What is wrong with a value of this parameter; nullopt too where only Ruby knows the value.
[[nodiscard]] std::optional<BadValue> find_bad_value(const ParameterFact& fact, const Literal& value);

/// Bytes, where they are written as every reader takes them.
[[nodiscard]] std::optional<std::int64_t> read_size(std::string_view text);

/// What fluentd makes of any text, `8 MB` being 8 bytes.
[[nodiscard]] std::int64_t size_as_fluentd(std::string_view text);
[[nodiscard]] std::int64_t seconds_as_fluentd(std::string_view text);

/// `true`, `yes` or nothing at all.
[[nodiscard]] bool is_yes(std::string_view text);

}  // namespace stageplot::fluentd
