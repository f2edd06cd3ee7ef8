"""Events as features of GeoJSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.formats._features import features, names_of
from venezuela_timeline.formats._json import SCRIPT_SAFE
from venezuela_timeline.formats._outline import Outline
from venezuela_timeline.formats._text import joined
from venezuela_timeline.formats.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.formats._features import Feature
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The events that have a place as features of GeoJSON, one at a time.

    A feature has the time as EDTF (``edtf``), in words (``when``) and as four days, how sure it
    is (``certainty``: certain, less-certain or uncertain), whether the event is contested, what
    parties say of it and its sources. A place without coordinates gives a feature without a
    geometry.

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
    losses.add_registers(timeline, ("places",), "only names, countries and points are held")
    yield f'{{"type": "FeatureCollection",\n"name": {dumped(timeline.title[lang])},\n"features": ['
    separator = "\n"
    for feature in features(outline):
        yield separator + dumped(
            {
                "type": "Feature",
                "id": feature.event.id,
                "geometry": point_of(feature),
                "properties": properties(timeline, feature, lang),
            }
        )
        separator = ",\n"
    yield "\n]}\n"
    losses.note(report)


dumps: Final = joined(chunks)


def point_of(feature: Feature) -> dict[str, Any] | None:
    """The geometry of a feature: the degrees east come first."""
    if feature.point is None:
        return None
    return {"type": "Point", "coordinates": list(feature.point)}


def properties(timeline: Timeline, feature: Feature, lang: Lang) -> dict[str, Any]:
    """What a feature says of an event."""
    event = feature.event
    return {
        "title": feature.title,
        "when": feature.words,
        "edtf": event.when and event.when.edtf,
        **feature.placed,
        "contested": event.contested,
        "description": event.summary and event.summary[lang],
        **names_of(timeline, feature, lang),
        "claims": list(feature.claims),
        "sources": list(feature.sources),
    }


def dumped(data: Any) -> str:
    """Data as JSON that can stand in a page."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False).translate(SCRIPT_SAFE)


__all__ = ["chunks", "dumped", "dumps", "point_of", "properties"]
