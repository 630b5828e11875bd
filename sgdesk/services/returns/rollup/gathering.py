"""The returns in a folder, each checked, in one picture: no organisation file is opened."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sgdesk.data.organisation import signing
from sgdesk.data.returns.sent_files import SentFiles, list_sent, read_one, shown
from sgdesk.domain.certificates.verification import from_text, return_message
from sgdesk.domain.errors import InputError
from sgdesk.domain.returns.rollup.gathering import Expected, RollUp, gather
from sgdesk.domain.returns.rollup.reading import KnownKeys, organisation_of, read_sent
from sgdesk.domain.returns.rollup.sent import LeftOut, NotCountedError, SentReturn, Why
from sgdesk.services.file.workspace import all_packs
from sgdesk.services.returns.plain_json import NotPlainError, read_object
from sgdesk.services.returns.rollup.expected import key_of

GATHERED = "returns_gathered"
"""The member that only the JSON of a picture has, so that none is taken for a return."""

Step = Callable[[int, int], object]
"""Hears how many files of how many are read; what it raises ends the work."""


def gather_returns(
    folder: Path,
    made_on: date | None = None,
    *,
    today: Callable[[], date] = date.today,
    expected: Sequence[Expected] | None = None,
    step: Step = lambda _done, _total: None,
) -> RollUp:
    """Read and check every return in ``folder``, and add up those that can be compared.

    ``made_on`` is the day of the picture, today where it is left out.

    Raises :class:`InputError` where the folder cannot be read or holds no JSON file at all.
    """
    files = list_sent(folder)
    if not files.names and not files.left:
        raise InputError(
            "{folder} holds no return as a JSON file. Nothing was gathered; ask each organisation "
            "for the file that ends in .json, and put them all into one folder.",
            folder=folder.name or str(folder),
        )
    known = _known()
    sent: list[SentReturn] = []
    left: list[LeftOut] = list(files.left)
    others = files.others
    for place, name in enumerate(files.names):
        step(place, len(files.names))
        try:
            found = _read(files, name, known, expected or ())
        except NotCountedError as error:
            left.append(error.left_out(shown(name)))
            continue
        if found is None:
            others += 1
        else:
            sent.append(found)
    step(len(files.names), len(files.names))
    return gather(sent, left, made_on or today(), other_files=others, expected=expected)


def _known() -> KnownKeys:
    """The requirements of each partnership whose pack is here."""
    return {
        key: frozenset(each.key for each in pack.requirements)
        for key, pack in all_packs().packs.items()
    }


def _read(
    files: SentFiles, name: str, known: KnownKeys, expected: Sequence[Expected]
) -> SentReturn | None:
    """One return; ``None`` for a picture that was gathered earlier."""
    try:
        found = read_object(read_one(files, name))
    except NotPlainError as error:
        raise NotCountedError(Why.UNREADABLE, _NOT_WHOLE) from error
    if GATHERED in found:
        return None
    key = _proved(found)
    sent = read_sent(found, shown(name), known, key)
    pinned = key_of(expected, sent.organisation)
    if key and pinned and pinned != key:
        raise NotCountedError(
            Why.ALTERED,
            "It was signed with another key than the one on your list, so it may not come from "
            "them. Ask them.",
            sent.organisation,
        )
    return sent


_NOT_WHOLE = "It is not the whole JSON file of a return. Ask for it again."
_CHANGED = (
    "Its signature does not fit what it says: it was changed after it was made final. Ask for it "
    "again."
)
_UNPROVED = (
    "It says that it is final, and its signature is missing: it was changed after it was made "
    "final. Ask for it again."
)
_LIVE_SIGNED = (
    "It bears a signature, and says that it is not final: it was changed. Ask for it again."
)


def _proved(found: Mapping[str, Any]) -> str:
    """The public key whose signature fits what a final return says; empty for live figures.

    Raises :class:`NotCountedError` where it does not fit.
    """
    is_final, proof = found.get("return") is not None, found.get("proof")
    if not is_final and proof is None:
        return ""
    said = organisation_of(found)
    if not is_final or proof is None:
        raise NotCountedError(Why.ALTERED, _UNPROVED if is_final else _LIVE_SIGNED, said)
    try:
        key = proof["public_key"]
        public, signature = from_text(key), from_text(proof["signature"])
        holds = signing.is_signed(public, return_message(found), signature)
    except (TypeError, KeyError, AttributeError, ValueError, RecursionError):
        holds = False
    if not holds:
        raise NotCountedError(Why.ALTERED, _CHANGED, said)
    return str(key)
