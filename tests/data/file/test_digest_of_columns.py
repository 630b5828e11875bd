"""The digest of many rows, worked out by their columns, is that of the rows themselves."""

import hashlib
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sgdesk.data.file.unit_of_work import as_json, digest_of_columns
from sgdesk.domain.training.outcome import Outcome

_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(),
    st.just("100 %s"),
    st.dates(),
    st.binary(max_size=4),
    st.sampled_from(Outcome),
)


@st.composite
def _columns(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(1, 12))
    names = draw(st.lists(st.sampled_from(["a", "Z", "50%", 'q"', "kind"]), unique=True))
    columns: dict[str, Any] = {"id": range(7, 7 + count)}
    for name in names:
        kinds = st.sampled_from(draw(st.lists(_VALUES, min_size=1, max_size=3)))
        columns[name] = draw(st.lists(kinds, min_size=count, max_size=count))
    return columns


@given(_columns())
def test_it_is_the_digest_of_the_rows(columns: dict[str, Any]) -> None:
    rows = [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]
    for row in rows:
        for name, value in row.items():
            if isinstance(value, bytes):
                row[name] = f"sha256:{hashlib.sha256(value).hexdigest()}"
    expected = hashlib.sha256(as_json(rows).encode()).hexdigest()
    assert digest_of_columns(columns) == expected


def test_it_is_the_digest_that_files_out_there_hold() -> None:
    columns = {
        "id": range(1, 30_002),
        "completed_on": [date(2026, 3, 31)] * 30_001,
        "outcome": [Outcome.COMPLETED] * 30_001,
        "notes": ["50 % “done”"] * 30_001,
    }
    assert digest_of_columns(columns) == (
        "e7526eb89130c65ababd6e27341c3e73ce9b5e79e5838e1fea2f52de1a0d934a"
    )
