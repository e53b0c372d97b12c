// What happens to a mark of the model that a function meets inside an argument: see Runtime::settle.
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

document::Value Runtime::settle_mark(const document::Value& value) const {
  if (value.has(document::kDeploy) && deploy_values != nullptr) {
    const document::Value stand_in = deploy_values->stand_in(value, arena);
    if (!stand_in.is_nil()) return stand_in;
  }
  throw MarkUsed(value);
}

}  // namespace stageplot::gotemplate
