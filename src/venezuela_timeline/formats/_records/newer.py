"""Documents of a newer layout, kept as far as they can be read.

A key that is unknown is left out alone. A value that is unknown takes with it the smallest record
that it is in, such as a claim, since what is left would say something else: a claim with an unknown
stance is none that asserts. Only an optional field of an event, an actor or the like, which says
nothing if it is empty, is left out by itself.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline import model
from venezuela_timeline.errors import Fault, shown
from venezuela_timeline.formats.losses import Losses

from .document import FORMAT, KEYS, RECORDS
from .layouts import is_newer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NESTED: dict[str, type] = {
    "citations": model.Citation,
    "claims": model.Claim,
    "links": model.Link,
    "memberships": model.Membership,
    "participants": model.Participation,
    "tenures": model.Tenure,
}
"""The lists of records within records, and the class of the records in each."""

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_GONE = object()

Path = list[Any]
"""Keys of tables and numbers of items."""


class Pruner:
    """Leaves out of documents what cannot be read.

    Attributes:
        losses: What was left out.
    """

    def __init__(self) -> None:
        self.losses = Losses()

    def prune_keys(self, data: Any) -> Any:
        """A document without the keys that are unknown."""
        if not isinstance(data, dict):
            return data
        known = {key: value for key, value in data.items() if key in KEYS}
        for key in data.keys() - known.keys():
            self.losses.add(f"the unknown key {shown(key)} is left out")
        for name, cls in RECORDS.items():
            if name in known:
                known[name] = self._records(known[name], cls, name)
        if "chapter" in known and isinstance(known.get("events"), list):
            chapter = {"chapter": known.pop("chapter")}  # so that it can be left out of one event
            known["events"] = [
                chapter | event if isinstance(event, dict) else event for event in known["events"]
            ]
        return known | {"format": FORMAT} if is_newer(data) else known

    def _records(self, values: Any, cls: type, name: str, event: str | None = None) -> Any:
        if not isinstance(values, list):
            return values
        return [self._record(value, cls, name, event) for value in values]

    def _record(self, value: Any, cls: type, name: str, event: str | None) -> Any:
        if not isinstance(value, dict):
            return value
        if name == "events" and isinstance(value.get("id"), str):
            event = value["id"]
        fields = {field.name for field in attrs.fields(cls) if field.eq}
        for key in value.keys() - fields:
            self.losses.add(f"the unknown key {shown(key)} of {name} is left out", event)
        return {
            key: self._records(one, _NESTED[key], key, event) if key in _NESTED else one
            for key, one in value.items()
            if key in fields
        }

    def prune_faults(self, documents: Mapping[str | None, Any], faults: Iterable[Fault]) -> bool:
        """Leave out what has faults.

        Args:
            documents: The plain data of each file by its name; they are changed.
            faults: The faults.

        Returns:
            Whether there was anything to leave out.
        """
        pruned = [self._prune(documents.get(fault.file), fault) for fault in faults]
        for data in documents.values():
            _sweep(data)
        return any(pruned)

    def _prune(self, data: Any, fault: Fault) -> bool:
        path = [int(one[1]) if one[1] else one[2] for one in _STEP.finditer(fault.path)]
        omitted = _to_omit(path)
        try:
            around = reduce(getitem, omitted[:-1], data)
            if around[omitted[-1]] is _GONE:
                return False
        except (LookupError, TypeError):  # it went with what was around it, or stands elsewhere
            return False
        around[omitted[-1]] = _GONE
        where = ".".join(step for step in omitted if isinstance(step, str))
        reason = ".".join(step for step in path[len(omitted) :] if isinstance(step, str))
        because = f" because of {shown(reason)}" if reason else ""
        event = fault.id if path[0] == "events" else None
        self.losses.add(f"{where} that cannot be read are left out{because}", event)
        return True


def _to_omit(path: Path) -> Path:
    """The path of what has to go if what stands at a path cannot be read."""
    if path[:1] and path[0] in RECORDS and len(path) == 3:  # noqa: PLR2004  (a field of a record)
        field = getattr(attrs.fields(RECORDS[path[0]]), path[2], None)
        if field is not None and field.default in (None, ()):
            return path
    numbers = [at for at, step in enumerate(path) if isinstance(step, int)]
    return path[: numbers[-1] + 1] if numbers else path[:1]


def _sweep(data: Any) -> None:
    """Take out what is marked as gone."""
    if isinstance(data, dict):
        for key in [key for key, value in data.items() if value is _GONE]:
            del data[key]
        for value in data.values():
            _sweep(value)
    elif isinstance(data, list):
        data[:] = [value for value in data if value is not _GONE]
        for value in data:
            _sweep(value)
