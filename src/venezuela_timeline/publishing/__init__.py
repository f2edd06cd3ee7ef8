"""A folder that people read, subscribe to and cite, for any web server to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import WHOLE_ID, some_of
from venezuela_timeline.formats import Report
from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.timeline.record_kinds import check_timelines

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from venezuela_timeline.timeline import Timeline

__all__ = ["Published", "publish"]


@attrs.frozen
class Published:
    """What one publication did.

    Attributes:
        written: The files that were new or different, by their paths in the folder.
        unchanged: How many files were as they are to be.
        removed: The files that an earlier publication wrote and that are no longer wanted.
        report: What could not be published, such as a format that is not installed, and what
            subscribers may not see.
    """

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    report: Report


def publish(  # noqa: PLR0913  (options, each with its default)
    timeline: Timeline,
    folder: str | os.PathLike[str],
    *,
    base_url: str | None = None,
    previous: Timeline | str | os.PathLike[str] | None = None,
    lang: Lang = "en",
    authors: str | None = None,
    licence: str | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Published:
    """Write a timeline as a folder that any web server can show.

    It has the page with the chart; a page for each event, actor and place, and lists of them and of
    the sources, in every language; calendars to subscribe to; a feed of what has changed; the data
    in each format that is installed, with a Data Package, a citation file and checksums. The bytes
    depend on the timeline and the options alone. Files that are as they are to be keep their times.
    Files that publish wrote and that are no longer wanted are removed, and all others are left.

    Args:
        timeline: What to publish.
        folder: Where to; it is made if it is not there.
        base_url: The address that it will have. What must be absolute is only there with one: the
            sitemap, the picture for sharing, the links that calendar programs open.
        previous: The edition that the feed compares this one with: a timeline, its file or folder,
            or a folder that publish wrote, such as `folder` itself. If that holds the very same
            edition, the one that it was compared with itself counts.
        lang: The language in which the page with the chart opens.
        authors: Who made the timeline, as they want to be cited.
        licence: Under which licence it is, by its SPDX identifier, such as ``CC-BY-4.0``.
        progress: Called after each page with the number of pages written, and of all pages.

    Example:
        >>> import tempfile
        >>> import venezuela_timeline as vt
        >>> tl = vt.Timeline([vt.Event("oath", "The oath", "2024-05-01")])
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     first = vt.publish(tl, folder)
        ...     again = vt.publish(tl, folder)
        >>> "en/event/oath.html" in first.written, again.written
        (True, ())

    Raises:
        ModelError: if it is not given a Timeline.
        FormatError: if there are no words in the language, or the address is not whole.
        SaveError: if the folder cannot be written, holds a file of others in the way, or something
            else is publishing into it; nothing is changed then.
        TimelineError: if the edition before cannot be read.
    """
    from . import _plan, _site  # noqa: PLC0415  (most programs publish nothing)
    from ._edition import edition, unrevised  # noqa: PLC0415  (the same)
    from ._folder import opened  # noqa: PLC0415  (the same)
    from ._writing import Writing  # noqa: PLC0415  (the same)

    check_timelines(timeline)
    check_language(lang)
    base = _plan.checked_base(base_url)
    site = _site.Site(timeline, lang, base, authors, licence, edition(previous, timeline))
    report = Report()
    with opened(Path(folder)) as target:
        Writing(site, target, report, progress).everything()
        target.finish((_plan.PREVIOUS, _plan.TIMELINE))
    if authors is None:
        report.add(f"{_plan.CITATION} has 'anonymous' for its authors: name them by authors=…")
    if kept := unrevised(timeline, site.previous):
        report.add(
            f"events that changed have the revision that they had before: {len(kept)} "
            f"({some_of(kept, WHOLE_ID)}); a calendar that was subscribed to may keep them as "
            "they were: raise their revisions, as the command convert --revise does in a folder"
        )
    for path in target.left:
        report.add(f"{path} is no longer wanted, but was changed since: it is left as it is")
    unchanged = len(target.files) - len(target.written)
    return Published(tuple(target.written), unchanged, tuple(target.removed), report)
