"""The order in which the fields of a record are written, and how wide a line may be.

What tells a record from others comes first: what it is, when and where. Then come its words, then
its lists, and last what editors note about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WIDTH = 100
"""A list that fits on a line of so many characters stands on one."""

_EVENT = "id when known_until status kind key chapter place tags title summary participants"
_SOURCE = "id title authors publisher published accessed url archived doi language kind state_media"

ORDER: Mapping[str, tuple[str, ...]] = {
    name: tuple(fields.split())
    for name, fields in {
        "": "format id title version chapter outside",
        "actors": "id kind name description wikidata aliases tenures memberships",
        "chapters": "id title summary",
        "citations": "source locator note",
        "claims": "aspect subject by stance value text said citations rank reason",
        "events": f"{_EVENT} citations links modified revision claims",
        "links": "kind event offset limit side of claims",
        "memberships": "of when role citations claims",
        "participants": "actor role claims",
        "places": "id name country latitude longitude wikidata aliases",
        "sources": _SOURCE,
        "tenures": "office when citations claims",
        "terms": "id name",
        "value": "amount hedge unit",
    }.items()
}
"""The fields of the records in a list, by the name of the list; those of the document by none."""


def in_order(fields: Iterable[str], name: str) -> list[str]:
    """Fields in their order; those that are not known stay in theirs, after the others."""
    known = {field: at for at, field in enumerate(ORDER.get(name, ()))}
    return sorted(fields, key=lambda field: known.get(field, len(known)))


def in_lines(key: str, items: Iterable[str]) -> str:
    """A key with a list as its value: on one line if it fits there, else with a line for each item.

    Example:
        >>> in_lines("tags", ['"vote"', '"count"'])
        'tags = ["vote", "count"]'
    """
    written = list(items)
    line = f"{key} = [{', '.join(written)}]"
    if len(line) <= WIDTH or not written:
        return line
    return f"{key} = [\n{''.join(f'    {item},{chr(10)}' for item in written)}]"
