"""Frozen values: texts, sources, claims, actors, places, events."""

from .actor import Actor, ActorKind, Membership, Tenure
from .chapter import Chapter
from .claim import Claim, Hedge, Quantity, Rank, Stance, Value
from .event import Event, Participation, Status
from .inferred import Inferred
from .link import Link, LinkKind, Offset
from .place import Place
from .source import Citation, Source
from .term import Term
from .text import Text

__all__ = [
    "Actor",
    "ActorKind",
    "Chapter",
    "Citation",
    "Claim",
    "Event",
    "Hedge",
    "Inferred",
    "Link",
    "LinkKind",
    "Membership",
    "Offset",
    "Participation",
    "Place",
    "Quantity",
    "Rank",
    "Source",
    "Stance",
    "Status",
    "Tenure",
    "Term",
    "Text",
    "Value",
]
