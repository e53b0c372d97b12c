// The checks of outputs by language, one file each; verify.cpp has the table.
#pragma once

#include "verify/verify.hpp"

namespace stageplot::verify {

/// Reports findings whose places lie in the unit's outputs on what people can edit. True when none is an error.
bool report_on_model(diagnostics::Diagnostics&& findings, const VerifyInput& input, const render::UnitSpace& space,
                     diagnostics::Diagnostics& diagnostics);

/// Against the types of each version of Kubernetes that the unit's cluster may run; what several versions refuse is
/// said once.
bool verify_objects(const readback::Artifact& artifact, const VerifyInput& input, render::UnitSpace& space,
                    diagnostics::Diagnostics& diagnostics);

/// Against fluentd's plugins, and the way of the events.
bool verify_fluentd(const readback::Artifact& artifact, const VerifyInput& input, render::UnitSpace& space,
                    diagnostics::Diagnostics& diagnostics);

/// Keys that come twice in an object, which Terraform takes without a word.
bool verify_hcl(const readback::Artifact& artifact, const VerifyInput& input, render::UnitSpace& space,
                diagnostics::Diagnostics& diagnostics);

/// What its evaluation found, then its resources against AWS' arguments, and the user data that it gives to instances.
bool verify_terraform(readback::TerraformModule& module, const VerifyInput& input, render::UnitSpace& space,
                      diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::verify
