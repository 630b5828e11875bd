"""In which language sessions and courses are held: kept as words of their rows."""

from collections.abc import Mapping

from sqlalchemy import Connection

from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.kept_words import (
    COURSE_LANGUAGE,
    SESSION_INTERPRETER,
    SESSION_LANGUAGE,
    SESSION_SPOKEN_SHOWN,
    keep_words,
    read_words,
)
from sgdesk.domain.sessions.spoken import NOTHING_SAID, Spoken, shown_from, shown_text


def read_spoken(connection: Connection) -> Mapping[int, Spoken]:
    """In which language each session is held, by its id, of those that say so."""
    languages = read_words(connection, SESSION_LANGUAGE)
    interpreters = read_words(connection, SESSION_INTERPRETER)
    shown = read_words(connection, SESSION_SPOKEN_SHOWN)
    return {
        number: Spoken(
            languages.get(number, ""),
            interpreters.get(number, ""),
            *shown_from(shown.get(number, "")),
        )
        for number in languages.keys() | interpreters.keys()
    }


def read_spoken_at(connection: Connection, session_id: int) -> Spoken:
    """The same of one session."""
    return read_spoken(connection).get(session_id, NOTHING_SAID)


def keep_spoken(writer: Writer, session_id: int, spoken: Spoken) -> bool:
    """Keep the language of a session; whether that changed anything.

    Where nothing is said, there is nothing to print: where it would be shown is not kept either.
    """
    spoken = spoken if spoken.words() else NOTHING_SAID
    if read_spoken_at(writer.connection, session_id) == spoken:
        return False
    keep_words(writer, SESSION_LANGUAGE, session_id, spoken.language)
    keep_words(writer, SESSION_INTERPRETER, session_id, spoken.interpreter)
    keep_words(writer, SESSION_SPOKEN_SHOWN, session_id, shown_text(spoken))
    return True


def read_course_languages(connection: Connection) -> Mapping[int, str]:
    """In which language each course is usually held, by its id, of those that say so."""
    return read_words(connection, COURSE_LANGUAGE)


def keep_course_language(writer: Writer, course_id: int, language: str) -> None:
    """Keep in which language a course is usually held."""
    keep_words(writer, COURSE_LANGUAGE, course_id, language)
