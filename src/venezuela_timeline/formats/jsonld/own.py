"""Our own JSON-LD as plain data, which the builder of all our formats makes a timeline of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.formats._records import Part, build
from venezuela_timeline.formats.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Callable

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_KIND = "tl:kind/"
_ACTORS = {"Person": "person", "Country": "state", "Organization": "organisation"}
_STATUS = {"EventCancelled": "cancelled", "EventPostponed": "postponed"}
_LINK = ("offset", "limit", "side", "of")


def read_own(document: dict[str, Any], file: str | None, report: Report | None) -> Timeline:
    """The timeline of a document that `chunks` wrote.

    Raises:
        DataError: with every fault found.
    """
    graph = document.get("@graph")
    plain: dict[str, Any] = {name: [] for name in ("events", "actors", "places", "sources")}
    losses = Losses()
    try:
        for node in graph if isinstance(graph, list) else []:
            kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
            if "Dataset" in kinds:
                plain |= {"id": node["identifier"], "title": _text(node["name"])}
                plain["chapters"] = [_chapter(one) for one in node.get("hasPart", ())]
            else:
                name, read = _reader(kinds)
                plain[name].append(_filled(read(node)))
        ids = {one.get("id") for one in plain["events"]}
        targets = {link["event"] for one in plain["events"] for link in one.get("links", ())}
        plain["outside"] = sorted(targets - ids)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        message = f"a node of it is not as this library writes it: {type(error).__name__} {error}"
        raise DataError([Fault("@graph", message, "", file)]) from None
    losses.add("the version of the timeline and what its terms are called are not in the file")
    timeline = build([Part(plain, file)])
    losses.note(report)
    return timeline


def _reader(kinds: list[str]) -> tuple[str, Callable[..., dict[str, Any]]]:
    if "crm:E5_Event" in kinds:
        return "events", _event
    if "crm:E39_Actor" in kinds:
        return "actors", _actor
    return ("places", _place) if "crm:E53_Place" in kinds else ("sources", _source)


# Nodes -------------------------------------------------------------------------------------------


def _chapter(node: dict[str, Any]) -> dict[str, Any]:
    found = {"id": node["identifier"], "title": _text(node["name"])}
    return found | ({"summary": _text(node["description"])} if "description" in node else {})


def _event(node: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": node["identifier"],
        "title": _text(node["name"]),
        "when": _span(node.get("crm:P4_has_time-span")),
        "summary": _text(node.get("description")),
        "kind": (node.get("additionalType") or "").removeprefix(_KIND),
        "chapter": _ref(node.get("isPartOf")),
        "tags": node.get("keywords"),
        "place": _ref(node.get("location")),
        "participants": [_participation(one) for one in node.get("contributor", ())],
        "citations": _citations(node.get("subjectOf")),
        "links": [_link(one) for one in node.get("tl:link", ())],
        "claims": _claims(node),
        "known_until": _value(node.get("tl:known_until")),
        "status": _STATUS.get(node.get("eventStatus", "")),
        "key": node.get("tl:key"),
        "modified": _value(node.get("dateModified")),
        "revision": node.get("version"),
    }


def _participation(node: dict[str, Any]) -> dict[str, Any]:
    found = {"actor": _ref(node["contributor"]), "role": node.get("roleName")}
    return _filled(found | {"claims": _claims(node)})


def _link(node: dict[str, Any]) -> dict[str, Any]:
    found = {"kind": node["@type"].removeprefix("tl:"), "event": _ref(node["tl:event"])}
    more = {name: node.get(f"tl:{name}") for name in _LINK}
    return _filled(found | more | {"claims": _claims(node)})


def _claims(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [_claim(one) for one in node.get("tl:claim", ())]


def _claim(node: dict[str, Any]) -> dict[str, Any]:
    value = node.get("tl:value")
    if isinstance(value, dict):
        if value.get("@type") == "PropertyValue":
            value = _quantity(value)
        else:
            value = _span(value) if "rdfs:label" in value else _ref(value)
    return _filled(
        {
            "aspect": node["tl:aspect"],
            "by": _ref(node["prov:wasAttributedTo"]),
            "value": value,
            "text": _text(node.get("text")),
            "subject": _ref(node.get("tl:subject")),
            "stance": node.get("tl:stance"),
            "said": _span(node.get("tl:said")),
            "citations": _citations(node.get("appearance")),
            "rank": node.get("tl:rank"),
            "reason": _text(node.get("tl:reason")),
        }
    )


def _quantity(node: dict[str, Any]) -> dict[str, Any]:
    amounts = [node[name] for name in ("value", "minValue", "maxValue") if name in node]
    text = amounts[0]["@value"]
    number = int(text) if text.lstrip("-").isdecimal() else text
    return {
        "amount": number,
        **_filled({"hedge": node.get("tl:hedge"), "unit": node.get("unitText")}),
    }


def _actor(node: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": node["identifier"],
        "name": _text(node["name"]),
        "kind": _ACTORS[node["@type"][0]],
        "description": _text(node.get("description")),
        "aliases": [_text(one) for one in node.get("alternateName", ())],
        "tenures": [
            _filled(
                {
                    "office": _text(one["roleName"]),
                    "when": _span(one.get("crm:P4_has_time-span")),
                    "citations": _citations(one.get("subjectOf")),
                    "claims": _claims(one),
                }
            )
            for one in node.get("tl:tenure", ())
        ],
        "memberships": [
            _filled(
                {
                    "of": _ref(one["memberOf"]),
                    "when": _span(one.get("crm:P4_has_time-span")),
                    "role": _text(one.get("roleName")),
                    "citations": _citations(one.get("subjectOf")),
                    "claims": _claims(one),
                }
            )
            for one in node.get("memberOf", ())
        ],
        "wikidata": (node.get("sameAs") or "").removeprefix("wd:"),
    }


def _place(node: dict[str, Any]) -> dict[str, Any]:
    geo = node.get("geo") or {}
    found = {
        "id": node["identifier"],
        "name": _text(node["name"]),
        "aliases": [_text(one) for one in node.get("alternateName", ())],
        "country": (node.get("address") or {}).get("addressCountry"),
        "wikidata": (node.get("sameAs") or "").removeprefix("wd:"),
    }
    return found | {name: geo.get(name) for name in ("latitude", "longitude")}


def _source(node: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": node["identifier"],
        "title": node.get("name"),
        "publisher": (node.get("publisher") or {}).get("name"),
        "published": _span(node.get("crm:P4_has_time-span")),
        "authors": [one["name"] for one in node.get("author", ())],
        "url": node.get("url"),
        "archived": node.get("archivedAt"),
        "doi": (node.get("sameAs") or "").removeprefix("https://doi.org/"),
        "accessed": _value(node.get("tl:accessed")),
        "language": node.get("inLanguage"),
        "kind": (node.get("additionalType") or "").removeprefix(_KIND),
        "state_media": node.get("tl:state_media"),
    }


# Values ------------------------------------------------------------------------------------------


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _ref(node: Any) -> str | None:
    """The id of the thing that a reference names."""
    address = node["@id"] if isinstance(node, dict) else node
    return address.rpartition("/")[2] if address else None


def _text(nodes: Any) -> str | dict[str, str] | None:
    if nodes is None:
        return None
    if len(nodes) == 1 and isinstance(nodes[0], str):
        return nodes[0]
    tagged = (
        (("und", one) if isinstance(one, str) else (one["@language"], one["@value"]))
        for one in nodes
    )
    return dict(tagged)


def _span(node: Any) -> str | None:
    return node["rdfs:label"]["@value"] if node else None


def _value(node: Any) -> str | None:
    return node["@value"] if node else None


def _citations(nodes: Any) -> list[dict[str, Any]]:
    return [
        _filled(
            {
                "source": _ref(one["isPartOf"]),
                "locator": one.get("pagination"),
                "note": _text(one.get("comment")),
            }
        )
        for one in nodes or ()
    ]


__all__ = ["read_own"]
