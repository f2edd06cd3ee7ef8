"""TOML: for writing by hand, in one file or a folder of them.

Short forms are read everywhere and written here: ``"source-id ¶4"`` for a citation, the id
of an actor for a participation. In a folder every ``*.toml`` counts; a ``chapter`` key at
the top of a file holds for all its events; `revisions.lock` gives each event its revision
and date.
"""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.errors import DataError, Fault

from . import _revisions
from ._json import unreadable
from ._limits import MAX_BYTES, check_keys, read_bytes
from ._records import RECORDS, Part, build, plain
from ._text import decoded, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from venezuela_timeline.timeline import Timeline

    from .report import Report

_LARGEST = 2**63


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,  # noqa: ARG001  (nothing is lost)
) -> Timeline:
    """A timeline from one TOML document.

    Args:
        data: The text, or its UTF-8 bytes.
        file: Name of the file, for messages.
        report: Not used: this format holds all there is.

    Raises:
        DataError: with every fault found, and where it stands.
    """
    return build([Part(_parsed(data, file), file)])


def load_folder(
    folder: Path,
    *,
    report: Report | None = None,  # noqa: ARG001  (as above)
    max_bytes: int = MAX_BYTES,
) -> Timeline:
    """A timeline from all TOML files of a folder.

    Raises:
        DataError: with every fault found in any of them; or where they have, taken together,
            more than so many bytes.
        OSError: where a file cannot be read.
    """
    faults: list[Fault] = []
    parts: list[Part] = []
    size = 0
    for path in sorted(folder.glob("*.toml")):
        data = read_bytes(path, max_bytes, before=size)
        size += len(data)
        try:
            parts.append(Part(_parsed(data, path.name), path.name))
        except DataError as error:
            faults.extend(error.faults)
    if not parts and not faults:
        faults.append(Fault("", "no TOML file in the folder", "add one", folder.name))
    try:
        _revisions.apply(parts, _revisions.load(folder))
    except DataError as error:
        faults.extend(error.faults)
    return build(parts, faults)


def _parsed(data: bytes | str, file: str | None) -> dict[str, Any]:
    text = decoded(data, file)
    check_keys(text, file)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (RecursionError, ValueError, ArithmeticError) as error:
        reason = unreadable(error).lower()
        raise DataError([Fault("", f"not readable as TOML: {reason}", "", file)]) from None


# Writing ------------------------------------------------------------------------------------


def chunks(timeline: Timeline, *, report: Report | None = None) -> Iterator[str]:  # noqa: ARG001  (nothing is lost)
    """The timeline as one TOML document, a table a chunk.

    Law: ``loads(dumps(timeline)) == timeline``.
    """
    yield from _document(plain(timeline))


dumps: Final = joined(chunks)


def folder_files(timeline: Timeline) -> dict[str, str]:
    """The timeline as a folder: the text of each file by its name, one file a chapter."""
    document = plain(timeline)
    events = document.pop("events", [])
    files = {"timeline.toml": {key: document[key] for key in document if key not in _OWN_FILE}}
    files |= {f"{name}.toml": {name: document[name]} for name in _OWN_FILE if name in document}
    for event in events:
        name = event.pop("chapter", None)
        top = {"chapter": name} if name else {}
        file = files.setdefault(f"chapter-{name}.toml" if name else "events.toml", top)
        file.setdefault("events", []).append(event)
    return {name: "".join(_document(content)) for name, content in files.items()}


_OWN_FILE = ("actors", "places", "sources", "terms")


def _document(data: Mapping[str, Any]) -> Iterator[str]:
    tables = [name for name in RECORDS if name in data]
    yield "".join(_pairs({key: value for key, value in data.items() if key not in tables}))
    for name in tables:
        for record in data[name]:
            yield "".join(_table(name, record))


def _table(name: str, record: Mapping[str, Any]) -> Iterator[str]:
    """A record as ``[[name]]`` with its own lists of records as ``[[name.list]]`` after it."""
    below = [key for key in ("tenures", "claims") if key in record]
    yield f"\n[[{name}]]\n"
    yield from _pairs({key: value for key, value in record.items() if key not in below})
    for key in below:
        for item in record[key]:
            yield from _table(f"{name}.{key}", item)


def _pairs(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if key in {"title", "name", "summary", "text", "office", "description", "reason"} and (
            isinstance(value, dict)
        ):
            for language, words in value.items():
                yield f"{key}.{language} = {_inline(words)}\n"
        else:
            yield f"{key} = {_inline(_shortened(key, value))}\n"


def _shortened(key: str, value: Any) -> Any:
    if key == "citations":
        return [_short_citation(citation) for citation in value]
    if key == "participants":
        return [part["actor"] if part.keys() == {"actor"} else part for part in value]
    return value


def _short_citation(citation: dict[str, Any]) -> Any:
    locator = citation.get("locator", "")
    if "note" in citation or locator != locator.strip():
        return citation
    return f"{citation['source']} {locator}".rstrip()


def _inline(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        inner = (f"{key} = {_inline(_shortened(key, item))}" for key, item in value.items())
        return f"{{ {', '.join(inner)} }}"
    if isinstance(value, list):
        return _list(map(_inline, value))
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return f'"{value}"'  # TOML's integers have 64 bits; a quantity reads its digits
    return repr(value)


def _list(items: Iterable[str]) -> str:
    written = list(items)
    if sum(map(len, written)) < _SHORT:
        return f"[{', '.join(written)}]"
    return "[\n" + "".join(f"    {item},\n" for item in written) + "]"


_SHORT = 80
