"""The floor of the sweep: the summary's figures as one statement of raw SQL.

It answers the same question on the benchmark's file (Herefordshire, no exemptions, reasons or
settings): everybody in scope, the requirements of their active posts, each course of a set by
its latest completion, the state, and the counts for all, by role and by group. The days that
divide the states are handed to it, since SQLite's own sums of dates are not the calendar's.
"""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from sgdesk.domain.dates import earliest_start_due_by

Row = tuple[str, str | None, str, int, int, int, int, int]

_STATEMENT = """
WITH asked(role_id, group_key, requirement, courses, months, allowance) AS (
    SELECT rule.role_id, rule.group_key, need.column1, need.column2, need.column3, need.column4
    FROM role_rule AS rule
    JOIN (VALUES ('level1', 1, 0, 28), ('level2', 2, 36, 182), ('level3', 1, 36, 182)) AS need
        ON instr(rule.requirements, need.column1)
),
meets(requirement, course_id) AS (
    SELECT need.column1, course.id
    FROM (VALUES ('level1', 'organisational-induction'), ('level2', 'working-together-2'),
        ('level2', 'right-help-right-time'), ('level3', 'working-together-3')) AS need
    JOIN course ON course.pack = 'hscp' AND course.key = need.column2
),
latest(person_id, course_id, day) AS (
    SELECT person_id, course_id, max(completed_on) FROM training
    WHERE outcome = 'completed' AND voided_on IS NULL AND completed_on <= :today
    GROUP BY person_id, course_id
),
done(person_id, requirement, courses, day) AS (
    SELECT latest.person_id, meets.requirement, count(*), min(latest.day)
    FROM latest JOIN meets ON meets.course_id = latest.course_id
    GROUP BY latest.person_id, meets.requirement
),
held(person_id, role_id, group_key, requirement, courses, months, allowance, start) AS (
    SELECT post.person_id, asked.role_id, asked.group_key, asked.requirement,
        asked.courses, asked.months, asked.allowance, coalesce(post.start, '0001-01-01')
    FROM post
    JOIN person ON person.id = post.person_id
    JOIN asked ON asked.role_id = post.role_id
    WHERE (post.start IS NULL OR post.start <= :today)
        AND (post.end IS NULL OR post.end >= :today)
        AND (person.left_on IS NULL OR person.left_on >= :today)
),
first(person_id, requirement, courses, months, allowance, start) AS (
    SELECT person_id, requirement, courses, months, allowance, min(start)
    FROM held GROUP BY person_id, requirement
),
judged(person_id, requirement, state) AS MATERIALIZED (
    SELECT first.person_id, first.requirement, CASE
        WHEN done.courses IS NULL OR done.courses < first.courses THEN
            CASE WHEN first.start >= CASE first.allowance WHEN 28 THEN :newest_induction
                ELSE :newest END THEN 'new_starter' ELSE 'not_done' END
        WHEN first.months = 0 OR done.day >= :in_date_from THEN 'in_date'
        WHEN done.day >= :counts_from THEN 'due_soon'
        ELSE 'overdue' END
    FROM first LEFT JOIN done
        ON done.person_id = first.person_id AND done.requirement = first.requirement
),
rows(kind, label, requirement, state) AS (
    SELECT 'all', NULL, requirement, state FROM judged
    UNION ALL
    SELECT 'role', held.role_id, held.requirement, judged.state
    FROM (SELECT DISTINCT person_id, role_id, requirement FROM held) AS held JOIN judged
        ON judged.person_id = held.person_id AND judged.requirement = held.requirement
    UNION ALL
    SELECT 'group', held.group_key, held.requirement, judged.state
    FROM (SELECT DISTINCT person_id, group_key, requirement FROM held) AS held JOIN judged
        ON judged.person_id = held.person_id AND judged.requirement = held.requirement
)
SELECT kind, label, requirement, sum(state = 'in_date'), sum(state = 'due_soon'),
    sum(state = 'overdue'), sum(state = 'new_starter'), sum(state = 'not_done')
FROM rows GROUP BY kind, label, requirement
"""


def raw_summary(path: Path, today: date, *, totals_only: bool = False) -> list[Row]:
    """Run the statement; ``totals_only`` leaves the rows by role and by group out."""
    statement = _STATEMENT
    if totals_only:
        start, end = statement.index("UNION ALL"), statement.rindex(")\nSELECT kind")
        statement = statement[:start] + statement[end:]
    days = {
        "today": today,
        "counts_from": earliest_start_due_by(today, 36),
        "in_date_from": earliest_start_due_by(today + timedelta(days=91), 36),
        "newest_induction": today - timedelta(days=28),
        "newest": today - timedelta(days=182),
    }
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        named = {name: day.isoformat() for name, day in days.items()}
        return connection.execute(statement, named).fetchall()
