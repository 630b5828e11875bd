"""What checkers find in papers, as the table of docs/papers.md.

``python -m scripts.check_papers FOLDER…`` looks at every PDF under the folders, a row for each name
of a file (``sign-in-sheet``), with each finding over the table. It
needs ``qpdf`` and poppler's ``pdffonts`` and ``pdfinfo`` on the path.
"""

import argparse
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.reports.tagging.trees import faults_of, untold

LONG = 2
"""Over so many pages a paper has an outline."""

MOST_READ = 12
"""Up to so many pages every mark of a paper is looked for in its structure."""

_FONT = re.compile(r"\s(yes|no)\s+(?:yes|no)\s+(yes|no)\s+\d+\s+\d+$")
"""The end of a line of pdffonts: embedded, a subset, with a map to letters."""

HEADINGS = ("paper", "papers", "pages", "pdfua", "untold", "qpdf", "fonts", "head", "largest")


@dataclass(slots=True)
class Row:
    """What was found in the papers of one name."""

    papers: int = 0
    pages: int = 0
    pdfua: int = 0
    untold: int = 0
    qpdf: int = 0
    fonts: int = 0
    head: int = 0
    largest: int = 0

    def add(self, path: Path) -> Iterator[str]:
        """Count one paper; each finding in words."""
        content = path.read_bytes()
        reader = PdfReader(BytesIO(content))
        pages = len(reader.pages)
        self.papers += 1
        self.pages += pages
        self.largest = max(self.largest, len(content))
        found = {
            "pdfua": list(map(str, faults_of(content))),
            "untold": list(map(str, untold(content))) if pages <= MOST_READ else [],
            "qpdf": list(_syntax(path)),
            "fonts": list(_fonts(path)),
            "head": list(_head(path, reader, pages)),
        }
        for name, findings in found.items():
            setattr(self, name, getattr(self, name) + len(findings))
            yield from (f"{path}: {name}: {each}" for each in findings)

    def line(self, name: str) -> str:
        """The row as Markdown."""
        counts = (self.pdfua, self.untold, self.qpdf, self.fonts, self.head)
        cells = (name, self.papers, self.pages, *counts, f"{self.largest // 1000} KB")
        return f"| {' | '.join(map(str, cells))} |"


def _said(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def _syntax(path: Path) -> Iterator[str]:
    said = _said("qpdf", "--check", path)
    if said.returncode or "No syntax or stream encoding errors" not in said.stdout:
        yield (said.stderr or said.stdout).strip()


def _fonts(path: Path) -> Iterator[str]:
    for line in _said("pdffonts", path).stdout.splitlines()[2:]:
        told = _FONT.search(line)
        if told is None or told.groups() != ("yes", "yes"):
            yield line.strip()


def _head(path: Path, reader: PdfReader, pages: int) -> Iterator[str]:
    told = _said("pdfinfo", path).stdout
    if not re.search(r"^Tagged: +yes", told, re.MULTILINE):
        yield "not tagged"
    if not re.search(r"^Title: +\S", told, re.MULTILINE):
        yield "no title"
    if reader.root_object.get("/Lang") != "en-GB":
        yield "no language"
    if pages > LONG and not reader.outline:
        yield "no outline"


def main() -> None:
    """Print the findings, then the table."""
    parser = argparse.ArgumentParser(description="What checkers find in papers.")
    parser.add_argument("folders", nargs="+", type=Path)
    rows: dict[str, Row] = {}
    paths = [path for each in parser.parse_args().folders for path in sorted(each.rglob("*.pdf"))]
    for path in paths:
        for finding in rows.setdefault(path.stem, Row()).add(path):
            print(finding)
    print(f"| {' | '.join(HEADINGS)} |")
    print(f"| --- |{' ---: |' * (len(HEADINGS) - 1)}")
    for name, row in sorted(rows.items()):
        print(row.line(name))


if __name__ == "__main__":
    main()
