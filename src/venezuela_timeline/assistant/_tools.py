"""The tools that an assistant is offered: their arguments, read from the methods that answer."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.errors import QueryError, did_you_mean, shown
from venezuela_timeline.labels import LANGUAGES, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from venezuela_timeline.labels import Lang

_LONGEST = 1000
"""The most characters of an argument."""

_KINDS: Mapping[str, tuple[type, str, str]] = {
    "str": (str, "string", "a text"),
    "str | None": (str, "string", "a text"),
    "int": (int, "integer", "a whole number"),
    "Lang | None": (str, "string", f"one of {', '.join(LANGUAGES)}"),
}
"""By the annotation of a parameter: its class, what a schema calls it, and how a message does."""


@attrs.frozen
class Tool:
    """One question that can be asked.

    Attributes:
        name: What it is called.
        description: What it answers, for whoever chooses between the tools.
        schema: The JSON schema of its arguments.
    """

    name: str
    description: str
    schema: Mapping[str, Any]


def tool_of(method: Callable[..., Any], lang: Lang) -> Tool:
    """The tool that a method answers."""
    parameters = parameters_of(method)
    properties = {}
    for parameter in parameters.values():
        properties[parameter.name] = _property(parameter, lang)
    schema = {
        "type": "object",
        "properties": properties,
        "required": [one.name for one in parameters.values() if one.default is one.empty],
        "additionalProperties": False,
    }
    name = method.__name__
    return Tool(name, words_of(lang).tools[f"tool {name}"], schema)


def parameters_of(method: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """The parameters of a method that an argument can be given for."""
    parameters = inspect.signature(method).parameters
    return {name: one for name, one in parameters.items() if name != "self"}


def _property(parameter: inspect.Parameter, lang: Lang) -> dict[str, Any]:
    _, kind, _ = _KINDS[str(parameter.annotation)]
    found: dict[str, Any] = {
        "type": kind,
        "description": words_of(lang).tools[f"argument {parameter.name}"],
    }
    if kind == "integer":
        found |= {"minimum": 1, "default": parameter.default}
    if parameter.name == "lang":
        found["enum"] = list(LANGUAGES)
    return found


def checked(method: Callable[..., Any], arguments: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """Arguments that a method takes; what is null is left out.

    Args:
        method: The method.
        arguments: What it is to be given.
        lang: The language of the words for what is missing.

    Raises:
        QueryError: with what is wrong with one of them and what to write.
    """
    known, given = parameters_of(method), {k: v for k, v in arguments.items() if v is not None}
    name = method.__name__
    for key, value in given.items():
        if key not in known:
            hint = did_you_mean(key, known) or f"it has {', '.join(known)}"
            raise QueryError(f"{name} has no argument {shown(key)}: {hint}")
        kind, _, words = _KINDS[str(known[key].annotation)]
        right = isinstance(value, kind) and not isinstance(value, bool)
        if not right or (key == "lang" and value not in LANGUAGES):
            raise QueryError(f"{name}: {key} is {shown(value)}: write {words}")
        if isinstance(value, str) and len(value) > _LONGEST:
            raise QueryError(
                f"{name}: {key} has {len(value):,} characters: write {_LONGEST:,} at most"
            )
    for key, parameter in known.items():
        if parameter.default is parameter.empty and not str(given.get(key, "")).strip():
            words = words_of(lang).tools[f"argument {key}"]
            raise QueryError(f"{name} needs the argument {key!r}: {words}")
    return given
