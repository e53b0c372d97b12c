#include "diagnostics/rules/schema.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule schema_wrong_type{
    .code = "schema.wrong-type",
    .title = "a value has another type than the schema asks for",
    .what = "A value is, for example, a number where the schema wants a string, or a scalar where it wants a map.",
    .why = "A plain `8080` or `1e3` is a number in YAML; printed where a string is due it would change its spelling.",
    .example = "workload:\n  variables:\n    PORT: 8080\n",
    .fix = "workload:\n  variables:\n    PORT: \"8080\"\n",
};

const Rule schema_missing_key{
    .code = "schema.missing-key",
    .title = "a map lacks a key that the schema requires",
    .what = "After all layers are merged, a map lacks a key that its schema lists under `required`.",
    .why = "The outputs need the setting and the tool invents none. A value that no source knows is `!unknown`.",
    .example = "workload:\n  replicas: {min: 1}\n",
    .fix = "workload:\n  replicas: {min: 1, max: 3}\n",
};

const Rule schema_unknown_key{
    .code = "schema.unknown-key",
    .title = "a key that the schema does not know",
    .what = "A map has a key that its schema neither names nor allows by a pattern.",
    .why = "A misspelt key would otherwise be a setting without any effect.",
    .example = "workload:\n  replcias: {min: 1, max: 3}\n",
    .fix = "workload:\n  replicas: {min: 1, max: 3}\n",
};

const Rule schema_not_in_enum{
    .code = "schema.not-in-enum",
    .title = "a value is none of those that are allowed",
    .what = "The schema lists the values that may stand here (`enum` or `const`), and this is not among them.",
    .why = "What reads the setting knows only the listed values.",
    .example = "ingress:\n  scheme: public\n",
    .fix = "ingress:\n  scheme: internet-facing\n",
};

const Rule schema_pattern{
    .code = "schema.pattern",
    .title = "a text or a key does not have the form that is asked for",
    .what = "A string, or a key of a map, does not match the regular expression of its schema.",
    .why = "The system that receives it would refuse the text, often long after the deployment has begun.",
    .example = "baseName: Users_Service\n",
    .fix = "baseName: users-service\n",
};

const Rule schema_range{
    .code = "schema.range",
    .title = "a number lies outside its limits",
    .what = "A number is below the minimum, above the maximum, or no multiple of what the schema says.",
    .why = "Such a setting can't work, or not as its author expects.",
    .example = "workload:\n  replicas: {min: 0, max: 3}\n",
    .fix = "workload:\n  replicas: {min: 1, max: 3}\n",
};

const Rule schema_length{
    .code = "schema.length",
    .title = "a text, list or map is too short or too long",
    .what = "The number of characters, items or keys lies outside the limits of the schema.",
    .why =
        "Names have limits where they are used: a Kubernetes label has 63 characters, a list of services at least one.",
    .example = "services: []\n",
    .fix = "services: [user-service]\n",
};

const Rule schema_duplicate_item{
    .code = "schema.duplicate-item",
    .title = "a list has the same item twice",
    .what = "The schema wants all items of a list to differ, and two are equal.",
    .why = "The second one has no effect, or is counted twice.",
    .example = "dependsOn: [user-service, user-service]\n",
    .fix = "dependsOn: [user-service]\n",
};

const Rule schema_bad_scalar{
    .code = "schema.bad-scalar",
    .title = "a text is not the quantity, duration, address … that it should be",
    .what = "The schema's `x-type` says what the scalar means, and the text cannot be read as that.",
    .why = "Each system would read such a text in its own way, or refuse it: fluentd takes `8 MB` for 8 bytes.",
    .example = "workload:\n  resources:\n    requests: {cpu: 500mm}\n",
    .fix = "workload:\n  resources:\n    requests: {cpu: 500m}\n",
};

const Rule schema_no_alternative{
    .code = "schema.no-alternative",
    .title = "a value fits none of several forms, or more than one",
    .what = "The schema allows one of several forms (`anyOf`, `oneOf`), and it isn't clear which of them is meant.",
    .why = "Each form is read in another way.",
    .example = "secret: {kubernetes: {name: db, key: url}, ssm: /db/url}\n",
    .fix = "secret: {kubernetes: {name: db, key: url}}\n",
};

const Rule schema_not_allowed{
    .code = "schema.not-allowed",
    .title = "a value stands where the schema allows none like it",
    .what =
        "The schema rules the value out (`not`, `false`), or a list has items that it should not have or lacks one "
        "that it should.",
    .why = "The combination has no meaning.",
    .example = "range: [1, 2, 3]\n",
    .fix = "range: [1, 2]\n",
};

const Rule schema_limit{
    .code = "schema.limit",
    .title = "a value is too deep or too large to validate",
    .what = "Validation was stopped at a limit: levels of nesting, steps, findings or memory.",
    .why = "No input may make the tool run for ever.",
    .example = "a document with lists nested 10,000 deep\n",
    .fix = "Split the document, or make it flatter.",
};

const Rule schema_bad_schema{
    .code = "schema.bad-schema",
    .title = "a keyword of a schema has a value that it can't have",
    .what =
        "A schema file has, for example, `minimum: \"3\"`, an unknown `x-type`, or (in the tool's own schemas) a "
        "misspelt keyword.",
    .why = "The rule would silently check nothing.",
    .example = "{\"type\": \"integer\", \"minimun\": 1}\n",
    .fix = "{\"type\": \"integer\", \"minimum\": 1}\n",
};

const Rule schema_unknown_reference{
    .code = "schema.unknown-reference",
    .title = "a `$ref` of a schema leads nowhere",
    .what =
        "A `$ref`, `$dynamicRef` or `$recursiveRef` names a place that does not exist, or a document that the tool "
        "does not have. Nothing is fetched from the network.",
    .why = "Everything under the reference would go unchecked.",
    .example = "{\"$ref\": \"#/$defs/replica\", \"$defs\": {\"replicas\": {}}}\n",
    .fix = "{\"$ref\": \"#/$defs/replicas\", \"$defs\": {\"replicas\": {}}}\n",
};

const Rule schema_endless_reference{
    .code = "schema.endless-reference",
    .title = "a `$ref` of a schema leads back to itself",
    .what = "Following references comes back to where it began without going into the value.",
    .why = "Validation would never end.",
    .example =
        "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}}\n",
    .fix = "Take one of the references away.",
};

const Rule schema_unsupported_pattern{
    .code = "schema.unsupported-pattern",
    .title = "a schema's regular expression can't be used",
    .what = "A `pattern` is malformed or uses what RE2 leaves out: look-ahead, look-behind, back-references.",
    .why = "RE2 matches in time linear in the text, whatever the pattern; those three would make that impossible.",
    .example = "{\"pattern\": \"^(?!test-)[a-z-]+$\"}\n",
    .fix = "{\"pattern\": \"^[a-z-]+$\", \"not\": {\"pattern\": \"^test-\"}}\n",
};

std::span<const Rule* const> schema_family() {
  static const std::vector<const Rule*> kFamily = {&schema_wrong_type,
                                                   &schema_missing_key,
                                                   &schema_unknown_key,
                                                   &schema_not_in_enum,
                                                   &schema_pattern,
                                                   &schema_range,
                                                   &schema_length,
                                                   &schema_duplicate_item,
                                                   &schema_bad_scalar,
                                                   &schema_no_alternative,
                                                   &schema_not_allowed,
                                                   &schema_limit,
                                                   &schema_bad_schema,
                                                   &schema_unknown_reference,
                                                   &schema_endless_reference,
                                                   &schema_unsupported_pattern};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
