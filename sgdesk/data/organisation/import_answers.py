"""Answers to questions of imports, kept as settings for the next sheet."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import setting
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.organisation import keep_setting
from sgdesk.domain.text import fold

DECISION = "import:"
"""Before the key of each setting that holds an answer to a question of an import."""
LONGEST_DECISION = 110
"""Longer keys are not kept: the sheet that asks is not likely to come again."""


def read_decisions(connection: Connection) -> Mapping[str, str]:
    """What was answered in earlier imports, by the questions' ids; what was taken back is not."""
    query = select(setting.c.key, setting.c.value).where(setting.c.key.startswith(DECISION))
    rows = connection.execute(query.order_by(setting.c.id))
    return {row.key.removeprefix(DECISION): row.value for row in rows if row.value}


def keep_decisions(writer: Writer, answers: Mapping[str, str]) -> None:
    """Keep answers for the next sheet; a blank one takes an earlier one back."""
    kept = read_decisions(writer.connection)
    for key, answer in answers.items():
        if len(key) <= LONGEST_DECISION and kept.get(key, "") != answer:
            keep_setting(writer, f"{DECISION}{key}", answer, None)


SAME = "same:"
"""Before the folded name of whoever a question of an import was answered with."""
NUMBERED = f"{SAME}#"
"""Before number and name of whoever an answer means that was left where two entries became one."""


def name_question(name: str) -> str:
    """The key of the question who a name is that is like another."""
    return f"person:{fold(name)}"


def reference_question(reference: str) -> str:
    """The key under which it stands whose a reference is that is kept with nobody any more."""
    return f"person:reference {fold(reference)}"


def named_reference_question(reference: str, name: str) -> str:
    """The key of the question whose a reference is beside a name that is not kept with it."""
    return f"person:{fold(f'{reference} {name}')}"


def address_question(name: str, email: str) -> str:
    """The key of the question who a name is beside an e-mail that is not kept with it."""
    return f"person:{fold(f'{name} {email}')}"


def numbered(number: int, name: str) -> str:
    """The answer that means somebody by their number; the name is there to be found and shown."""
    return f"{NUMBERED}{number} {fold(name)}"


def number_in(answer: str) -> int | None:
    """The number of whoever an answer means; None where it names them alone."""
    number = answer.removeprefix(NUMBERED).partition(" ")[0] if answer.startswith(NUMBERED) else ""
    return int(number) if number.isdecimal() else None
