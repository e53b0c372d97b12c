// One body against its table: names, forms, required parts, constraints, and each value.
#pragma once

#include "terraform/aws/facts.hpp"
#include "terraform/checks/report.hpp"

namespace stageplot::terraform::checks {

/// `what` names the body in findings: "an `aws_elb`", "a `listener` block".
void check_body(const BodyView& body, const aws::BodyFact& fact, std::string_view what, Report& report);

/// The value of one argument that is set.
void check_argument(const BodyView& body, const aws::ArgumentFact& fact, Report& report);

/// What must hold between the arguments and blocks of a body.
void check_constraints(const BodyView& body, const aws::BodyFact& fact, std::string_view what, Report& report);

}  // namespace stageplot::terraform::checks
