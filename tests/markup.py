"""HTML and SVG as their readers see them, and a timeline whose every text tries to be markup."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import venezuela_timeline as vt

HOSTILE = (
    "<script>alert(1)</script> \" ' & <b onclick=x> ]]> --> \u202egnp.exe\u2066 =cmd|' \x1b[31m"
)


class Reader(HTMLParser):
    """Elements, attributes and text of some HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.data = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.data.append(data)

    @property
    def text(self):
        return "".join(self.data)


def parsed(document):
    return ET.fromstring(document.encode())  # noqa: S314  (the library wrote it)


def hostile_timeline():
    """Hostile words in every field that holds words."""
    claim = vt.Claim(
        "votes",
        "paper",
        1,
        text=HOSTILE,
        rank="deprecated",
        reason=HOSTILE,
        citations=[vt.Citation("paper", HOSTILE, note=HOSTILE)],
    )
    event = vt.Event(
        "e",
        HOSTILE,
        "2024-07-28",
        summary={"en": HOSTILE, "es": f"¡{HOSTILE}"},
        kind="script",
        chapter="c",
        place="p",
        participants=[vt.Participation("a", "role", claims=[claim])],
        claims=[claim],
        citations=[vt.Citation("paper", HOSTILE)],
    )
    return vt.Timeline(
        [event],
        title=HOSTILE,
        actors=[vt.Actor("a", HOSTILE)],
        places=[vt.Place("p", HOSTILE)],
        chapters=[vt.Chapter("c", HOSTILE, summary=HOSTILE)],
        sources=[
            vt.Source(
                "paper",
                HOSTILE,
                publisher=HOSTILE,
                language='"><script>',
                url="https://example.org/'&x=1",
            )
        ],
    )
