"""Timelines, and questions to them."""

from ._tabular import Parts
from .counts import Counts
from .event_dicts import EventDict
from .figures import Groups, Summary
from .grouping import Grouping
from .groups import HasMember, InCountry
from .perspective import Account, Perspective
from .predicates import (
    actor,
    after,
    approximate,
    before,
    chapter,
    claimed_by,
    contested,
    country,
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
from .query import And, HasId, InTime, Is, Moment, Near, Not, Or, Query
from .registry import Registry
from .text_fields import TextField
from .text_query import HasText
from .timeline import Timeline

__all__ = [
    "Account",
    "And",
    "Counts",
    "EventDict",
    "Grouping",
    "Groups",
    "HasId",
    "HasMember",
    "HasText",
    "InCountry",
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
    "TextField",
    "Timeline",
    "actor",
    "after",
    "approximate",
    "before",
    "chapter",
    "claimed_by",
    "contested",
    "country",
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
