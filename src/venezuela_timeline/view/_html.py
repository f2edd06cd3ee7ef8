"""The pieces of HTML that the notebook's display and the page are made of."""

from __future__ import annotations

import re
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from venezuela_timeline.labels import counted, word
from venezuela_timeline.model.text import UNDETERMINED
from venezuela_timeline.timeline.sentences import name, source_name, term, time_words, value

from ._escaping import html, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Citation, Claim, Event, Source, Text
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

Claims = dict[tuple[str, str | None], list["Claim"]]
"""Claims by what they are about and whom."""

# What HTML's <time> can say: a year, a month, a day, or a time of day in it.
_MACHINE = re.compile(
    r"(?!0000)\d{4}(-(0\d|1[0-2])(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)


class Voice:
    """How things are put into HTML.

    In one language, or in two, both there and marked, of which the page shows the one that its
    reader chooses. Words from the data stand isolated, so that their direction can't leak.

    Args:
        timeline: Where the names of things are found; ids stand for what isn't there.
        langs: The languages.
        cite: The link of a citation.
        address: Where the page of an actor, place or source is, by its id.
    """

    def __init__(
        self,
        timeline: Timeline,
        langs: tuple[Lang, ...],
        cite: Callable[[Citation], str] | None = None,
        address: Callable[[str], str] | None = None,
    ) -> None:
        self.timeline = timeline
        self.langs = langs
        self._cite = cite or self.link
        self._address = address
        self._term, self._name = partial(term, timeline), partial(name, timeline)
        self._kept: dict[tuple[Callable[[str, Lang], str], str], str] = {}

    def say(self, words: Callable[[Lang], str]) -> str:
        """Words of our own, in each language."""
        said = [html(words(lang)) for lang in self.langs]
        if len(set(said)) == 1:
            return said[0]
        return "".join(
            f'<span lang="{lang}">{one}</span>' for lang, one in zip(self.langs, said, strict=True)
        )

    def _once(self, words: Callable[[str, Lang], str], key: str) -> str:
        """Words for a key, put into HTML when they are first asked for."""
        if (words, key) not in self._kept:
            self._kept[words, key] = self.say(partial(words, key))
        return self._kept[words, key]

    def word(self, slug: str) -> str:
        """A slug or label as words."""
        return self._once(word, slug)

    def term(self, slug: str) -> str:
        """A kind, tag, role, aspect or unit as words."""
        return self._once(self._term, slug)

    def text(self, text: Text) -> str:
        """A text of the data, with the language it is really in."""
        found = {lang: text.version(lang) for lang in self.langs}
        if len(set(found.values())) == 1:
            words = text[self.langs[0]]
            return f"<bdi{lang_of(text, self.langs[0])}>{html(words)}</bdi>"
        return "".join(
            f'<span lang="{lang}">{html(words)}</span>'
            if tag == lang
            else f'<span lang="{lang}"><bdi{lang_of(text, lang)}>{html(words)}</bdi></span>'
            for lang, (tag, words) in found.items()
        )

    def name(self, key: str) -> str:
        """The name of an actor, place or source, linked to its page if there are pages."""
        said = self._once(self._name, key)
        return self._linked(key, said if "<span" in said else f"<bdi>{said}</bdi>")

    def _linked(self, key: str, words: str) -> str:
        if self._address is None:
            return words
        return f'<a href="{html(self._address(key))}">{words}</a>'

    def state_media(self) -> str:
        """That a source is a medium of a state; marked, for a script to translate."""
        return f'<span class="state">{self.word("state media")}</span>'

    def time(self, event: Event) -> str:
        """An event's time in words, with what is inferred of it."""
        if event.when is not None and event.inferred is None:
            return self.when(event.when)
        return self.say(lambda lang: time_words(event, lang))

    def when(self, span: TimeSpan) -> str:
        """A time in words, for machines too where HTML has a form for it."""
        words = self.say(span.describe)
        if machine_readable(span):
            return f'<time datetime="{span}">{words}</time>'
        return words

    # Claims -------------------------------------------------------------------------------

    def claims(self, claims: Iterable[Claim], *, cited: bool = True) -> str:
        """Claims as a list of what they are about, rivals side by side; see `claim`."""
        groups: Claims = {}
        for claim in claims:
            groups.setdefault((claim.aspect, claim.subject), []).append(claim)
        return "".join(
            f"<dt>{self.about(*about)}</dt><dd><ul>"
            f"{''.join(f'<li>{self.claim(claim, cited=cited)}</li>' for claim in rivals)}</ul></dd>"
            for about, rivals in groups.items()
        )

    def about(self, aspect: str, subject: str | None) -> str:
        """What a claim is about, and whom."""
        return self.term(aspect) + (f", {self.name(subject)}" if subject else "")

    def claim(self, claim: Claim, *, cited: bool = True) -> str:
        """A claim: who says what, when, and, if asked for, where that can be read."""
        stance = (
            "" if claim.stance == "asserts" else f' <i class="stance">{self.word(claim.stance)}</i>'
        )
        said = f' (<span class="when">{self.say(claim.said.describe)}</span>)' if claim.said else ""
        who = self._linked(claim.by, self._once(self._name, claim.by))
        parts = [f"<b>{who}</b>{stance}{said}"]
        if claim.value is not None:
            what = self.say(lambda lang: value(self.timeline, claim, lang))
            parts.append(f"<strong>{what}</strong>")
        if claim.text:
            parts.append(f'<span class="said">{self.text(claim.text)}</span>')
        if claim.rank == "deprecated":
            parts.append(f'<i class="rank">{self.word("superseded")}</i>')
        if claim.reason:
            parts.append(self.text(claim.reason))
        if claim.citations and cited:
            parts.append(f"<small>{self.citations(claim.citations)}</small>")
        return f"{parts[0]}{':' if claim.value is not None or claim.text else ''} " + " ".join(
            parts[1:]
        )

    # Sources ------------------------------------------------------------------------------

    def citations(self, citations: Iterable[Citation]) -> str:
        """Citations in a row, each once."""
        return "; ".join(dict.fromkeys(map(self._citation, citations)))

    def _citation(self, citation: Citation) -> str:
        place = f" <bdi>{html(citation.locator)}</bdi>" if citation.locator else ""
        note = f" ({self.text(citation.note)})" if citation.note else ""
        return f"{self._cite(citation)}{place}{note}"

    def link(self, citation: Citation) -> str:
        """The publisher of a source, linked to where it can be read."""
        if citation.source not in self.timeline.sources:
            return citation.source
        source = self.timeline.sources[citation.source]
        words = f"<bdi>{html(source_name(source))}</bdi>"
        if source.state_media:
            words += f" ({self.state_media()})"
        return f'<a href="{html(source.url)}">{words}</a>' if source.url else words


def machine_readable(span: TimeSpan) -> bool:
    """Whether HTML's ``<time>`` has a form for a time."""
    return _MACHINE.fullmatch(str(span)) is not None


def lang_of(text: Text, lang: Lang) -> str:
    """The attribute for words that are in another language than what stands around them.

    HTML writes an unknown language as an empty one.
    """
    tag = text.version(lang)[0]
    if tag == lang:
        return ""
    return ' lang=""' if tag == UNDETERMINED else f' lang="{tag}"'


def lang_of_source(source: Source) -> str:
    """The attribute for the title of a source, if the data say in which language it is.

    They may say anything; what cannot be a tag of BCP 47 says nothing to a browser.
    """
    if source.title and source.language and _TAG.fullmatch(source.language):
        return f' lang="{source.language}"'
    return ""


def events(number: int, lang: Lang) -> str:
    """So many events, in words."""
    return counted(number, "events", lang)


def claims(number: int, lang: Lang) -> str:
    """So many claims, in words."""
    return counted(number, "claims", lang)


def sources(number: int, lang: Lang) -> str:
    """So many sources, in words."""
    return counted(number, "sources", lang)


def title(event: Event, lang: Lang) -> str:
    """An event's title on one line."""
    return line(event.title[lang])


@cache
def asset(file: str) -> str:
    """A style sheet or script of this room."""
    return files(__package__).joinpath(file).read_text("utf-8")
