"""The Atom feed (RFC 4287) of what has changed since the previous edition, an entry a change.

Entries have tag URIs (RFC 4151) that follow from what has changed, so that the same change has the
same id whenever and wherever it is written, as long as it is compared with the same edition. A tag
begins with a name that its maker owned on a day: the host of the base, on the day of the edition
before. Without a base nobody is known to own anything, and the name ends in ``.invalid``, which
nobody can own (RFC 2606). The feed itself has the address where it stands as its id. Times come
from the data: the day on which a record, or else the edition, was last changed.
"""

from __future__ import annotations

import datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from venezuela_timeline.labels import word
from venezuela_timeline.view.pieces import html, line

from . import _plan as plan
from ._change_words import Words
from ._changes import changes
from ._frame import told
from ._site import edition_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang

    from ._changes import Change
    from ._site import Site

_NEVER = datetime.date(1970, 1, 1)
"""What stands for the day of an edition none of whose records says when it was changed."""


def feed(site: Site, lang: Lang) -> Iterator[str]:
    """The feed in one language, in pieces; without a previous edition it has no entries."""
    path, timeline = plan.feed(lang), site.timeline
    title = f"{line(timeline.title[lang])}: {word('Changes', lang)}"
    there = site.address(plan.index(lang)) or plan.relative(path, plan.index(lang))
    itself = site.address(path) or plan.relative(path, path)
    own = site.address(path) or f"tag:{timeline.id}.invalid,{_NEVER.year}:{path}"
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">\n'
        f"<id>{html(own)}</id>\n<title>{html(title)}</title>\n"
        f"<subtitle>{told('feed', lang)}</subtitle>\n"
        f"<updated>{_time(site.modified)}</updated>\n"
        f"<author><name>{html(line(site.authors or timeline.title[lang]))}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{html(itself)}"/>\n'
        f'<link rel="alternate" type="text/html" hreflang="{lang}" href="{html(there)}"/>\n'
    )
    if site.previous is not None:
        words = Words(site.previous, timeline, lang)
        start = tag(site, edition_day(site.previous))
        seen: set[str] = set()
        for change in changes(site.previous, timeline):
            key = f"{start}/{lang}/{_name(change)}"
            if key not in seen:  # two parts of an event can have the same claim
                seen.add(key)
                yield _entry(site, lang, words, change, key)
    yield "</feed>\n"


def tag(site: Site, day: datetime.date | None) -> str:
    """What the ids of entries begin with."""
    host = urlsplit(site.base).hostname if site.base else f"{site.timeline.id}.invalid"
    return f"tag:{host},{day or _NEVER}:{site.timeline.id}"


def _entry(site: Site, lang: Lang, words: Words, change: Change, key: str) -> str:
    path = plan.feed(lang)
    target = _page(site, lang, change)
    there = site.address(target) or plan.relative(path, target)
    day = site.modified
    if change.kind == "event" and change.id in site.timeline:
        day = site.timeline[change.id].modified or day
    return (
        f"<entry>\n<id>{html(key)}</id>\n"
        f"<title>{html(line(words.title(change)))}</title>\n<updated>{_time(day)}</updated>\n"
        f'<link rel="alternate" type="text/html" hreflang="{lang}" href="{html(there)}"/>\n'
        f'<content type="html">{html(_content(words, change))}</content>\n</entry>\n'
    )


def _content(words: Words, change: Change) -> str:
    """The parts of a change as HTML: what it was, an arrow, what it is."""
    shown = []
    for name, old, new in words.parts(change):
        sides = [f"<del>{html(old)}</del>"] if old is not None else []
        sides += [f"<ins>{html(new)}</ins>"] if new is not None else []
        shown.append(f"<dt>{html(name)}</dt><dd>{' → '.join(sides)}</dd>")
    return f"<dl>{''.join(shown)}</dl>" if shown else f"<p>{html(words.title(change))}</p>"


def _name(change: Change) -> str:
    """What follows from the change alone."""
    content = sha256(repr((change.old, change.new)).encode()).hexdigest()[:16]
    field = f"/{change.field}" if change.field else ""
    return f"{change.kind}/{change.id}{field}/{content}"


def _page(site: Site, lang: Lang, change: Change) -> str:
    """Where a reader finds what has changed; the list of events for what is gone."""
    timeline, key = site.timeline, change.id
    if change.kind == "event" and key in timeline:
        return plan.event(lang, key)
    if change.kind == "actor" and key in timeline.actors:
        return plan.actor(lang, key)
    if change.kind == "place" and key in timeline.places:
        return plan.place(lang, key)
    if change.kind == "source":
        return site.source(lang, key).partition("#")[0]
    return plan.index(lang)


def _time(day: datetime.date | None) -> str:
    return f"{day or _NEVER}T00:00:00Z"


__all__ = ["feed"]
