// What stands for the values that the pipeline supplies (`!deploy`) until it does.
#pragma once

#include <map>
#include <string>

#include "template/functions/function.hpp"

namespace stageplot::render {

/// `--deploy NAME=VALUE` where it was given, else the bare NAME, which is allowed wherever a version or a time is.
class StandIns final : public gotemplate::DeployValues {
 public:
  StandIns() = default;
  explicit StandIns(std::map<std::string, std::string, std::less<>> given) : given_(std::move(given)) {}

  [[nodiscard]] document::Value stand_in(const document::Value& deploy, document::Arena& arena) const override;

 private:
  std::map<std::string, std::string, std::less<>> given_;
};

/// `given`, or where it is nullptr the bare names.
[[nodiscard]] const gotemplate::DeployValues& deploy_values_or_names(const gotemplate::DeployValues* given);

/// The tree that the unit's deploy values make under the paths where the pipeline puts them (`as: image.tag`), for
/// laying over a chart's values; nil where there is none.
[[nodiscard]] document::Value values_of_pipeline(const document::Value& unit, const gotemplate::DeployValues& stand_ins,
                                                 document::Arena& arena);

}  // namespace stageplot::render
