"""The options that several commands have."""

from __future__ import annotations

from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.labels import LANGUAGES

from ._messages import LANG_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from venezuela_timeline.labels import Lang


def _noted(context: click.Context, _: click.Parameter, lang: Lang) -> Lang:
    context.meta[LANG_KEY] = lang
    return lang


in_a_language = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    is_eager=True,
    callback=_noted,
    help="Language shown.",
)
"""Gives a command the option for its language, which is also that of what goes wrong."""


def _one(_: click.Context, __: click.Parameter, paths: tuple[str, ...]) -> str | None:
    if len(paths) > 1:
        raise click.UsageError("--file is there twice: the command merge makes one file of two")
    return paths[0] if paths else None


A_FILE = click.option(
    "--file",
    "path",
    metavar="PATH",
    multiple=True,
    callback=_one,
    help="A timeline's file or folder, or a calendar or table; by default the packaged timeline.",
)
"""Gives a command the option for a timeline."""


def some_words(_: click.Context, __: click.Parameter, title: str | None) -> str | None:
    """The title that an option gives; an empty one is refused."""
    if title is not None and not title.strip():
        raise click.UsageError("--title is empty: write some words, or leave it out")
    return title


TITLE = click.option(
    "--title", callback=some_words, help="What the timeline is called in what is written."
)
"""Gives a command the option for a title; see `titled`."""

# How a file is read ---------------------------------------------------------------------------


def _mapping(
    _: click.Context, __: click.Parameter, columns: tuple[str, ...]
) -> dict[str, str | None] | None:
    """What columns mean, as `read` takes it; None if nothing is said."""
    found: dict[str, str | None] = {}
    for text in ",".join(columns).split(",") if columns else ():
        name, sign, field = text.rpartition("=")
        if not sign:
            raise click.UsageError(f"--columns {text!r}: write COLUMN=FIELD, as notes=summary")
        found[name.strip()] = field.strip() or None
    return found or None


def _days(_: click.Context, __: click.Parameter, text: str | None) -> tuple[str, ...] | None:
    """The two days between which what repeats is shown, as `read` takes them."""
    days = tuple(text.split("/")) if text is not None else ()
    if text is not None and len(days) != 2:  # noqa: PLR2004  (the first and the last)
        raise click.UsageError(f"--expand {text!r}: write FIRST/LAST, as 2024-01-01/2024-12-31")
    return days or None


DAYFIRST = click.option(
    "--dayfirst/--monthfirst",
    default=None,
    help="Whether 3/4/2024 is 3 April or 4 March; without either it is refused.",
)

_READING = {
    "format": click.option(
        "--format",
        metavar="NAME",
        help="The format of the file that is read, such as ucdp or timelinejs; by default it is "
        "told from what the file holds.",
    ),
    "columns": click.option(
        "--columns",
        multiple=True,
        metavar="COLUMN=FIELD",
        callback=_mapping,
        help="Tables that are read: what a column means, such as notes=summary; nothing after the "
        "sign for one that is not to be read, and a star before it for all the rest. Several with "
        "commas.",
    ),
    "dayfirst": DAYFIRST,
    "strict": click.option(
        "--strict/--lenient",
        default=None,
        help="Tables that are read: refuse a table if a row cannot be read, or list the row and "
        "read the others.",
    ),
    "sheet": click.option(
        "--sheet",
        metavar="NAME",
        help="Workbooks that are read: which sheet; by default the first.",
    ),
    "expand": click.option(
        "--expand",
        metavar="FIRST/LAST",
        callback=_days,
        help="Calendars that are read: show each time of what repeats, from one day to another.",
    ),
}
"""The options for reading a file, by what `read` calls them."""

READING = tuple(_READING)
"""The parameters of a command that has these options."""


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options for reading a file; see `asked_of`."""
    for option in reversed(_READING.values()):
        command = option(command)
    return command


def asked_of(given: dict[str, Any]) -> dict[str, Any]:
    """Take what is asked of a reader out of a command's parameters."""
    asked = {name: given.pop(name) for name in READING}
    return {name: value for name, value in asked.items() if value is not None}


def timeline_of(path: str | None, report: vt.Report | None = None, **asked: Any) -> vt.Timeline:
    """The timeline that the options name.

    Args:
        path: The file or folder; None for the packaged timeline.
        report: Takes what could not be read.
        **asked: What is asked of the reader.
    """
    if path is None:
        if asked:
            raise click.UsageError(f"--{next(iter(asked))} is for a file that --file names")
        return vt.load()
    if "format" in asked and Path(path).is_dir():
        raise click.UsageError(f"--format is for a file, and {str(path)!r} is a folder")
    return vt.read(path, report=report, **asked)


# How a file is written ------------------------------------------------------------------------


def known_to(target: Path) -> list[str]:
    """The options of a target's format; none for a folder, or if the format cannot be written."""
    chunks = getattr(formats.find(target), "chunks", None) if target.suffix else None
    return [] if chunks is None else list(signature(chunks).parameters)[1:]


def told_to(target: Path, lang: Lang, title: str | None) -> dict[str, Any]:
    """The language and the title, as far as a target's format has an option for them.

    A calendar is called as the timeline is, but over a picture stands only what it is given.
    """
    given = {"lang": lang, "title": title}
    return {name: given[name] for name in known_to(target) if given.get(name) is not None}


def titled(timeline: vt.Timeline, title: str | None, lang: Lang) -> vt.Timeline:
    """A timeline under the title that an option gives it, in the language of the command."""
    return timeline if title is None else timeline.union(title={lang: title})
