#include "diagnostics/rules/json.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule json_syntax{
    .code = "json.syntax",
    .title = "the file is not valid JSON",
    .what =
        "The JSON reader cannot go on: a missing comma or bracket, a trailing comma, a comment, a string in single "
        "quotes, bytes that are not UTF-8.",
    .why = "Nothing in the file can be trusted, so none of it is used.",
    .example = "{\"type\": \"object\", \"required\": [\"owner\",]}\n",
    .fix = "{\"type\": \"object\", \"required\": [\"owner\"]}\n",
};

const Rule json_duplicate_key{
    .code = "json.duplicate-key",
    .title = "a key stands twice in one object",
    .what = "An object has the same key more than once.",
    .why = "Readers disagree: most take the last one and drop the first without a word.",
    .example = "{\"minLength\": 1, \"minLength\": 2}\n",
    .fix = "{\"minLength\": 2}\n",
};

const Rule json_bad_number{
    .code = "json.bad-number",
    .title = "a number too large for 64 bits",
    .what = "A number is larger than the largest floating-point number.",
    .why = "It can only be read as infinity, which JSON does not have.",
    .example = "{\"limit\": 1e999}\n",
    .fix = "{\"limit\": 1e99}\n",
};

const Rule json_too_deep{
    .code = "json.too-deep",
    .title = "objects and arrays are nested too deep",
    .what = "A value stands more than 200 levels deep.",
    .why = "No real document nests like that, and programs that read it further on would run out of stack.",
    .example = "[[[[[[[[ … ]]]]]]]]\n",
    .fix = "Check the tool that generated the file.",
};

const Rule json_too_large{
    .code = "json.too-large",
    .title = "the file is larger than the limit",
    .what = "A JSON file has more bytes than the reader accepts.",
    .why = "A file of that size is a mistake, or an export that should be narrowed first.",
    .example = "stageplot drift prod-east --kubernetes everything.json    # 2 GB",
    .fix = "Export the namespaces in question alone.",
};

std::span<const Rule* const> json_family() {
  static const std::vector<const Rule*> kFamily = {&json_syntax, &json_duplicate_key, &json_bad_number, &json_too_deep,
                                                   &json_too_large};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
