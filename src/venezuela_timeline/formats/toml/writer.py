"""Timelines written as TOML, one document or a folder of them."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.formats._records import RECORDS, plain
from venezuela_timeline.formats._text import joined

from .order import in_lines, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_LARGEST = 2**63
"""TOML's integers have 64 bits."""

_OWN_FILE = ("actors", "places", "sources", "terms")
"""The records that have a file of their own in a folder."""

_TEXTS = frozenset({"title", "name", "summary", "text", "office", "description", "reason"})
"""The keys whose values can be texts in several languages."""

_NESTED = ("tenures", "memberships", "claims")
"""The lists of records that stand as tables of their own below the record they are in."""


def chunks(timeline: Timeline, *, report: Report | None = None) -> Iterator[str]:  # noqa: ARG001  (nothing is lost)
    """The timeline as one TOML document, one table at a time.

    Law: ``loads(dumps(timeline)) == timeline``.
    """
    yield from _document(plain(timeline))


dumps: Final = joined(chunks)


def folder_files(timeline: Timeline) -> dict[str, str]:
    """The timeline as a folder: the text of each file by its name, one file for each chapter."""
    document = plain(timeline)
    events = document.pop("events", [])
    files = {"timeline.toml": {key: document[key] for key in document if key not in _OWN_FILE}}
    files |= {f"{name}.toml": {name: document[name]} for name in _OWN_FILE if name in document}
    for event in events:
        chapter = event.pop("chapter", None)
        top = {"chapter": chapter} if chapter else {}
        file = files.setdefault(f"chapter-{chapter}.toml" if chapter else "events.toml", top)
        file.setdefault("events", []).append(event)
    return {name: "".join(_document(content)).lstrip("\n") for name, content in files.items()}


# Tables ---------------------------------------------------------------------------------------


def _document(data: Mapping[str, Any]) -> Iterator[str]:
    tables = [name for name in RECORDS if name in data]
    yield "".join(_pairs({key: data[key] for key in data if key not in tables}, ""))
    for name in tables:
        for record in data[name]:
            yield "".join(table(name, record))


def table(name: str, record: Mapping[str, Any]) -> Iterator[str]:
    """A record as ``[[name]]``, then its own lists of records as ``[[name.list]]``."""
    below = [key for key in _NESTED if key in record]
    yield f"\n[[{name}]]\n"
    fields = {key: record[key] for key in record if key not in below}
    yield from _pairs(fields, name.rpartition(".")[2])
    for key in below:
        for item in record[key]:
            yield from table(f"{name}.{key}", item)


def _pairs(data: Mapping[str, Any], name: str) -> Iterator[str]:
    for key in in_order(data, name):
        value = _shortened(key, data[key])
        if key in _TEXTS and isinstance(value, dict):
            for language, words in value.items():
                yield f"{key}.{language} = {_inline(words)}\n"
        elif isinstance(value, list):
            yield f"{in_lines(key, map(_inline, value))}\n"
        else:
            yield f"{key} = {_inline(value)}\n"


# Short forms ----------------------------------------------------------------------------------


def _shortened(key: str, value: Any) -> Any:
    if key == "citations":
        return [_short_citation(citation) for citation in value]
    if key == "participants":
        return [
            part["actor"] if isinstance(part, dict) and part.keys() == {"actor"} else part
            for part in value
        ]
    return value


def _short_citation(citation: dict[str, Any] | str) -> Any:
    if isinstance(citation, str):
        return citation  # as TOML is read, and not as it is written
    locator = citation.get("locator", "")
    if "note" in citation or locator != locator.strip():
        return citation
    return f"{citation['source']} {locator}".rstrip()


# Values ---------------------------------------------------------------------------------------


def _inline(value: Any) -> str:  # noqa: PLR0911  (one for each type)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        inner = (f"{key} = {_inline(_shortened(key, item))}" for key, item in value.items())
        return f"{{ {', '.join(inner)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, Decimal | datetime.date):  # as TOML is read, and not as it is written
        return str(value)
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return f'"{value}"'  # a quantity reads its digits
    return repr(value)
