"""Writing events to a file: export."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

import venezuela_timeline as vt
from venezuela_timeline.errors import did_you_mean
from venezuela_timeline.formats import ics, writing_back
from venezuela_timeline.labels import figure, sentence, word
from venezuela_timeline.timeline.sentences import time_words

from ._filters import NAMES, filtered, filters
from ._options import (
    A_FILE,
    TITLE,
    asked_of,
    in_a_language,
    known_to,
    reading,
    timeline_of,
    titled,
    told_to,
)
from ._output import contained, notes, progress, say, tell
from ._replacing import OVERWRITE, check_replaced
from ._tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@filters
@TITLE
@click.option(
    "--anniversaries",
    type=click.Choice(get_args(ics.Anniversaries)),
    help="Calendars: repeat events with a known day each year, those of 29 February as chosen.",
)
@click.option(
    "--long-spans",
    type=click.Choice(get_args(ics.LongSpans)),
    help="Calendars: of an event longer than a year, mark the first day (the default), show it "
    "in full, or skip it.",
)
@click.option(
    "--imprecise",
    type=click.Choice(get_args(ics.Imprecise)),
    help="Calendars: of an event of which several days are possible, mark the first (the "
    "default), or show all.",
)
@click.option(
    "--times",
    type=click.Choice(get_args(ics.Times)),
    help="Calendars: times of day in UTC (the default), as written, or none.",
)
@click.option(
    "--details",
    type=click.Choice(get_args(ics.Details)),
    help="Calendars: short descriptions (the default), or long ones with every claim.",
)
@click.option("--name", help="Calendars: the calendar's name.")
@click.option("--colour", help="Calendars: its colour, such as teal or #008080.")
@click.option("--byline", help="Pages: who made it.")
@click.option(
    "--claims",
    is_flag=True,
    default=None,
    help="Bibliographies: name the claims that each source bears.",
)
@click.option(
    "--embed", is_flag=True, default=None, help="Calendars: hold the whole of each event."
)
@click.option(
    "--option",
    "more",
    metavar="NAME=VALUE",
    multiple=True,
    help="Any other option of TARGET's format, such as lanes=kind for a picture; may be repeated. "
    "The value is read as JSON if it is JSON, and otherwise is text.",
)
@OVERWRITE
@reading
@in_a_language
@A_FILE
def export(
    target: Path,
    path: str | None,
    lang: Lang,
    title: str | None,
    *,
    overwrite: bool,
    **asked: Any,
) -> None:
    """Write the events that meet all the options to TARGET, in the format of its suffix."""
    more: tuple[str, ...] = asked.pop("more")
    filtering = {key: asked.pop(key) for key in NAMES}
    reader = asked_of(asked)
    known = known_to(target)
    options = {key: value for key, value in asked.items() if value is not None}
    for key in options:
        if key not in known:
            has = " ".join(_flag(one) for one in ("lang", *asked) if one in known)
            raise click.UsageError(
                f"no option {_flag(key)} for {str(target)!r}: it has {has or 'none'}"
            )
    options |= (others := _others(more, target, known))
    found = vt.Report()
    timeline = filtered(timeline_of(path, found, **reader), **filtering)
    back = writing_back(found, target)
    notes(found if back else found.dropping_kept(), lang)
    timeline = titled(timeline, title, lang)
    check_replaced(target, timeline, back, overwrite=overwrite)
    calendar = target.suffix.lower() == ".ics"
    with progress(len(timeline), lang) as advance:
        bar = {"progress": advance} if "progress" in known else {}
        options = bar | told_to(target, lang, title) | options
        with _wrong_values(target, others):
            report = timeline.save(target, **back, **options)
    if not timeline:
        tell(f"{word('note', lang)}: {_EMPTY}", lang, err=True)
    contents(timeline, lang).show()
    if calendar and (vague := imprecise(timeline, lang, options)).rows:
        say()
        vague.show()
    say()
    notes(report, lang)
    how_many = contained(timeline, found, lang)
    if "anniversaries" in options and not back:
        how_many += f", {_each_year(timeline, lang, options)}"
    say(f"{word('wrote', lang)} {target}: {how_many}")


_EMPTY = (
    "no event meets all the options, so the file is written without any: leave out an option, or "
    "see with the command list what each of them finds"
)

_NOT_VALUES = ("events", "kept", "progress", "report")
"""Parameters of formats that take no value from a command line."""


def _others(texts: tuple[str, ...], target: Path, known: list[str]) -> dict[str, Any]:
    """The options that are given as NAME=VALUE."""
    has = [name for name in known if name not in _NOT_VALUES]
    found: dict[str, Any] = {}
    for text in texts:
        key, sign, value = text.partition("=")
        name = key.strip().replace("-", "_")
        if not sign:
            raise click.UsageError(f"--option {text!r}: write NAME=VALUE, as lanes=kind")
        if name not in has:
            hint = did_you_mean(name, has) or f"it has {' '.join(has) or 'none'}"
            raise click.UsageError(f"no option {name!r} for {str(target)!r}: {hint}")
        try:
            found[name] = json.loads(value, parse_constant=str)
        except (ValueError, RecursionError):
            found[name] = value
    return found


@contextmanager
def _wrong_values(target: Path, others: dict[str, Any]) -> Iterator[None]:
    """Where values of any kind are given to a format, which need not check them."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if not others or isinstance(error, vt.TimelineError):
            raise
        given = ", ".join(f"{name}={value!r}" for name, value in others.items())
        raise click.UsageError(f"cannot write {str(target)!r} with {given}: {error}") from None


