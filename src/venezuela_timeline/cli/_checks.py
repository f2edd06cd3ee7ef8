"""The faults of a file, and what a deep check finds: check."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import venezuela_timeline as vt
from venezuela_timeline.formats.toml import revisions
from venezuela_timeline.labels import counted, word
from venezuela_timeline.timeline.sentences import claim_line

from ._options import in_a_language
from ._output import say, tell

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--deep",
    is_flag=True,
    help="Look also for what cannot be right, such as impossible orders, and who says so.",
)
@in_a_language
def check(path: Path, lang: Lang, *, deep: bool) -> None:
    """Check a timeline's file or folder, and list every fault with its place.

    A fault may hide others, which show once it is fixed. The command ends with 2 if there are
    faults, and with 1 if only the deep check finds something.
    """
    more = ""
    try:
        timeline = vt.read(path)
        faults = _unpublished(timeline, path) if path.is_dir() else ()
    except vt.DataError as error:
        timeline, faults = vt.Timeline(), error.faults
        more = f"; {word('more may show once these are fixed', lang)}"
    for fault in faults:
        tell(fault, lang)
    if faults:
        number = counted(len(faults), "faults", lang)
        say(f"\n{number} {word('in', lang)} {path}{more}")
        sys.exit(2)
    counts = (
        counted(len(timeline), "events", lang),
        counted(len(timeline.actors), "actors", lang),
        counted(len(timeline.sources), "sources", lang),
    )
    say(f"{path}: {', '.join(counts)}")
    if deep:
        _check_deep(timeline, lang)


def _check_deep(timeline: vt.Timeline, lang: Lang) -> None:
    """List what the deep check finds, with the claims behind it."""
    found = vt.chronology.check(timeline)
    for finding in found:
        tell(finding, lang)
        for claim in finding.claims:
            say(f"    {claim_line(timeline, claim, lang)}")
    if found:
        say(f"\n{counted(len(found), 'findings', lang)}")
        sys.exit(1)


def _unpublished(timeline: vt.Timeline, folder: Path) -> tuple[vt.Fault, ...]:
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
