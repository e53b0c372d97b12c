// What a fuzz target is: one function over any bytes. It must not crash, hang or grow without bound, and what it claims
// with require() must hold. The same function runs under libFuzzer (./dev fuzz) and once for each seed in the tests.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "source/source_files.hpp"

namespace stageplot::fuzz {

/// Defined once a program, in TARGET.cpp.
void run_input(std::string_view input);

/// Ends the program with the message where a claim does not hold; the input is kept by libFuzzer.
void require(bool holds, std::string_view claim);
/// The same for two texts, which are shown.
void require_equal(std::string_view a, std::string_view b, std::string_view claim);

/// Prints findings in every way a user can ask for: spans must lie in their texts.
void print_findings(diagnostics::Diagnostics findings, const source::SourceFiles& sources);

}  // namespace stageplot::fuzz
