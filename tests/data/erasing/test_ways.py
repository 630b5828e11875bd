"""No reference to somebody can be forgotten: the schema is walked, and every way is decided."""

from sgdesk.data.erasing.ways import ROOTS, WAYS, Way, links_of
from sgdesk.data.file.schema import metadata
from sgdesk.domain.organisation.open_formats import LEFT_OUT, TABLES


def test_every_reference_that_leads_to_somebody_has_its_way() -> None:
    links = [
        (table.name, column, parent)
        for table in metadata.sorted_tables
        for column, parent in links_of(table)
    ]
    going: set[str] = set()
    more = set(ROOTS)
    while more - going:
        going |= more
        more = {
            table
            for table, column, parent in links
            if parent in going and WAYS.get((table, column)) is Way.GOES
        }
    wanted = {(table, column) for table, column, parent in links if parent in going}
    assert set(WAYS) == wanted


def test_a_reference_that_is_let_go_of_may_be_empty() -> None:
    for (table, column), way in WAYS.items():
        assert way is Way.GOES or metadata.tables[table].c[column].nullable, (table, column)


def test_every_table_has_its_words() -> None:
    assert set(TABLES) == set(metadata.tables)
    for table, columns in LEFT_OUT.items():
        assert all(column in metadata.tables[table].c for column in columns)
