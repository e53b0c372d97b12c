// The versions of JSON Schema that the engine reads. Ours are written in draft 2020-12; charts bring the older ones in
// their values.schema.json.
#pragma once

#include <cstdint>

namespace stageplot::schema {

enum class Draft : std::uint8_t { draft4, draft6, draft7, draft2019_09, draft2020_12 };

}  // namespace stageplot::schema
