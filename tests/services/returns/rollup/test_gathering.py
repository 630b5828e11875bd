"""A folder of returns: what counts, what does not, and that every bad file is told."""

import json
import os
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from benchmarks.sent import DAY, made_return, signed, write, write_many
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.errors import InputError
from sgdesk.domain.returns.rollup.gathering import Expected, RollUp
from sgdesk.domain.returns.rollup.sent import Why
from sgdesk.domain.returns.rollup.tables import tables
from sgdesk.domain.training.counting.summary_json import COUNT_KEYS
from sgdesk.domain.training.states import State
from sgdesk.paths import resource
from sgdesk.services.file.workspace import all_packs
from sgdesk.services.returns import document, final
from sgdesk.services.returns.rollup.expected import read_expected
from sgdesk.services.returns.rollup.gathering import gather_returns
from sgdesk.services.returns.rollup.papers import save_picture
from sgdesk.services.returns.verification import check_with_key
from tests.factories import TODAY
from tests.services.hall import make_hall

MADE_ON = date(2026, 4, 1)
Content = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sent"
    made.mkdir()
    return made


def gathered(folder: Path, **options: Any) -> RollUp:
    return gather_returns(folder, MADE_ON, **options)


def reasons(picture: RollUp) -> dict[str, Why]:
    return {each.file: each.why for each in picture.left_out}


