// Makes findings of the problems that an evaluation left: words, places, hints. Internal to the stage.
#pragma once

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "schema/decode.hpp"
#include "schema/evaluation.hpp"

namespace stageplot::schema {

void report_problems(const Program& program, const Evaluation& evaluation, const DecodeOptions& options,
                     const document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::schema
