// What a document is, told by its keys, and what can be said of the documents that are none of the exports.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/value.hpp"
#include "drift/exports/export.hpp"

namespace stageplot::drift {

/// nullopt where no form fits. Values of Helm have no form: any map may be some.
[[nodiscard]] std::optional<ExportKind> recognise(const document::Value& document);

/// The option that a kind of export is given with.
[[nodiscard]] ExportOption option_of(ExportKind kind);
/// `--kubernetes`
[[nodiscard]] std::string_view flag_of(ExportOption option);

struct ForeignDocument {
  std::string what;  // `what \`terraform output -json\` prints`
  std::string help;
};
/// A document that the same programs print and that is no export: nullopt for anything else.
[[nodiscard]] std::optional<ForeignDocument> recognise_foreign(const document::Value& document, ExportOption option);

}  // namespace stageplot::drift
