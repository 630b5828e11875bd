"""The e-mail that carries the return: a draft to look over, address and send by hand."""

from collections.abc import Iterable, Iterator, Mapping
from email.message import EmailMessage
from email.policy import SMTP

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import listed
from sgdesk.domain.returns.answers import answers_of
from sgdesk.domain.returns.document import PROJECTION, WITH_NAMES, ReturnDocument
from sgdesk.domain.returns.front import front_notes, front_rows
from sgdesk.reports.text.plain import one_line

_TYPES: dict[str, tuple[str, str]] = {
    "pdf": ("application", "pdf"),
    "html": ("text", "html"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("text", "csv"),
    "json": ("application", "json"),
}
_BOUNDARY = "=_sgdesk_training_summary"
_DESCRIPTIONS: dict[str, str] = {
    "pdf": "to read, print and sign",
    "html": "the same for a browser or a screen reader",
    "xlsx": "the figures as a workbook",
    "csv": "the figures as one plain table",
    "json": "the figures for another program",
}

_CALLED: dict[str, str] = {"pdf": "the PDF", "html": "the web page", "xlsx": "the workbook"}
"""The kinds of file that the annex stands in, where it is not under a passphrase."""

_NAMES_PEOPLE = "; it names people"
_LOCKED = "the same with an annex that names people; it opens only with the passphrase"


def return_draft(document: ReturnDocument, files: Mapping[str, bytes]) -> bytes:
    """An unsent message, CRLF throughout, with ``files`` attached by name in their order.

    It has neither a recipient nor a date nor a number of its own, so that the same figures give
    the same bytes; the mail program adds them when it is sent.
    """
    described = {name: _described(name, document) for name in files}
    return _draft(_subject(document), _body(document, files), files, described)


def letter_draft(to: str, subject: str, text: str, files: Mapping[str, bytes]) -> bytes:
    """An unsent message in the words that somebody typed, with ``files`` attached in their order.

    ``to`` may be empty. It has neither a date nor a number of its own.
    """
    return _draft(subject, text, files, dict.fromkeys(files, ""), to)


def annex_words(names: Iterable[str]) -> str:
    """That the files of these names hold personal data, where the annex stands in the open."""
    said = listed(tuple(_CALLED[kind] for name in names if (kind := _kind(name)) in _CALLED))
    names, them = ("names", "it") if said in _CALLED.values() else ("name", "them")
    return (
        f"{said[:1].upper()}{said[1:]} attached here {names} people in an annex at the end: "
        f"personal data. Send {them} only to those who need {them}."
    )


def _draft(
    subject: str,
    text: str,
    files: Mapping[str, bytes],
    described: Mapping[str, str],
    to: str = "",
) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(subject)
    if to:
        message["To"] = one_line(to)
    message["X-Unsent"] = "1"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    for name, content in files.items():
        main, sub = _TYPES.get(_kind(name), ("application", "octet-stream"))
        about = described[name]
        message.add_attachment(
            content,
            maintype=main,
            subtype=sub,
            filename=one_line(name),
            headers=[f"Content-Description: {about}"] if about else [],
        )
    if message.is_multipart():
        message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _subject(document: ReturnDocument) -> str:
    day = long_date(document.as_at)
    number = f"{document.mark.number} " if document.mark else ""
    projection = f"{PROJECTION}: " if document.is_projection else ""
    named = "with names " if document.has_annex else ""
    about = (
        f"Training summary {number}{named}as at {day} \N{EN DASH} {document.sender.organisation}"
    )
    return f"{projection}{about}"


def _described(name: str, document: ReturnDocument) -> str:
    """What a file is, in words: one that names people is never told like one that does not."""
    kind = _kind(name)
    if name.endswith(WITH_NAMES) and not document.has_annex:
        return _LOCKED
    named = _NAMES_PEOPLE if document.has_annex and kind in _CALLED else ""
    return f"{_DESCRIPTIONS[kind]}{named}" if kind in _DESCRIPTIONS else ""


def _kind(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _body(document: ReturnDocument, files: Mapping[str, bytes]) -> str:
    sender = document.sender
    to = "" if sender.document is None else f" for {sender.partnership}"
    attached = [
        ": ".join(filter(None, (f"- {name}", _described(name, document)))) for name in files
    ]
    paragraphs = (
        "Hello,",
        f"Here is the safeguarding training summary of {one_line(sender.organisation)}{to}, "
        f"as at {long_date(document.as_at)}.",
        "\n".join(_front_lines(document)),
        *map(one_line, front_notes(document)),
        *_questions(document),
        _whose_names(document, files),
        "Attached:\n" + "\n".join(attached) if attached else "",
        "If anything is unclear, just reply and we will look at it together.",
        "Kind regards,\n" + _signature(document),
    )
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _front_lines(document: ReturnDocument) -> Iterator[str]:
    """The first page, a line each; what belongs to a label stands in under it."""
    for row in front_rows(document):
        first, *rest = map(one_line, row.lines)
        yield f"{one_line(row.label)}: {first}"
        yield from (f"  {line}" for line in rest)


def _questions(document: ReturnDocument) -> Iterator[str]:
    """Each question of the partnership with its answer under it."""
    asked = answers_of(document)
    if asked:
        yield f"What {one_line(document.sender.partnership_short)} asks:"
    for each in asked:
        source = f" ({one_line(each.source)})" if each.source else ""
        lines = (f"- {one_line(line)}" for line in each.lines)
        yield "\n".join((f"{one_line(each.question)}{source}", *lines))


def _whose_names(document: ReturnDocument, files: Mapping[str, bytes]) -> str:
    if document.has_annex:
        return annex_words(files)
    protected = next((name for name in files if name.endswith(WITH_NAMES)), "")
    if protected:
        return (
            f"{protected} names people and opens only with a passphrase, which we tell you "
            "by telephone and never by e-mail. Every other file holds counts only; names that we "
            "know were taken out of it."
        )
    if document.names_leads:
        return (
            "The files hold counts only and name the lead and the deputy; other names that we know "
            "were taken out of what was typed."
        )
    return "The files hold counts only; names that we know were taken out of what was typed."


def _signature(document: ReturnDocument) -> str:
    sender = document.sender
    lines = (
        sender.contact_name,
        sender.organisation,
        f"Charity number {sender.charity_number}" if sender.charity_number else "",
        sender.contact_phone,
    )
    return "\n".join(one_line(line) for line in lines if line)
