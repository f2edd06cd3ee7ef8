"""Timelines, and questions to them."""

from .fields import (
    actor,
    approximate,
    chapter,
    claimed_by,
    contested,
    kind,
    near,
    place,
    role,
    source,
    tag,
    text,
    uncertain,
)
from .grouping import Grouping, Summary
from .perspective import Account, Perspective
from .query import Query
from .records import Parts
from .registry import Registry
from .temporal import after, before, during, on, overlapping
from .timeline import Timeline

__all__ = [
    "Account",
    "Grouping",
    "Parts",
    "Perspective",
    "Query",
    "Registry",
    "Summary",
    "Timeline",
    "actor",
    "after",
    "approximate",
    "before",
    "chapter",
    "claimed_by",
    "contested",
    "during",
    "kind",
    "near",
    "on",
    "overlapping",
    "place",
    "role",
    "source",
    "tag",
    "text",
    "uncertain",
]