def test_the_made_returns_are_returns_by_the_schema() -> None:
    schema = json.loads(Path("docs/return.schema.json").read_text("utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    for content in (made_return("Example Club"), signed(made_return("Example Club"))):
        found = [each for each in check.iter_errors(content) if "numbers" not in each.absolute_path]
        assert not found


def test_what_the_program_itself_writes_is_counted(tmp_path: Path, folder: Path) -> None:
    hall = make_hall(tmp_path, "wscp", TODAY, ("induction", "universal"))
    for which in ("live", "final"):
        (tmp_path / which).mkdir()
    live = document.export_return(hall.workspace, tmp_path / "live")
    made = final.freeze_return(hall.workspace)
    kept = final.export_frozen(hall.workspace, made.id, tmp_path / "final")
    for which, files in (("live", live.files), ("final", kept.files)):
        found = next(each for each in files if each.suffix == ".json")
        (folder / f"{which}.json").write_bytes(found.read_bytes())
    picture = gather_returns(folder, TODAY)
    assert [each.file for each in picture.parts[0].returns] == ["final.json"]
    assert reasons(picture) == {"live.json": Why.DOUBLE}
    said = json.loads((folder / "final.json").read_text("utf-8"))
    assert picture.parts[0].people == said["people"]


LATER_NUMBERS = (
    "sessions_held",
    "impact_overdue",
    "impact_still_open",
    "knowledge_stayed_the_same",
    "knowledge_fell",
)


def test_a_return_from_before_there_were_as_many_numbers_is_counted_all_the_same(
    folder: Path,
) -> None:
    now, before = made_return("Example Club", 1), made_return("Example Mosque", 2)
    for later in LATER_NUMBERS:
        before["numbers"]["evaluation"].pop(later, None)
    now["numbers"]["evaluation"].update(dict.fromkeys(LATER_NUMBERS, 1))
    write(folder / "now.json", signed(now, 1))
    path = write(folder / "before.json", signed(before, 2))

    [part] = (picture := gathered(folder)).parts

    assert not picture.left_out
    assert part.people == now["people"] + before["people"]
    key = json.loads(path.read_text("utf-8"))["proof"]["public_key"]
    assert check_with_key(key, path).result is CheckResult.STANDS


@pytest.mark.needs("links")
def test_of_a_thousand_returns_ten_bad_ones_are_found_and_the_rest_add_up(folder: Path) -> None:
    write_many(folder, 1000)
    bad = _spoil(folder)
    picture = gathered(folder)
    assert reasons(picture) == bad
    [part] = picture.parts
    assert len(part.returns) == picture.counted == 1000 - 9
    good = [each for each in folder.glob("*.json") if each.name not in bad]
    said = [json.loads(each.read_text("utf-8")) for each in good]
    for place, total in enumerate(part.totals):
        rows = [each["requirements"][place] for each in said]
        for state in State:
            assert getattr(total.counts, state) == sum(row[state.value] for row in rows)
        assert total.counts.required == sum(row["required"] for row in rows)
    assert part.people == sum(each["people"] for each in said)


def _spoil(folder: Path) -> dict[str, Why]:
    """Nine of the returns spoiled each in its way, and one more there twice."""

    def name(number: int) -> Path:
        return folder / f"church-{number:04}.json"

    def change(number: int, do: Callable[[Content], object], *, sign: bool = False) -> None:
        content = json.loads(name(number).read_text("utf-8"))
        do(content)
        write(name(number), signed(content, number) if sign else content)

    change(1, lambda it: it["requirements"][0].update(in_date=99))
    change(2, lambda it: it.pop("proof"))
    change(3, lambda it: it["proof"].update(signature="A" * 86))
    change(4, lambda it: it["requirements"][0].update(percent=100.0), sign=True)
    name(5).write_text("{", "utf-8")
    name(6).write_text("[" * 100_000, "utf-8")
    name(7).write_bytes(name(7).read_bytes() + b" " * 4_000_000)
    change(8, lambda it: it.update(as_at="2027-03-31"), sign=True)
    name(9).unlink()
    name(9).symlink_to("/etc/hostname")
    (folder / "once-more.json").write_bytes(name(10).read_bytes())
    altered = dict.fromkeys((name(each).name for each in (1, 2, 3, 4)), Why.ALTERED)
    unread = dict.fromkeys((name(each).name for each in (5, 6, 7)), Why.UNREADABLE)
    rest = {name(8).name: Why.AHEAD, name(9).name: Why.NOT_OPENED, "once-more.json": Why.DOUBLE}
    return altered | unread | rest


ODD: dict[str, Callable[[Content], object]] = {
    "a number that is none": lambda it: it.update(people="many"),
    "a negative number": lambda it: it["requirements"][0].update(exempt=-1),
    "a huge number": lambda it: it.update(people=10**400),
    "true for a number": lambda it: it.update(people=True),
    "a fraction of a person": lambda it: it.update(people=3.5),
    "no rules": lambda it: it.pop("rules"),
    "rules that are a list": lambda it: it.update(rules=[]),
    "rows that are none": lambda it: it.update(requirements={"a": 1}),
    "a row that is a number": lambda it: it.update(requirements=[7]),
    "a key that is a list": lambda it: it["requirements"][0].update(requirement=[]),
    "one requirement twice": lambda it: it["requirements"].append(it["requirements"][0]),
    "a day that is none": lambda it: it.update(as_at="2026-02-30"),
    "no name": lambda it: it["from"].update(organisation="  "),
    "half a letter": lambda it: it["from"].update(organisation="\ud800"),
    "a name without end": lambda it: it["from"].update(organisation="x" * 100_000),
    "a kind that there is not": lambda it: it["workforce"][0].update(kind="child"),
    "from nobody": lambda it: it.update({"from": None}),
}


@pytest.mark.parametrize("how", ODD)
def test_an_odd_file_is_told_and_in_no_sum(folder: Path, how: str) -> None:
    good = made_return("Example Club", 3)
    write(folder / "good.json", good)
    odd = deepcopy(made_return("Odd Club", 4))
    ODD[how](odd)
    (folder / "odd.json").write_text(json.dumps(odd), "utf-8")
    picture = gathered(folder)
    assert reasons(picture) == {"odd.json": Why.UNREADABLE}
    assert picture.parts[0].people == good["people"]
    save_picture(picture, folder)  # whatever was in it can be told on paper


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "7", '{"a": NaN}', '{"a": 1, "a": 1}', "\ufeff", '{"a":' * 5000]
)
def test_what_is_no_json_of_a_return_is_not_readable(folder: Path, text: str) -> None:
    (folder / "odd.json").write_text(text, "utf-8")
    assert reasons(gathered(folder)) == {"odd.json": Why.UNREADABLE}


PROOFS: dict[str, tuple[Callable[[Content], object], str]] = {
    "taken out": (lambda it: it.pop("proof"), "its signature is missing"),
    "of live figures": (lambda it: it.update({"return": None}), "says that it is not final"),
    "a word": (lambda it: it.update(proof="none"), "does not fit"),
    "no key": (lambda it: it["proof"].pop("public_key"), "does not fit"),
    "a key that is a list": (lambda it: it["proof"].update(public_key=[]), "does not fit"),
    "a key that fits everything": (
        lambda it: it["proof"].update(public_key="AQ" + "A" * 41, signature="AQ" + "A" * 84),
        "does not fit",
    ),
}


