"""The command line explains itself: every option, an example of each command, and completion."""

import argparse
import shlex
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from sgdesk.cli.arguments import build_parser, parse
from sgdesk.cli.commands import COMMANDS
from sgdesk.cli.help.completion import SHELLS, offered, script
from sgdesk.cli.help.examples import EXAMPLES
from tests.cli.conftest import Run


def actions() -> Iterator[tuple[str, argparse.Action]]:
    parser = build_parser()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, each in action.choices.items():
                yield from ((name, found) for found in each._actions)


def test_every_option_and_every_word_of_a_command_says_what_it_is() -> None:
    silent = [
        f"{name} {each.option_strings or each.dest}" for name, each in actions() if not each.help
    ]
    assert silent == []


def test_every_command_has_an_example_that_it_understands() -> None:
    assert set(EXAMPLES) == set(COMMANDS)
    for name, lines in EXAMPLES.items():
        for line in lines:
            program, *words = shlex.split(line)
            assert program == "sgdesk"
            assert parse(words).command == name


def test_every_option_of_ours_stands_in_an_example() -> None:
    shown = {name: shlex.split(" ".join(lines)) for name, lines in EXAMPLES.items()}
    of_every = {"--help", "--passphrase-file", "--recovery-code-file"}
    missing = [
        f"{name} {option}"
        for name, each in actions()
        for option in each.option_strings
        if option.startswith("--") and option not in of_every and option not in shown[name]
    ]
    assert missing == []


def test_help_ends_with_the_example(run: Run) -> None:
    said = run("certificates", "--help")
    assert said.code == 0
    assert said.out.rstrip().splitlines()[-1].strip() == EXAMPLES["certificates"][-1]


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_names_every_command_and_option(run: Run, shell: str) -> None:
    said = run("completion", shell)
    assert said.code == 0
    for name, each in offered(build_parser()).items():
        assert name in said.out
        for option in each.options:
            assert option.removeprefix("--") in said.out
    assert f"sgdesk completion {shell}" in said.out.splitlines()[0]


TRY = """
COMP_WORDS=({words}); COMP_CWORD={place}; _sgdesk; echo "${{COMPREPLY[@]}}"
"""


@pytest.mark.needs("linux")  # bash
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("sgdesk und", "undo"),
        ("sgdesk standing mine.sgdesk --as", "--as-at"),
        ("sgdesk import mine.sgdesk tr", "training tracker"),
        ("sgdesk completion po", "powershell"),
        ("sgdesk undo zz", ""),
    ],
)
def test_bash_fills_in_what_was_begun(words: str, wanted: str) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    text = script("bash", offered(build_parser()))
    tried = TRY.format(words=words, place=len(words.split()) - 1)
    done = subprocess.run(
        [bash, "--norc", "-c", text + tried], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == wanted
    assert done.stderr == ""
