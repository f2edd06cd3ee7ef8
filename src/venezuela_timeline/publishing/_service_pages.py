"""The pages on how to subscribe to the calendars and the feed, and how to take the data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from venezuela_timeline.labels import sentence, word
from venezuela_timeline.view.pieces import html

from . import _plan as plan
from ._description import cited
from ._frame import Page, told, worded
from ._manifest import NAME as CHECKSUMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from venezuela_timeline.labels import Lang

    from ._calendars import Calendar
    from ._data_files import DataFile
    from ._site import Site

_PROGRAMS = (
    "Thunderbird",
    "Google Calendar",
    "Apple Calendar",
    "iPhone and iPad",
    "Outlook",
    "Evolution",
    "KOrganizer",
)
"""The usual programs; what to do in each is said under ``subscribe in PROGRAM``."""


def subscribe_page(site: Site, lang: Lang, calendars: Sequence[Calendar]) -> Iterator[str]:
    """How to subscribe, in pieces."""
    title = word("Subscribe", lang)
    about = sentence("about subscribing", lang)
    page = Page(site, lang, partial(_path, "subscribe"), title, about)
    return page.around(_subscribing(page, calendars))


def _subscribing(page: Page, calendars: Sequence[Calendar]) -> Iterator[str]:
    site, lang = page.site, page.lang
    yield f"<h1>{worded('Subscribe', lang)}</h1>\n<p>{told('about subscribing', lang)}</p>\n"
    yield f"<h2>{worded('Calendars', lang)}</h2>\n"
    yield f'<p>{told("how to subscribe", lang)}</p>\n<ul class="things calendars">\n'
    for calendar in calendars:
        path = calendar.path(lang)
        name = f"<bdi>{html(calendar.part(lang) or word('All events', lang))}</bdi>"
        yield f'<li><a href="{page.to(path)}" type="text/calendar">{name}</a>'
        if site.base is not None:  # this way of writing an address has no relative form
            whole = html(f"webcal:{site.base.partition(':')[2]}{path}")
            yield f' <small><a href="{whole}">{worded("Open in a program", lang)}</a></small>'
        yield "</li>\n"
    yield f"</ul>\n<h2>{worded('In the usual programs', lang)}</h2>\n<dl>\n"
    for program in _PROGRAMS:
        how = worded(f"subscribe in {program}", lang)
        yield f"<dt>{worded(program, lang)}</dt><dd>{how}</dd>\n"
    yield f"</dl>\n<p>{told('how often', lang)}</p>\n"
    changes, feed = worded("Changes", lang), page.to(plan.feed(lang))
    yield f"<h2>{changes}</h2>\n<p>{told('feed', lang)} {told('feed readers', lang)}</p>\n"
    yield f'<p><a href="{feed}" type="application/atom+xml">{changes} (Atom)</a></p>\n'


def data_page(site: Site, lang: Lang, files: Sequence[DataFile]) -> Iterator[str]:
    """The data and how to cite them, in pieces."""
    page = Page(
        site, lang, partial(_path, "data"), word("Data", lang), sentence("about the data", lang)
    )
    return page.around(_data(page, files))


def _data(page: Page, files: Sequence[DataFile]) -> Iterator[str]:
    site, lang = page.site, page.lang
    yield f"<h1>{worded('Data', lang)}</h1>\n<p>{told('about the data', lang)}</p>\n"
    yield '<ul class="things">\n'
    for file in files:
        name = html(file.path.removeprefix("data/"))
        label = worded(file.label, lang)
        yield f'<li><a href="{page.to(file.path)}">{name}</a> <small>{label}</small></li>\n'
    yield "</ul>\n"
    yield f"<h2>{worded('Cite', lang)}</h2>\n<p>{html(cited(site, lang))}</p>\n"
    yield '<ul class="things">\n'
    for path, words in (
        (plan.CITATION, "How to cite it, for programs"),
        (plan.PACKAGE, "What each file is, for programs"),
        (CHECKSUMS, "Checksums of all files"),
    ):
        label = worded(words, lang)
        yield f'<li><a href="{page.to(path)}">{path}</a> <small>{label}</small></li>\n'
    yield "</ul>\n"
    if site.licence:
        yield f"<h2>{worded('Licence', lang)}</h2>\n<p><bdi>{html(site.licence)}</bdi></p>\n"


def _path(name: str, lang: Lang) -> str:
    return plan.index(lang, name)


__all__ = ["data_page", "subscribe_page"]
