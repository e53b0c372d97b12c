#!/usr/bin/env python3
"""Writes the tables of Kubernetes' types from the published OpenAPI files.

usage: generate.py OPENAPI-FOLDER [OUTPUT-FOLDER]

OPENAPI-FOLDER holds openapi-1.N.json, one for each minor version that the tool knows: `definitions` as Kubernetes
publishes them (api/openapi-spec/swagger.json), descriptions not needed. enumerations.txt and removed.txt beside this
script add what those files do not say. Without OUTPUT-FOLDER the tables beside this script are rewritten.

Equal definitions of all versions share one entry; a field says in a mask in which versions it exists (bit 0 is the
oldest) and in which it is required. Names stand once in one text and are referred to by number. The test
kubernetes/tables_test.cpp fails when the tables are stale.
"""
import collections
import json
import pathlib
import re
import sys

PREFIXES = (
    "io.k8s.apimachinery.pkg.apis.",
    "io.k8s.apiextensions-apiserver.pkg.apis.",
    "io.k8s.kube-aggregator.pkg.apis.",
    "io.k8s.api.",
)

# Types without parts, in the order of enum class Scalar in tables.hpp.
SCALARS = ["any", "string", "boolean", "int32", "int64", "number", "quantity", "int_or_string", "time", "micro_time",
           "bytes", "object"]

# Definitions that the API server reads by code of their own.
SCALAR_DEFINITIONS = {
    "io.k8s.apimachinery.pkg.api.resource.Quantity": "quantity",
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "int_or_string",
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": "time",
    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": "micro_time",
    "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": "object",
    "io.k8s.apimachinery.pkg.runtime.RawExtension": "object",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON": "any",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray": "any",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool": "any",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray": "any",
}

# Kinds of the machinery of the API itself: nobody writes them in a manifest.
NO_MANIFESTS = {"DeleteOptions", "WatchEvent", "Status", "APIGroup", "APIGroupList", "APIResourceList", "APIVersions"}

FIRST_SHAPE = 32
FIRST_DEFINITION = 4096

LIST_TYPES = {None: 0, "atomic": 1, "set": 2, "map": 3}


def short(name):
    for prefix in PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix):]
    return name


class Names:
    """Numbers for texts, in the order of their bytes, so that the tables can be searched by number."""

    def __init__(self):
        self.wanted = set()
        self.number = {}

    def want(self, text):
        self.wanted.add(text)
        return text

    def close(self):
        self.number = {text: i for i, text in enumerate(sorted(self.wanted, key=lambda t: t.encode()))}


def load(folder):
    files = {}
    for path in pathlib.Path(folder).glob("openapi-1.*.json"):
        minor = int(re.fullmatch(r"openapi-1\.(\d+)\.json", path.name).group(1))
        files[minor] = json.loads(path.read_text())["definitions"]
    minors = sorted(files)
    if not minors or minors != list(range(minors[0], minors[0] + len(minors))) or len(minors) > 8:
        sys.exit(f"{folder}: need openapi-1.N.json for at most eight minor versions in a row, found {minors}")
    return minors, [files[minor] for minor in minors]


def scalar_of(schema):
    kind, form = schema.get("type"), schema.get("format")
    if kind == "string":
        return "bytes" if form == "byte" else "string"
    if kind == "integer":
        return {"int32": "int32", "int64": "int64"}[form]
    return {"boolean": "boolean", "number": "number", "object": "object", None: "any"}[kind]


def type_of(schema):
    """A schema as a comparable description: ("scalar", name), ("definition", name), ("list"|"map", element, …)."""
    if "$ref" in schema:
        target = schema["$ref"].removeprefix("#/definitions/")
        if target in SCALAR_DEFINITIONS:
            return ("scalar", SCALAR_DEFINITIONS[target])
        return ("definition", short(target))
    if schema.get("type") == "array":
        strategy = schema.get("x-kubernetes-patch-strategy", "")
        return ("list", type_of(schema["items"]), schema.get("x-kubernetes-list-type"),
                tuple(schema.get("x-kubernetes-list-map-keys", ())),
                schema.get("x-kubernetes-patch-merge-key", ""), "merge" in strategy.split(","))
    if schema.get("type") == "object" and "additionalProperties" in schema:
        return ("map", type_of(schema["additionalProperties"]), None, (), "", False)
    return ("scalar", scalar_of(schema))


