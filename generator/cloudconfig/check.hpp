// Checks the user data of an instance: a template file of Terraform, filled in with sample values, as the cloud-config
// that Flatcar's coreos-cloudinit reads at the first boot, with the systemd units in it.
//
// coreos-cloudinit skips an unknown key and systemd an unknown setting with a line in a journal that nobody reads, and
// AWS refuses user data above 16 KB only when it is applied; here all of it is a finding.
#pragma once

#include <cstddef>

#include "cloudconfig/template_text.hpp"
#include "diagnostics/collector.hpp"
#include "source/source_files.hpp"

namespace stageplot::cloudconfig {

struct CloudConfigOptions {
  SampleValues samples;  // what `templatefile` is given
  diagnostics::Owner owner = diagnostics::Owner::templates;
  std::size_t max_bytes = 16384;   // EC2's limit, before base64
  std::size_t max_findings = 200;  // further ones are dropped
};

/// Findings lie on the text of `file` as it is before Terraform fills it in, a unit's on its line in there. Where a
/// `${…}` is an expression that only Terraform can evaluate, that is a note and nothing else is checked. True when
/// there is no error.
bool check_cloud_config(source::FileId file, const source::SourceFiles& sources, const CloudConfigOptions& options,
                        diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cloudconfig
