// References in a values.schema.json that the document alone does not answer: by `$id`, by an anchor, to other
// documents, and to nothing. How the library of Helm 3.21 and 4 (santhosh-tekuri/jsonschema) resolves them.
#pragma once

#include <string>
#include <string_view>

#include "document/value.hpp"

namespace stageplot::chart {

/// The library's words for the first reference that it cannot resolve, in the order that it compiles schemas in; not
/// ended, and empty where all lead somewhere. What a network would have to answer is refused. References that nothing
/// reaches from the root are not looked at.
[[nodiscard]] std::string reference_words(const document::Value& schema);
/// The same for a `$schema` of no known draft, which the library loads before all else.
[[nodiscard]] std::string dialect_words(const document::Value& schema);
/// Where a reference in `holder`, a schema somewhere in `root`, leads to inside of `root`; nullptr where it leads out.
[[nodiscard]] const document::Value* resolve_reference(const document::Value& root, const document::Value& holder,
                                                       std::string_view reference);

/// What Go's net/http would be asked for, refused: `Get "https://…": …`.
[[nodiscard]] std::string refused_request(std::string_view url);

}  // namespace stageplot::chart
