"""Reads protocol buffers' text format into plain Python: a message is a list of (name, value) pairs.

Only what cel-spec's test files use: scalars, adjacent strings, messages in braces, `[type.url]` names.
"""

import re

TOKEN = re.compile(
    r"""\s+|\#[^\n]*|(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
    r"""|(?P<word>[A-Za-z0-9_.+\-/]+)|(?P<sign>[{}\[\]<>:,;])""",
    re.DOTALL,
)
SIMPLE = {"n": 10, "r": 13, "t": 9, "a": 7, "b": 8, "f": 12, "v": 11, "\\": 92, "'": 39, '"': 34, "?": 63}


def unescape(literal):
    """The bytes of one quoted literal."""
    out, body, at = bytearray(), literal[1:-1], 0
    while at < len(body):
        if body[at] != "\\":
            out += body[at].encode()
            at += 1
            continue
        kind = body[at + 1]
        if kind in SIMPLE:
            out.append(SIMPLE[kind])
            at += 2
        elif kind in "xX":
            digits = re.match("[0-9a-fA-F]{1,2}", body[at + 2 :]).group()
            out.append(int(digits, 16))
            at += 2 + len(digits)
        elif kind in "uU":
            size = 4 if kind == "u" else 8
            out += chr(int(body[at + 2 : at + 2 + size], 16)).encode()
            at += 2 + size
        else:
            digits = re.match("[0-7]{1,3}", body[at + 1 :]).group()
            out.append(int(digits, 8) & 255)
            at += 1 + len(digits)
    return bytes(out)


class Reader:
    def __init__(self, text):
        self.tokens, at = [], 0
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise ValueError(f"unreadable at {text[at:at + 40]!r}")
            if match.lastgroup:
                self.tokens.append((match.lastgroup, match.group()))
            at = match.end()
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, *signs):
        if self.peek()[1] in signs and self.peek()[0] == "sign":
            return self.take()[1]
        return None

    def message(self, end):
        fields = []
        while not (self.accept(end) if end else self.peek()[0] == "end"):
            name = self.field_name()
            self.accept(":")
            opened = self.accept("{", "<", "[")
            if opened == "[":
                while not self.accept("]"):
                    fields.append((name, self.value()))
                    self.accept(",")
            elif opened:
                fields.append((name, self.message("}" if opened == "{" else ">")))
            else:
                fields.append((name, self.value()))
            self.accept(",", ";")
        return fields

    def field_name(self):
        if not self.accept("["):
            return self.take()[1]
        name = ""
        while not self.accept("]"):
            name += self.take()[1]
        return "[" + name + "]"

    def value(self):
        opened = self.accept("{", "<")
        if opened:
            return self.message("}" if opened == "{" else ">")
        kind, text = self.take()
        if kind != "string":
            return text
        out = unescape(text)
        while self.peek()[0] == "string":
            out += unescape(self.take()[1])
        return out


def read(text):
    return Reader(text).message(None)


def get(message, name, default=None):
    """The last value of a field."""
    found = default
    for key, value in message:
        if key == name:
            found = value
    return found


def get_all(message, name):
    return [value for key, value in message if key == name]
