"""What the command check looks at beyond the reading of a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import venezuela_timeline as vt
from venezuela_timeline.formats.toml import revisions
from venezuela_timeline.labels import counted
from venezuela_timeline.timeline.sentences import claim_line

from ._output import say, tell

if TYPE_CHECKING:
    from pathlib import Path

    from venezuela_timeline.labels import Lang


def check_deep(timeline: vt.Timeline, lang: Lang) -> None:
    """List what the deep check finds, with the claims behind it."""
    found = vt.chronology.check(timeline)
    for finding in found:
        tell(finding, lang)
        for claim in finding.claims:
            say(f"    {claim_line(timeline, claim, lang)}")
    if found:
        say(f"\n{counted(len(found), 'findings', lang)}")
        sys.exit(1)


def unpublished(timeline: vt.Timeline, folder: Path) -> tuple[vt.Fault, ...]:
    """The events of a folder that its lock, if it has one, does not hold as they are."""
    lock = revisions.load(folder)
    return tuple(
        vt.Fault(
            key,
            "changed since it was locked" if key in lock else "not locked",
            "convert with --revise",
            revisions.NAME,
        )
        for key in (revisions.stale(timeline, lock) if lock else ())
    )
