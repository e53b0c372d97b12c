#!/usr/bin/env python3
"""Writes tables.inc from arguments.json; both stand beside this script.

usage: generate.py [--compare SCHEMA.json] [OUTPUT-FOLDER]

`--compare` takes what `terraform providers schema -json` prints and lists where arguments.json has other names, types
or requirements, and writes nothing. The test terraform_checks/tables_test.cpp fails when the tables are stale.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent

FORMATS = {"ipv4_cidr_network": "ipv4_network", "ipv6_cidr_network": "ipv6_network", "json": "json",
           "re2": "regular_expression", "version_constraint": "version_constraint"}
SCALARS = {"string": "text", "bool": "boolean", "number": "number", "int": "whole", "float": "number"}
TRAITS = {"required": "kRequired", "computed": "kComputed", "force_new": "kForcesNew", "deprecated": "kDeprecated",
          "ignore_case": "kIgnoresCase", "comma_list": "kCommaList", "or_arn": "kOrArn", "or_zero": "kOrZero",
          "or_minus_one": "kOrMinusOne", "not_arn": "kNotArn", "or_protocol_number": "kOrProtocolNumber"}
ARGUMENT_KEYS = set(TRAITS) | {
    "type", "nullable", "enum", "enum_source", "enum_hint", "enum_or_multiple", "min", "max", "range_source",
    "element_min", "element_max", "min_length", "max_length", "max_length_quota", "min_items", "max_items",
    "max_items_source", "length_source", "key_max_length", "value_max_length", "pattern", "pattern_source", "element_pattern",
    "not_prefix", "format", "element_format", "go_duration", "json", "base64", "default", "conflicts_with",
    "exactly_one_of", "at_least_one_of", "required_with", "only_when", "omit_when", "required_when", "applies_to",
    "required_for"}
BLOCK_KEYS = {"nesting", "min_items", "max_items", "required", "computed", "deprecated", "force_new", "attr_as_block",
              "arguments", "attributes", "blocks", "conflicts_with", "exactly_one_of", "required_with", "applies_to",
              "required_for"}
# `applies_to` and `required_for` name values of this argument of aws_autoscaling_policy.
POLICY_TYPE = "policy_type"


def text(value):
    out = ""
    for byte in value.encode():
        char = chr(byte)
        if char in '"\\':
            out += "\\" + char
        elif byte < 0x20 or byte > 0x7e:
            out += "\\%03o" % byte
        else:
            out += char
    return f'"{out}"'


def word(value):
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


class Writer:
    """Arrays that others refer to come first; equal lists of words are one array."""

    def __init__(self):
        self.lines = []
        self.words = {}
        self.count = 0

    def array(self, type_name, items):
        if not items:
            return "{}"
        name = f"k{type_name}s{self.count}"
        self.count += 1
        self.lines.append(f"constexpr std::array<{type_name}, {len(items)}> {name}{{{{")
        self.lines += [f"    {item}," for item in items]
        self.lines.append("}};")
        return name

    def word_list(self, words):
        key = tuple(words)
        if not key:
            return "{}"
        if key not in self.words:
            name = f"kWords{len(self.words)}"
            self.words[key] = name
            self.lines.append(f"constexpr std::array<std::string_view, {len(key)}> {name}{{")
            line = "   "
            for item in key:
                entry = " " + text(item) + ","
                if len(line) + len(entry) > 118:
                    self.lines.append(line)
                    line = "   "
                line += entry
            self.lines += [line, "};"]
        return self.words[key]

    def argument(self, name, fact):
        unknown = set(fact) - ARGUMENT_KEYS
        if unknown:
            sys.exit(f"argument {name}: what is {sorted(unknown)}?")
        parts = [f".name = {text(name)}"]

        def add(field, value):
            parts.append(f".{field} = {value}")

        shape, scalar = "scalar", fact["type"]
        if "(" in scalar:
            shape, scalar = scalar.rstrip(")").split("(", 1)
        if shape in ("scalar", "list", "set", "map") and scalar in SCALARS and "|" not in fact["type"]:
            if shape != "scalar":
                add("shape", f"Shape::{shape}")
            add("scalar", f"Scalar::{SCALARS[scalar]}")
        else:
            add("shape", "Shape::any")
        if "nullable" in fact:
            add("spelled", f"Scalar::{SCALARS[fact['nullable']]}")
        form = fact.get("format") or fact.get("element_format")
        if form:
            add("format", f"Format::{FORMATS[form]}")
        for key, value in (("go_duration", "go_duration"), ("json", "json"), ("base64", "base64")):
            if fact.get(key):
                add("format", f"Format::{value}")
        traits = [TRAITS[key] for key in TRAITS if fact.get(key)]
        if traits:
            add("traits", " | ".join(traits))
        for key, field in (("enum_source", "words_by"), ("range_source", "range_by"), ("pattern_source", "pattern_by"),
                           ("max_items_source", "count_by"), ("length_source", "length_by")):
            if key in fact:
                add(field, "RefusedBy::platform")
        multiple = fact.get("enum_or_multiple", {})
        words = fact.get("enum") or multiple.get("enum") or (fact.get("enum_hint") if "or_protocol_number" in fact
                                                            else None) or []
        if words:
            add("words", self.word_list([word(item) for item in words]))
        for key, field in (("min", "least"), ("element_min", "least"), ("max", "most"), ("element_max", "most")):
            if key in fact:
                add(field, fact[key])
        if multiple:
            add("multiple_of", multiple["multiple_of"])
        if "default" in fact:
            add("has_default", "true")
            if not isinstance(fact["default"], list):
                add("default_value", text(word(fact["default"])))
        for key, field in (("min_length", "min_length"), ("max_length", "max_length"),
                           ("max_length_quota", "max_length"), ("min_items", "min_items"), ("max_items", "max_items"),
                           ("key_max_length", "max_key_length"), ("value_max_length", "max_value_length")):
            if key in fact:
                add(field, fact[key])
        for key in ("pattern", "element_pattern"):
            if key in fact:
                add("pattern", text(fact[key]))
        if "not_prefix" in fact:
            add("not_prefix", text(fact["not_prefix"]))
        return f"ArgumentFact{{{', '.join(parts)}}}"

    def constraints(self, body):
        found = {}
        members = {**body.get("arguments", {}), **body.get("blocks", {})}

        def default_of(name):
            fact = members[name]
            return word(fact["default"]) if "default" in fact else ""

        def add(kind, subject, others, values=(), fallback="", ignores_case=False):
            found.setdefault((kind, subject, tuple(others), tuple(values), fallback, ignores_case))

        for name in sorted(members):
            fact = members[name]
            others = [other for other in fact.get("conflicts_with", ()) if other in members]
            # Each pair once; a pair of a group of which exactly one may be set says nothing more.
            others = [other for other in others
                      if not (other < name and name in members[other].get("conflicts_with", ()))]
            if others:
                add("conflicts", name, sorted(others))
            for key, kind in (("exactly_one_of", "exactly_one"), ("at_least_one_of", "at_least_one")):
                if key in fact:
                    add(kind, "", sorted(fact[key]))
            if "required_with" in fact:
                add("needs", name, fact["required_with"])
            for kind in ("only_when", "omit_when", "required_when"):
                for other, values in fact.get(kind, {}).items():
                    values = values if isinstance(values, list) else [values]
                    add(kind, name, [other], [word(value) for value in values], default_of(other),
                        bool(members[other].get("ignore_case")))
            for key, kind in (("applies_to", "only_when"), ("required_for", "required_when")):
                if key in fact:
                    add(kind, name, [POLICY_TYPE], fact[key], default_of(POLICY_TYPE))
        items = []
        for kind, subject, others, values, fallback, ignores_case in found:
            parts = [f".kind = Constraint::Kind::{kind}"]
            if subject:
                parts.append(f".subject = {text(subject)}")
            parts.append(f".others = {self.word_list(others)}")
            if values:
                parts.append(f".values = {self.word_list(values)}")
            if fallback:
                parts.append(f".fallback = {text(fallback)}")
            if ignores_case:
                parts.append(".ignores_case = true")
            items.append(f"Constraint{{{', '.join(parts)}}}")
        return self.array("Constraint", items)

    def body(self, body):
        arguments = body.get("arguments", {})
        blocks = body.get("blocks", {})
        fields = [
            ("arguments", self.array("ArgumentFact", [self.argument(name, arguments[name])
                                                      for name in sorted(arguments)])),
            ("blocks", self.array("BlockFact", [self.block(name, blocks[name]) for name in sorted(blocks)])),
            ("attributes", self.word_list(sorted(body.get("attributes", {})))),
            ("constraints", self.constraints(body))]
        return "{" + ", ".join(f".{key} = {value}" for key, value in fields if value != "{}") + "}"

    def block(self, name, fact):
        unknown = set(fact) - BLOCK_KEYS
        if unknown:
            sys.exit(f"block {name}: what is {sorted(unknown)}?")
        parts = [f".name = {text(name)}", f".nesting = Nesting::{fact['nesting']}"]
        for key, field in (("required", "required"), ("deprecated", "deprecated"), ("force_new", "forces_new"),
                           ("computed", "computed"),
                           ("attr_as_block", "also_argument")):
            if fact.get(key):
                parts.append(f".{field} = true")
        for key in ("min_items", "max_items"):
            if key in fact:
                parts.append(f".{key} = {fact[key]}")
        parts.append(f".body = {self.body(fact)}")
        return f"BlockFact{{{', '.join(parts)}}}"


def tables(facts):
    writer = Writer()
    types = [name for name in sorted(facts) if not name.startswith("_")]
    items = [f"TypeFact{{.name = {text(name)}, .body = {writer.body(facts[name])}}}" for name in types]
    lines = ["// Written by generate.py from arguments.json."]
    all_types = writer.array("TypeFact", items)
    other = writer.word_list(sorted(facts["_other_types"]))
    lines += writer.lines
    lines.append(f"constexpr std::span<const TypeFact> kAllTypes = {all_types};")
    lines.append(f"constexpr std::span<const std::string_view> kOtherTypes = {other};")
    return "\n".join(lines) + "\n"


def type_of(schema):
    kind = schema.get("type", "any")
    if isinstance(kind, str):
        return kind
    return f"{kind[0]}({kind[1]})" if isinstance(kind[1], str) else "any"


def compare(path, fact, block):
    """Lines about each difference between our facts and a block of the provider's schema."""
    arguments, blocks = fact.get("arguments", {}), fact.get("blocks", {})
    attributes = block.get("attributes", {})
    for name, schema in sorted(attributes.items()):
        settable = schema.get("optional") or schema.get("required")
        if name in blocks or name in fact.get("attributes", {}):
            continue
        if name not in arguments:
            if settable or "attributes" in fact:
                yield f"{path}.{name}: not here, {type_of(schema)}"
            continue
        ours = arguments[name]
        kind = ours["type"].replace("int", "number") if ours["type"] != "any" else type_of(schema)
        if kind != type_of(schema):
            yield f"{path}.{name}: {ours['type']} here, {type_of(schema)} there"
        for key in ("required", "deprecated"):
            if bool(ours.get(key)) != bool(schema.get(key)):
                yield f"{path}.{name}: {key} is {bool(ours.get(key))} here"
    for name, schema in sorted(block.get("block_types", {}).items()):
        if name not in blocks:
            yield f"{path}.{name}: a block that is not here"
            continue
        yield from compare(f"{path}.{name}", blocks[name], schema["block"])
    for name in sorted(set(arguments) - set(attributes)):
        yield f"{path}.{name}: an argument that is not there"
    for name in sorted(set(blocks) - set(block.get("block_types", {})) - set(attributes)):
        yield f"{path}.{name}: a block that is not there"


def compare_all(facts, schema):
    for provider in schema["provider_schemas"].values():
        for name in sorted(facts):
            if name.startswith("data."):
                found = provider.get("data_source_schemas", {}).get(name.removeprefix("data."))
            else:
                found = provider.get("resource_schemas", {}).get(name)
            if found:
                yield from compare(name, facts[name], found["block"])
        yield from compare("provider.aws", facts["provider.aws"], provider["provider"]["block"])


def main(arguments):
    facts = json.loads((HERE / "arguments.json").read_text())
    if arguments[:1] == ["--compare"]:
        print(*compare_all(facts, json.loads(pathlib.Path(arguments[1]).read_text())), sep="\n")
        return
    folder = pathlib.Path(arguments[0]) if arguments else HERE
    (folder / "tables.inc").write_text(tables(facts))


main(sys.argv[1:])
