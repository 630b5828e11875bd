"""The spreadsheet that the program replaces, recalculated by LibreOffice Calc."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from xlsxwriter import Workbook

from benchmarks import files
from benchmarks.measure import Line, best, seconds
from sgdesk.services.file import workspace
from sgdesk.services.training import standing

_PEOPLE = 3000
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def measure(folder: Path) -> Iterator[Line]:
    """3,000 people and eight records each: MAXIFS, EDATE and COUNTIFS; none without LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return
    plain, full = folder / "plain.xlsx", folder / "full.xlsx"
    _write(plain, with_formulas=False)
    _write(full, with_formulas=True)
    settings = folder / "office" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    calc = _convert(program, full, folder) - _convert(program, plain, folder)
    work = workspace.open_workspace(
        files.organisation(folder, _PEOPLE), writable=False, clock=files.clock
    )
    mine = best(lambda: standing.summary_report(work))
    work.close()
    yield Line(
        "standing of 3,000 people, to LibreOffice Calc (50 times faster)", mine, calc, 1 / 50
    )


def _convert(program: str, path: Path, folder: Path) -> float:
    command = [
        program,
        f"-env:UserInstallation={(folder / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "csv",
        "--outdir",
        str(folder / "out"),
        str(path),
    ]

    def convert() -> None:
        subprocess.run(command, check=True, capture_output=True)

    convert()
    return seconds(convert)


def _write(path: Path, *, with_formulas: bool) -> None:
    random = Random(3)
    first = date(2020, 1, 1)
    rows = _PEOPLE * files.RECORDS_EACH
    with Workbook(path) as book:
        people, records = book.add_worksheet("People"), book.add_worksheet("Training")
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for row in range(rows):
            records.write_number(row, 0, row // files.RECORDS_EACH + 1)
            records.write_string(row, 1, random.choice(("level1", "level2", "level3")))
            records.write_datetime(row, 2, first + timedelta(days=random.randrange(2200)), days)
        for row in range(_PEOPLE):
            people.write_number(row, 0, row + 1)
            if with_formulas:
                found = (
                    f"_xlfn.MAXIFS(Training!$C$1:$C${rows},"
                    f'Training!$A$1:$A${rows},A{row + 1},Training!$B$1:$B${rows},"level2")'
                )
                people.write_formula(row, 1, f"={found}", days)
                people.write_formula(row, 2, f"=EDATE(B{row + 1},36)", days)
                state = f'=IF(C{row + 1}<TODAY(),"overdue","in date")'
                people.write_formula(row, 3, state)
        if with_formulas:
            people.write_formula(0, 5, f'=COUNTIFS(D1:D{_PEOPLE},"overdue")')
