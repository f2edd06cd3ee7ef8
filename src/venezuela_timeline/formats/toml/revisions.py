"""`revisions.lock`: which revision of each event has been published, and when it changed.

The lock holds the revision of each event, the day on which it was modified and a hash of its
content. An event whose content no longer has that hash must be published as a new revision.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.formats._json import unreadable
from venezuela_timeline.formats._limits import MAX_BYTES, check_keys, read_bytes
from venezuela_timeline.formats._records import Part, plain
from venezuela_timeline.formats._text import decoded

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from pathlib import Path

    from venezuela_timeline.timeline import Timeline

NAME = "revisions.lock"
_DIGITS = 16

Lock = dict[str, dict[str, Any]]


def load(folder: Path) -> Lock:
    """The lock of a folder, empty if the folder has none.

    Raises:
        DataError: if it is not TOML, does not look like a lock, or is larger than `MAX_BYTES`.
    """
    path = folder / NAME
    if not path.exists():
        return {}
    text = decoded(read_bytes(path, MAX_BYTES), NAME)
    check_keys(text, NAME)
    try:
        lock = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        reason = unreadable(error).lower()
        raise DataError([Fault("", f"not readable as TOML: {reason}", "", NAME)]) from None
    faults = [
        Fault(key, "needs a revision, a modified date and a hash", "write the lock again", NAME)
        for key, entry in lock.items()
        if not isinstance(entry, dict) or entry.keys() != {"revision", "modified", "hash"}
    ]
    if faults:
        raise DataError(faults)
    return lock


def apply(parts: Iterable[Part], lock: Lock) -> None:
    """Give each event in the plain data its revision and date from the lock."""
    for part in parts:
        events = part.data.get("events") if isinstance(part.data, dict) else None
        for event in events if isinstance(events, list) else ():
            entry = lock.get(str(event.get("id"))) if isinstance(event, dict) else None
            if entry is not None:
                event |= {key: entry[key] for key in ("revision", "modified")}


def stale(timeline: Timeline, lock: Lock) -> list[str]:
    """Ids of events that are new or changed since they were locked."""
    return [
        key
        for key, content in _hashes(timeline).items()
        if lock.get(key, {}).get("hash") != content
    ]


def revised(timeline: Timeline, lock: Lock, today: datetime.date) -> str:
    """The lock with a new revision, dated `today`, of each event that is stale.

    The entries of events that are gone stay: an id is never used for another event.
    """
    changed = set(stale(timeline, lock))
    hashes = _hashes(timeline)
    entries = {
        key: {
            "revision": lock.get(key, {}).get("revision", 0) + 1,
            "modified": today,
            "hash": hashes[key],
        }
        if key in changed
        else lock[key]
        for key in sorted(lock.keys() | hashes.keys())
    }
    return "".join(
        f"{key} = {{ revision = {entry['revision']}, modified = {entry['modified']}, "
        f'hash = "{entry["hash"]}" }}\n'
        for key, entry in entries.items()
    )


def _hashes(timeline: Timeline) -> dict[str, str]:
    return {event["id"]: _hash(event) for event in plain(timeline).get("events", [])}


def _hash(event: dict[str, Any]) -> str:
    content = {key: event[key] for key in event if key not in {"revision", "modified"}}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