@pytest.mark.parametrize("how", PROOFS)
def test_a_proof_that_does_not_fit_is_told_and_why(folder: Path, how: str) -> None:
    content = signed(made_return("Example Club"))
    change, said = PROOFS[how]
    change(content)
    write(folder / "one.json", content)
    [told] = gathered(folder).left_out
    assert (told.why, told.organisation) == (Why.ALTERED, "Example Club")
    assert said in told.said


SUMS: dict[str, Callable[[Content], object]] = {
    "completed": lambda it: it["requirements"][1].update(completed=0),
    "required": lambda it: it["requirements"][1].update(required=0),
    "percent": lambda it: it["requirements"][1].update(percent=None),
    "kinds": lambda it: it["by_kind"].pop(),
    "people": lambda it: it.update(people=it["people"] + 1),
    "period": lambda it: it.update(period_from="2026-04-01"),
}


@pytest.mark.parametrize("what", SUMS)
def test_live_figures_that_do_not_add_up_are_altered(folder: Path, what: str) -> None:
    content = made_return("Example Club", 3)
    SUMS[what](content)
    write(folder / "one.json", content)
    assert reasons(gathered(folder)) == {"one.json": Why.ALTERED}


APART: dict[str, Callable[[Content], object]] = {
    "partnership": lambda it: it["from"]["partnership"].update(id="elsewhere"),
    "document": lambda it: it["from"]["partnership"].update(document="Another"),
    "version": lambda it: it["from"]["partnership"].update(pack_version="2030"),
    "window": lambda it: it["rules"].update(window_days=60),
    "allowance": lambda it: it["rules"].update(allowance_days=90),
    "induction": lambda it: it["rules"].update(induction_days=14),
    "renewal": lambda it: it["rules"].update(higher_renews=True),
    "interval": lambda it: it["rules"]["requirements"][1].update(interval_months=24),
    "days of one's own": lambda it: it["rules"]["allowed_days"].pop(),
    "requirements": lambda it: (it["requirements"].pop(), it.update(by_kind=[])),
    "year": lambda it: it.update(as_at="2025-12-31"),
}


@pytest.mark.parametrize("what", APART)
def test_what_cannot_be_compared_is_kept_apart(folder: Path, what: str) -> None:
    one, other = made_return("One Club", 3), made_return("Other Club", 3)
    APART[what](other)
    write(folder / "one.json", one)
    write(folder / "other.json", other)
    picture = gathered(folder)
    assert not picture.left_out
    assert [len(each.returns) for each in picture.parts] == [1, 1]


def test_a_topic_of_an_organisations_own_is_in_no_sum_and_parts_nobody(folder: Path) -> None:
    one, other = made_return("One Club", 3), made_return("Other Club", 3)
    topic = {**other["requirements"][0], "requirement": "fire", "title": "Fire, by Ann Example"}
    other["requirements"].append(topic)
    other["by_kind"].append({**other["by_kind"][0], "requirement": "fire"})
    other["rules"]["requirements"].append(
        {**other["rules"]["requirements"][0], "requirement": "fire", "source": None}
    )
    write(folder / "one.json", one)
    write(folder / "other.json", other)
    picture = gathered(folder)
    [part] = picture.parts
    assert [each.key for each in part.totals] == ["level1", "level2", "level3"]
    assert [each.own_topics for each in part.returns] == [0, 1]


@pytest.mark.needs("links", "pipes")
def test_no_link_is_followed_no_pipe_is_opened_and_folders_within_are_read(
    folder: Path, tmp_path: Path
) -> None:
    write(tmp_path / "outside.json", made_return("Outside Club"))
    (tmp_path / "away").mkdir()
    write(tmp_path / "away" / "hidden.json", made_return("Hidden Club"))
    (folder / "link.json").symlink_to(tmp_path / "outside.json")
    (folder / "round").symlink_to(folder)
    (folder / "away").symlink_to(tmp_path / "away")
    os.mkfifo(folder / "pipe.json")
    (folder / "note.txt").write_text("about", "utf-8")
    (folder / "north").mkdir()
    write(folder / "north" / "one.json", made_return("North Club"))
    picture = gathered(folder)
    assert [each.file for each in picture.parts[0].returns] == ["north/one.json"]
    assert reasons(picture) == dict.fromkeys(
        ("link.json", "round", "away", "pipe.json"), Why.NOT_OPENED
    )
    assert picture.other_files == 1
    told = {each.file: each.said for each in picture.left_out}
    assert all("is a link" in told[each] for each in ("link.json", "round", "away"))
    assert "a pipe or a device" in told["pipe.json"]


