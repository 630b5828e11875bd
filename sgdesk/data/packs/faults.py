"""A fault in a pack file, told with the file, the line and what is wrong there."""

from dataclasses import dataclass, field

from sgdesk.data.packs.lines import Lines, Path, line_numbers
from sgdesk.domain.errors import InputError


class PackError(InputError):
    """A pack file that cannot be used: one sentence with its name, the line and the fault."""

    def __init__(self, file: str, line: int | None, template: str, **values: object) -> None:
        place = "{file}: " if line is None else "{file}, line {line}: "
        super().__init__(place + template, file=file, line=line, **values)


@dataclass(slots=True)
class PackSource:
    """The text of a pack file; its lines are counted only once something is wrong with it."""

    file: str
    text: str
    _lines: Lines | None = field(default=None, init=False, repr=False)

    def fault(self, path: Path, template: str, **values: object) -> PackError:
        """The error for the value at ``path``, to be raised by the caller."""
        return PackError(self.file, self.line(path), template, **values)

    def line(self, path: Path) -> int:
        """The line on which the value at ``path``, or what it stands in, begins."""
        if self._lines is None:
            self._lines = line_numbers(self.text)
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)
