"""The lines of a list as they are shown, and how to go to one."""

from PySide6.QtCore import QItemSelectionModel

from sgdesk.ui.sessions.lists.dialog import ListDialog

LIST = "Name\tAttendance\nAda Sample\tYes\nBo Sample\tPartly\nRobs iPad\tYes\nZara Newly\tYes\n"


def go_to(dialog: ListDialog, said: str) -> None:
    """Go to the line of what the list says."""
    rows = [each.said for each in dialog.table.lines.rows]
    flags = QItemSelectionModel.SelectionFlag
    index = dialog.table.lines.index(rows.index(said), 0)
    dialog.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def shown(dialog: ListDialog) -> dict[str, str]:
    """What becomes of each line, by what the list says."""
    model = dialog.table.lines
    return {
        str(model.index(at, 1).data()): str(model.index(at, 0).data())
        for at in range(model.rowCount())
    }


def to_know(dialog: ListDialog, said: str) -> str:
    """What is to be known of a line."""
    model = dialog.table.lines
    rows = [each.said for each in model.rows]
    return str(model.index(rows.index(said), 3).data())
