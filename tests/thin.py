"""Timelines of many events with little in them, and of times far away."""

from __future__ import annotations

import random

import venezuela_timeline as vt


def thin_timeline(count):
    """Events of a day, a month or a year over four centuries, in three chapters."""
    chance = random.Random(7)  # noqa: S311  (the same each time)
    chapters = [vt.Chapter(key, key) for key in ("first", "second", "third")]

    def when():
        form = chance.choice(["{}", "{}-{:02}", "{}-{:02}-{:02}"])
        return form.format(chance.randint(1600, 1999), chance.randint(1, 12), chance.randint(1, 28))

    events = [
        vt.Event(f"e{at}", f"Event {at}", when(), chapter=chance.choice(chapters).id)
        for at in range(count)
    ]
    return vt.Timeline(events, title="Many", chapters=chapters)


def far_timeline():
    """From the beginning of the universe to the end of the sun, beyond any calendar's Date."""
    times = {
        "The universe begins": "Y-138E8S3",
        "The earth forms": "Y-454E7S3",
        "Dinosaurs die out": "Y-66E6S2",
        "Caesar is murdered": "-0043-03-15",
        "The first century": "00XX",
        "A referendum": "2024-07-28",
        "Year 271,821 and one": "Y271822",
        "The sun swells": "Y5E9S1",
        "All that we count": "Y1000000000000000",
    }
    return vt.Timeline(
        [vt.Event(f"e{at}", title, when) for at, (title, when) in enumerate(times.items())],
        title="Far",
    )
