// Classic load balancers: what they ask an instance for its health, and what their listeners translate.
#include <algorithm>
#include <map>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"
#include "units/port.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

constexpr std::string_view kAtApply = "; a plan does not tell, AWS refuses it when the plan is applied";
constexpr std::size_t kMostPath = 1024;

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return result;
}

/// Why a load balancer takes no such target, as the rest of a sentence; empty where it does.
std::string target_problem(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos) return "which has no port";
  const std::string protocol = upper(target.substr(0, colon));
  const bool has_path = protocol == "HTTP" || protocol == "HTTPS";
  if (!has_path && protocol != "TCP" && protocol != "SSL") return "whose protocol is not HTTP, HTTPS, TCP or SSL";
  const std::string_view rest = target.substr(colon + 1);
  const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (!units::parse_port(rest.substr(0, end))) return "whose port is not between 1 and 65535";
  const std::string_view path = rest.substr(end);
  if (has_path && !path.starts_with('/')) return "which needs a path that begins with `/` behind the port";
  if (!has_path && !path.empty()) return "which takes no path behind the port";
  if (path.size() > kMostPath) return "whose path is longer than 1024 characters";
  return {};
}

}  // namespace

void health_check(const ModuleView& module, Report& report) {
  for (const ResourceView& balancer : module.resources("aws_elb")) {
    for (const BodyView& check : balancer.body.blocks("health_check")) {
      if (const auto target = check.text("target")) {
        if (const std::string problem = target_problem(*target); !problem.empty()) {
          report.value(check, "target",
                       {.rule = rules::terraform_health_target,
                        .summary = "the health check's target is " + quoted(*target) + ", " + problem,
                        .help = "write `HTTP:8080/path` or `TCP:8080`"});
        }
      }
      const auto timeout = check.number("timeout");
      const auto interval = check.number("interval");
      if (!timeout || !interval || *timeout < *interval) continue;
      report.value(check, "timeout",
                   {.rule = rules::terraform_health_timeout,
                    .summary = "a health check may take " + number_text(*timeout) +
                               " s, but the next one starts after " + number_text(*interval) + " s",
                    .help = "make `timeout` less than `interval`" + std::string(kAtApply),
                    .label = "timeout",
                    .other = &check,
                    .other_argument = "interval",
                    .other_label = "interval"});
    }
  }
}

void listeners(const ModuleView& module, Report& report) {
  for (const ResourceView& balancer : module.resources("aws_elb")) {
    std::map<double, BodyView> ports;
    for (const BodyView& listener : balancer.body.blocks("listener")) {
      const std::string front = upper(listener.text("lb_protocol").value_or(""));
      const std::string back = upper(listener.text("instance_protocol").value_or(""));
      const auto is_http = [](std::string_view protocol) { return protocol == "HTTP" || protocol == "HTTPS"; };
      const auto is_plain = [](std::string_view protocol) { return protocol == "TCP" || protocol == "SSL"; };
      if ((is_http(front) && is_plain(back)) || (is_plain(front) && is_http(back))) {
        report.value(listener, "instance_protocol",
                     {.rule = rules::terraform_listener_protocol,
                      .summary = "a listener takes " + front + " and calls the instances with " + back,
                      .help = "let both be HTTP or HTTPS, or both TCP or SSL" + std::string(kAtApply),
                      .other = &listener,
                      .other_argument = "lb_protocol",
                      .other_label = front});
      }
      if (listener.presence("ssl_certificate_id") == Presence::present && (front == "HTTP" || front == "TCP")) {
        report.structure(listener, "ssl_certificate_id",
                         {.rule = rules::terraform_listener_protocol,
                          .summary = "a listener has a certificate and takes " + front,
                          .help = "make `lb_protocol` `https` or `ssl`, or remove `ssl_certificate_id`",
                          .other = &listener,
                          .other_argument = "lb_protocol",
                          .other_label = front});
      }
      if (const auto port = listener.number("lb_port")) {
        const auto [first, inserted] = ports.try_emplace(*port, listener);
        if (inserted) continue;
        report.value(listener, "lb_port",
                     {.rule = rules::terraform_listener_port,
                      .summary = "two listeners of one load balancer have port " + number_text(*port),
                      .help = "give each its own" + std::string(kAtApply),
                      .other = &first->second,
                      .other_argument = "lb_port",
                      .other_label = "taken here"});
      }
    }
  }
}

}  // namespace stageplot::terraform::checks
