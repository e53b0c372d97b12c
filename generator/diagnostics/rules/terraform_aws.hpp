// Findings of the `terraform` family about AWS: arguments that the provider or AWS refuses, and what is right in each
// part of a module and can not work together.
#pragma once

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics::rules {

extern const Rule terraform_alarm_metric;
extern const Rule terraform_alarm_period;
extern const Rule terraform_alarm_window;
extern const Rule terraform_attached_twice;
extern const Rule terraform_bad_value;
extern const Rule terraform_block_count;
extern const Rule terraform_block_form;
extern const Rule terraform_burst_credits;
extern const Rule terraform_certificate_account;
extern const Rule terraform_certificate_kind;
extern const Rule terraform_certificate_region;
extern const Rule terraform_conflicting_arguments;
extern const Rule terraform_deprecated_argument;
extern const Rule terraform_desired_capacity;
extern const Rule terraform_duplicate_key;
extern const Rule terraform_fixed_name;
extern const Rule terraform_group_health;
extern const Rule terraform_group_size;
extern const Rule terraform_health_target;
extern const Rule terraform_health_timeout;
extern const Rule terraform_healthy_percentages;
extern const Rule terraform_image_owner;
extern const Rule terraform_instance_network;
extern const Rule terraform_instance_type;
extern const Rule terraform_listener_port;
extern const Rule terraform_listener_protocol;
extern const Rule terraform_missing_argument;
extern const Rule terraform_missing_egress;
extern const Rule terraform_mixed_rules;
extern const Rule terraform_open_ingress;
extern const Rule terraform_policy_statement;
extern const Rule terraform_policy_text;
extern const Rule terraform_port_range;
extern const Rule terraform_printed_arn;
extern const Rule terraform_private_zone;
extern const Rule terraform_provider_source;
extern const Rule terraform_record;
extern const Rule terraform_refresh_never_starts;
extern const Rule terraform_refresh_without_room;
extern const Rule terraform_scaling_steps;
extern const Rule terraform_scaling_thresholds;
extern const Rule terraform_scaling_without_effect;
extern const Rule terraform_secret;
extern const Rule terraform_tag_key;
extern const Rule terraform_tags_not_propagated;
extern const Rule terraform_too_many_tags;
extern const Rule terraform_unknown_argument;
extern const Rule terraform_unknown_type;
extern const Rule terraform_user_data;
extern const Rule terraform_volume;
extern const Rule terraform_wanted_size;
extern const Rule terraform_wrong_type;

}  // namespace stageplot::diagnostics::rules
