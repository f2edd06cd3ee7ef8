"""Timelines, and questions to them.

What is here is imported when it is first asked for: to read a timeline takes no queries.
"""

from typing import TYPE_CHECKING

from venezuela_timeline._later import later

if TYPE_CHECKING:
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
        anniversary,
        approximate,
        before,
        between,
        chapter,
        claimed_by,
        contested,
        country,
        during,
        key,
        kind,
        lasting,
        near,
        on,
        on_day,
        overlapping,
        place,
        role,
        source,
        tag,
        text,
        uncertain,
        within,
    )
    from .query import And, HasId, InTime, Is, Moment, Near, Not, OfTime, Or, Query
    from .registry import Registry
    from .sequences import Pair, Pairs
    from .text_fields import TextField
    from .text_query import HasText
    from .time_queries import Anniversary, Between, Lasting, OnDay, Within
    from .timeline import Timeline

__all__ = [
    "Account",
    "And",
    "Anniversary",
    "Between",
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
    "Lasting",
    "Moment",
    "Near",
    "Not",
    "OfTime",
    "OnDay",
    "Or",
    "Pair",
    "Pairs",
    "Parts",
    "Perspective",
    "Query",
    "Registry",
    "Summary",
    "TextField",
    "Timeline",
    "Within",
    "actor",
    "after",
    "anniversary",
    "approximate",
    "before",
    "between",
    "chapter",
    "claimed_by",
    "contested",
    "country",
    "during",
    "key",
    "kind",
    "lasting",
    "near",
    "on",
    "on_day",
    "overlapping",
    "place",
    "role",
    "source",
    "tag",
    "text",
    "uncertain",
    "within",
]

if not TYPE_CHECKING:
    _MODULES = (
        "timeline",
        "registry",
        "query",
        "predicates",
        "_tabular",
        "counts",
        "event_dicts",
        "figures",
        "grouping",
        "groups",
        "perspective",
        "sequences",
        "text_fields",
        "text_query",
        "time_queries",
    )
    __getattr__, __dir__ = later(__name__, _MODULES, __all__)
