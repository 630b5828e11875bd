"""A paper's structure read back by another library: what a screen reader follows."""

import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

if TYPE_CHECKING:
    from pdfua import Finding


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its kind, its stretches of content, its scope, its words, its kids."""

    kind: str
    stretches: int
    scope: str
    alternative: str
    kids: tuple["Node", ...]

    def every(self, *kinds: str) -> list["Node"]:
        """The elements of these kinds in it, in reading order."""
        own = [self] if self.kind in kinds else []
        return own + [found for kid in self.kids for found in kid.every(*kinds)]


def tree_of(pdf: bytes) -> Node:
    """The whole document as its structure tells it."""
    root = pypdf.PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    document = root["/K"][0].get_object()  # type: ignore[index]
    assert isinstance(document, DictionaryObject)
    return _node(document)


def _node(element: DictionaryObject) -> Node:
    held = element.get("/K", ArrayObject())
    held = held if isinstance(held, ArrayObject) else ArrayObject([held])
    parts = [part.get_object() for part in held]
    marks = [
        part
        for part in parts
        if isinstance(part, NumberObject)
        or (isinstance(part, DictionaryObject) and part.get("/Type") == "/MCR")
    ]
    return Node(
        str(element["/S"])[1:],
        len(marks),
        str(element.get("/A", {}).get("/Scope", ""))[1:],
        str(element.get("/Alt", "")),
        tuple(
            _node(part)
            for part in parts
            if isinstance(part, DictionaryObject) and part.get("/Type") == "/StructElem"
        ),
    )


def faults_of(pdf: bytes) -> list[str]:
    """What a checker of PDF/UA finds wrong; that the file claims no conformance is no fault."""
    from pdfua import Severity, validate  # not every computer has it: see tests.needs

    def is_fault(finding: "Finding") -> bool:
        return finding.severity is not Severity.INFO and finding.rule_id != _CLAIMS_NOTHING

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "paper.pdf")
        path.write_bytes(pdf)
        report = validate(str(path))
    return [f"{each.rule_id}: {each.message}" for each in report.findings if is_fault(each)]


_CLAIMS_NOTHING = "UA-28-004"


def untold(pdf: bytes) -> list[str]:
    """Operators that draw outside of any element and any artifact, with their page."""
    drawing = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
    found: list[str] = []
    for number, page in enumerate(pypdf.PdfReader(BytesIO(pdf)).pages, start=1):
        depth = 0
        content = page.get_contents()
        for _, operator in content.operations if content is not None else ():
            word = operator.decode() if isinstance(operator, bytes) else str(operator)
            if word in {"BDC", "BMC"}:
                depth += 1
            elif word == "EMC":
                depth -= 1
            elif word in drawing and depth == 0:
                found.append(f"page {number}: {word}")
        assert depth == 0
    return found
