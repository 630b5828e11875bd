"""The e-mail draft of the return, read back as a mail program reads it."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.reports.mail.return_email import return_draft
from tests.reports.returns.documents import DOCUMENT, HOSTILE_TEXTS, NAMED, SENDER, hostile

FILES = {
    "summary.pdf": b"%PDF-1.7 example",
    "summary.html": b"<!DOCTYPE html>\n",
    "summary.xlsx": b"PK example",
    "summary.csv": b"\xef\xbb\xbfa,b\r\n",
    "summary.json": b"{}\n",
}


def read(document: ReturnDocument) -> EmailMessage:
    """The draft as parsed from its bytes."""
    message = message_from_bytes(return_draft(document, FILES), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def body(document: ReturnDocument) -> str:
    """The words of the draft."""
    part = read(document).get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_opens_as_a_draft_with_its_subject_and_no_recipient() -> None:
    message = read(DOCUMENT)
    assert message["X-Unsent"] == "1"
    assert (
        message["Subject"]
        == "Training summary as at 31 March 2026 – St Example's Church, Leominster"
    )
    assert not {"To", "From", "Date", "Message-ID", "Bcc"} & set(message.keys())


def test_carries_each_file_byte_for_byte() -> None:
    attached = {
        str(part.get_filename()): part.get_payload(decode=True)
        for part in read(DOCUMENT).iter_attachments()
    }
    assert attached == FILES
    assert list(attached) == list(FILES)


def test_says_the_key_figures_in_words() -> None:
    words = body(DOCUMENT)
    assert "People: 36: 4 paid staff, 28 volunteers, 4 trustees." in words
    assert "31 of 36 done (86.1%); not done 2; new and not done yet 3." in words
    assert "Nobody counts on this day (n/a)" in words
    assert "Nobody outside has checked it." in words
    assert "for Herefordshire Safeguarding Children Partnership, as at 31 March 2026." in words


def test_names_nobody_who_is_counted() -> None:
    assert "Sampleton" not in body(NAMED)
    assert "counts only" in body(DOCUMENT)


def test_the_subject_tells_a_draft_that_names_people_from_one_that_does_not() -> None:
    assert read(NAMED)["Subject"].startswith("Training summary with names as at ")


def test_warns_of_the_annex_by_what_has_it() -> None:
    assert (
        "The PDF, the web page and the workbook attached here name people in an annex at the end: "
        "personal data."
    ) in body(NAMED)
    assert "name people" not in body(DOCUMENT)


def test_speaks_of_no_partnership_where_no_document_is_followed() -> None:
    generic = replace(SENDER, document=None, partnership="Generic pathway")
    assert "Generic" not in body(replace(DOCUMENT, sender=generic))


def test_every_line_ends_as_mail_asks() -> None:
    content = return_draft(DOCUMENT, FILES)
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")


def test_same_figures_make_the_same_draft() -> None:
    assert return_draft(DOCUMENT, FILES) == return_draft(DOCUMENT, FILES)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_what_was_typed_adds_no_header_and_no_part(text: str) -> None:
    message = read(hostile(text))
    assert set(message.keys()) == set(read(DOCUMENT).keys())
    assert len(list(message.iter_attachments())) == len(FILES)
    assert "Bcc" not in message
