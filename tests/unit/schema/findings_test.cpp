// What a user reads when a model file does not fit its schema: whole findings for two files, and tables of the others
// in short form (place, code, path, summary, help).
#include <gtest/gtest.h>

#include <string>

#include "schema/decode.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::schema {
namespace {

constexpr std::string_view kService = R"({
  "type": "object",
  "required": ["workload"],
  "properties": {
    "workload": {"$ref": "#/$defs/workload"},
    "level": {"enum": ["debug", "info", "warn"], "description": "How much is logged."},
    "scheme": {"const": "http"},
    "password": {"type": "string", "pattern": "^[a-z]+$", "x-type": "secret"},
    "auth": {"$ref": "#/$defs/auth"},
    "range": {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "integer"}], "items": false},
    "share": {"type": "number", "multipleOf": 0.5, "exclusiveMaximum": 10},
    "size": {"oneOf": [{"type": "integer"}, {"type": "string", "x-type": "bytes"}]},
    "tls": {"type": "object", "dependentRequired": {"certificate": ["key"]}, "maxProperties": 2},
    "old": {"not": {}, "description": "Was removed."},
    "names": {"type": "array", "contains": {"const": "main"}}
  },
  "additionalProperties": false,
  "$defs": {
    "workload": {
      "type": "object",
      "properties": {
        "replicas": {
          "type": "object",
          "required": ["min", "max"],
          "properties": {
            "min": {"type": "integer", "minimum": 1},
            "max": {"type": "integer", "description": "Most pods at any time."}
          },
          "additionalProperties": false
        },
        "variables": {
          "type": "object",
          "propertyNames": {"pattern": "^[A-Z_]+$"},
          "additionalProperties": {"type": "string"}
        },
        "cpu": {"type": ["string", "number"], "x-type": "quantity"},
        "name": {"type": "string", "pattern": "^[a-z-]+$", "maxLength": 8},
        "debug": {"type": "boolean"},
        "ports": {"type": "array", "items": {"type": "integer"}, "uniqueItems": true, "minItems": 1}
      },
      "additionalProperties": false
    },
    "auth": {
      "anyOf": [
        {"type": "object", "required": ["token"], "properties": {"token": {"type": "string"}},
         "additionalProperties": false},
        {"type": "object", "required": ["user", "key"],
         "properties": {"user": {"type": "string"}, "key": {"type": "string"}}, "additionalProperties": false},
        {"const": "none"}
      ]
    }
  }
})";

enum class Form { whole, listed };

std::string findings(std::string_view schema_text, std::string yaml_text, Form form) {
  Documents documents;
  const document::Value schema_value = documents.json("service.schema.json", std::string(schema_text));
  const CompiledSchema schema = compile_schema(schema_value, documents.origins,
                                               {.unknown_keywords = UnknownKeywords::refuse}, documents.diagnostics);
  const document::Value value = documents.yaml("service.yaml", std::move(yaml_text));
  const bool valid = validate(schema, value, {.sources = &documents.sources}, documents.origins, documents.diagnostics);
  EXPECT_EQ(valid, is_valid(schema, value));
  return form == Form::whole ? documents.rendered() : documents.listed();
}

TEST(SchemaFindings, PointAtTheKeyAndAtTheRule) {
  EXPECT_EQ(findings(kService, "workload:\n  replicas:\n    min: 1\n  replcias: {min: 1}\n", Form::whole),
            R"(error[schema.missing-key]: `replicas` lacks the key `max`
  --> service.yaml:2:3   (workload.replicas.max)
 2 |   replicas:
   |   ^^^^^^^^ `max` is missing here
  ::: service.schema.json:24:31
24 |           "required": ["min", "max"],
   |                               ----- the schema: #/$defs/workload/properties/replicas/required
help: add `max`, or say `!unknown "reason"` where no source knows it; what it is: Most pods at any time; run `stageplot rule schema.missing-key`

error[schema.unknown-key]: unknown key `replcias` in `workload`
  --> service.yaml:4:3   (workload.replcias)
 4 |   replcias: {min: 1}
   |   ^^^^^^^^ unknown
  ::: service.schema.json:41:31
41 |       "additionalProperties": false
   |                               ----- the schema: #/$defs/workload/additionalProperties
help: did you mean `replicas`?; run `stageplot rule schema.unknown-key`

2 errors
)");
}