def _flag(option: str) -> str:
    """An option as the command line writes it."""
    return f"--{option.replace('_', '-')}"


def contents(timeline: Timeline, lang: Lang) -> Table:
    """The events of each chapter, with their first and last day."""
    table = Table(lang, "Chapter", "Events", "First day", "Last day", numbers=1)
    places: dict[str, list[ics.Placement]] = {key: [] for key in timeline.chapters}
    for event in timeline:
        if (place := ics.placement(event)) is not None:
            places.setdefault(event.chapter or "", []).append(place)
    for key, days in places.items():
        title = timeline.chapters[key].title[lang] if key in timeline.chapters else key or "–"
        if days:
            first, last = min(day.first for day in days), max(day.last for day in days)
            table.add(title, str(len(days)), str(first), str(last))
    return table


def _each_year(timeline: Timeline, lang: Lang, options: dict[str, Any]) -> str:
    """How many events a calendar of anniversaries shows every year, and how many once."""
    long_spans, asked = options.get("long_spans", "mark"), options.get("imprecise", "mark")
    skipped = long_spans == "skip"
    hows = Counter(
        place.how == "exact"
        for event in timeline
        if (place := ics.placement(event, long_spans, asked)) is not None
        and not (skipped and place.how != "exact" and ics.is_long(event))
    )
    numbers = {"each": figure(hows[True], lang), "once": figure(hows[False], lang)}
    return sentence("anniversaries", lang, **numbers)


_HOW: dict[ics.How, str] = {
    "whole": "on every day that it may have been on",
    "marked": "on its first day: the day is not known",
    "since": "on its first day: no end is known",
    "until": "on its last day: no start is known",
}


def imprecise(timeline: Timeline, lang: Lang, options: dict[str, Any]) -> Table:
    """The imprecise events, and how a calendar shows them."""
    table = Table(lang, "Imprecise", "When", "Shown")
    for event in timeline:
        long_spans, asked = options.get("long_spans", "mark"), options.get("imprecise", "mark")
        place = ics.placement(event, long_spans, asked)
        if place is not None and place.how != "exact":
            how = _HOW[place.how]
            if ics.is_long(event) and long_spans == "skip":
                how = "not at all: it is longer than a year"
            elif ics.is_long(event) and place.how == "marked":
                how = "on its first day: it is longer than a year"
            table.add(event.title[lang], time_words(event, lang), word(how, lang))
    return table
