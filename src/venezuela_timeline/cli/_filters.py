"""The options that choose events: the same for every command that has them."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import click

import venezuela_timeline as vt

if TYPE_CHECKING:
    from collections.abc import Callable

_ASKING = {
    "during": ("TIME", "Events within a time, such as 2024-07 or 2024-08-01/2024-08-07."),
    "overlapping": ("TIME", "Events that share a day with a time."),
    "before": ("TIME", "Events that end before a time."),
    "after": ("TIME", "Events that start after a time."),
    "on": ("DAY", "Events on a day."),
    "on-day": ("DAY", "Events on a day of the year, such as 07-28."),
    "anniversary": ("DAY", "Events with an anniversary on a day, or in a time."),
    "lasting": ("DAYS", "Events that last so long at least, such as '30 days'."),
    "actor": ("NAME", "Events an actor takes part in: a name or an id."),
    "role": ("ROLE", "Events in which somebody has a role, such as candidate."),
    "kind": ("KIND", "Events of a kind, such as election."),
    "tag": ("TAG", "Events with a tag."),
    "chapter": ("NAME", "Events of a chapter."),
    "place": ("NAME", "Events at a place."),
    "country": ("CODE", "Events at places in a country, such as VE."),
    "claimed-by": ("NAME", "Events about which an actor or source makes a claim."),
    "source": ("NAME", "Events that cite a source."),
    "text": ("WORDS", 'Events with all these words; "a phrase" in quotes, a star for a beginning.'),
}
"""The predicates that have an option of their name; given several times, it means any of them."""


_OPTIONS = (
    click.option("--members", is_flag=True, help="With --actor: also its members at the time."),
    click.option("--contested", is_flag=True, help="Events that are contested."),
    click.option("--key", is_flag=True, help="Key events."),
    click.option("--certainly", is_flag=True, help="Leave out what is only possible."),
    click.option("--inferred", is_flag=True, help="Read times with what follows from links."),
    click.option(
        "--according-to", metavar="NAME", help="What an actor or source claims, event by event."
    ),
    click.option("--as-of", metavar="DAY", help="Only the claims made by a day."),
)

NAMES = (
    *(option.replace("-", "_") for option in _ASKING),
    *("members", "contested", "key", "certainly", "inferred", "according_to", "as_of"),
)
"""The parameters of a command that has these options."""


def filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose events."""
    for option in reversed(_OPTIONS):
        command = option(command)
    for name, (metavar, words) in reversed(_ASKING.items()):
        command = click.option(f"--{name}", metavar=metavar, multiple=True, help=words)(command)
    return command


def filtered(  # noqa: PLR0913  (a parameter an option)
    timeline: vt.Timeline,
    *,
    members: bool,
    contested: bool,
    key: bool,
    certainly: bool,
    inferred: bool,
    as_of: str | None,
    according_to: str | None = None,
    **asked: tuple[str, ...],
) -> vt.Timeline:
    """The events that meet all the options."""
    if members and not asked["actor"]:
        raise click.UsageError("--members goes with --actor")
    if inferred:
        timeline = vt.chronology.solve(timeline).timeline()
    if as_of is not None:
        timeline = timeline.as_of(as_of)
    more = {"actor": {"members": members}}
    queries = [
        reduce(or_, (getattr(vt, name)(value, **more.get(name, {})) for value in values))
        for name, values in asked.items()
        if values
    ]
    queries += [vt.contested()] * contested + [vt.key()] * key
    if queries:
        timeline = timeline.where(reduce(and_, queries), certainly=certainly)
    return timeline if according_to is None else timeline.according_to(according_to).timeline
