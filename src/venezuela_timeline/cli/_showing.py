"""What is in a timeline: list, show."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

import click

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.labels import counted
from venezuela_timeline.safe_text import json_for_terminal
from venezuela_timeline.timeline.sentences import claim_line, time_words

from ._filters import filtered, filters
from ._options import A_FILE, asked_of, in_a_language, reading, timeline_of
from ._output import contained, notes, put, say
from ._tables import Table

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang


_UNCHANGED = "not in the timeline, and unchanged in your file"
"""What is said of what a calendar keeps, where nothing is written."""

_FEW = 3
"""So many events are named at the end of a list."""


@click.command("list")
@filters
@click.option("--json", "as_json", is_flag=True, help="Write a timeline as JSON.")
@reading
@in_a_language
@A_FILE
def list_(path: str | None, lang: Lang, *, as_json: bool, **asked: Any) -> None:
    """List the events that meet all the options."""
    by = asked.pop("according_to")
    report, reader = vt.Report(), asked_of(asked)
    timeline = filtered(timeline_of(path, report, **reader), **asked)
    notes(report.dropping_kept(_UNCHANGED), lang, err=True)
    if by is not None:
        timeline, table = _accounts(timeline, by, lang)
    else:
        table = Table(lang, "When", "Event", "Id")
        for event in timeline:
            table.add(time_words(event, lang), event.title[lang], event.id)
    if as_json:
        put(formats.dumps(timeline, "json"), json_for_terminal)
        return
    table.show()
    say(f"\n{contained(timeline, report, lang)}{_doubt(timeline, lang)}")


def _doubt(timeline: vt.Timeline, lang: Lang) -> str:
    """How many of the events that were found may not be meant, and which, if they are few."""
    if not timeline.asked:
        return ""
    certain = timeline.where(reduce(and_, timeline.asked), certainly=True).ids
    doubtful = [event.id for event in timeline if event.id not in certain]
    if not doubtful:
        return ""
    named = f": {', '.join(doubtful)}" if len(doubtful) <= _FEW else ""
    return f", {counted(len(doubtful), 'only possible', lang)}{named}"


def _accounts(timeline: vt.Timeline, by: str, lang: Lang) -> tuple[vt.Timeline, Table]:
    """The events that a party makes claims about, and what it says of them."""
    perspective = timeline.according_to(by)
    table = Table(lang, "Event", "Says", "Id")
    for account in perspective:
        said = [claim_line(timeline, claim, lang) for claim in account.claims]
        table.add(timeline[account.event].title[lang], "\n".join(said), account.event)
    return perspective.timeline, table


@click.command()
@click.argument("key", metavar="ID")
@click.option("--as-of", metavar="DAY", help="Only the claims made by a day, and undated ones.")
@in_a_language
@A_FILE
def show(key: str, as_of: str | None, path: str | None, lang: Lang) -> None:
    """Show an event with its claims and sources; ID may be its title."""
    timeline = timeline_of(path)
    then = timeline if as_of is None else timeline.as_of(as_of)
    try:
        say(then.describe(key, lang=lang))
    except vt.UnknownIdError as error:
        if as_of is not None and (event := _found(timeline, key)):
            raise vt.UnknownIdError(
                f"{event.id!r} is not known by {as_of!r}: its date is {time_words(event, lang)!r}"
            ) from None
        raise (_no_id_but_a_time(key) or error) from None


def _found(timeline: vt.Timeline, key: str) -> vt.Event | None:
    """The event with an id or a title, if there is one."""
    try:
        return timeline.find(key)
    except vt.TimelineError:
        return None


def _no_id_but_a_time(key: str) -> vt.UnknownIdError | None:
    """What to write instead of a time where an id is asked for."""
    try:
        time = vt.when(key)
    except vt.TimelineError:
        return None
    option = "on" if time.bounds.start_min == time.bounds.end_max else "overlapping"
    return vt.UnknownIdError(
        f"{key!r} is a time, and show takes an id: write list --{option} {str(time)!r}"
    )