TEST(SchemaFindings, ShowScalarsAsTheyWereWritten) {
  EXPECT_EQ(findings(kService, "workload:\n  variables:\n    PORT: 8080\n    BUDGET: 1e3\nlevel: inf\n", Form::whole),
            R"(error[schema.wrong-type]: `PORT` is an integer, but a string is due
  --> service.yaml:3:11   (workload.variables.PORT)
 3 |     PORT: 8080
   |           ^^^^ an integer
  ::: service.schema.json:34:44
34 |           "additionalProperties": {"type": "string"}
   |                                            -------- the schema: #/$defs/workload/properties/variables/additionalProperties/type
help: quote it: `"8080"`; run `stageplot rule schema.wrong-type`

error[schema.wrong-type]: `BUDGET` is an integer, but a string is due
  --> service.yaml:4:13   (workload.variables.BUDGET)
 4 |     BUDGET: 1e3
   |             ^^^ an integer
  ::: service.schema.json:34:44
34 |           "additionalProperties": {"type": "string"}
   |                                            -------- the schema: #/$defs/workload/properties/variables/additionalProperties/type
help: quote it: `"1e3"`

error[schema.not-in-enum]: `level` is `inf`, but must be one of `debug`, `info`, `warn`
 --> service.yaml:5:8   (level)
5 | level: inf
  |        ^^^ not allowed
 ::: service.schema.json:6:23
6 |     "level": {"enum": ["debug", "info", "warn"], "description": "How much is logged."},
  |                       ------------------------- the schema: #/properties/level/enum
help: did you mean `info`?; what it is: How much is logged; run `stageplot rule schema.not-in-enum`

3 errors
)");
}

struct Case {
  std::string_view name;
  std::string_view yaml;
  std::string_view expected;
};

class SchemaFinding : public testing::TestWithParam<Case> {};

