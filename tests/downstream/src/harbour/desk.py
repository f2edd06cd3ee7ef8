"""An app for a news desk: questions in its readers' words, answers as data, pictures as files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import venezuela_timeline as vt

if TYPE_CHECKING:
    from pathlib import Path

    from venezuela_timeline.timeline import Counts, EventDict, Groups


def wanted(person: str | None, country: str | None, words: str | None) -> vt.Query | None:
    """The question that a form asks: all that is filled in."""
    parts: list[vt.Query] = []
    if person:
        parts.append(vt.actor(person, members=True))
    if country:
        parts.append(vt.country(country))
    if words:
        parts.append(vt.text(words, fields=("title", "summary")))
    if not parts:
        return None
    query = parts[0]
    for part in parts[1:]:
        query = query & part
    return query


class Desk:
    """What the desk asks of one timeline, in one language."""

    def __init__(self, timeline: vt.Timeline, lang: vt.Lang = "en") -> None:
        self.timeline = timeline
        self.lang: vt.Lang = lang

    def found(
        self, person: str | None = None, country: str | None = None, words: str | None = None
    ) -> vt.Timeline:
        """The events that a form asks for; all of them if it is empty."""
        query = wanted(person, country, words)
        return self.timeline if query is None else self.timeline.where(query)

    def problem(self, person: str) -> str | None:
        """What to tell a reader whose name means nothing, or several things."""
        try:
            self.timeline.resolve(vt.actor(person))
        except vt.QueryError as error:
            return str(error)
        return None

    def page(self, number: int, size: int = 10) -> str:
        """One page of an endpoint: events as JSON."""
        ids = list(self.timeline.ids)[number * size : (number + 1) * size]
        rows: list[EventDict] = self.timeline.select(*ids).to_dicts(self.lang)
        return json.dumps(rows, ensure_ascii=False)

    def card(self, key: str) -> dict[str, str | None]:
        """What a card shows of one event."""
        event = self.timeline.find(key)
        data = event.to_dict(lang=self.lang, timeline=self.timeline)
        place = data["place"]
        return {
            "title": data["title"],
            "when": data["when"],
            "where": place["name"] if place else None,
            "first": data["claims"][0]["words"] if data["claims"] else None,
        }

    def best(self, words: str) -> list[str]:
        """The titles of the best hits."""
        return [event.title[self.lang] for event in self.timeline.search(words, count=3)]

    def busiest(self) -> tuple[str, int]:
        """The month with the most events."""
        counts: Counts = self.timeline.counts("month", lang=self.lang)
        months = [(counts[key], name) for key, name in counts.rows if key is not None]
        number, name = max(months)
        return name, number

    def parts(self) -> dict[str, int]:
        """How many events each chapter has, by its title."""
        groups: Groups = self.timeline.group_by("chapter")
        return {groups.name(key, self.lang): len(part) for key, part in groups.items()}

    def article(self, key: str) -> str:
        """One event for a draft, in Markdown."""
        return self.timeline.describe(key, lang=self.lang).markdown

    def pictures(self, folder: Path, title: str) -> list[str]:
        """A chart of the key events and the bars of each month, as files."""
        folder.mkdir(exist_ok=True)
        chart = folder / "chart.svg"
        report: vt.Report = self.timeline.save(chart, key=True, title=title, lang=self.lang)
        bars = self.timeline.counts("month").save(folder / "months.svg", title=title)
        return [chart.name, bars.name, *map(str, report)]


def beside(ours: vt.Timeline, theirs: vt.Timeline, title: str) -> vt.Timeline:
    """Two timelines in one, each in a lane of its own where it is drawn."""
    return ours.union(theirs, title=title)
