"""Timelines, and questions to them."""

from ._tabular import Parts
from .grouping import Grouping, Summary
from .perspective import Account, Perspective
from .predicates import (
    actor,
    after,
    approximate,
    before,
    chapter,
    claimed_by,
    contested,
    during,
    kind,
    near,
    on,
    overlapping,
    place,
    role,
    source,
    tag,
    text,
    uncertain,
)
from .query import And, HasId, HasText, InTime, Is, Moment, Near, Not, Or, Query
from .registry import Registry
from .timeline import Timeline

__all__ = [
    "Account",
    "And",
    "Grouping",
    "HasId",
    "HasText",
    "InTime",
    "Is",
    "Moment",
    "Near",
    "Not",
    "Or",
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
