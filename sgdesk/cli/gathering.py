"""``rollup``: the JSON returns of many organisations in one picture."""

import argparse
from functools import partial
from pathlib import Path

from sgdesk.cli import safety
from sgdesk.cli.codes import DONE, SOME_REFUSED
from sgdesk.cli.printing import print_json, progress
from sgdesk.domain.figures import counted
from sgdesk.domain.returns.rollup.gathering import RollUp
from sgdesk.domain.returns.rollup.tables import WHY_WORDS, part_title, told
from sgdesk.domain.text import in_one_line
from sgdesk.services.file.saving import make_folder
from sgdesk.services.returns.rollup.expected import read_expected
from sgdesk.services.returns.rollup.gathering import gather_returns
from sgdesk.services.returns.rollup.papers import save_picture


def roll_up(arguments: argparse.Namespace) -> int:
    """Gather, write the four files, and say what is in no sum; 1 where anything is not."""
    expected = None if arguments.expected is None else read_expected(arguments.expected)
    with progress() as tell:
        picture = gather_returns(
            arguments.folder, expected=expected, step=partial(tell, "files read")
        )
    files = save_picture(picture, make_folder(arguments.out))
    if arguments.json:
        print_json(_summary(picture, files))
    else:
        _print(picture, files)
    safety.tell_who_sees(arguments.out)
    is_whole = not (picture.left_out or picture.missing or picture.sent_in_vain)
    return DONE if is_whole else SOME_REFUSED


def _print(picture: RollUp, files: tuple[Path, ...]) -> None:
    for line in told(picture):
        print(line)
    for part in picture.parts:
        print(
            f"{part_title(part)}: {counted(len(part.returns), 'return')}, "
            f"{counted(part.people, 'person', 'people')}"
        )
    for each in picture.left_out:
        of = f" ({each.organisation})" if each.organisation else ""
        print(in_one_line(f"{WHY_WORDS[each.why]}: {each.file}{of}. {each.said}"))
    for missing in picture.missing or ():
        print(in_one_line(f"Sent nothing: {missing.organisation}"))
    for path in files:
        print(path)


def _summary(picture: RollUp, files: tuple[Path, ...]) -> dict[str, object]:
    return {
        "files": [str(path) for path in files],
        "read": picture.files,
        "counted": picture.counted,
        "parts": [
            {"part": part_title(each), "returns": len(each.returns), "people": each.people}
            for each in picture.parts
        ],
        "left_out": [
            {"file": each.file, "why": each.why.value, "said": each.said}
            for each in picture.left_out
        ],
        "missing": None
        if picture.missing is None
        else [each.organisation for each in (*picture.missing, *picture.sent_in_vain)],
    }
