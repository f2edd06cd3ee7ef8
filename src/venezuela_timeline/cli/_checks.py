"""The faults of a file, and what a deep check finds: check."""

from __future__ import annotations

import datetime
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

import venezuela_timeline as vt
from venezuela_timeline.formats.toml import revisions
from venezuela_timeline.formats.toml.lines import line_of, lines_in
from venezuela_timeline.labels import counted, word
from venezuela_timeline.timeline.sentences import claim_line

from ._options import in_a_language
from ._output import say, tell
from ._watching import changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from venezuela_timeline.labels import Lang


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--deep",
    is_flag=True,
    help="Look also for what cannot be right, such as impossible orders, and who says so.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@in_a_language
def check(path: Path, lang: Lang, *, deep: bool, watch: bool) -> None:
    """Check a timeline's file or folder, and list every fault with its place.

    A fault may hide others, which show once it is fixed. The command ends with 2 if there are
    faults, and with 1 if only the deep check finds something.
    """
    if watch:
        _watched(path, lang, deep=deep)
    elif code := _checked(path, lang, deep=deep):
        sys.exit(code)


def _watched(path: Path, lang: Lang, *, deep: bool) -> None:
    """List what is wrong, and again whenever a file changes, until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        for _ in changes(path):
            say(f"\n{datetime.datetime.now().astimezone():%H:%M:%S}")
            try:
                _checked(path, lang, deep=deep)
            except vt.TimelineError as error:  # such as a folder that is gone for a moment
                tell(error, lang)


def _checked(path: Path, lang: Lang, *, deep: bool) -> int:
    """List what is wrong with a timeline's file or folder.

    Returns:
        2 if there are faults, 1 if only the deep check finds something, and else 0.
    """
    more = ""
    try:
        timeline = vt.read(path)
        faults = _unpublished(timeline, path) if path.is_dir() else ()
    except vt.DataError as error:
        timeline, faults = vt.Timeline(), error.faults
        more = f"; {word('more may show once these are fixed', lang)}"
    for fault in _with_lines(faults, path):
        tell(fault, lang)
    if faults:
        number = counted(len(faults), "faults", lang)
        say(f"\n{number} {word('in', lang)} {path}{more}")
        return 2
    counts = (
        counted(len(timeline), "events", lang),
        counted(len(timeline.actors), "actors", lang),
        counted(len(timeline.sources), "sources", lang),
    )
    say(f"{path}: {', '.join(counts)}")
    return _checked_deep(timeline, lang) if deep else 0


def _with_lines(faults: Iterable[vt.Fault], path: Path) -> Iterator[vt.Fault]:
    """Faults with ``file:line`` in place of the file, as editors want it, where it can be told."""
    lines: dict[Path, Mapping[str, int]] = {}
    for fault in faults:
        file = path / (fault.file or "") if path.is_dir() else path
        if file.suffix == ".toml" and file not in lines:
            lines[file] = lines_in(file)
        line = line_of(fault.path, lines.get(file, {}))
        yield fault if line is None else attrs.evolve(fault, file=f"{file}:{line}")


def _checked_deep(timeline: vt.Timeline, lang: Lang) -> int:
    """List what the deep check finds, with the claims behind it; 1 if there is something."""
    found = vt.chronology.check(timeline)
    for finding in found:
        tell(finding, lang)
        for claim in finding.claims:
            say(f"    {claim_line(timeline, claim, lang)}")
    if found:
        say(f"\n{counted(len(found), 'findings', lang)}")
    return int(bool(found))


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
