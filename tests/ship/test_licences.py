"""Nothing ships whose terms do not lie beside it."""

import json
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from scripts.ship import licences
from scripts.ship.licences import LicenceMissing, Part, parts_of, write
from scripts.ship.sbom import cyclonedx


def file_of(package: str, ending: str) -> Path:
    found = distribution(package)
    return next(
        Path(str(found.locate_file(each)))
        for each in found.files or ()
        if str(each).endswith(ending)
    )


@pytest.fixture(scope="module")
def parts() -> list[Part]:
    return parts_of(
        [
            file_of("reportlab", "reportlab/__init__.py"),
            file_of("shiboken6", "shiboken6/__init__.py"),
        ]
    )


def test_a_part_is_what_a_file_of_the_bundle_came_from(parts: list[Part]) -> None:
    assert [part.name for part in parts] == ["Python", "reportlab", "shiboken6"]
    assert parts[1].version == distribution("reportlab").version


def test_every_part_has_the_text_of_its_licence(parts: list[Part]) -> None:
    python, reportlab, qt = parts
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in python.texts["Python.txt"]
    assert "ReportLab" in "".join(reportlab.texts.values())
    assert set(qt.texts) == {"LGPL-3.0.txt", "GPL-3.0.txt"}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.texts["LGPL-3.0.txt"]


def test_without_a_text_there_is_no_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "odd-1.0.dist-info"
    home.mkdir()
    (home / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: odd\nVersion: 1.0\n", encoding="utf-8"
    )
    (home / "RECORD").write_text("odd.py,,\nodd-1.0.dist-info/METADATA,,\n", encoding="utf-8")
    (tmp_path / "odd.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(LicenceMissing, match="odd"):
        parts_of([tmp_path / "odd.py"])


def test_the_texts_are_written_with_how_to_change_qt(parts: list[Part], tmp_path: Path) -> None:
    write(parts, tmp_path / "licences")
    first = (tmp_path / "licences" / "READ ME FIRST.txt").read_text(encoding="utf-8")
    assert f"shiboken6 {parts[2].version}" in first
    assert "put your own build" in first
    assert "Apache License" in (tmp_path / "licences" / "sgdesk.txt").read_text(encoding="utf-8")
    assert "Version 3" in (tmp_path / "licences" / "shiboken6.txt").read_text(encoding="utf-8")


def test_what_was_written_for_another_build_goes(parts: list[Part], tmp_path: Path) -> None:
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "gone.txt").write_text("no longer in it", encoding="utf-8")
    write(parts, tmp_path / "licences")
    assert not (tmp_path / "licences" / "gone.txt").exists()


def test_the_texts_on_the_shelf_are_whole() -> None:
    for name, words in (
        ("GPL-3.0.txt", "END OF TERMS AND CONDITIONS"),
        ("LGPL-3.0.txt", "permanent authorization"),
        ("Python.txt", "BEOPEN"),
    ):
        assert words in (licences.TEXTS / name).read_text(encoding="utf-8")


def test_the_list_of_parts_names_each_with_where_it_came_from(parts: list[Part]) -> None:
    told = json.loads(cyclonedx(parts, "1.2.3", "linux-x86_64"))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["version"] == "1.2.3"
    assert [each["purl"] for each in told["components"]][1:3] == [
        f"pkg:pypi/reportlab@{parts[1].version}",
        f"pkg:pypi/shiboken6@{parts[2].version}",
    ]
    assert {"noto-fonts", "droid-sans-fallback"} <= {each["name"] for each in told["components"]}
    refs = {each["bom-ref"] for each in told["components"]}
    assert set(told["dependencies"][0]["dependsOn"]) == refs


def test_a_part_of_debian_is_named_as_one() -> None:
    part = Part("libstdc++6", "1:12.2-1", "GPL-3", {"copyright": "…"}, kind="deb")
    told = json.loads(cyclonedx([part], "1.2.3", "linux-x86_64"))
    assert told["components"][0]["purl"] == "pkg:deb/debian/libstdc%2B%2B6@1%3A12.2-1"


def test_equal_parts_make_equal_bytes(parts: list[Part]) -> None:
    assert cyclonedx(parts, "1.2.3", "x") == cyclonedx(list(parts), "1.2.3", "x")
    assert cyclonedx(parts, "1.2.3", "x") != cyclonedx(parts[1:], "1.2.3", "x")
