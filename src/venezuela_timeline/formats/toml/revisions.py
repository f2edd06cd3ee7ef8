"""`revisions.lock`: which revision of each event has been published, and when it changed.

The lock holds the revision of each event, the day on which it was modified and a hash of its
content. An event whose content no longer has that hash must be published as a new revision.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import tomllib
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault, shown
from venezuela_timeline.formats._json import unreadable
from venezuela_timeline.formats._limits import MAX_BYTES, check_keys, read_bytes
from venezuela_timeline.formats._records import Part, plain
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.model.validation import is_revision, is_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from venezuela_timeline.timeline import Timeline

NAME = "revisions.lock"
_DIGITS = 16
_HASH = re.compile(f"[0-9a-f]{{{_DIGITS}}}")

Lock = dict[str, dict[str, Any]]


def load(folder: Path, *, max_bytes: int = MAX_BYTES, before: int = 0) -> Lock:
    """The lock of a folder, empty if the folder has none.

    Args:
        folder: The folder.
        max_bytes: The most bytes that it and the other files may have together.
        before: How many bytes the other files have.

    Raises:
        DataError: if it is not TOML, does not look like a lock, or is too large.
        ReadError: if it cannot be read, is no ordinary file, or leads out of the folder.
    """
    path = folder / NAME
    if not os.path.lexists(path):
        return {}
    text = decoded(read_bytes(path, max_bytes, before=before, within=folder), NAME)
    check_keys(text, NAME)
    try:
        lock = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        reason = unreadable(error).lower()
        raise DataError([Fault("", f"not readable as TOML: {reason}", "", NAME)]) from None
    if faults := [*_faults(lock)]:
        raise DataError(faults)
    return lock


def _faults(lock: dict[str, Any]) -> Iterator[Fault]:
    """What is wrong with the entries, which are written back as they are."""
    for key, entry in lock.items():
        if not isinstance(entry, dict) or entry.keys() != {"revision", "modified", "hash"}:
            message = "needs a revision, a modified date and a hash"
        elif not is_slug(key):
            message = "is no id of an event"
        elif not is_revision(entry["revision"]):
            message = f"its revision is {shown(entry['revision'])}"
        elif type(entry["modified"]) is not datetime.date:
            message = f"its modified date is {shown(entry['modified'])}"
        elif not isinstance(entry["hash"], str) or not _HASH.fullmatch(entry["hash"]):
            message = f"its hash is {shown(entry['hash'])}"
        else:
            continue
        yield Fault(key, message, "write the lock again", NAME)


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
