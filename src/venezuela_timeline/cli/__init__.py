"""The command line: list, show, export, convert, dates, check, diff, cite.

Every error that a user can cause is one line on stderr, and the exit code is 2; nothing is left
half written.
"""

from __future__ import annotations

import datetime
import sys
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

try:
    import click
    import rich  # noqa: F401  (what prints tables is imported by the commands that do)
except ModuleNotFoundError as _error:  # pragma: no cover  (run in a bare environment by .ci/run)
    sys.exit(f'{_error.name} is missing: pip install "venezuela-timeline[cli]"')

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import ics
from venezuela_timeline.labels import Lang, counted, word
from venezuela_timeline.safe_text import json_for_terminal
from venezuela_timeline.timeline.sentences import claim_line, time_words

from ._changes import diff, git, merge
from ._cite import cite
from ._filters import NAMES, filtered, filters
from ._group import Commands
from ._lang import in_a_language
from ._output import put, say, tell

if TYPE_CHECKING:
    from rich.table import Table


_FILE = click.option(
    "--file",
    "path",
    metavar="PATH",
    help="A timeline's file or folder; by default the packaged one.",
)

_DAYFIRST = click.option(
    "--dayfirst/--monthfirst",
    default=None,
    help="Whether 3/4/2024 is 3 April or 4 March; without either it is refused.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="venezuela-timeline")
def main() -> None:
    """Documented history as data: query, show and export a timeline."""


@main.command("list")
@filters
@click.option("--json", "as_json", is_flag=True, help="Write a timeline as JSON.")
@in_a_language
@_FILE
def list_(path: str | None, lang: Lang, *, as_json: bool, **asked: Any) -> None:
    """List the events that meet all the options."""
    from ._tables import add, headed, show_table  # noqa: PLC0415  (only some commands need it)

    by = asked.pop("according_to")
    timeline = filtered(_timeline(path), lang, **asked)
    if by is not None:
        timeline, table = _accounts(timeline, by, lang)
    else:
        table = headed(lang, "When", "Event", "Id")
        for event in timeline:
            add(table, time_words(event, lang), event.title[lang], event.id)
    if as_json:
        put(formats.dumps(timeline, "json"), json_for_terminal)
        return
    show_table(table)
    say(f"\n{counted(len(timeline), 'events', lang)}")


def _accounts(timeline: vt.Timeline, by: str, lang: Lang) -> tuple[vt.Timeline, Table]:
    """The events that a party makes claims about, and what it says of them."""
    from ._tables import add, headed  # noqa: PLC0415  (only some commands need it)

    perspective = timeline.according_to(by)
    table = headed(lang, "Event", "Says", "Id")
    for account in perspective:
        said = [claim_line(timeline, claim, lang) for claim in account.claims]
        add(table, timeline[account.event].title[lang], "\n".join(said), account.event)
    return perspective.timeline, table


@main.command()
@click.argument("key", metavar="ID")
@in_a_language
@_FILE
def show(key: str, path: str | None, lang: Lang) -> None:
    """Show an event with its claims and sources; ID may be its title."""
    say(_timeline(path).describe(key, lang=lang))


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@filters
@click.option("--title", help="What the timeline is called in TARGET.")
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
@click.option(
    "--claims",
    is_flag=True,
    default=None,
    help="Bibliographies: name the claims that each source bears.",
)
@click.option(
    "--embed", is_flag=True, default=None, help="Calendars: hold the whole of each event."
)
@in_a_language
@_FILE
def export(target: Path, path: str | None, lang: Lang, title: str | None, **asked: Any) -> None:
    """Write the events that meet all the options to TARGET, in the format of its suffix."""
    from ._output import notes, progress  # noqa: PLC0415  (only some commands need it)
    from ._tables import contents, imprecise, show_table  # noqa: PLC0415  (only some commands need it)

    filtering = {key: asked.pop(key) for key in NAMES}
    known = signature(formats.find(target).chunks).parameters if target.suffix else {}
    options = {key: value for key, value in asked.items() if value is not None}
    for key in options:
        if key not in known:
            has = " ".join(_flag(one) for one in ("lang", *asked) if one in known)
            raise click.UsageError(
                f"no option {_flag(key)} for {str(target)!r}: it has {has or 'none'}"
            )
    timeline = filtered(_timeline(path), lang, **filtering)
    if title is not None:
        timeline = timeline.union(title={lang: title})
    calendar = target.suffix.lower() == ".ics"
    with progress(len(timeline), lang) as advance:
        usual = {"lang": lang, "progress": advance}
        options |= {key: usual[key] for key in usual if key in known}
        report = timeline.save(target, **options)
    show_table(contents(timeline, lang))
    if calendar and (vague := imprecise(timeline, lang, options)).row_count:
        say()
        show_table(vague)
    say()
    notes(report, lang)
    say(f"{word('wrote', lang)} {target}: {counted(len(timeline), 'events', lang)}")


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument(
    "targets", metavar="TARGET…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "name",
    metavar="NAME",
    help="The format of SOURCE, such as ucdp or timelinejs; by default it is told from what the "
    "file holds.",
)
@click.option(
    "--columns",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="Tables: what a column means, such as notes=summary; nothing after the sign for one that "
    "is not to be read, and a star before it for all the rest. Several with commas.",
)
@_DAYFIRST
@click.option(
    "--strict/--lenient",
    default=None,
    help="Tables: refuse a table if a row cannot be read, or list the row and read the others.",
)
@click.option(
    "--revise",
    is_flag=True,
    help="Raise the revision of changed events in the folder's revisions.lock.",
)
@in_a_language
def convert(  # noqa: PLR0913  (a parameter an option)
    source: Path,
    targets: tuple[Path, ...],
    name: str | None,
    columns: tuple[str, ...],
    lang: Lang,
    *,
    dayfirst: bool | None,
    strict: bool | None,
    revise: bool,
) -> None:
    """Convert a timeline from one format to another, or to several; a folder is TOML.

    SOURCE may be a table that anybody made, with a column of dates and one of titles, or a file
    of another program, such as TimelineJS.
    """
    from venezuela_timeline._files import write_file  # noqa: PLC0415  (only some commands need it)
    from venezuela_timeline.formats.toml import revisions  # noqa: PLC0415  (only some commands need it)

    from ._output import notes  # noqa: PLC0415  (only some commands need it)

    if name is not None and source.is_dir():
        raise click.UsageError(f"--format is for a file, and {str(source)!r} is a folder")
    if revise and not source.is_dir():
        raise click.UsageError(f"--revise needs a folder, and {str(source)!r} is not one")
    lock = revisions.load(source) if source.is_dir() else {}
    if revise:
        today = datetime.datetime.now(datetime.UTC).date()
        text = revisions.revised(vt.read(source), lock, today)
        write_file(source / revisions.NAME, [text.encode()])
    elif lock and (stale := revisions.stale(vt.read(source), lock)):
        raise click.UsageError(
            f"{counted(len(stale), 'events', 'en')} changed since {revisions.NAME} was written "
            f"({', '.join(stale[:5])}): convert with --revise"
        )
    asked = {"columns": _mapping(columns), "dayfirst": dayfirst, "strict": strict}
    report = vt.Report()
    options: dict[str, Any] = {key: value for key, value in asked.items() if value is not None}
    timeline = vt.read(source, format=name, report=report, **options)
    notes(report, lang)
    for target in targets:
        notes(timeline.save(target), lang)
        say(f"{word('wrote', lang)} {target}")


def _mapping(columns: tuple[str, ...]) -> dict[str, str | None] | None:
    """What columns mean, as `read` takes it; None if nothing is said."""
    found: dict[str, str | None] = {}
    for text in ",".join(columns).split(",") if columns else ():
        name, sign, field = text.rpartition("=")
        if not sign:
            raise click.UsageError(f"--columns {text!r}: write COLUMN=FIELD, as notes=summary")
        found[name.strip()] = field.strip() or None
    return found or None


@main.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--column", help="The column; by default the first that holds dates by its name.")
@_DAYFIRST
@in_a_language
def dates(path: Path, column: str | None, lang: Lang, *, dayfirst: bool | None) -> None:
    """Show the dates of a table beside what each is read as, and count them by their shape."""
    from ._tables import date_tables, show_table, summary  # noqa: PLC0415  (only some commands need it)

    found = vt.read_dates(path, column, dayfirst=dayfirst)
    for table in date_tables(found, lang):
        show_table(table)
        say()
    say(summary(found, lang))
    if found.advice:
        tell(found.advice, lang)


for _command in (diff, merge, git, cite):
    main.add_command(_command)


@main.command()
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
    from ._checks import check_deep, unpublished  # noqa: PLC0415  (only some commands need it)

    more = ""
    try:
        timeline = vt.read(path)
        faults = unpublished(timeline, path) if path.is_dir() else ()
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
        check_deep(timeline, lang)


def _timeline(path: str | None) -> vt.Timeline:
    return vt.load() if path is None else vt.read(path)


def _flag(option: str) -> str:
    """An option as the command line writes it."""
    return f"--{option.replace('_', '-')}"
