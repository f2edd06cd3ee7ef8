"""Calendars of other programs, which are not replaced unless that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from venezuela_timeline._files import reported
from venezuela_timeline.errors import SaveError

if TYPE_CHECKING:
    from pathlib import Path

    import venezuela_timeline as vt

OVERWRITE = click.option(
    "--overwrite",
    is_flag=True,
    help="Calendars: replace TARGET even if it holds what another program wrote.",
)
"""Gives a command the option to replace a calendar; see `check_replaced`."""


def check_replaced(
    target: Path, timeline: vt.Timeline, back: dict[str, Any], *, overwrite: bool
) -> None:
    """Refuse to replace a calendar if that loses what this library has not written.

    Args:
        target: The file that is to be written.
        timeline: What is to be written.
        back: What is written back with it, as `formats.writing_back` gives it.
        overwrite: Whether that is wanted.

    Raises:
        SaveError: with what would be lost.
    """
    if overwrite or target.suffix.lower() != ".ics" or not target.is_file():
        return
    from venezuela_timeline.formats.ics.replacing import lost  # noqa: PLC0415  (few ask for it)

    with reported(target):
        data = target.read_bytes()
    if (gone := lost(data, timeline, back.get("kept"))) is None:
        return
    if gone.theirs:
        what = "was written by another program, and replacing it would lose its entries"
        what += f", with {gone.words}" if gone.words else ""
    else:
        what = "holds what another program has added, and replacing it would lose that: "
        what += gone.words
    raise SaveError(
        f"{str(target)!r} {what}: choose another file name, or replace it with --overwrite"
    )
