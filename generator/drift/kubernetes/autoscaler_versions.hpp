// A HorizontalPodAutoscaler of `autoscaling/v1` or `v2beta1` in the form of `v2`. Of v1 everything but the CPU's target
// stands as JSON in annotations, which is how servers before 1.23 gave any autoscaler back.
#pragma once

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::drift::kubernetes {

void convert_autoscaler(document::Arena& arena, document::Value& object);

}  // namespace stageplot::drift::kubernetes
