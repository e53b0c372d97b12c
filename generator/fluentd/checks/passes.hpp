// The passes that check_fluentd() makes over a configuration.
#pragma once

#include <string>

#include "fluentd/checks/report.hpp"
#include "fluentd/plugins/facts.hpp"

namespace stageplot::fluentd {

/// Every section and parameter against the tables of plugins.
void check_schema(const Section& root, Report& report);

/// What must be true between the parameters of one plugin; `path` leads to it.
void check_plugin(const Section& section, const PluginFact& plugin, const std::string& path, Report& report);

/// The same for a `<buffer>` of `output`.
void check_buffer(const Section& buffer, const Section& output, const std::string& path, Report& report);

/// Labels, and the way of events from sources through filters to matches.
void check_routes(const Section& root, Report& report);

/// Ids and files that two plugins share, and what fluentd alone can resolve: includes and Ruby.
void check_whole(const Section& root, Report& report);

}  // namespace stageplot::fluentd
