#include "unit/report/samples.hpp"

#include <algorithm>

namespace stageplot::report {
namespace {

using diff::Class;
using diff::Item;
using diff::Report;
using diff::Severity;
using diff::Subject;
using Kind = diff::TextLine::Kind;

diff::SideValue text_value(const std::string& text) {
  return {.text = '"' + text + '"', .type = "string"};
}

diff::SideValue integer(int number) {
  return {.text = std::to_string(number), .type = "integer"};
}

Item changed(const std::string& path, const std::string& pointer, diff::SideValue a, diff::SideValue b) {
  return {.path = path, .pointer = pointer, .a = std::move(a), .b = std::move(b)};
}

Subject deployment() {
  Subject subject{.environments = {"prod-east"}, .service = "code-service", .output = "manifests.yaml"};
  subject.group = "apps";
  subject.kind = "Deployment";
  subject.space = "prd1541";
  subject.name = "vf-code-srvc";
  const std::string containers = "/spec/template/spec/containers";
  Item image = changed("spec.template.spec.containers[vf-code-srvc].image", containers + "/0/image",
                       text_value("registry.example.com/code:4.2.0"), text_value("registry.example.com/fork:4.2.0"));
  image.severity = Severity::critical;
  image.manager = "kubectl-set";
  image.at = "2026-11-20T16:12:00Z";
  Item memory = changed("spec.template.spec.containers[vf-code-srvc].resources.limits.memory",
                        containers + "/0/resources/limits/memory", text_value("3Gi"), text_value("4Gi"));
  memory.manager = "kubectl-set";
  memory.at = "2026-11-20T16:08:00Z";
  memory.source_a = "environments/base/code-service.yaml:14:7";
  Item debug{.path = "spec.template.spec.containers[fluentd].env[DEBUG]", .pointer = containers + "/1/env/0"};
  debug.what = Class::only_b;
  debug.b = text_value("titan*");
  debug.manager = "kubectl-set";
  debug.at = "2026-11-20T16:08:00Z";
  Item port = changed("spec.template.spec.containers[vf-code-srvc].readinessProbe.httpGet.port",
                      containers + "/0/readinessProbe/httpGet/port", integer(8080), text_value("8080"));
  port.what = Class::type_error;
  port.hint = "a quoted port is a port's name, which no container has";
  Item replicas = changed("spec.replicas", "/spec/replicas", integer(3), integer(10));
  replicas.what = Class::delegated;
  replicas.severity = Severity::information;
  replicas.note = "within the HPA's 3–12";
  subject.items = {debug, image, memory, port, replicas};
  return subject;
}

Subject config_map() {
  Subject subject{.environments = {"prod-east"}, .service = "code-service", .output = "manifests.yaml"};
  subject.kind = "ConfigMap";
  subject.space = "prd1541";
  subject.name = "vf-code-srvc-fluentd";
  Item text =
      changed("data[\"fluent.conf\"]", "/data/fluent.conf", text_value("<source>\\n…"), text_value("<source>\\n…"));
  text.text = {{.kind = Kind::gap, .skipped = 6},
               {.kind = Kind::context, .line_a = 7, .line_b = 7, .text = "<match **>"},
               {.kind = Kind::only_a, .line_a = 8, .text = "  flush_interval 1s"},
               {.kind = Kind::only_b, .line_b = 8, .text = "  flush_interval 60s"},
               {.kind = Kind::context, .line_a = 9, .line_b = 9, .text = "  @type elasticsearch"},
               {.kind = Kind::gap, .skipped = 3},
               {.kind = Kind::context, .line_a = 13, .line_b = 13, .text = ""},
               {.kind = Kind::only_a, .line_a = 14, .text = "</match>"},
               {.kind = Kind::only_b, .line_b = 14, .text = "</match>··"}};
  subject.items = {text};
  return subject;
}

Subject autoscaler() {
  Subject subject{.environments = {"prod-east"}, .service = "code-service", .output = "manifests.yaml"};
  subject.group = "autoscaling";
  subject.kind = "HorizontalPodAutoscaler";
  subject.space = "prd1541";
  subject.name = "vf-code-srvc";
  Item gone;
  gone.what = Class::missing;
  gone.severity = Severity::critical;
  gone.leaves = 9;
  subject.items = {gone};
  return subject;
}

}  // namespace

void sum_up(Report& report) {
  report.summary.objects = report.subjects.size();
  for (const Subject& subject : report.subjects) {
    for (const Item& item : subject.items) {
      ++report.summary.by_class[item.what];
      ++report.summary.by_severity[item.severity];
      report.summary.leaves += item.leaves;
    }
  }
}

Report drift_sample() {
  Report report{.mode = diff::Mode::drift, .title = "prod-east"};
  report.a = {.name = "model", .source = "", .sha256 = ""};
  report.b = {.name = "live", .source = "export.json", .sha256 = std::string(64, 'a')};
  report.subjects = {autoscaler(), deployment(), config_map()};
  report.notes = {"the export has no managedFields: who changed what is not known"};
  sum_up(report);
  return report;
}

Report large_sample(std::size_t objects, std::size_t items) {
  Report report{.mode = diff::Mode::drift, .title = "prod-east"};
  report.a.name = "model";
  report.b.name = "live";
  for (std::size_t i = 0; i < objects; ++i) {
    Subject subject{.environments = {"prod-east"}, .service = "service-" + std::to_string(i % 40)};
    subject.output = "manifests.yaml";
    subject.group = "apps";
    subject.kind = "Deployment";
    subject.space = "production";
    subject.name = "object-" + std::to_string(i);
    for (std::size_t k = 0; k < items; ++k) {
      const std::string number = std::to_string(k);
      Item item = changed("spec.template.spec.containers[app].env[VARIABLE_" + number + "]",
                          "/spec/template/spec/containers/0/env/" + number, text_value("before " + number),
                          text_value("behind " + number));
      item.manager = "kubectl-set";
      item.at = "2026-11-20T16:08:00Z";
      subject.items.push_back(item);
    }
    if (i % 10 == 5) subject.items.front().severity = Severity::critical;
    report.subjects.push_back(subject);
  }
  sum_up(report);
  return report;
}

Report base_sample() {
  Report report{.mode = diff::Mode::base, .title = "base"};
  report.a = {.name = "main@1a2b3c4", .source = "main", .sha256 = ""};
  report.b = {.name = "work tree", .source = "", .sha256 = ""};
  const auto values = [](std::vector<std::string> environments, int from, int to) {
    Subject subject{.environments = std::move(environments), .service = "user-service", .output = "values.yaml"};
    Item most = changed("hpa.maxReplicas", "/hpa/maxReplicas", integer(from), integer(to));
    most.source_a = most.source_b = "environments/base/user-service.yaml:12:5";
    Item variables{.path = "env", .pointer = "/env"};
    variables.what = Class::only_a;
    variables.a = diff::SideValue{.text = R"({"DEBUG":"titan*","LEVEL":"info"})", .type = "map"};
    variables.leaves = 2;
    subject.items = {variables, most};
    return subject;
  };
  report.subjects = {values({"dev", "preprod", "prod-east"}, 12, 15), values({"prod-west"}, 12, 20)};
  for (const std::string environment : {"dev", "preprod", "prod-east", "prod-west", "tickettoken-prod"}) {
    diff::Cell cell{.environment = environment, .service = "user-service", .output = "values.yaml"};
    if (environment != "tickettoken-prod") cell.counts[Severity::difference] = 2;
    report.cells.push_back(cell);
  }
  for (const std::string environment : {"dev", "prod-east"}) {
    diff::Cell cell{.environment = environment, .service = "monoql", .output = "terraform/main.tf"};
    if (environment == "dev") cell.note = "blocked on both sides";
    report.cells.push_back(cell);
  }
  sum_up(report);
  return report;
}

}  // namespace stageplot::report
