"""The words in English."""

from typing import Final

from .table import Table, one_or_more

TABLE: Final = Table(
    name="English",
    thousands=",",
    point=".",
    plural=one_or_more,
    counted={
        "claims": ("{} claim", "{} claims"),
        "days": ("{} day", "{} days"),
        "events": ("{} event", "{} events"),
        "months": ("{} month", "{} months"),
        "more events": ("… and {} more", "… and {} more"),
        "weeks": ("{} week", "{} weeks"),
    },
    sentences={
        "chart": "Timeline of {events}; the first: {first}; the last: {last}.",
        "empty chart": "No events.",
        "percentage": "{number}%",
        "title of a source": "{title}",
    },
    words={
        # labels
        "Claims": "Claims",
        "Part of": "Part of",
        "Sources": "Sources",
        "When": "When",
        # what is looked at
        "Language": "Language",
        "Actor": "Actor",
        "Chapter": "Chapter",
        "Event": "Event",
        "Events": "Events",
        "Kind": "Kind",
        "Place": "Place",
        "Participants": "Participants",
        "Links": "Links",
        "All": "All",
        "Certain dates only": "Certain dates only",
        "Clear": "Clear",
        "Find": "Find",
        "From": "From",
        "Language of the sources": "Language of the sources",
        "Search and filter": "Search and filter",
        "Skip to the events": "Skip to the events",
        "To": "To",
        "Without a chapter": "Without a chapter",
        "Without a kind": "Without a kind",
        "Without an actor": "Without an actor",
        "Others": "Others",
        # links
        "after": "after",
        "before": "before",
        "meets": "right before",
        "same day": "on the same day as",
        "responds to": "responds to",
        "part of": "part of",
        "causes": "causes",
        # times that follow from links
        "start": "start",
        "end": "end",
        "from": "from",
        "inferred": "inferred",
        "Inferred": "Inferred",
        "undated": "undated",
        # marks
        "certain": "certain",
        "contested": "contested",
        "goes on": "goes on",
        "possible": "possible",
        "without a label": "without a label",
        # stances
        "denies": "denies",
        "doubts": "doubts",
        "recognises": "recognises",
        "superseded": "superseded",
        # sources
        "state media": "state media",
        # hedges
        "about": "about",
        "at least": "at least",
        "at most": "at most",
        "nearly": "nearly",
        "over": "over",
        # aspects
        "amount": "amount",
        "blame": "blame",
        "cause": "cause",
        "description": "description",
        "duration": "duration",
        "legitimacy": "legitimacy",
        "number": "number",
        "occurrence": "occurrence",
        "office holder": "office holder",
        "opinion": "opinion",
        "outcome": "outcome",
        "when": "when",
        "winner": "winner",
        # units
        "days": "days",
        "months": "months",
        "weeks": "weeks",
        "percent": "%",
    },
)
