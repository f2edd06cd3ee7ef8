"""The document of JSON-LD: its context, then its graph."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.formats._json import SCRIPT_SAFE
from venezuela_timeline.formats._text import joined
from venezuela_timeline.formats.losses import Losses

from .graph import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "tl": "urn:timeline:terms:",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        name: {"@type": "@id"}
        for name in (
            *("additionalType", "url", "sameAs", "superEvent"),
            *("crm:P11_had_participant", "tl:event"),
        )
    },
}
"""What the words of the file mean; no other file is needed."""

_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def chunks(
    timeline: Timeline, *, report: Report | None = None, base: str | None = None
) -> Iterator[str]:
    """The timeline as JSON-LD in all its languages, a node on each line.

    The id of an event depends on the ids of the timeline and the event alone, so it stays the
    same when other events change.

    Args:
        timeline: What to write.
        report: Takes what it could not hold.
        base: What the ids begin with, such as ``https://example.org/history/``; by default
            ``urn:timeline:<id of the timeline>:``.

    Raises:
        FormatError: if the base is not the beginning of an address.
    """
    if base is not None and not _BASE.fullmatch(base):
        raise FormatError(
            f"base is {shown(base)}: write how ids begin, such as 'https://example.org/history/'"
        )
    losses = Losses()
    graph = Graph(timeline, base or f"urn:timeline:{timeline.id}:", losses)
    yield f'{{\n"@context": {in_script(CONTEXT)},\n"@graph": ['
    separator = "\n"
    for node in graph.nodes():
        yield f"{separator}{in_script(node)}"
        separator = ",\n"
    yield "\n]\n}\n"
    losses.note(report)


dumps: Final = joined(chunks)


def in_script(data: Any) -> str:
    """Data as JSON that can stand in the script of a page."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(SCRIPT_SAFE)
