"""A harbour's history, beside that of the country."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import venezuela_timeline as vt
from venezuela_timeline import formats

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator


def own() -> vt.Timeline:
    """The harbour's own timeline."""
    return formats.loads(files(__name__).joinpath("harbour.toml").read_bytes(), "toml")


def together() -> vt.Timeline:
    """The harbour's events among those of the country."""
    return own() | vt.load()


def that_summer() -> vt.Timeline:
    """What certainly happened in the harbour or was decided by vote, in summer 2024."""
    here = vt.place("la-guaira-harbour") | vt.kind("election")
    return together().where(vt.during("2024-07/2024-09") & here, certainly=True)


def figures(event: vt.Event, aspect: str) -> Iterator[tuple[str, vt.Quantity]]:
    """Who claims which figure; nobody is right by default."""
    for claim in event.claims:
        if claim.aspect == aspect and isinstance(claim.value, vt.Quantity):
            yield claim.by, claim.value


def publish(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Write that summer as an Org file; what it leaves out, in words."""
    report = that_summer().save(path, stamps=True)
    return tuple(note.message for note in report)
