// fluentd's buffer in memory: a worker that holds as much as its container may have is killed, and with it goes what it
// holds.
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "layering/scalar_text.hpp"
#include "model/views.hpp"
#include "units/quantity.hpp"

namespace stageplot::checks {
namespace {

constexpr std::int64_t kNano = 1'000'000'000;
constexpr std::int64_t kMebibyte = std::int64_t{1} << 20;

std::string in_mebibytes(units::Int128 bytes) {
  return std::to_string(static_cast<std::int64_t>(bytes / kMebibyte)) + " MiB";
}

}  // namespace

void buffer_memory(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  // A buffer is in memory where nothing else is said.
  if (document::find_path(subject.tree, "logging.buffer.type") != nullptr &&
      model::text_at(subject.tree, "logging.buffer.type") != "memory") {
    return;
  }
  const auto chunk = model::integer_at(subject.tree, "logging.buffer.chunkBytes");
  const auto chunks = model::integer_at(subject.tree, "logging.buffer.queueLimit");
  if (!chunk || !chunks || *chunk <= 0 || *chunks <= 0) return;
  const std::string limit_path = model::known_value(subject.tree, "logging.buffer.memoryLimit") != nullptr
                                     ? "logging.buffer.memoryLimit"
                                     : "logging.sidecar.resources.limits.memory";
  std::string written;
  const document::Value* value = model::known_value(subject.tree, limit_path);
  if (value == nullptr || !layering::append_scalar(written, *value)) return;
  const auto limit = units::parse_quantity(written);
  if (!limit) return;  // the schema has reported it
  const units::Int128 total = units::Int128{*chunk} * *chunks;
  const units::Int128 memory = limit->nano / kNano;
  if (total <= memory / 2) return;
  report(
      subject,
      {.rule = diagnostics::rules::check_buffer_memory,
       .path = "logging.buffer.queueLimit",
       .summary = "fluentd's buffer may hold " + in_mebibytes(total) + " in memory, and the container has " + written,
       .label = std::to_string(*chunks) + " chunks of " + std::to_string(*chunk) + " bytes",
       .other_path = limit_path,
       .other_label = "the limit",
       .help = "keep the buffer in files (`type: file`), or lower `queueLimit` until it holds " +
               in_mebibytes(memory / 2) + " at most, half of the limit"},
      diagnostics);
}

}  // namespace stageplot::checks
