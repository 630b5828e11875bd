"""Where each value of a TOML text stands; ``tomllib`` reads values but keeps no line numbers."""

import re

Path = tuple[str | int, ...]
"""The way to a value: ``("requirement", 2, "includes", 0)``; numbers count from nought."""

Lines = dict[Path, int]

_TOKEN = re.compile(
    r"""
      (?P<newline>\n)
    | (?P<comment>\#[^\n]*)
    | (?P<header>^[ \t]*\[\[?[^\[\]\n="']+\]\]?)
    | (?P<string>"{3}(?:\\.|[^\\])*?"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    | (?P<open>[\[{])
    | (?P<close>[\]}])
    | (?P<comma>,)
    | (?P<equals>=)
    | (?P<word>[^\s\[\]{},="'\#]+)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def line_numbers(text: str) -> Lines:
    """The line, from 1, of every table, key and list element of a sound TOML ``text``.

    What stands inside an inline table has no line of its own: it is on the line of the table.
    """
    walk = _Walk()
    for token in _TOKEN.finditer(text):
        walk.take(token.lastgroup or "", token[0])
    return walk.lines


class _Walk:
    """One walk over the tokens of a TOML text, noting where each value begins."""

    def __init__(self) -> None:
        self.lines: Lines = {}
        self._line = 1
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        self._key: Path | None = None
        self._depth = 0
        self._element = 0
        self._element_next = False

    def take(self, kind: str, text: str) -> None:
        if kind == "header" and self._depth == 0:
            self._enter_table(text.strip())
        elif kind in ("word", "string") and self._key is None:
            self._enter_key(text)
        elif kind == "newline" and self._depth == 0:
            self._key = None
        elif kind == "comma" and self._depth == 1:
            self._element_next = True
        elif kind in ("word", "string", "header", "open") and self._depth == 1:
            self._enter_element()
        self._depth += {"open": 1, "close": -1}.get(kind, 0)
        if kind == "open" and self._depth == 1:
            self._element, self._element_next = 0, True
        self._line += text.count("\n")

    def _enter_table(self, header: str) -> None:
        repeated = header.startswith("[[")
        *above, last = (part.strip() for part in header.strip("[]").split("."))
        path: Path = ()
        for part in above:
            path = self._latest((*path, part))
        path = (*path, last)
        if repeated:
            self.lines.setdefault(path, self._line)
            self._counts[path] = self._counts.get(path, -1) + 1
            path = self._latest(path)
        self._table = path
        self.lines[path] = self._line

    def _latest(self, path: Path) -> Path:
        return (*path, self._counts[path]) if path in self._counts else path

    def _enter_key(self, name: str) -> None:
        key = self._table
        for part in name.strip("\"'").split("."):
            key = (*key, part)
            self.lines.setdefault(key, self._line)
        self._key = key

    def _enter_element(self) -> None:
        if self._key is not None and self._element_next:
            self.lines[(*self._key, self._element)] = self._line
            self._element += 1
            self._element_next = False
