// What an instance is started with: a type that fits its image and its volumes, and user data that EC2 takes.
#include <algorithm>
#include <array>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"
#include "text/base64.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

constexpr std::string_view kTemplate = "aws_launch_template";
constexpr std::string_view kAtLaunch = "; a plan and an apply do not tell, EC2 refuses it when an instance starts";
constexpr std::string_view kAtApply = "; a plan does not tell, AWS refuses it when the plan is applied";

/// `t4g` of `t4g.medium`.
std::string_view family(std::string_view type) {
  return type.substr(0, type.find('.'));
}

/// Whether a family has Graviton processors: a `g` behind its number (`c7gn`), and a1.
bool is_arm(std::string_view family) {
  const std::size_t digit = family.find_first_of("0123456789");
  if (family == "a1") return true;
  return digit != std::string_view::npos && family.find('g', digit) != std::string_view::npos;
}

/// The words of the filter `architecture` of the only image that is looked up.
std::vector<std::string> image_architectures(const ModuleView& module) {
  std::vector<std::string> words;
  const auto images = module.data("aws_ami");
  if (images.size() != 1) return words;
  for (const BodyView& filter : images.front().body.blocks("filter")) {
    if (filter.text("name") != "architecture") continue;
    for (const document::Value* value : filter.items("values")) {
      const auto text = as_text(*value);
      if (!text) return {};
      words.push_back(*text);
    }
  }
  return words;
}

}  // namespace

void instance_type(const ModuleView& module, Report& report) {
  const std::vector<std::string> architectures = image_architectures(module);
  for (const ResourceView& launched : module.resources(kTemplate)) {
    const auto type = launched.body.text("instance_type");
    if (!type || type->find('.') == std::string::npos) continue;
    const std::string_view name = family(*type);
    if ((name == "t1" || name == "t2") && launched.body.boolean("ebs_optimized") == true) {
      report.structure(launched.body, "ebs_optimized",
                       {.rule = rules::terraform_instance_type,
                        .summary = "a " + quoted(*type) + " can not be EBS-optimized",
                        .help = "remove `ebs_optimized`, or take a type of another family" + std::string(kAtLaunch),
                        .other = &launched.body,
                        .other_argument = "instance_type",
                        .other_label = "of this type"});
    }
    const std::string_view needed = is_arm(name) ? "arm64" : "x86_64";
    // Only an image that is looked up is known.
    const document::Value* image = launched.body.find("image_id");
    if (architectures.empty() || image == nullptr || image->kind != document::Kind::object) continue;
    const bool fits = std::ranges::any_of(architectures, [&](const std::string& word) {
      return word == needed || (needed == "x86_64" && (word == "i386" || word == "x86_64_mac"));
    });
    if (fits || !refers_to(*image, *module.data("aws_ami").front().resource)) continue;
    report.value(launched.body, "instance_type",
                 {.rule = rules::terraform_instance_type,
                  .summary = "a " + quoted(*type) + " has an " + std::string(needed) +
                             " processor, and its image is for " + architectures.front(),
                  .help = "take a type of a family with that processor, or the image for " + std::string(needed) +
                          std::string(kAtLaunch)});
  }
}

void user_data(const ModuleView& module, Report& report) {
  static constexpr std::size_t kMost = 16384;  // before Base64
  for (const ResourceView& launched : module.resources(kTemplate)) {
    const document::Value* value = launched.body.find("user_data");
    if (value == nullptr || !value->is_string()) continue;
    const auto decoded = text::decode_base64(value->text());
    if (!decoded.valid) continue;  // the table says it
    if (decoded.bytes.size() > kMost) {
      report.value(launched.body, "user_data",
                   {.rule = rules::terraform_user_data,
                    .summary = "the user data has " + std::to_string(decoded.bytes.size()) + " bytes, and EC2 takes " +
                               std::to_string(kMost),
                    .help = "shorten it, or fetch a part of it from the instance" + std::string(kAtApply)});
    }
  }
}

void volumes(const ModuleView& module, Report& report) {
  for (const ResourceView& launched : module.resources(kTemplate)) {
    for (const BodyView& mapping : launched.body.blocks("block_device_mappings")) {
      for (const BodyView& volume : mapping.blocks("ebs")) {
        const auto type = volume.text("volume_type");
        if (!type) continue;
        static constexpr std::array<std::string_view, 7> kTypes{"gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"};
        if (std::ranges::find(kTypes, *type) == kTypes.end()) continue;  // the table says it
        const bool takes_iops = *type == "io1" || *type == "io2" || *type == "gp3";
        if (volume.presence("iops") == Presence::present && !takes_iops) {
          report.structure(volume, "iops",
                           {.rule = rules::terraform_volume,
                            .summary = "a volume of type " + quoted(*type) + " takes no `iops`",
                            .help = "remove `iops`, or take `gp3`, `io1` or `io2`" + std::string(kAtLaunch),
                            .other = &volume,
                            .other_argument = "volume_type",
                            .other_label = "of this type"});
        }
        if (volume.presence("throughput") == Presence::present && *type != "gp3") {
          report.structure(volume, "throughput",
                           {.rule = rules::terraform_volume,
                            .summary = "a volume of type " + quoted(*type) + " takes no `throughput`",
                            .help = "remove `throughput`, or take `gp3`" + std::string(kAtLaunch),
                            .other = &volume,
                            .other_argument = "volume_type",
                            .other_label = "of this type"});
        }
        if ((*type == "io1" || *type == "io2") && volume.presence("iops") == Presence::absent) {
          report.structure(volume, "volume_type",
                           {.rule = rules::terraform_volume,
                            .summary = "a volume of type " + quoted(*type) + " needs `iops`",
                            .help = "add `iops`" + std::string(kAtLaunch)});
        }
      }
    }
  }
}

void network_interfaces(const ModuleView& module, Report& report) {
  for (const ResourceView& launched : module.resources(kTemplate)) {
    if (launched.body.presence("network_interfaces") != Presence::present) continue;
    if (launched.body.presence("vpc_security_group_ids") != Presence::present) continue;
    report.structure(launched.body, "vpc_security_group_ids",
                     {.rule = rules::terraform_instance_network,
                      .summary = "a launch template has `network_interfaces` and `vpc_security_group_ids`",
                      .help = "give the groups to the interface (`security_groups`)" + std::string(kAtLaunch),
                      .other = &launched.body,
                      .other_argument = "network_interfaces",
                      .other_label = "has groups of its own"});
  }
}

}  // namespace stageplot::terraform::checks
