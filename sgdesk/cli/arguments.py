"""The words of the command line."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeAlias

from sgdesk import __version__
from sgdesk.cli.help.completion import SHELLS
from sgdesk.cli.help.examples import example_words
from sgdesk.cli.import_answers import columns_said
from sgdesk.domain.text import in_one_line

_LONGEST_NUMBER = 18
"""Figures of the largest number that a file can give to an entry."""

_KINDS = ("roles", "people", "training", "tracker")
_FORMATS = ("table", "csv", "json")

_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def parse(argv: list[str] | None) -> argparse.Namespace:
    """Read the command line; a fault in it ends with a sentence and exit code 2."""
    return build_parser().parse_args(_with_keys(sys.argv[1:] if argv is None else argv))


def _with_keys(words: list[str]) -> list[str]:
    """The words with each printed key tied to its option: one in 64 begins as an option does."""
    found: list[str] = []
    for word in words:
        if found and found[-1] == "--key":
            found[-1] = f"--key={word}"
        else:
            found.append(word)
    return found


def _iso_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{text} is not a date; write it as year-month-day, such as 2026-03-31"
        ) from error


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of a file or folder is blank")
    return Path(text)


def _whom(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the reference or name is blank; say whom")
    return text


def _number(text: str) -> int:
    """The number of an entry of training, as ``certificates`` prints it."""
    if not (text.isdecimal() and len(text) <= _LONGEST_NUMBER):
        raise argparse.ArgumentTypeError(
            f"{text} is no number of an entry; certificates prints them under record"
        )
    return int(text)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and where to read on."""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            known = ", ".join(map(str, action.choices))
            raise argparse.ArgumentError(action, f"{value} is none of {known}")

    def error(self, message: str) -> NoReturn:
        said = in_one_line(f"{message[:1].upper()}{message[1:]}")
        self.exit(2, f"{said}. See: {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """The whole command line, with its help and an example of each command."""
    parser = _Parser(
        prog="sgdesk",
        description="Safeguarding training of a small organisation. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"sgdesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_file_commands(commands)
    _add_reports(commands)
    _add_safety(commands)
    _add_passphrase(commands)
    listed = commands.add_parser("partnerships", help="the packs, or check one of your own")
    listed.add_argument("--check", type=_path, metavar="PACK.toml", help="look one's own through")
    _add_json(listed)
    filled = commands.add_parser("completion", help="lines that make a shell fill in the rest")
    filled.add_argument("shell", choices=SHELLS, help="for which shell")
    commands.add_parser("self-test", help="prove that this copy works")
    for name, each in commands.choices.items():
        each.epilog = example_words(name)
        each.formatter_class = argparse.RawDescriptionHelpFormatter
        if name not in _WITHOUT_A_FILE:
            _add_secret(each)
    return parser


_WITHOUT_A_FILE = frozenset({"demo", "partnerships", "self-test", "rollup", "completion"})


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_path, metavar="FILE", help="the organisation file")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document instead")


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=_path, required=True, metavar="DIR", help="the folder for what is made"
    )


def _add_secret(parser: argparse.ArgumentParser) -> None:
    """How a file with a passphrase is opened; the words themselves are no option."""
    parser.add_argument(
        "--passphrase-file",
        metavar="F",
        help="a file that holds the passphrase of FILE; - for standard input",
    )
    parser.add_argument(
        "--recovery-code-file", metavar="F", help="the same with the code of the recovery sheet"
    )


def _add_passphrase(commands: _Commands) -> None:
    changed = commands.add_parser("passphrase", help="set, change or take off the passphrase")
    _add_file(changed)
    changed.add_argument(
        "deed",
        choices=("set", "change", "remove", "protect"),
        help="what to do; protect: put what is still in clear under it, too",
    )
    changed.add_argument(
        "--new-passphrase-file", metavar="F", help="a file that holds the new one; - likewise"
    )
    changed.add_argument(
        "--sheet", type=_path, metavar="SHEET.pdf", help="write the recovery sheet, to be printed"
    )


def _add_file_commands(commands: _Commands) -> None:
    demo = commands.add_parser("demo", help="the main job on the sample organisation")
    demo.add_argument(
        "--out",
        type=_path,
        default=Path("sgdesk-demo"),
        metavar="DIR",
        help="the folder for what is made; without it, sgdesk-demo",
    )
    new = commands.add_parser("new", help="a new organisation file")
    _add_file(new)
    new.add_argument("--name", required=True, help="what the organisation is called")
    new.add_argument(
        "--partnership", required=True, metavar="ID", help="its key: sgdesk partnerships lists them"
    )
    sheet = commands.add_parser("import", help="bring in a spreadsheet")
    _add_file(sheet)
    sheet.add_argument("kind", choices=_KINDS, help="what is in the sheet")
    sheet.add_argument("sheet_path", type=_path, metavar="SHEET", help="a CSV, XLSX or ODS file")
    sheet.add_argument(
        "--dates", choices=("dmy", "mdy", "iso"), help="the order of day, month and year in it"
    )
    sheet.add_argument("--sheet", metavar="NAME", help="the worksheet of that name")
    sheet.add_argument("--add-people", action="store_true", help="add people who are not known yet")
    sheet.add_argument("--dry-run", action="store_true", help="say what would be done, do nothing")
    sheet.add_argument(
        "--columns", type=columns_said, metavar="C=level1,D=-", help="what single columns hold"
    )
    sheet.add_argument(
        "--decisions", type=_path, metavar="FILE.json", help="answers to what was asked"
    )
    _add_json(sheet)


def _add_reports(commands: _Commands) -> None:
    for name, words in (
        ("standing", "everybody and all that is asked of them"),
        ("summary", "the counts"),
    ):
        report = commands.add_parser(name, help=words)
        _file_and_day(report)
        report.add_argument("--format", choices=_FORMATS, default="table", help="how it is printed")
    certificates = commands.add_parser("certificates", help="issue and print certificates")
    _file_and_day(certificates)
    _add_out(certificates)
    certificates.add_argument(
        "--record",
        type=_number,
        nargs="+",
        action="extend",
        metavar="N",
        help="just these entries of training, by the numbers that are printed",
    )
    returned = commands.add_parser(
        "return", help="the safeguarding training summary, for a Section 11 return or on request"
    )
    _file_and_day(returned)
    _add_out(returned)
    returned.add_argument("--named", action="store_true", help="with the annex that names people")
    returned.add_argument("--roles", action="store_true", help="with the table by role")
    returned.add_argument(
        "--small-roles-apart",
        action="store_true",
        help="roles that fewer than five hold in rows of their own: people can be recognised",
    )
    returned.add_argument(
        "--reasons-by-requirement",
        action="store_true",
        help="reasons for each requirement apart: people can be recognised",
    )
    returned.add_argument(
        "--name-lead", action="store_true", help="lead and deputy by name, not by role alone"
    )
    returned.add_argument(
        "--over-year", action="store_true", help="with how coverage moved from month to month"
    )
    returned.add_argument(
        "--due-by-month", action="store_true", help="with what falls due in each month ahead"
    )
    returned.add_argument(
        "--before-and-after",
        action="store_true",
        help="with what people say they knew before and after training",
    )
    _add_rollup(commands)
    verify = commands.add_parser("verify", help="is this certificate, or return, one of ours?")
    verify.add_argument("--key", metavar="KEY", help="check a JSON return with its key alone")
    verify.add_argument(
        "what",
        nargs="+",
        metavar="FILE CODE|PDF|JSON|HEAD",
        help="the organisation file, then what is to be checked",
    )


def _add_rollup(commands: _Commands) -> None:
    gathered = commands.add_parser(
        "rollup", help="the JSON returns of many organisations in one picture, counts only"
    )
    gathered.add_argument("folder", type=_path, metavar="FOLDER", help="where the JSON returns lie")
    _add_out(gathered)
    gathered.add_argument(
        "--expected",
        type=_path,
        metavar="LIST.csv",
        help="who should have sent one: a sheet with a column Organisation; says who has not",
    )
    _add_json(gathered)


def _file_and_day(parser: argparse.ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument(
        "--as-at", type=_iso_date, metavar="DATE", help="the day, as 2026-03-31; else today"
    )


def _add_safety(commands: _Commands) -> None:
    backup = commands.add_parser("backup", help="a checked copy; the window may be open")
    _add_file(backup)
    backup.add_argument(
        "--to", type=_path, metavar="DIR", help="the folder for it; else that of all backups"
    )
    listed = commands.add_parser("backups", help="the backups of a file, the newest first")
    _add_file(listed)
    _add_json(listed)
    listed.add_argument(
        "--hold-erased",
        action="store_true",
        help="just those, and copies beside the file, that still hold somebody who was erased",
    )
    listed.add_argument(
        "--remove", nargs="+", metavar="COPY", help="with --hold-erased: what removing these loses"
    )
    listed.add_argument(
        "--yes", action="store_true", help="with --remove: a new backup is made, then they go"
    )
    restore = commands.add_parser("restore", help="put a backup in place")
    restore.add_argument("backup", type=_path, metavar="BACKUP", help="one that backups lists")
    restore.add_argument(
        "--to",
        type=_path,
        required=True,
        metavar="FILE",
        help="where it goes; what is there is kept beside it",
    )
    undo = commands.add_parser("undo", help="take the last change back, and say what it was")
    _add_file(undo)
    erase = commands.add_parser("erase", help="erase somebody: what goes and what stays")
    _add_file(erase)
    erase.add_argument("who", type=_whom, metavar="REFERENCE|NAME", help="whom")
    erase.add_argument("--yes", action="store_true", help="do it at once; it cannot be undone")
    erase.add_argument(
        "--reason",
        choices=("period_over", "asked", "mistake", "never_started", "decided"),
        help="why, for the log",
    )
    erase.add_argument("--second", metavar="NAME", help="who else agreed; it stays in the log")
    _add_json(erase)
    check = commands.add_parser("check", help="look a file through")
    _add_file(check)
    check.add_argument(
        "--accept-outside-changes",
        dest="accept",
        action="store_true",
        help="keep what another program changed in the file, and note it in the history",
    )
    check.add_argument(
        "--save-what-can-be-read",
        dest="save",
        type=_path,
        metavar="NEWFILE",
        help="save what a damaged file still holds as a new file; the damaged one stays as it is",
    )
