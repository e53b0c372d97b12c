// The checks across resources, and those of one resource that no table can say. A new one is a function in a file of
// its subject, a line here and in the table of check_module.cpp, and a rule in diagnostics/rules/terraform_aws.
#pragma once

#include "terraform/checks/module_view.hpp"
#include "terraform/checks/report.hpp"

namespace stageplot::terraform::checks {

// alarms.cpp
void alarm_actions(const ModuleView& module, Report& report);
void alarm_metric(const ModuleView& module, Report& report);
void alarm_period(const ModuleView& module, Report& report);
void alarm_window(const ModuleView& module, Report& report);
// autoscaling_group.cpp
void group_size(const ModuleView& module, Report& report);
void desired_capacity(const ModuleView& module, Report& report);
void group_health(const ModuleView& module, Report& report);
void instance_refresh(const ModuleView& module, Report& report);
void attached_twice(const ModuleView& module, Report& report);
// certificates.cpp
void certificates(const ModuleView& module, Report& report);
// iam.cpp
void policy_texts(const ModuleView& module, Report& report);
void policy_documents(const ModuleView& module, Report& report);
// launch_template.cpp
void instance_type(const ModuleView& module, Report& report);
void user_data(const ModuleView& module, Report& report);
void volumes(const ModuleView& module, Report& report);
void network_interfaces(const ModuleView& module, Report& report);
// load_balancer.cpp
void health_check(const ModuleView& module, Report& report);
void listeners(const ModuleView& module, Report& report);
// lookups.cpp
void image_owner(const ModuleView& module, Report& report);
void private_zone(const ModuleView& module, Report& report);
// names.cpp
void fixed_names(const ModuleView& module, Report& report);
void topic_names(const ModuleView& module, Report& report);
// records.cpp
void records(const ModuleView& module, Report& report);
// scaling.cpp
void scaling_effect(const ModuleView& module, Report& report);
void scaling_thresholds(const ModuleView& module, Report& report);
void burst_credits(const ModuleView& module, Report& report);
void scaling_steps(const ModuleView& module, Report& report);
// secrets.cpp
void secrets(const ModuleView& module, Report& report);
// security_groups.cpp
void open_ingress(const ModuleView& module, Report& report);
void mixed_rules(const ModuleView& module, Report& report);
void missing_egress(const ModuleView& module, Report& report);
void port_ranges(const ModuleView& module, Report& report);
// settings.cpp
void settings(const ModuleView& module, Report& report);
// tags.cpp
void tags(const ModuleView& module, Report& report);

}  // namespace stageplot::terraform::checks
