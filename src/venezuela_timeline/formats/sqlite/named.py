"""Questions that stand in the database itself: those about a window, and some that people ask.

What a predicate of time means comes from `window_forms`, by way of `conditions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.labels import LANGUAGES, sentence, word
from venezuela_timeline.timeline.window_forms import PREDICATES

from .conditions import INFINITY, window_test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline.window_forms import Meaning

    from .conditions import Near

TOLERANCE = 1
"""The tolerance of the named questions, as `where` has it by default."""

_CYCLE_DAYS, _CYCLE = 146_097, 400


def named_queries() -> Iterator[tuple[str, ...]]:
    """Every question: its name, what it asks in each language, and its SQL with English names."""
    for name, sql in questions(LANGUAGES[0]).items():
        yield (name, *(title(name, lang) for lang in LANGUAGES), sql)


def questions(lang: Lang) -> dict[str, str]:
    """The SQL of every question by its name, with what is called by an id in a language."""
    windows = {
        f"{how}-{predicate}": window_sql(meaning, lang, certainly=how == "certainly")
        for predicate, meaning in PREDICATES.items()
        for how in ("possibly", "certainly")
    }
    return windows | {name: _filled(sql, lang) for name, sql in _OTHERS.items()}


def title(name: str, lang: Lang) -> str:
    """What a question asks, in words."""
    how, _, predicate = name.partition("-")
    if predicate not in PREDICATES:
        return word(name, lang)
    where = word(f"{predicate} a window", lang)
    if how == "certainly":
        return sentence("events certainly in a window", lang, where=where)
    return sentence("events possibly in a window", lang, where=where)


def window_sql(meaning: Meaning, lang: Lang, *, certainly: bool) -> str:
    """The SQL that finds events by a window, whose days are the parameters first and last.

    A day is a date such as ``2024-07-28`` or ``-0043-03-15``, or its number; an empty text is no
    limit. If a day is something else, or the last is before the first, nothing is found.
    """
    holds, near = window_test(meaning, certainly=certainly)
    own = f'"unit" = \'day\' AND NOT "claimed" AND ifnull("tolerance", {TOLERANCE}) = {TOLERANCE}'
    found = f"""\
  SELECT "event" FROM "asked" CROSS JOIN "reaches" CROSS JOIN "cells"
    ON "cells"."reach" = "reaches"."reach" AND {between(near)}
  WHERE {own} AND {holds}"""
    sure = f"""
AND NOT EXISTS (
  SELECT 1 FROM "asked" CROSS JOIN "cells"
  WHERE "event" = "events"."id" AND {own} AND NOT ({holds})
)"""
    return f"""\
WITH "said" ("first", "last") AS (SELECT {_day("first", "-")}, {_day("last", "")}),
"asked" ("first", "last") AS (SELECT "first", "last" FROM "said" WHERE "first" <= "last")
SELECT "id", {title_in(lang)} AS "title", "when_{lang}" AS "when", "edtf", "contested" FROM "events"
WHERE "id" IN (
{found}
){sure if certainly else ""}
ORDER BY "number\""""


def between(near: Near) -> str:
    """Where a cell must lie to reach some days, so that the index over them finds it."""
    first, last = near
    from_then = "" if first is None else f'"low" >= {first} - "reaches"."reach"'
    by_then = "" if last is None else f'"low" <= {last}'
    return " AND ".join(filter(None, (from_then, by_then))) or "1"


def _day(name: str, sign: str) -> str:
    """The number of the day that a parameter says; null if it says none.

    SQLite counts the days of the years 0 to 9999: the day is found in the year of the same place
    in a cycle of the calendar, and the cycles between are added.
    """
    year = f"CAST(substr(:{name}, 1, length(:{name}) - 6) AS INTEGER)"
    within = f"({year} % {_CYCLE} + {_CYCLE}) % {_CYCLE}"
    text = f"printf('%04d', {_CYCLE} + {within}) || substr(:{name}, -6)"
    days = f"CAST(julianday({text}) - 1721424.5 AS INTEGER)"
    cycles = f"({year} - {_CYCLE} - {within}) / {_CYCLE} * {_CYCLE_DAYS}"
    return (
        f"CASE WHEN :{name} = '' THEN {sign}{INFINITY} "
        f"WHEN :{name} GLOB '*[0-9]-[0-9][0-9]-[0-9][0-9]' AND :{name} NOT GLOB '*[^0-9-]*' "
        f"THEN {days} + {cycles} "
        f"WHEN typeof(:{name}) = 'real' OR CAST(:{name} AS INTEGER) || '' = :{name} || '' "
        f"THEN CAST(:{name} AS INTEGER) END"
    )


