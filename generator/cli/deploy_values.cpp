#include "cli/deploy_values.hpp"

#include <map>
#include <utility>

#include "diagnostics/rules/usage.hpp"
#include "document/object.hpp"

namespace stageplot::cli {
namespace {

using document::Value;

class GivenValues final : public gotemplate::DeployValues {
 public:
  explicit GivenValues(std::map<std::string, std::string, std::less<>> given) : given_(std::move(given)) {}

  [[nodiscard]] Value stand_in(const Value& deploy, document::Arena& arena) const override {
    const std::string_view name = document::deploy(deploy).name->view();
    const auto found = given_.find(name);
    const std::string text = found == given_.end() ? '<' + std::string{name} + '>' : found->second;
    return Value::of(arena.copy(text), deploy.origin);
  }

 private:
  std::map<std::string, std::string, std::less<>> given_;
};

}  // namespace

std::optional<std::unique_ptr<gotemplate::DeployValues>> parse_deploy_values(const std::vector<std::string>& arguments,
                                                                             diagnostics::Diagnostics& diagnostics) {
  std::map<std::string, std::string, std::less<>> given;
  for (const std::string& argument : arguments) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos || equals == 0) {
      diagnostics.add({.rule = &diagnostics::rules::usage_bad_option,
                       .summary = "`--deploy " + argument + "` is not NAME=VALUE",
                       .help = "for example `--deploy BUILD_VERSION=1.2.3`"});
      return std::nullopt;
    }
    given[argument.substr(0, equals)] = argument.substr(equals + 1);
  }
  return std::make_unique<GivenValues>(std::move(given));
}

}  // namespace stageplot::cli
