"""An import that is cut off by the end of its process comes in whole or not at all."""

from pathlib import Path

import pytest

from sgdesk.data.file.backups.wholeness import find_faults
from sgdesk.services.file import undo
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.training import standing
from tests import factories
from tests.data.file.children import line, running

ROWS = 400

KEEP_IMPORTING = """
from pathlib import Path
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.file.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]), writable=True)
print("open", flush=True)
def word(number):
    return "".join(chr(97 + number // 26**place % 26) for place in range(5))
for number in range(1000):
    sheet = Path(sys.argv[2]) / f"{number}.csv"
    count = int(sys.argv[3])
    numbers = range(number * count, (number + 1) * count)
    rows = [f"R{each},An{word(each)},Sam{word(each)},Helper" for each in numbers]
    sheet.write_text("reference,given_name,family_name,role\\n" + "\\n".join(rows))
    report = import_sheet(workspace, SheetKind.PEOPLE, sheet)
    print(report.added, flush=True)
"""


@pytest.mark.parametrize("imports", [1, 2, 4])
def test_a_kill_in_the_middle_of_an_import_leaves_nothing_half(
    tmp_path: Path, imports: int
) -> None:
    workspace = factories.make_workspace(tmp_path)
    sheet = tmp_path / "roles.csv"
    sheet.write_text("role,group\nHelper,1\n", encoding="utf-8")
    import_sheet(workspace, SheetKind.ROLES, sheet)
    workspace.close()

    with running(KEEP_IMPORTING, workspace.path, tmp_path, ROWS) as child:
        assert line(child) == "open"
        added = [line(child) for _ in range(imports)]
        child.kill()
        child.wait()

    assert added == [str(ROWS)] * imports
    again = open_workspace(workspace.path, writable=True)
    people = len(standing.everyone(again))
    posts = factories.dump(again)["post"]
    entries = [each for each in undo.actions(again) if each.code == "import"]
    again.close()
    assert people % ROWS == 0
    assert people >= imports * ROWS
    assert len(posts) == people
    assert len(entries) == 1 + people // ROWS
    assert find_faults(workspace.path) == ()
