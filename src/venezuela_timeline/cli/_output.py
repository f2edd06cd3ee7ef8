"""What the commands say while they work, and of what they could not keep."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from venezuela_timeline.labels import counted, word
from venezuela_timeline.safe_text import for_terminal

from ._as_options import as_options
from ._messages import in_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import venezuela_timeline as vt
    from venezuela_timeline.labels import Lang

_STEP = 100
"""How many events or pages are written between two looks at the clock."""

_NOTES = 50
"""The most notes that are printed; the rest is counted."""


def say(text: object = "", *, err: bool = False) -> None:
    """Print a text of a file or of the user: with `put` the one way out."""
    click.echo(for_terminal(str(text)), err=err)


def put(text: str, gate: Callable[[str], str] = for_terminal) -> None:
    """Print a whole file, in UTF-8 everywhere, through the gate of its format."""
    click.echo(gate(text).encode(), nl=False)


def tell(message: object, lang: Lang, *, err: bool = False) -> None:
    """Print what the library says of something, as `told` puts it."""
    say(told(message, lang), err=err)


def told(message: object, lang: Lang) -> str:
    """What the library says, with options for arguments, in the command's language if it can be."""
    return in_language(as_options(str(message)), lang)


def contained(timeline: vt.Timeline, report: vt.Report, lang: Lang) -> str:
    """How many events there are, and how many rows of their file could not be read."""
    counts = [counted(len(timeline), "events", lang)]
    counts += [counted(report.unread, "rows left out", lang)] if report.unread else []
    return ", ".join(counts)


@contextmanager
def progress(total: int, lang: Lang = "en", what: str = "events") -> Iterator[Callable[..., None]]:
    """A progress bar on the terminal, if it takes longer than a second.

    What it gives is called with the number of things that are done, and of all if that has changed.
    """
    from rich.console import Console  # noqa: PLC0415  (most commands show none)
    from rich.progress import Progress  # noqa: PLC0415  (the same)

    console = Console(stderr=True)
    started = time.monotonic()
    bar = Progress(console=console, transient=True)
    task = bar.add_task(word(what, lang), total=total)
    with ExitStack() as shown:  # nothing is written to the terminal of what is never shown

        def advance(done: int, of: int = total) -> None:
            if console.is_terminal and done % _STEP == 0 and time.monotonic() - started > 1:
                if not bar.live.is_started:
                    shown.enter_context(bar)
                bar.update(task, completed=done, total=of)

        yield advance


def notes(report: vt.Report, lang: Lang = "en", *, err: bool = False) -> None:
    """Say what could not be read, or what a format could not hold; of very much the beginning."""
    for note in report[:_NOTES]:
        tell(f"{word('note', lang)}: {note}", lang, err=err)
    if len(report) > _NOTES:
        tell(f"… and {len(report) - _NOTES:,} more", lang, err=err)
