"""The questions that an assistant can put to a timeline, and the answers as plain data.

No answer decides between parties: whatever is contested stands there with every version, who says
it and where that can be read. Long answers have pages.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.errors import QueryError, did_you_mean, shown
from venezuela_timeline.labels import Lang, check_language, words_of
from venezuela_timeline.time import bounds_of, window
from venezuela_timeline.timeline import Timeline
from venezuela_timeline.timeline.names import party

from ._finding import Finder, event_of, within
from ._orders import compared, solved
from ._pages import paged
from ._question import read_question, read_time, years_of
from ._said import (
    Data,
    Voice,
    about_that,
    count_of,
    first_of,
    has_words,
    in_parts,
    made_by,
    plain,
    quoted,
    sources_of,
)
from ._tools import Tool, checked, tool_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from venezuela_timeline.model import Claim, Event

_EVENTS, _ACCOUNTS, _STATEMENTS, _SOURCES = 5, 2, 6, 20
"""So many are on a page."""

_FEW, _MANY = 3, 20
"""So many claims on one thing are shown, unless there are more versions of it."""


@attrs.frozen
class Answers:
    """Answers what an assistant asks of a timeline.

    Each method is a tool; its answer is plain data, as JSON can hold it. In every answer:

    - ``match`` says whether an event is ``certain`` or only ``possible`` to meet what was asked;
    - ``first_day`` says whether the day on which it began is ``certain``, one of several
      ``possible`` ones, or ``unknown``;
    - ``statements`` group claims by what they are about, rivals side by side, with their sources;
    - ``total``, ``page`` and ``pages`` say how much there is, and ``next_page`` where it goes on;
    - what ends in ``_not_shown`` says how much of a list was cut off.

    Texts are those of the data: controls stand as their names, and long ones are cut.

    Args:
        timeline: The timeline.
        lang: The language of the answers, unless a question names another.

    Example:
        >>> import venezuela_timeline as vt
        >>> answer = Answers(vt.load()).search("who won the election of July 2024")
        >>> [claim["says"] for claim in answer["events"][0]["statements"][0]["claims"]]
        ['Nicolás Maduro', 'Edmundo González Urrutia']

    Raises:
        FormatError: if there are no words in the language.
    """

    timeline: Timeline
    lang: Lang = "en"

    def __attrs_post_init__(self) -> None:
        check_language(self.lang)

    # The tools ----------------------------------------------------------------------------

    def search(
        self,
        question: str = "",
        during: str | None = None,
        page: int = 1,
        lang: Lang | None = None,
    ) -> Data:
        """The events that a question in plain words is about, the best first.

        They have some of the words at least, or claims about what is asked for, as claims about a
        winner if it is who won. Those less than half as good as the best are left out.
        A time in the question, or `during`, leaves out what is certainly not within it.

        Args:
            question: Words in English or Spanish.
            during: A time, in place of one in the question.
            page: Which page of the answer.
            lang: The language of the answer.

        Raises:
            TimelineError: if there is nothing to look for, or no such page or language.
        """
        asked = read_question(question, self._years, timed=during is None)
        time = asked.time if during is None else during
        if not asked.words and time is None:
            raise QueryError("nothing to look for: write a name, a word or a time")
        some, certain = within(self.timeline, time)
        found = self._finder.ranked(asked.words, some, certain)
        voice = self._voice(lang)
        shown_, said = paged(found, page, _EVENTS)
        looked_for: Data = {
            "words": [plain(one) for one in asked.words],
            "time": read_time(time).describe(voice.lang) if time else None,
            "words_that_only_ask": [plain(one) for one in asked.left_out],
        }
        if time and asked.words and not found:
            looked_for["found_at_other_times"] = len(
                self._finder.ranked(asked.words, self.timeline, set())
            )
        return {
            "looked_for": looked_for,
            **said,
            "events": [
                self._found(voice, event, "certain" if event.id in certain else "possible")
                for event in shown_
            ],
        }

    def event(self, event: str, page: int = 1, lang: Lang | None = None) -> Data:
        """One event: its summary, who took part, what is said of it, its links and sources.

        Args:
            event: Its id or its title.
            page: Which page of what is said of it.
            lang: The language of the answer.

        Raises:
            TimelineError: if there is no such event or page, or several have the title.
        """
        found, voice = event_of(self.timeline, event), self._voice(lang)
        shown_, said = paged(voice.statements(found, count=_FEW), page, _STATEMENTS)
        return {
            **voice.event(found),
            "summary": plain(found.summary[voice.lang]) if found.summary else None,
            "status": found.status,
            "place": voice.name(found.place) if found.place else None,
            "participants": [voice.part(part) for part in found.participants[:_MANY]],
            "participants_total": len(found.participants),
            "links": [voice.link(link) for link in found.links[:_MANY]],
            "links_total": len(found.links),
            **said,
            "statements": shown_,
            **voice.sources_of(found),
        }

    def claims(
        self, event: str, about: str | None = None, page: int = 1, lang: Lang | None = None
    ) -> Data:
        """What is said of an event, by what it is about: rivals side by side.

        A statement with more than 20 claims goes on in the next one, or on the next page.

        Args:
            event: Its id or its title.
            about: Only what is said about this: an aspect such as ``winner``, or a name in it.
            page: Which page of the answer.
            lang: The language of the answer.

        Raises:
            TimelineError: if there is no such event or page, or nothing is said about that.
        """
        found, voice = event_of(self.timeline, event), self._voice(lang)
        statements = voice.statements(found, count=count_of(found))
        if about is not None:
            statements = about_that(about, statements, found.id)
        shown_, said = paged(in_parts(statements, _MANY), page, _STATEMENTS)
        return {
            "event": voice.event(found),
            **said,
            "statements": shown_,
            **voice.sources_of(found),
        }

    def who_says_what(
        self, by: str, event: str | None = None, page: int = 1, lang: Lang | None = None
    ) -> Data:
        """What one party says, event by event, with what others say about the same things.

        Args:
            by: The id or a name of an actor or a source.
            event: Only of this event: its id or its title.
            page: Which page of the answer.
            lang: The language of the answer.

        Raises:
            TimelineError: if there is no such party, event or page.
        """
        voice = self._voice(lang)
        key = party(by, self.timeline, f"who_says_what: by is {shown(by)}")
        perspective = self.timeline.according_to(key)
        events = tuple(perspective.timeline)
        if event is not None:
            only = event_of(self.timeline, event)
            events = tuple(one for one in events if one.id == only.id)
        shown_, said = paged(events, page, _ACCOUNTS)

        def own(claim: Claim) -> bool:
            return claim.by == perspective.by

        return {
            "by": voice.name(perspective.by),
            "by_id": perspective.by,
            **said,
            "events": [
                {
                    **voice.event(one),
                    **first_of(
                        "statements",
                        voice.statements(
                            one, count=_FEW, wanted=lambda claims: any(map(own, claims)), first=own
                        ),
                        _STATEMENTS,
                    ),
                    **voice.sources_of(one),
                }
                for one in shown_
            ],
        }

    def as_of(
        self, day: str, event: str | None = None, page: int = 1, lang: Lang | None = None
    ) -> Data:
        """What had been said by a day: of one event, or of the latest events, the last first.

        ``made_by_then`` says of each claim whether it was certainly made by then; one without a
        date may have been. Summaries are left out: they tell what is known today.

        Args:
            day: The day.
            event: Only of this event: its id or its title.
            page: Which page of the events, or of what is said of the one.
            lang: The language of the answer.

        Raises:
            TimelineError: if the day cannot be read, or there is no such event or page.
        """
        voice = self._voice(lang)
        last = window(day).bounds.end_max
        then = self.timeline.as_of(day)
        if event is None:
            events: Sequence[Event] = then.events[::-1]
        else:
            key = event_of(self.timeline, event).id
            if key not in then:
                raise QueryError(f"{key!r} starts after {shown(day)}: write a later day")
            events = (then[key],)
        made = made_by(last)
        if event is None:
            shown_, said = paged(events, page, _EVENTS)
        else:
            every = voice.statements(events[0], count=count_of(events[0]), more=made)
            statements, said = paged(in_parts(every, _MANY), page, _STATEMENTS)
            shown_ = events

        def said_of(one: Event) -> Data:
            return voice.contested(one, made) if event is None else {"statements": statements}

        found = []
        for one in shown_:
            begun = bounds_of(then.cells_of(one)).start_max <= last
            later = count_of(self.timeline[one.id]) - count_of(one)
            found.append(
                {
                    **voice.event(one),
                    "match": "certain" if begun else "possible",
                    "claims_made_later": later,
                    **said_of(one),
                    **voice.sources_of(one),
                }
            )
        return {"day": read_time(day).describe(voice.lang), **said, "events": found}

    def relations(self, first: str, second: str, lang: Lang | None = None) -> Data:
        """How two events may lie to each other in time, and which certainly or possibly is first.

        What links say of their dates counts. If parties give other dates, the answer is there for
        those of each party, too.

        Args:
            first: The id or title of an event.
            second: The id or title of another.
            lang: The language of the answer.

        Raises:
            TimelineError: if there is no such event.
        """
        ids = [event_of(self.timeline, key).id for key in (first, second)]
        voice = self._voice(lang)
        pair = solved(self.timeline, *ids).select(*ids)
        return {
            "first": voice.dated(pair[ids[0]]),
            "second": voice.dated(pair[ids[1]]),
            **compared(pair, ids[0], ids[1], voice),
        }

    def sources(
        self,
        words: str | None = None,
        event: str | None = None,
        page: int = 1,
        lang: Lang | None = None,
    ) -> Data:
        """The sources of an event, with the places that are cited; or those with some words.

        Args:
            words: Only sources that have all these words in their title, publisher or id.
            event: Only those that this event and its claims cite: its id or its title.
            page: Which page of the answer.
            lang: The language of the answer.

        Raises:
            TimelineError: if there is no such event or page.
        """
        voice, known = self._voice(lang), self.timeline.sources
        places = (
            dict.fromkeys(known, ())
            if event is None
            else sources_of(event_of(self.timeline, event))
        )
        cited = [key for key in places if words is None or has_words(known[key], words)]
        shown_, said = paged(cited, page, _SOURCES)
        return {
            **said,
            "sources": [voice.source(known[key], places[key]) for key in shown_],
        }

    # Asking -------------------------------------------------------------------------------

    @property
    def tools(self) -> tuple[Tool, ...]:
        """What can be asked, described in the language of the answers."""
        return tuple(tool_of(method, self.lang) for method in self._methods.values())

    @property
    def instructions(self) -> str:
        """What an assistant is to know before it asks."""
        title = quoted(self.timeline.title[self.lang])
        return words_of(self.lang).tools["instructions"].format(title=title)

    def ask(self, tool: str, arguments: Mapping[str, Any]) -> Data:
        """The answer of a tool to arguments that come from outside.

        Raises:
            TimelineError: with what is wrong and what to write, if a tool or an argument is.

        Example:
            >>> import venezuela_timeline as vt
            >>> Answers(vt.load()).ask("sources", {"words": "fox"})["total"]
            2
        """
        if tool not in self._methods:
            hint = did_you_mean(tool, self._methods) or f"there are {', '.join(self._methods)}"
            raise QueryError(f"there is no tool {shown(tool)}: {hint}")
        method = self._methods[tool]
        return method(**checked(method, arguments, self.lang))

    # Inside -------------------------------------------------------------------------------

    @property
    def _methods(self) -> dict[str, Callable[..., Data]]:
        methods = (self.search, self.event, self.claims, self.who_says_what)
        return {one.__name__: one for one in (*methods, self.as_of, self.relations, self.sources)}

    def _voice(self, lang: Lang | None) -> Voice:
        check_language(lang or self.lang)
        return Voice(self.timeline, lang or self.lang)

    def _found(self, voice: Voice, event: Event, match: str) -> Data:
        """An event that a search found, with all that is contested in it."""
        return {
            **voice.event(event),
            "match": match,
            **voice.contested(event),
            **voice.sources_of(event),
        }

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.timeline)

    @cached_property
    def _years(self) -> range:
        return years_of([event.when for event in self.timeline if event.when])
