"""Spoilt organisation files and sheets through the commands, as many as are wanted.

``python -m tests.torture.hostile [FROM] [TO]`` prints what must never happen, and counts.
"""

import io
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from sgdesk import cli
from tests.torture.mutate import mutated, reseal
from tests.torture.trial import Trial, attempt

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", "{file}"),
    ("backup", "{file}", "--to", "{out}"),
    ("restore", "{file}", "--to", "{out}/restored.sgdesk"),
    ("check", "{file}", "--save-what-can-be-read", "{out}/saved.sgdesk"),
    ("standing", "{file}"),
    ("summary", "{file}", "--format", "json"),
    ("return", "{file}", "--out", "{out}"),
    ("certificates", "{file}", "--out", "{out}"),
)
"""What is done with each; the rest is left out where a file is not even opened."""


QUICK = tuple(words for words in COMMANDS if words[0] in ("standing", "return") or words[2:] == ())
"""Those of the short version in the test run."""


def warm_up(content: bytes, folder: Path) -> None:
    """Run each command here on a sound file: whoever is forked off has imported what it needs."""
    path, out = folder / "sound.sgdesk", folder / "out"
    out.mkdir(parents=True)
    path.write_bytes(content)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        for words in COMMANDS:
            cli.main([word.format(file=path, out=out) for word in words])


def trials(path: Path, home: Path, commands: Sequence[Sequence[str]]) -> Iterator[Trial]:
    """Run the commands on a file, one after the other."""
    out = path.parent / "out"
    out.mkdir(exist_ok=True)
    for words in commands:
        trial = attempt([word.format(file=path, out=out) for word in words], home)
        yield trial
        if words[0] == "standing" and trial.code == 3:
            return


def tried(
    content: bytes,
    seed: int,
    folder: Path,
    home: Path,
    *,
    resealed: bool,
    commands: Sequence[Sequence[str]] = COMMANDS,
    said: Counter[str] | None = None,
) -> list[str]:
    """What must never happen and did, with one file spoilt in the way of ``seed``.

    Where its sums were not made anew, a file that differs has to be told as damaged, but for free
    pages and what stands after the end.
    """
    name, changed = mutated(content, seed)
    path = folder / "spoilt.sgdesk"
    path.write_bytes(changed)
    if resealed:
        reseal(path)
    found = list(trials(path, home, commands))
    if said is not None:
        said[f"{name}: check {found[0].code}"] += 1
    for left in folder.glob("*spoilt.sgdesk*"):
        left.unlink()
    shutil.rmtree(folder / "out", ignore_errors=True)
    return [f"{name} {seed}: {each.words[0]} {each.fault}" for each in found if each.fault]


def main(first: int, last: int) -> int:
    """Try the seeds from ``first`` to before ``last``, every fifth with new sums."""
    from tests.services.file.damaged import sound_file

    content = sound_file()
    said: Counter[str] = Counter()
    faults = 0
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        os.environ["SGDESK_HOME"] = home
        warm_up(content, Path(folder, "warm"))
        for seed in range(first, last):
            for fault in tried(
                content, seed, Path(folder), Path(home), resealed=seed % 5 == 0, said=said
            ):
                faults += 1
                sys.stdout.write(f"{fault}\n")
    for line, count in sorted(said.items()):
        sys.stdout.write(f"{line:40} {count}\n")
    sys.stdout.write(f"{last - first} files, {faults} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:3])))
