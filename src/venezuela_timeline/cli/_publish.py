"""The command that publishes a timeline as a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import venezuela_timeline as vt
from venezuela_timeline.dataset import AUTHORS, SPDX
from venezuela_timeline.labels import counted, word

from ._options import A_FILE, TITLE, asked_of, in_a_language, reading, timeline_of, titled
from ._output import notes, progress, say

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--base-url",
    metavar="URL",
    help="The address that DIR will have, such as https://example.org/history/. The sitemap, the "
    "picture for sharing and links that open a calendar program need it.",
)
@click.option(
    "--previous",
    metavar="EDITION",
    type=click.Path(path_type=Path),
    help="The edition that the feed compares this one with: a timeline's file or folder, or a "
    "folder that was published, such as DIR itself.",
)
@click.option(
    "--authors", help="Who made the timeline; known for the packaged one, if nothing is given."
)
@click.option(
    "--licence",
    metavar="SPDX",
    help="Its licence, such as CC-BY-4.0; known for the packaged one, if nothing is given.",
)
@TITLE
@reading
@in_a_language
@A_FILE
def publish(  # noqa: PLR0913  (a parameter an option)
    folder: Path,
    *,
    base_url: str | None,
    previous: Path | None,
    authors: str | None,
    licence: str | None,
    title: str | None,
    lang: Lang,
    path: str | None,
    **given: Any,
) -> None:
    """Write the timeline to DIR as a folder that any web server can show.

    It has a page with the chart, a page for each event, actor and place, calendars to subscribe to,
    a feed of what has changed, and the data. Files that have not changed are left as they are.
    """
    report = vt.Report()
    timeline = titled(timeline_of(path, report, **asked_of(given)), title, lang)
    notes(report.dropping_kept(), lang)
    if path is None:
        authors, licence = authors or AUTHORS, licence or SPDX
    with progress(len(timeline), lang, "pages") as advance:
        done = vt.publish(
            timeline,
            folder,
            base_url=base_url,
            previous=previous,
            lang=lang,
            authors=authors,
            licence=licence,
            progress=advance,
        )
    notes(done.report, lang)
    counts = (
        counted(len(done.written), "files written", lang),
        counted(done.unchanged, "files unchanged", lang),
        counted(len(done.removed), "files removed", lang),
        *([counted(report.unread, "rows left out", lang)] if report.unread else ()),
    )
    say(f"{word('wrote', lang)} {folder}: {', '.join(counts)}")