TEST_P(SchemaFinding, SaysWhatIsWrong) {
  EXPECT_EQ(findings(kService, std::string(GetParam().yaml), Form::listed), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SchemaFinding,
    testing::Values(
        Case{"Range", "workload:\n  replicas: {min: 0, max: 3}\n",
             "2:19 schema.range (workload.replicas.min) `min` is `0`, below the minimum `1`\n"},
        Case{"ExclusiveRangeAndMultiple", "workload: {}\nshare: 10.25\n",
             "2:8 schema.range (share) `share` is `10.25`, but must be below `10`\n"
             "2:8 schema.range (share) `share` is `10.25`, which is no multiple of `0.5`\n"},
        Case{"NumberInQuotes", "workload:\n  replicas: {min: 1, max: \"3\"}\n",
             "2:27 schema.wrong-type (workload.replicas.max) `max` is a string, but an integer is due | write it "
             "without quotes: `3`; what it is: Most pods at any time\n"},
        Case{"BooleanInQuotes", "workload:\n  debug: \"yes\"\n",
             "2:10 schema.wrong-type (workload.debug) `debug` is a string, but `true` or `false` is due | write `true` "
             "or `false`, without quotes\n"},
        Case{"ListForMap", "workload:\n  replicas: [1]\n",
             "2:13 schema.wrong-type (workload.replicas) `replicas` is a list, but a map is due\n"},
        Case{"ScalarForList", "workload:\n  ports: 8080\n",
             "2:10 schema.wrong-type (workload.ports) `ports` is an integer, but a list is due | write it as a list: "
             "`[8080]`\n"},
        Case{"NullForString", "workload:\n  name:\n",
             "2:8 schema.wrong-type (workload.name) `name` is null, but a string is due | give it a value, or take the "
             "key away\n"},
        Case{"BooleanForQuantity", "workload:\n  cpu: true\n",
             "2:8 schema.wrong-type (workload.cpu) `cpu` is `true`, but a string or a number is due\n"},
        Case{"BadQuantity", "workload:\n  cpu: 500mm\n",
             "2:8 schema.bad-scalar (workload.cpu) `cpu` is `500mm`, which is not a Kubernetes quantity: the unit is "
             "none of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei | for example `500m` or `1Gi`\n"},
        Case{"PatternAndLength", "workload:\n  name: Users_Service\n",
             "2:9 schema.length (workload.name) `name` has 13 characters, but at most 8 are due\n"
             "2:9 schema.pattern (workload.name) `name` is `Users_Service`, which does not match the pattern "
             "`^[a-z-]+$`\n"},
        Case{"EmptyList", "workload:\n  ports: []\n",
             "2:10 schema.length (workload.ports) `ports` has 0 items, but at least 1 is due\n"},
        Case{"DuplicateItemAndWrongItem", "workload:\n  ports: [1, 2, 1, x]\n",
             "2:17 schema.duplicate-item (workload.ports) `ports` has `1` twice, as items 1 and 3 | take one of them "
             "away\n"
             "2:20 schema.wrong-type (workload.ports[3]) `ports[3]` is a string, but an integer is due\n"},
        Case{"KeyPattern", "workload:\n  variables: {node_env: dev}\n",
             "2:15 schema.pattern (workload.variables.node_env) the key `node_env` does not match the pattern "
             "`^[A-Z_]+$`\n"},
        Case{"Constant", "workload: {}\nscheme: https\n",
             "2:9 schema.not-in-enum (scheme) `scheme` is `https`, but must be `http`\n"},
        Case{"MisspeltRequiredKeyIsOneFinding", "wrkload: {}\n",
             "1:1 schema.unknown-key (wrkload) unknown key `wrkload` | did you mean `workload`?\n"},
        Case{"UnknownKeyWithoutANeighbour", "workload: {replicas: {min: 1, max: 1, zzzzzzz: 2}}\n",
             "1:39 schema.unknown-key (workload.replicas.zzzzzzz) unknown key `zzzzzzz` in `replicas` | known keys: "
             "`max`, `min`\n"},
        Case{"ListForDocument", "- a\n", "1:1 schema.wrong-type () the document is a list, but a map is due\n"},
        Case{"SecretIsNotShown", "workload: {}\npassword: HUNTER2\n",
             "2:11 schema.pattern (password) `password` is `***`, which does not match the pattern `^[a-z]+$`\n"},
        Case{"BranchWithOneKeyMissing", "workload: {}\nauth: {user: me}\n",
             "2:1 schema.missing-key (auth.key) `auth` lacks the key `key` | add `key`, or say `!unknown \"reason\"` "
             "where no source knows it\n"},
        Case{"BranchWithAWrongType", "workload: {}\nauth: {token: 1}\n",
             "2:15 schema.wrong-type (auth.token) `token` is an integer, but a string is due | quote it: `\"1\"`\n"},
        Case{"NoBranchOfTheType", "workload: {}\nauth: [1]\n",
             "2:7 schema.wrong-type (auth) `auth` is a list, but a map or a string is due\n"},
        Case{"NoBranchIsNear", "workload: {}\nauth: {secret: 1}\n",
             "2:1 schema.no-alternative (auth) `auth` fits none of the forms that it can have | it is one of: a map "
             "with `token`, a map with `user` and `key`, or `none`\n"},
        Case{"TypeOfAllBranches", "workload: {}\nsize: [1]\n",
             "2:7 schema.wrong-type (size) `size` is a list, but a string or an integer is due\n"},
        Case{"BadSize", "workload: {}\nsize: 8 MB\n",
             "2:7 schema.bad-scalar (size) `size` is `8 MB`, which is not a size in bytes: a space stands before the "
             "unit | for example `8m` or `16MiB`\n"},
        Case{"TooManyItems", "workload: {}\nrange: [1, 2, 3]\n",
             "2:15 schema.not-allowed (range[2]) `range[2]` is one item too many, at most 2 are due\n"},
        Case{"DependentKey", "workload: {}\ntls: {certificate: c}\n",
             "2:1 schema.missing-key (tls.key) `tls` has the key `certificate` but lacks the key `key` | add `key`, or "
             "take `certificate` away\n"},
        Case{"TooManyKeys", "workload: {}\ntls: {a: 1, b: 2, c: 3}\n",
             "2:1 schema.length (tls) `tls` has 3 keys, but at most 2 are due\n"},
        Case{"RuledOut", "workload: {}\nold: 1\n",
             "2:6 schema.not-allowed (old) `old` is `1`, which the schema rules out | what it is: Was removed\n"},
        Case{"Contains", "workload: {}\nnames: [a, b]\n",
             "2:8 schema.not-allowed (names) `names` has 0 items that are `main`, but at least 1 is due\n"},
        Case{"MarksAreOfAnyType",
             "workload:\n  replicas: !unknown \"not documented\"\n  ports: !deploy {name: PORTS}\nlevel: !unknown "
             "\"x\"\n",
             ""},
        Case{"MarksDontHideUnknownKeys", "workload: {}\nlvel: !unknown \"not documented\"\n",
             "2:1 schema.unknown-key (lvel) unknown key `lvel` | did you mean `level`?\n"},
        Case{"ExampleOfADeployMark", "workload: {}\nlevel: !deploy {name: LEVEL, example: loud}\n",
             "2:39 schema.not-in-enum (level) `level` is `loud`, but must be one of `debug`, `info`, `warn` | what it "
             "is: How much is logged\n"},
        Case{"AssumedValueIsChecked", "workload: {}\nlevel: !assumed {value: loud, reason: guess}\n",
             "2:25 schema.not-in-enum (level) `level` is `loud`, but must be one of `debug`, `info`, `warn` | what it "
             "is: How much is logged\n"}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace stageplot::schema
