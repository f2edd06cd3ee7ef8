"""From one format to another, and what the dates of a table are read as: convert, dates."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

import venezuela_timeline as vt
from venezuela_timeline._files import write_file
from venezuela_timeline.formats import writing_back
from venezuela_timeline.formats.toml import revisions
from venezuela_timeline.labels import counted, word
from venezuela_timeline.safe_text import shown_line
from venezuela_timeline.tables.dates import Outcome

from ._options import (
    DAYFIRST,
    TITLE,
    asked_of,
    in_a_language,
    reading,
    timeline_of,
    titled,
    told_to,
)
from ._output import contained, notes, say, tell, told
from ._replacing import OVERWRITE, check_replaced
from ._tables import Table

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.tables import DateTexts


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument(
    "targets", metavar="TARGET…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@reading
@click.option(
    "--revise",
    is_flag=True,
    help="Raise the revision of changed events in the folder's revisions.lock.",
)
@OVERWRITE
@TITLE
@in_a_language
def convert(  # noqa: PLR0913  (a parameter an option)
    source: Path,
    targets: tuple[Path, ...],
    title: str | None,
    lang: Lang,
    *,
    revise: bool,
    overwrite: bool,
    **given: Any,
) -> None:
    """Convert a timeline from one format to another, or to several; a folder is TOML.

    SOURCE may be a table that anybody made, with a column of dates and one of titles, or a file
    of another program, such as TimelineJS.
    """
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
    report = vt.Report()
    timeline = titled(timeline_of(str(source), report, **asked_of(given)), title, lang)
    back = {target: writing_back(report, target) for target in targets}
    for target in targets:
        check_replaced(target, timeline, back[target], overwrite=overwrite)
    notes(report if all(back.values()) else report.dropping_kept(), lang)
    for target in targets:
        notes(timeline.save(target, **back[target], **told_to(target, lang, title)), lang)
        say(f"{word('wrote', lang)} {target}: {contained(timeline, report, lang)}")


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--column", help="The column; by default the first that holds dates by its name.")
@DAYFIRST
@in_a_language
def dates(path: Path, column: str | None, lang: Lang, *, dayfirst: bool | None) -> None:
    """Show the dates of a table beside what each is read as, and count them by their shape."""
    found = vt.read_dates(path, column, dayfirst=dayfirst)
    for table in _date_tables(found, lang):
        table.show()
        say()
    say(_summary(found, lang))
    if found.advice:
        tell(found.advice, lang)


def _date_tables(dates: DateTexts, lang: Lang) -> tuple[Table, Table]:
    """The texts of a column of dates beside what each is read as, and their shapes."""
    texts = Table(lang, "Written", "Read as", "Rows", numbers=2)
    shapes = Table(lang, "Outcome", "Shape", "Rows", numbers=2)
    for one in dates:
        texts.add(
            shown_line(one.text),
            shown_line(told(one.told(lang), lang)),
            f"{one.rows:,}",
        )
    for (outcome, shape), rows in dates.shapes.items():
        shapes.add(word(outcome, lang), shown_line(shape), f"{rows:,}")
    return texts, shapes


def _summary(dates: DateTexts, lang: Lang) -> str:
    """How many rows of dates were read, and how many not."""
    number = {outcome: dates.counts.get(outcome, 0) for outcome in get_args(Outcome)}
    told = {
        "read": counted(number["read"], "read", lang),
        "ambiguous": counted(number["ambiguous"], "ambiguous", lang),
        "refused": counted(number["refused"], "refused", lang),
        "empty": counted(number["empty"], "empty", lang),
    }
    said = ", ".join(told[outcome] for outcome, rows in dates.counts.items() if rows)
    return f"{counted(sum(number.values()), 'rows', lang)}: {said or word('nothing read', lang)}"
