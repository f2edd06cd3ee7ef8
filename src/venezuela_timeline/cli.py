"""The command line: list, show, export, convert.

Every error a user can cause is one line on stderr and exit code 2; nothing is left half
written.
"""

from __future__ import annotations

import datetime
import sys
from functools import reduce
from pathlib import Path
from typing import Any

try:
    import click
    from rich.console import Console
    from rich.table import Table
except ModuleNotFoundError as error:  # pragma: no cover  (run in a bare environment by .ci/run)
    sys.exit(f'{error.name} is missing: pip install "venezuela-timeline[cli]"')

import venezuela_timeline as vt
from venezuela_timeline.formats import _revisions, ics
from venezuela_timeline.formats._files import write_file
from venezuela_timeline.view.words import LANGUAGES, Language, citation_line, claim_line, name

_LANG = click.option("--lang", type=click.Choice(LANGUAGES), default="en", help="Language shown.")
_FILE = click.option(
    "--file",
    "path",
    metavar="PATH",
    help="A timeline's file or folder; by default the packaged one.",
)


class _Commands(click.Group):
    """Shows the library's own errors in a line, and exits with 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except vt.TimelineError as error:
            raise click.UsageError(str(error)) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="venezuela-timeline")
def main() -> None:
    """Documented history as data: query, show and export a timeline."""


@main.command("list")
@click.option("--during", metavar="TIME", help="Events within a time, such as 2024-07.")
@click.option("--overlapping", metavar="TIME", help="Events that share a day with a time.")
@click.option("--before", metavar="TIME", help="Events that end before a time.")
@click.option("--after", metavar="TIME", help="Events that start after a time.")
@click.option("--on", metavar="DAY", help="Events on a day.")
@click.option("--actor", metavar="ID", help="Events an actor takes part in.")
@click.option("--kind", metavar="KIND", help="Events of a kind, such as election.")
@click.option("--tag", metavar="TAG", help="Events with a tag.")
@click.option("--text", metavar="WORDS", help="Events with these words; accents do not matter.")
@click.option("--certainly", is_flag=True, help="Leave out what is only possible.")
@_LANG
@_FILE
def list_(path: str | None, lang: Language, *, certainly: bool, **asked: str | None) -> None:
    """List events; several options mean all of them."""
    timeline = _timeline(path)
    if queries := [getattr(vt, key)(value) for key, value in asked.items() if value is not None]:
        timeline = timeline.where(
            reduce(lambda one, other: one & other, queries), certainly=certainly
        )
    table = Table("When", "Event", "Id", box=None, pad_edge=False)
    for event in timeline:
        table.add_row(event.when.describe(lang), event.title[lang], event.id)
    _print(table)
    click.echo(f"\n{_count(len(timeline), 'event')}")


@main.command()
@click.argument("key", metavar="ID")
@_LANG
@_FILE
def show(key: str, path: str | None, lang: Language) -> None:
    """Show an event with its claims and sources."""
    timeline = _timeline(path)
    event = timeline[key]
    lines = [event.title[lang], event.when.describe(lang)]
    if event.place:
        lines.append(name(timeline, event.place, lang))
    if event.summary:
        lines += ["", event.summary[lang]]
    for title, entries in (
        ("Participants", [_part(timeline, part, lang) for part in event.participants]),
        ("Claims", [claim_line(timeline, claim, lang) for claim in event.every_claim()]),
        ("Sources", [citation_line(timeline, one, lang) for one in event.citations]),
        ("Links", [f"{link.kind} {link.event}" for link in event.links]),
    ):
        if entries:
            lines += ["", f"{title}:", *(f"- {entry}" for entry in entries)]
    click.echo("\n".join(lines))


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@_LANG
@_FILE
def export(target: Path, path: str | None, lang: Language) -> None:
    """Write a timeline to TARGET, in the format of its suffix, and say what is in it."""
    timeline = _timeline(path)
    options = {"lang": lang} if target.suffix == ".ics" else {}
    report = timeline.save(target, **options)
    _print(_contents(timeline, lang))
    if target.suffix == ".ics" and (imprecise := _imprecise(timeline, lang)).row_count:
        click.echo()
        _print(imprecise)
    click.echo()
    for note in report:
        click.echo(f"note: {note}")
    click.echo(f"wrote {target}: {_count(len(timeline), 'event')}")


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--revise", is_flag=True, help="Bump changed events in the folder's revisions.lock.")
def convert(source: Path, target: Path, *, revise: bool) -> None:
    """Convert a timeline from one format to another; a folder is read as TOML."""
    timeline = vt.read(source)
    lock = _revisions.load(source) if source.is_dir() else {}
    if revise:
        today = datetime.datetime.now(datetime.UTC).date()
        text = _revisions.revised(timeline, lock, today)
        write_file(source / _revisions.NAME, [text.encode()])
        timeline = vt.read(source)
    elif lock and (stale := _revisions.stale(timeline, lock)):
        raise click.UsageError(
            f"{_count(len(stale), 'event')} changed since {_revisions.NAME} was written "
            f"({', '.join(stale[:5])}): convert with --revise"
        )
    report = timeline.save(target)
    for note in report:
        click.echo(f"note: {note}")
    click.echo(f"wrote {target}: {_count(len(timeline), 'event')}")


def _timeline(path: str | None) -> vt.Timeline:
    return vt.load() if path is None else vt.read(path)


def _contents(timeline: vt.Timeline, lang: Language) -> Table:
    """Events a chapter, with their first and last day."""
    table = Table("Chapter", "Events", "First day", "Last day", box=None, pad_edge=False)
    table.columns[1].justify = "right"
    places: dict[str, list[ics.Placement]] = {key: [] for key in timeline.chapters}
    for event in timeline:
        if (place := ics.placement(event)) is not None:
            places.setdefault(event.chapter or "", []).append(place)
    for key, days in places.items():
        title = timeline.chapters[key].title[lang] if key in timeline.chapters else key or "–"
        if days:
            first, last = min(day.first for day in days), max(day.last for day in days)
            table.add_row(title, str(len(days)), str(first), str(last))
    return table


_HOW: dict[ics.How, str] = {
    "whole": "on every day it can have been on",
    "marked": "on its first day: it is longer than a year",
    "since": "on its first day: no end is known",
    "until": "on its last day: no start is known",
}


def _imprecise(timeline: vt.Timeline, lang: Language) -> Table:
    """What is imprecise, and how a calendar shows it."""
    table = Table("Imprecise", "When", "Shown", box=None, pad_edge=False)
    for event in timeline:
        place = ics.placement(event)
        if place is not None and place.how != "exact":
            table.add_row(event.title[lang], event.when.describe(lang), _HOW[place.how])
    return table


def _part(timeline: vt.Timeline, part: vt.Participation, lang: Language) -> str:
    who = name(timeline, part.actor, lang)
    return f"{who} ({part.role.replace('-', ' ')})" if part.role else who


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _print(table: Table) -> None:
    """A table as wide as the terminal; piped, as wide as it needs."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=200)
    console.print(table)
