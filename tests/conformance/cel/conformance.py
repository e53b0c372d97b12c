#!/usr/bin/env python3
"""Runs cel-spec's conformance cases through `stageplot policy eval --batch`.

Usage: STAGEPLOT_CEL_SPEC=FOLDER-OF-TEXTPROTOS conformance.py COMMAND…

COMMAND answers JSON lines. With STAGEPLOT_CEL_VERBOSE each skipped case is listed with its reason. Cases that need protocol buffer messages are skipped with the reason. Prints a line a file and every failure; exits 1
where one failed. Messages of errors are not compared: the suite says that they are not normative.
"""

import json
import math
import os
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True  # the source tree stays as it is
from textproto import get, get_all, read  # noqa: E402


class NeedsMessages(Exception):
    pass


KINDS = {
    "int64_value": "int",
    "uint64_value": "uint",
    "double_value": "double",
    "string_value": "string",
    "bytes_value": "bytes",
    "bool_value": "bool",
    "type_value": "type",
}
WRAPPERS = {"Int32Value": "int", "Int64Value": "int", "UInt32Value": "uint", "UInt64Value": "uint",
            "FloatValue": "double", "DoubleValue": "double", "BoolValue": "bool", "StringValue": "string",
            "BytesValue": "bytes"}


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def scalar(kind, content):
    if kind == "bytes":
        return {"t": kind, "v": content.hex()}
    if kind == "bool":
        return {"t": kind, "v": content in ("true", "True", "t", "1")}
    if kind in ("int", "uint"):
        return {"t": kind, "v": str(int(content, 0))}
    return {"t": kind, "v": text(content)}


def message_value(content):
    """A message of a well-known type that is a value of the language's own."""
    (name, fields), = content
    kind = name.strip("[]").rsplit("/", 1)[-1].rsplit(".", 1)[-1]
    if kind in ("Duration", "Timestamp"):
        seconds, nanos = int(get(fields, "seconds", "0")), int(get(fields, "nanos", "0"))
        return {"t": kind.lower(), "v": [seconds, nanos]}
    if kind in WRAPPERS:
        zero = {"string": "", "bytes": b"", "bool": "false"}.get(WRAPPERS[kind], "0")
        return scalar(WRAPPERS[kind], get(fields, "value", zero))
    if kind == "Value":
        return json_value(fields)
    if kind == "Struct":
        entries = get_all(fields, "fields")
        return {"t": "map", "v": [[{"t": "string", "v": text(get(entry, "key"))}, json_value(get(entry, "value"))]
                                  for entry in entries]}
    if kind == "ListValue":
        return {"t": "list", "v": [json_value(item) for item in get_all(fields, "values")]}
    raise NeedsMessages(f"a message {kind} as a value")


def json_value(message):
    """google.protobuf.Value"""
    if not message:
        return {"t": "null", "v": None}
    (field, content), = message
    if field == "null_value":
        return {"t": "null", "v": None}
    if field == "number_value":
        return scalar("double", content)
    if field in ("string_value", "bool_value"):
        return scalar(field[:-6], content)
    kind = {"struct_value": "Struct", "list_value": "ListValue"}[field]
    return message_value([(kind, content)])


def value(message):
    if not message:
        raise NeedsMessages("an empty value")
    (field, content), = message
    if field in KINDS:
        return scalar(KINDS[field], content)
    if field == "null_value":
        return {"t": "null", "v": None}
    if field == "list_value":
        return {"t": "list", "v": [value(item) for item in get_all(content, "values")]}
    if field == "map_value":
        entries = get_all(content, "entries")
        return {"t": "map", "v": [[value(get(entry, "key")), value(get(entry, "value"))] for entry in entries]}
    if field == "object_value":
        return message_value(content)
    raise NeedsMessages(f"a value {field}")


