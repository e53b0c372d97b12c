// Probes and lifecycle hooks: exactly one handler, ports and times in range.
#include <array>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/one_of.hpp"

namespace stageplot::kubernetes {
namespace {

constexpr std::array<std::string_view, 4> kProbeHandlers = {"exec", "grpc", "httpGet", "tcpSocket"};
constexpr std::array<std::string_view, 4> kLifecycleHandlers = {"exec", "httpGet", "sleep", "tcpSocket"};

}  // namespace

void check_probe(const Subject& subject) {
  check_one_of(subject, kProbeHandlers);
  check_not_negative(
      subject, {"initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"});
  check_positive(subject, {"terminationGracePeriodSeconds"});
}

void check_lifecycle_handler(const Subject& subject) {
  check_one_of(subject, kLifecycleHandlers);
}

void check_http_get(const Subject& subject) {
  if (const document::Value* port = given(subject.value, "port")) check_port_or_name(subject, *port);
}

void check_port_action(const Subject& subject) {
  if (const document::Value* port = given(subject.value, "port")) check_port_or_name(subject, *port);
}

void check_exec_action(const Subject& subject) {
  const document::Value* command = given(subject.value, "command");
  if (command == nullptr || (command->is_list() && command->items().empty())) subject.require(subject.value, "command");
}

}  // namespace stageplot::kubernetes