def read_lines(path):
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield line


def read_enumerations(path, minors):
    """(definition, field) → (empty text allowed, ((word, mask), …)); the definition may hold a `*`."""
    everything = (1 << len(minors)) - 1
    found = {}
    for line in read_lines(path):
        place, words = line.split(":", 1)
        definition, field = place.split()
        values = []
        for word in words.split():
            word, _, since = word.partition("@")
            mask = everything & ~((1 << (int(since) - minors[0])) - 1) if since else everything
            values.append((word, mask))
        found[(definition, field.rstrip("?"))] = (field.endswith("?"), tuple(values))
    return found


class Tables:
    def __init__(self, minors, files, here):
        self.minors = minors
        self.names = Names()
        self.key_lists = {(): 0}
        self.shapes = {}
        self.definitions = self.collect(files)
        self.kinds = self.collect_kinds(files)
        self.keep_reachable()
        self.enumerations = [(False, ())]
        self.attach_enumerations(read_enumerations(here / "enumerations.txt", minors))
        self.removed = [line.split() for line in read_lines(here / "removed.txt")]
        self.number()

    def collect(self, files):
        """definition → {"present", "atomic", "fields": {name → [{type, present, required, flags}]}}"""
        found = {}
        for bit, definitions in enumerate(files):
            for full_name, schema in definitions.items():
                if full_name in SCALAR_DEFINITIONS:
                    continue
                entry = found.setdefault(short(full_name), {"present": 0, "fields": {}, "free": False})
                entry["present"] |= 1 << bit
                if "properties" not in schema:
                    entry["free"] = schema.get("x-kubernetes-preserve-unknown-fields", False)
                required = set(schema.get("required", ()))
                for name, field in schema.get("properties", {}).items():
                    self.add_field(entry["fields"].setdefault(name, []), field, bit, name in required)
        return found

    @staticmethod
    def add_field(variants, schema, bit, required):
        kind = type_of(schema)
        retain = "retainKeys" in schema.get("x-kubernetes-patch-strategy", "").split(",")
        for variant in variants:
            if variant["type"] == kind and variant["retain"] == retain:
                break
        else:
            variant = {"type": kind, "retain": retain, "present": 0, "required": 0, "enumeration": 0}
            variants.append(variant)
        variant["present"] |= 1 << bit
        if required:
            variant["required"] |= 1 << bit

    @staticmethod
    def collect_kinds(files):
        found = collections.defaultdict(int)
        for bit, definitions in enumerate(files):
            for full_name, schema in definitions.items():
                for kind in schema.get("x-kubernetes-group-version-kind", ()):
                    if kind["kind"] not in NO_MANIFESTS:
                        found[(kind["kind"], kind["group"], kind["version"], short(full_name))] |= 1 << bit
        return dict(found)

    def keep_reachable(self):
        seen, todo = set(), [key[3] for key in self.kinds]

        def visit(kind):
            if kind[0] == "definition":
                todo.append(kind[1])
            elif kind[0] in ("list", "map"):
                visit(kind[1])

        while todo:
            name = todo.pop()
            if name in seen:
                continue
            seen.add(name)
            for variants in self.definitions[name]["fields"].values():
                for variant in variants:
                    visit(variant["type"])
        self.definitions = {name: self.definitions[name] for name in sorted(seen, key=str.encode)}

    def attach_enumerations(self, wanted):
        numbers = {}
        for (pattern, field), words in wanted.items():
            expression = re.compile(re.escape(pattern).replace(r"\*", r"[^.]+"))
            places = [entry["fields"][field] for name, entry in self.definitions.items()
                      if expression.fullmatch(name) and field in entry["fields"]]
            if not places:
                sys.exit(f"enumerations.txt: no definition has {pattern} {field}")
            if words not in numbers:
                numbers[words] = len(self.enumerations)
                self.enumerations.append(words)
            for variants in places:
                for variant in variants:
                    variant["enumeration"] = numbers[words]
        if len(self.enumerations) > 255:
            sys.exit("enumerations.txt: more than 255 different lists")

    def number(self):
        for name, entry in self.definitions.items():
            self.names.want(name)
            for field in entry["fields"]:
                self.names.want(field)
        for kind, group, version, _ in self.kinds:
            for text in (kind, group, version):
                self.names.want(text)
        for api_version, kind, _, replacement in self.removed:
            for text in (api_version, kind, replacement):
                self.names.want(text)
        for _, values in self.enumerations:
            for word, _ in values:
                self.names.want(word)
        self.names.want("")
        self.names.close()
        self.definition_number = {name: i for i, name in enumerate(self.definitions)}
        for entry in self.definitions.values():
            for field in sorted(entry["fields"], key=str.encode):
                for variant in entry["fields"][field]:
                    variant["number"] = self.type_number(variant["type"])

    def type_number(self, kind):
        if kind[0] == "scalar":
            return SCALARS.index(kind[1])
        if kind[0] == "definition":
            return FIRST_DEFINITION + self.definition_number[kind[1]]
        element = self.type_number(kind[1])
        keys = self.key_lists.setdefault(kind[3], len(self.key_lists))
        shape = (0 if kind[0] == "list" else 1, element, LIST_TYPES[kind[2]], keys, self.names.number[kind[4]],
                 1 if kind[5] else 0)
        number = FIRST_SHAPE + self.shapes.setdefault(shape, len(self.shapes))
        if number >= FIRST_DEFINITION:
            sys.exit("more lists and maps than FIRST_DEFINITION leaves room for")
        return number

    # --- writing ------------------------------------------------------------------------------------------------

    def write(self, folder):
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "names.inc").write_text(self.names_text())
        (folder / "types.inc").write_text(self.types_text())
        (folder / "kinds.inc").write_text(self.kinds_text())

    def names_text(self):
        texts = sorted(self.names.number, key=self.names.number.get)
        size = sum(len(text.encode()) for text in texts)
        if size > 65535:
            sys.exit("more than 64 KiB of names")
        lines = [HEADER.format(what="Every name of the tables, sorted by its bytes and put together without gaps; "
                                    "then where\n// each begins."),
                 f"constexpr unsigned kFirstMinor = {self.minors[0]};",
                 f"constexpr unsigned kLastMinor = {self.minors[-1]};", "", "constexpr char kNameText[] ="]
        lines += [f'    "{chunk}"' for chunk in self.chunks(texts, 100)]
        lines[-1] += ";"
        begins, offset = [], 0
        for text in texts:
            begins.append(offset)
            offset += len(text.encode())
        begins.append(offset)
        return "\n".join(lines) + "\n\nconstexpr std::uint16_t kNameBegins[] = {\n" + rows(begins) + "};\n"

    @staticmethod
    def chunks(texts, width):
        line = ""
        for text in texts:
            if len(line) + len(text) > width and line:
                yield line
                line = ""
            line += text
        if line:
            yield line

    def types_text(self):
        name = self.names.number
        parts = [HEADER.format(what="Definitions with their fields, and the lists and maps that these are made of.")]
        key_lists = sorted(self.key_lists, key=self.key_lists.get)
        flat, begins = [], []
        for keys in key_lists:
            begins.append(len(flat))
            flat += [name[key] for key in keys]
        begins.append(len(flat))
        parts.append("constexpr std::uint16_t kListKeys[] = {\n" + rows(flat) + "};\n")
        parts.append("constexpr std::uint8_t kListKeyBegins[] = {\n" + rows(begins) + "};\n")
        parts.append("// {list or map, element, list type, keys, patch merge key, merged by patches}\n"
                     "constexpr Shape kShapes[] = {\n" +
                     rows("{%d,%d,%d,%d,%d,%d}" % shape for shape in sorted(self.shapes, key=self.shapes.get)) + "};\n")
        words, begins = [], []
        for _, values in self.enumerations:
            begins.append(len(words))
            words += [f"{{{name[word]},{mask}}}" for word, mask in values]
        begins.append(len(words))
        empties = [1 if empty else 0 for empty, _ in self.enumerations]
        parts.append("// {word, versions}\nconstexpr Word kWords[] = {\n" + rows(words) + "};\n")
        parts.append("constexpr std::uint16_t kWordBegins[] = {\n" + rows(begins) + "};\n")
        parts.append("constexpr std::uint8_t kEmptyWordAllowed[] = {\n" + rows(empties) + "};\n")
        parts.append(self.fields_text())
        return "\n".join(parts)

    def fields_text(self):
        name = self.names.number
        lines, definitions, total = [], [], 0
        for definition, entry in self.definitions.items():
            fields = []
            for field in sorted(entry["fields"], key=str.encode):
                for variant in entry["fields"][field]:
                    fields.append("{%d,%d,%d,%d,%d,%d}" % (
                        name[field], variant["number"], variant["present"], variant["required"],
                        variant["enumeration"], 1 if variant["retain"] else 0))
            definitions.append("{%d,%d,%d,%d,%d}" % (name[definition], total, len(fields), entry["present"],
                                                     1 if entry["free"] else 0))
            total += len(fields)
            lines.append(f"    // {definition}\n" + rows(fields))
        return ("// {name, type, versions, versions where it is required, words, patches retain keys}\n"
                "constexpr Field kFields[] = {\n" + "".join(lines) + "};\n\n"
                "// {name, first field, fields, versions, any fields}\n"
                "constexpr Definition kDefinitions[] = {\n" + rows(definitions) + "};\n")

    def kinds_text(self):
        name = self.names.number
        kinds = sorted(self.kinds.items(), key=lambda item: (name[item[0][0]], name[item[0][1]], name[item[0][2]]))
        table = ["{%d,%d,%d,%d,%d}" % (name[kind], name[group], name[version],
                                       FIRST_DEFINITION + self.definition_number[definition], mask)
                 for (kind, group, version, definition), mask in kinds]
        removed = sorted((name[kind], name[api_version], int(gone), 0 if replacement == "-" else name[replacement])
                         for api_version, kind, gone, replacement in self.removed)
        return (HEADER.format(what="The kinds that can stand in a manifest, and those that were gone before the "
                                   "oldest table.") +
                "\n// {kind, group, version, definition, Kubernetes versions}\n"
                "constexpr Kind kKinds[] = {\n" + rows(table) + "};\n\n"
                "// {kind, apiVersion, minor version that has it no longer, apiVersion to use}\n"
                "constexpr RemovedKind kRemovedKinds[] = {\n" + rows("{%d,%d,%d,%d}" % row for row in removed) + "};\n")


HEADER = "// {what}\n//\n// Written by generate.py from the published OpenAPI files; do not edit.\n"


def rows(items):
    """The items with commas, filled into lines of at most 120 characters."""
    lines, line = [], "   "
    for item in items:
        text = f" {item},"
        if len(line) + len(text) > 120:
            lines.append(line + "\n")
            line = "   "
        line += text
    if line.strip():
        lines.append(line + "\n")
    return "".join(lines)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    here = pathlib.Path(__file__).resolve().parent
    minors, files = load(sys.argv[1])
    tables = Tables(minors, files, here)
    tables.write(sys.argv[2] if len(sys.argv) == 3 else here)


if __name__ == "__main__":
    main()