def same(a, b):
    if a["t"] != b["t"]:
        return False
    kind, x, y = a["t"], a["v"], b["v"]
    if kind == "double":
        x, y = float(x), float(y)
        return x == y or (math.isnan(x) and math.isnan(y))
    if kind == "list":
        return len(x) == len(y) and all(same(i, j) for i, j in zip(x, y))
    if kind == "map":
        rest = list(y)
        for key, item in x:
            match = next((e for e in rest if same(key, e[0]) and same(item, e[1])), None)
            if match is None:
                return False
            rest.remove(match)
        return not rest
    if kind in ("int", "uint"):
        return int(x) == int(y)
    return x == y


def needs_messages(expression, test):
    if get(test, "check_only") == "true":
        return "it checks types without evaluating"
    for word in ("TestAllTypes", "NestedTestAllTypes", "TestRequired", "google.protobuf.Any", "GlobalEnum",
                 "proto.getExt", "proto.hasExt", "NullValue.NULL_VALUE"):
        if word in expression:
            return f"it names {word}"
    for name in list(WRAPPERS) + ["Value", "ListValue", "Struct", "Empty", "Duration", "Timestamp"]:
        if f"{name}{{" in expression.replace(" ", ""):
            return f"it makes a message {name}"
    return None


def expected_of(test):
    if get(test, "eval_error") is not None or get(test, "any_eval_errors") is not None:
        return "error"
    typed = get(test, "typed_result")
    if typed is not None:
        result = get(typed, "result")
        return value(result) if result is not None else None
    result = get(test, "value")
    return {"t": "bool", "v": True} if result is None else value(result)


def cases(path):
    """(section/name, request or None, expectation or reason)"""
    for section in get_all(read(path.read_text()), "section"):
        for test in get_all(section, "test"):
            name = text(get(section, "name")) + "/" + text(get(test, "name"))
            expression = text(get(test, "expr"))
            reason = needs_messages(expression, test)
            try:
                if reason:
                    raise NeedsMessages(reason)
                request = {"id": f"{path.stem}/{name}", "expr": expression}
                if get(test, "container"):
                    request["container"] = text(get(test, "container"))
                bindings = {}
                for binding in get_all(test, "bindings"):
                    bindings[text(get(binding, "key"))] = value(get(get(binding, "value"), "value"))
                if bindings:
                    request["bindings"] = bindings
                yield name, request, expected_of(test)
            except NeedsMessages as why:
                yield name, None, str(why)


def main():
    command, folder = sys.argv[1:], os.environ.get("STAGEPLOT_CEL_SPEC")
    if not folder:
        print("skipped: STAGEPLOT_CEL_SPEC names no folder of cel-spec's test files")
        sys.exit(77)
    verbose = "STAGEPLOT_CEL_VERBOSE" in os.environ
    total = {"passed": 0, "failed": 0, "skipped": 0}
    for path in sorted(pathlib.Path(folder).glob("*.textproto")):
        count = {"passed": 0, "failed": 0, "skipped": 0}
        every = list(cases(path))
        runnable = [case for case in every if case[1] is not None]
        lines = "".join(json.dumps(request) + "\n" for _, request, _ in runnable)
        output = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
        answers = output.stdout.splitlines()
        if len(answers) != len(runnable):
            sys.exit(f"{path.name}: {len(runnable)} lines asked, {len(answers)} answered: {output.stderr[:500]}")
        for name, _, reason in (case for case in every if case[1] is None):
            count["skipped"] += 1
            if verbose:
                print(f"  skipped {path.stem}/{name}: {reason}")
        for (name, request, expected), line in zip(runnable, answers):
            answer = json.loads(line)
            if expected == "error":
                sound = "error" in answer
            else:
                sound = "value" in answer and (expected is None or same(answer["value"], expected))
            count["passed" if sound else "failed"] += 1
            if not sound:
                print(f"  FAILED {path.stem}/{name}: {request['expr'][:300]}")
                print(f"    expected {json.dumps(expected)[:300]}\n    answered {line[:300]}")
        for key, number in count.items():
            total[key] += number
        print(f"{path.stem}: {count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    print(f"all: {total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    sys.exit(1 if total["failed"] else 0)


main()
