"""``completion SHELL``: what makes a shell fill in commands, options and fixed words.

It is made from the command line itself, so that it offers just what there is. Files and folders
are filled in by the shell, as for every program.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SHELLS = ("bash", "zsh", "fish", "powershell")


@dataclass(frozen=True, slots=True)
class Offered:
    """What may follow one command: its options with their help, and its fixed words."""

    help: str
    options: Mapping[str, str]
    words: tuple[str, ...]


def offered(parser: argparse.ArgumentParser) -> dict[str, Offered]:
    """Every command of a command line with what may follow it."""
    commands = next(
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    )
    helps = {each.dest: each.help or "" for each in commands._choices_actions}
    return {
        name: Offered(helps.get(name, ""), _options(each), _words(each))
        for name, each in commands.choices.items()
    }


def _options(parser: argparse.ArgumentParser) -> dict[str, str]:
    return {
        text: action.help or ""
        for action in parser._actions
        for text in action.option_strings
        if text.startswith("--")
    }


def _words(parser: argparse.ArgumentParser) -> tuple[str, ...]:
    return tuple(
        str(word) for action in parser._actions for word in action.choices or () if word is not None
    )


def script(shell: str, commands: Mapping[str, Offered]) -> str:
    """The lines for one of :data:`SHELLS`."""
    make = {"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell}
    return make[shell](commands)


def _all(each: Offered) -> Sequence[str]:
    return [*each.options, *each.words]


def _bash(commands: Mapping[str, Offered]) -> str:
    cases = "\n".join(f'    {name}) all="{" ".join(_all(e))}" ;;' for name, e in commands.items())
    return f"""# For bash: sgdesk completion bash >> ~/.bashrc
_sgdesk() {{
  local all now=${{COMP_WORDS[COMP_CWORD]}}
  case ${{COMP_CWORD}}:${{COMP_WORDS[1]}} in
    1:*) all="{" ".join(commands)} --help --version" ;;
    *) case ${{COMP_WORDS[1]}} in
{cases}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$all" -- "$now"))
}}
complete -o default -F _sgdesk sgdesk
"""


def _zsh(commands: Mapping[str, Offered]) -> str:
    """zsh reads what bash does, and does so from its own start file."""
    rest = _bash(commands).partition("\n")[2]
    head = "# For zsh: sgdesk completion zsh >> ~/.zshrc\nautoload -Uz compinit bashcompinit\n"
    return f"{head}compinit -u\nbashcompinit\n{rest}"


def _fish(commands: Mapping[str, Offered]) -> str:
    lines = ["# For fish: sgdesk completion fish > ~/.config/fish/completions/sgdesk.fish"]
    for name, each in commands.items():
        first = "complete -c sgdesk -f -n __fish_use_subcommand"
        lines.append(f"{first} -a {name} -d {_quoted(each.help)}")
        after = f"complete -c sgdesk -n '__fish_seen_subcommand_from {name}'"
        lines += [
            f"{after} -l {option.removeprefix('--')} -d {_quoted(words)}"
            for option, words in each.options.items()
        ]
        if each.words:
            lines.append(f"{after} -a '{' '.join(each.words)}'")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _powershell(commands: Mapping[str, Offered]) -> str:
    table = "\n".join(
        f"    '{name}' = @({', '.join(repr(word) for word in _all(each))})"
        for name, each in commands.items()
    )
    return f"""# For PowerShell: sgdesk completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName sgdesk -ScriptBlock {{
  param($now, $said, $place)
  $all = @{{
{table}
  }}
  $words = @($said.CommandElements | ForEach-Object {{ $_.ToString() }})
  $isFirst = $words.Count -le 1 -or ($words.Count -eq 2 -and $now)
  $found = if ($isFirst) {{ $all.Keys }} else {{ $all[$words[1]] }}
  $found | Where-Object {{ $_ -like "$now*" }} | Sort-Object | ForEach-Object {{
    [System.Management.Automation.CompletionResult]::new($_)
  }}
}}
"""