def test_a_picture_of_before_is_no_return(folder: Path) -> None:
    write(folder / "one.json", made_return("One Club"))
    before = gathered(folder)
    save_picture(before, folder)
    assert gathered(folder).parts == before.parts
    assert not gathered(folder).left_out


def test_a_list_tells_who_has_not_sent_and_who_was_not_expected(
    folder: Path, tmp_path: Path
) -> None:
    write(folder / "one.json", made_return("Saint Mary's Church, Ledbury"))
    write(folder / "more.json", made_return("Unknown Club"))
    (folder / "bad.json").write_text(
        json.dumps({**made_return("Broken Club"), "people": 0}), "utf-8"
    )
    sheet = tmp_path / "list.csv"
    names = "1,St. Mary’s Church Ledbury\n2,Late Club\n3,broken club\n"
    sheet.write_text(f"Number,Organisation\n{names}", "utf-8")
    picture = gathered(folder, expected=read_expected(sheet))
    assert [each.organisation for each in picture.missing or ()] == ["Late Club"]
    assert [each.organisation for each in picture.sent_in_vain] == ["broken club"]
    assert [each.organisation for each in picture.unexpected] == ["Unknown Club"]


def test_a_return_signed_with_another_key_than_the_one_on_the_list_is_told(folder: Path) -> None:
    made = signed(made_return("One Club"), 1)
    write(folder / "one.json", made)
    listed = Expected("One Club", key=made["proof"]["public_key"])
    assert not gathered(folder, expected=[listed]).left_out
    write(folder / "one.json", signed(made_return("One Club"), 2))
    assert reasons(gathered(folder, expected=[listed])) == {"one.json": Why.ALTERED}


@pytest.mark.parametrize("text", ["", "Organisation\n", "Organisation\n,\n"])
def test_a_list_that_names_nobody_is_refused(tmp_path: Path, text: str) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text(text, "utf-8")
    with pytest.raises(InputError):
        read_expected(sheet)


def test_a_folder_that_is_not_there_or_holds_no_return_is_refused(
    folder: Path, tmp_path: Path
) -> None:
    for wrong in (folder, tmp_path / "nowhere"):
        with pytest.raises(InputError, match="Nothing was gathered"):
            gathered(wrong)


def test_how_far_it_is_is_told_and_it_can_be_stopped(folder: Path) -> None:
    for number in range(3):
        write(folder / f"{number}.json", made_return(f"Club {number}"))
    told: list[tuple[int, int]] = []
    gathered(folder, step=lambda *how: told.append(how))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gathered(folder, step=stop)


def test_every_partnership_of_ours_is_known_by_its_requirements() -> None:
    assert {each.stem for each in resource("partnerships").glob("*.toml")} <= set(all_packs().packs)
    assert DAY < MADE_ON


def test_the_organisations_are_compared_on_each_requirement(folder: Path) -> None:
    for number in range(1, 8):
        write(folder / f"{number}.json", made_return(f"Club {number}", number))
    picture = gathered(folder)
    [part] = picture.parts
    compared = next(each for each in tables(picture) if each.key == "compared-1")
    assert len(compared.rows) == len(part.totals)
    for place, (title, many, lowest, middle, highest, whole) in enumerate(compared.rows):
        found = [each.requirements[place].counts for each in part.returns]
        shares = sorted(each.percent for each in found if each.percent is not None)
        assert title == part.totals[place].title
        assert (many, lowest, highest) == (7, shares[0], shares[-1])
        assert middle == shares[3]
        assert whole == sum(share == 100 for share in shares)


def test_where_nobody_counts_there_is_nothing_to_compare(folder: Path) -> None:
    for name in ("Example Club", "Other Club"):
        content = made_return(name)
        for row in (*content["requirements"], *content["by_kind"]):
            row.update({key: 0 for key in COUNT_KEYS if key != "percent"}, percent=None)
        write(folder / f"{name}.json", content)
    compared = next(each for each in tables(gathered(folder)) if each.key == "compared-1")
    assert {row[1:] for row in compared.rows} == {(0, None, None, None, 0)}
