"""Datasette: what it is told of a database of `sqlite`: titles, meanings of columns and questions.

``datasette venezuela.sqlite --metadata venezuela.datasette.json`` shows the tables in a browser,
with the questions that stand in the database as forms.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.labels import LANGUAGES, check_language, word

from ._text import joined
from .sqlite.layout import EVENTS, TABLES
from .sqlite.named import questions, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

    from .report import Report
    from .sqlite.layout import Table

_HIDDEN = ("names", "queries", "reaches", "terms", "words")
"""Tables that questions need more than readers do."""

_WORDS = "MATCH :words"
_ESCAPED = "MATCH escape_fts(:words)"
"""Words as people write them, which Datasette's own function makes a question to FTS5 of."""


def chunks(
    timeline: Timeline,
    *,
    lang: Lang = "en",
    database: str | None = None,
    report: Report | None = None,  # noqa: ARG001  (nothing is lost: it holds no events)
) -> Iterator[str]:
    """What Datasette is told of a timeline's database, as JSON.

    Args:
        timeline: The timeline that the database holds.
        lang: The language of titles and answers.
        database: What Datasette calls the database: the name of its file without the suffix. By
            default the timeline's id.
        report: Not used.

    Raises:
        FormatError: if there are no words in the language, or the name is no text.
    """
    check_language(lang)
    name = timeline.id if database is None else database
    if not isinstance(name, str) or not name:
        raise FormatError(
            f"database is {shown(database)}: give the name of the database's file without '.sqlite'"
        )
    described = {
        "title": timeline.title[lang],
        "tables": {table.name: _table(table, lang) for table in TABLES.values()},
        "queries": {
            key: {"title": title(key, lang), "sql": sql.replace(_WORDS, _ESCAPED)}
            for key, sql in questions(lang).items()
        },
    }
    document = {"title": timeline.title[lang], "databases": {name: described}}
    yield json.dumps(document, ensure_ascii=False, indent=1) + "\n"


dumps: Final = joined(chunks)


def _table(table: Table, lang: Lang) -> dict[str, Any]:
    """What is said of a table; what its columns mean is said in English alone."""
    found: dict[str, Any] = {"title": word(f"table of {table.name}", lang)}
    if lang == LANGUAGES[0]:
        found["columns"] = {column.name: column.meaning for column in table.columns}
    if table.name in _HIDDEN:
        found["hidden"] = True
    if table is EVENTS:
        found |= {
            "fts_table": "search",
            "fts_pk": "number",
            "label_column": "title",
            "sort": "number",
            "facets": ["kind", "chapter", "contested"],
        }
    return found
