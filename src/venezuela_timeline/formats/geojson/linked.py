"""Linked Places: features of GeoJSON whose times have bounds, for gazetteers and their maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.formats._features import features, placed
from venezuela_timeline.formats._outline import Outline
from venezuela_timeline.formats._text import joined
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.safe_text import shown_line
from venezuela_timeline.timeline.sentences import citation_line

from .reader import loads
from .times import timespans
from .writer import dumped, point_of, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.formats._features import Feature
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

CONTEXT: Final = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
"""Where the words of the format are explained to programs that read it as JSON-LD."""


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The events that have a place as features of Linked Places, one at a time.

    A file is in this format if its suffix is ``.lpf.json``. Times that are not a date or an
    interval of two are given by their bounds; the property ``edtf`` holds them exactly.

    Args:
        timeline: What to write.
        report: Takes what a map cannot hold, such as the events without a place.
        lang: Language of the texts, ``en`` or ``es``.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    outline = Outline(timeline, lang, losses)
    losses.add_registers(timeline, ("actors", "sources"), "only names in texts are held")
    losses.add_registers(
        timeline, ("places",), "only names, countries, points and items of Wikidata are held"
    )
    title = dumped(timeline.title[lang])
    yield f'{{"type": "FeatureCollection",\n"@context": {dumped(CONTEXT)},\n"title": {title},\n'
    separator = '"features": [\n'
    for feature in features(outline):
        yield separator + dumped(_feature(timeline, feature, lang))
        separator = ",\n"
    yield '"features": []}\n' if separator.startswith('"') else "\n]}\n"
    losses.note(report)


dumps: Final = joined(chunks)


def _feature(timeline: Timeline, feature: Feature, lang: Lang) -> dict[str, Any]:
    event, place = feature.event, feature.place
    facts = properties(timeline, feature, lang)
    description, country = facts.pop("description"), facts.pop("country", None)
    point = point_of(feature)
    found = {
        "@id": f"urn:timeline:{timeline.id}:event:{event.id}",
        "type": "Feature",
        "properties": {**facts, **({"ccodes": [country]} if country else {})},
        "when": event.when and _when(event.when, feature.words),
        "names": [{"toponym": place.name[lang], "citations": _citations(timeline, feature, lang)}],
        "geometry": {"type": "GeometryCollection", "geometries": [point] if point else []},
        "links": place.wikidata and [{"type": "closeMatch", "identifier": f"wd:{place.wikidata}"}],
        "descriptions": description and [{"value": description, "lang": lang}],
    }
    return {key: value for key, value in found.items() if value}


def _citations(timeline: Timeline, feature: Feature, lang: Lang) -> list[dict[str, str]]:
    found = {}
    for citation in feature.event.every_citation():
        url = timeline.sources[citation.source].url
        line = citation_line(timeline, citation, lang).removesuffix(f": {url}")
        found[line] = {"label": shown_line(line), **({"@id": url} if url else {})}
    return list(found.values())


def _when(span: TimeSpan, words: str) -> dict[str, Any] | None:
    spans = timespans(span)
    sure = placed(span, None)["certainty"]
    return {"timespans": spans, "label": words, "certainty": sure} if spans else None


__all__ = ["CONTEXT", "chunks", "dumps", "loads"]
