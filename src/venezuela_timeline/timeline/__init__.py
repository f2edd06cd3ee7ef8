"""Timelines, and questions to them."""

from .query import Query, actor, after, before, during, kind, on, overlapping, tag, text
from .registry import Registry
from .timeline import Timeline

__all__ = [
    "Query",
    "Registry",
    "Timeline",
    "actor",
    "after",
    "before",
    "during",
    "kind",
    "on",
    "overlapping",
    "tag",
    "text",
]
