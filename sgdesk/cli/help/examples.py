"""An example of each command, shown at the end of its help."""

EXAMPLES = {
    "demo": ("sgdesk demo --out look-round",),
    "new": (
        'sgdesk new leominster.sgdesk --name "St Example\'s, Leominster" --partnership hscp',
        "sgdesk new mine.sgdesk --name Sample --partnership generic --passphrase-file words.txt",
    ),
    "import": (
        "sgdesk import leominster.sgdesk tracker tracker.xlsx --add-people --dry-run",
        'sgdesk import leominster.sgdesk training list.ods --sheet "Autumn term" --dates dmy',
        "sgdesk import leominster.sgdesk tracker tracker.csv --columns C=level1,D=- --json",
        "sgdesk import leominster.sgdesk tracker tracker.csv --decisions answers.json",
    ),
    "standing": (
        "sgdesk standing leominster.sgdesk --as-at 2026-03-31",
        "sgdesk standing leominster.sgdesk --format csv",
    ),
    "summary": ("sgdesk summary leominster.sgdesk --as-at 2026-03-31 --format json",),
    "certificates": (
        "sgdesk certificates leominster.sgdesk --out certificates --as-at 2026-03-31",
        "sgdesk certificates leominster.sgdesk --out certificates --record 12 15",
    ),
    "return": (
        "sgdesk return leominster.sgdesk --out return --as-at 2026-03-31 --over-year",
        "sgdesk return leominster.sgdesk --out return --due-by-month --before-and-after",
        "sgdesk return leominster.sgdesk --out return --named --name-lead --roles",
        "sgdesk return leominster.sgdesk --out return --small-roles-apart --reasons-by-requirement",
    ),
    "rollup": ("sgdesk rollup returns --out picture --expected organisations.csv --json",),
    "verify": (
        "sgdesk verify leominster.sgdesk certificates.pdf",
        "sgdesk verify --key PRINTED-KEY training-summary.json",
    ),
    "backup": ("sgdesk backup leominster.sgdesk --to backups",),
    "backups": (
        "sgdesk backups leominster.sgdesk --json",
        "sgdesk backups leominster.sgdesk --hold-erased --remove COPY --yes",
    ),
    "restore": ("sgdesk restore backups/COPY.sgdesk --to leominster.sgdesk",),
    "undo": ("sgdesk undo leominster.sgdesk",),
    "erase": (
        'sgdesk erase leominster.sgdesk "Ann Sample"',
        'sgdesk erase leominster.sgdesk R-17 --yes --reason asked --second "Bo Sample" --json',
    ),
    "check": (
        "sgdesk check leominster.sgdesk",
        "sgdesk check leominster.sgdesk --accept-outside-changes",
        "sgdesk check leominster.sgdesk --save-what-can-be-read saved.sgdesk",
    ),
    "passphrase": (
        "sgdesk passphrase leominster.sgdesk set --sheet recovery-sheet.pdf",
        "sgdesk passphrase leominster.sgdesk change --passphrase-file old.txt "
        "--new-passphrase-file new.txt",
    ),
    "partnerships": ("sgdesk partnerships --check own.toml --json",),
    "completion": ("sgdesk completion bash",),
    "self-test": ("sgdesk self-test",),
}
"""By the name of the command; each is one that the program understands."""


def example_words(command: str) -> str:
    """The examples of a command as the end of its help."""
    lines = EXAMPLES.get(command, ())
    head = "example:" if len(lines) == 1 else "examples:"
    return "\n".join([head, *(f"  {line}" for line in lines)]) if lines else ""