# Other questions --------------------------------------------------------------------------------


def title_in(lang: Lang) -> str:
    """The title of an event in a language, or in the first one written."""
    return f'ifnull("events"."title_{lang}", "events"."title")'


def _called(of: str) -> str:
    """What an actor, place or source is called; of two things with one id, the first of these."""
    return (
        f"""ifnull((SELECT "{{lang}}" FROM "names" WHERE "what" IN ('actor', 'place', 'source') """
        f"""AND "id" = {of} ORDER BY "what" LIMIT 1), {of})"""
    )


def _term(of: str) -> str:
    return f"""(SELECT "{{lang}}" FROM "names" WHERE "what" = 'term' AND "id" = {of})"""


def _filled(sql: str, lang: Lang) -> str:
    return sql.replace("{lang}", lang).replace("{title}", title_in(lang))


_VALUE = f"""CASE WHEN "amount" IS NULL AND "aspect" <> 'when' \
THEN {_called('"claims"."value"')} ELSE "claims"."value" END"""

_HEDGE = _term("""nullif("claims"."hedge", 'exactly')""")
_UNIT = _term('"claims"."unit"')
_VERSION = f"""trim(ifnull({_HEDGE} || ' ', '') || ifnull({_VALUE}, '') \
|| ifnull(' ' || {_UNIT}, '') || ifnull(' · ' || "claims"."text", ''), ' ·')"""

_SAYINGS = f"""\
  {_term('"claims"."aspect"')} AS "aspect",
  {_called('"claims"."subject"')} AS "of",
  {_called('"claims"."by"')} AS "by",
  {_term('"claims"."stance"')} AS "stance",
  {_VERSION} AS "version",
  "claims"."said",
  (SELECT group_concat({_called('"citations"."source"')} || ifnull(' ' || "locator", ''), '; ')
    FROM "citations" WHERE "citations"."event" = "claims"."event"
    AND "citations"."claim" = "claims"."claim") AS "sources"
FROM "claims" JOIN "events" ON "events"."id" = "claims"."event\""""

_OTHERS = {
    "events-with-words": """\
SELECT "events"."id", {title} AS "title", "when_{lang}" AS "when", "edtf", "contested"
FROM "search" JOIN "events" ON "events"."number" = "search"."rowid"
WHERE "search" MATCH :words
ORDER BY "search"."rank", "events"."number\"""",
    "who-says-what": f"""\
SELECT
{_SAYINGS}
WHERE "claims"."event" = :event
ORDER BY "claims"."aspect", "claims"."subject", "claims"."claim\"""",
    "what-a-party-says": f"""\
SELECT "events"."id" AS "event", {{title}} AS "title",
{_SAYINGS}
WHERE "claims"."by" = :party
ORDER BY "events"."number", "claims"."claim\"""",
    "rival-claims": f"""\
SELECT "id", "title", "when", "aspect", "of",
  group_concat("by" || ' ' || "stance" || ': ' || "version", char(10)) AS "versions"
FROM (
SELECT "events"."number", "events"."id", {{title}} AS "title", "events"."when_{{lang}}" AS "when",
  "claims"."aspect" AS "asked", "claims"."subject",
{_SAYINGS}
WHERE "events"."contested"
ORDER BY "events"."number", "claims"."claim"
)
GROUP BY "number", "asked", "subject"
HAVING count(DISTINCT "by") > 1
ORDER BY "number", "asked", "subject\"""",
    "sources-by-publisher": """\
SELECT ifnull("publisher", '–') AS "publisher", count(DISTINCT "sources"."id") AS "sources",
  count(DISTINCT "citations"."event") AS "events",
  min("published") AS "first", max("published") AS "last", max("state_media") AS "state_media"
FROM "sources" LEFT JOIN "citations" ON "citations"."source" = "sources"."id"
GROUP BY "publisher"
ORDER BY 3 DESC, 2 DESC, 1""",
}
"""Questions that people ask, by their names; ``{lang}`` stands for a language."""
