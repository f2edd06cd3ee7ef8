"""The JSON Schemas of the JSON format and of TOML, drawn from the model's classes.

Run it to write the schemas that the package ships::

    cd src/venezuela_timeline/data
    python ../../../docs/_ext/json_schema.py > timeline.schema.json
    python ../../../docs/_ext/json_schema.py toml > timeline.toml.schema.json
"""

from __future__ import annotations

import datetime
import inspect
import json
import re
import sys
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from venezuela_timeline.formats._records import FORMAT, RECORDS
from venezuela_timeline.formats._records.classes import CLASSES
from venezuela_timeline.model import (
    Citation,
    Claim,
    Event,
    Link,
    Membership,
    Participation,
    Place,
    Text,
    validation,
)
from venezuela_timeline.model.claim import NEVER_PREFERRED, Value
from venezuela_timeline.model.link import LinkKind
from venezuela_timeline.time import TimeSpan

Schema = dict[str, Any]

_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_OPTIONAL = type(None)


def schema() -> Schema:
    """The schema of a document, as JSON Schema 2020-12."""
    title = {"$ref": "#/$defs/text"}
    records = {name: {"type": "array", "items": _ref(cls)} for name, cls in RECORDS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:venezuela-timeline:schema:{FORMAT}",
        "title": "Timeline",
        "description": "A timeline in the JSON format of venezuela_timeline.",
        "type": "object",
        "properties": {
            "format": {
                "description": "Version of this layout.",
                "type": "integer",
                "minimum": 1,
                "maximum": FORMAT,
            },
            "id": {"description": "The timeline's slug.", "$ref": "#/$defs/id"},
            "title": {"description": "Its title.", **title},
            "version": {
                "description": "Which edition of the data it is.",
                "$ref": "#/$defs/words",
            },
            "chapter": {
                "description": "Chapter of every event that names none.",
                "$ref": "#/$defs/id",
            },
            **records,
            "outside": {
                "description": "Ids of events that links point to though they are not here.",
                "type": "array",
                "items": {"type": "string"},
            },
        },
        "additionalProperties": False,
        "$defs": _BASICS | {cls.__name__: _class(cls) for cls in sorted(CLASSES, key=str)},
    }


_BASICS: Schema = {
    "id": {"type": "string", "pattern": f"^{_SLUG}$", "maxLength": validation.MAX_SLUG},
    "words": {"type": "string", "pattern": r"\S"},
    "text": {
        "description": "Words, or the same words in several languages by BCP 47 tag.",
        "anyOf": [
            {"$ref": "#/$defs/words"},
            {
                "type": "object",
                "minProperties": 1,
                "patternProperties": {
                    "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$": {"$ref": "#/$defs/words"}
                },
                "additionalProperties": False,
            },
        ],
    },
    "time": {
        "description": "EDTF (ISO 8601-2:2019, levels 0 to 2), or a year.",
        "type": ["string", "integer"],
    },
    "day": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "url": {
        "type": "string",
        "format": "iri",
        "pattern": '^[Hh][Tt][Tt][Pp][Ss]?://[^\\u0000-\\u0020<>"\\\\^`{|}]+$',
    },
    "number": {
        "description": "A number; as a string of one where a float would round it.",
        "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"\d"}],
    },
}

_BY_VALIDATOR = {
    validation.slug: "id",
    validation.optional_slug: "id",
}

_OWN: dict[tuple[str, str], Schema] = {
    ("Source", "url"): {"$ref": "#/$defs/url"},
    ("Source", "archived"): {"$ref": "#/$defs/url"},
    ("Source", "doi"): {"type": "string", "pattern": r"^10\.\d{4,9}(\.\d+)*/\S+$"},
    ("Source", "authors"): {"type": "array", "items": {"$ref": "#/$defs/words"}},
    ("Place", "country"): {"type": "string", "pattern": "^[A-Z]{2}$"},
    ("Place", "latitude"): {"type": "number", "minimum": -90, "maximum": 90},
    ("Place", "longitude"): {"type": "number", "minimum": -180, "maximum": 180},
    ("Place", "wikidata"): {"type": "string", "pattern": "^Q[1-9][0-9]{0,15}$"},
    ("Actor", "wikidata"): {"type": "string", "pattern": "^Q[1-9][0-9]{0,15}$"},
    ("Link", "offset"): {"type": "string", "pattern": "^[1-9][0-9]{0,5} (day|week|month)s?$"},
    ("Event", "tags"): {"type": "array", "items": {"$ref": "#/$defs/id"}},
    ("Event", "revision"): {"type": "integer", "minimum": 1},
}
"""What a class says of a field in code only."""

_RULES: dict[type, Schema] = {
    Claim: {
        "anyOf": [
            {"required": ["value"]},
            {"required": ["text"]},
            {
                "properties": {
                    "aspect": {"const": "occurrence"},
                    "stance": {"enum": ["denies", "doubts"]},
                },
                "required": ["stance"],
            },
        ],
        "allOf": [
            {
                "if": {
                    "properties": {"rank": {"enum": ["preferred", "deprecated"]}},
                    "required": ["rank"],
                },
                "then": {"required": ["reason"]},
            },
            {
                "if": {"properties": {"aspect": {"enum": sorted(NEVER_PREFERRED)}}},
                "then": {"properties": {"rank": {"enum": ["normal", "deprecated"]}}},
            },
        ],
    },
    Event: {
        "anyOf": [
            {"required": ["when"], "properties": {"when": {"not": {"type": "null"}}}},
            {"required": ["links"], "properties": {"links": {"minItems": 1}}},
        ]
    },
    Link: {
        "if": {"properties": {"kind": {"const": "causes"}}},
        "then": {"required": ["claims"], "properties": {"claims": {"minItems": 1}}},
    },
    Place: {"dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]}},
}
"""The laws of a class over several fields, as far as a schema can say them."""

_WITHOUT_CLAIM = "|".join(kind for kind in get_args(LinkKind) if kind != "causes")
_LINK = (
    r"^((start|end) )?((exactly|at-least|at-most) )?([1-9][0-9]{0,5} (day|week|month)s? )?"
    rf"({_WITHOUT_CLAIM}) ((start|end) of )?{_SLUG}$"
)

_SHORT: dict[type, Schema] = {
    Citation: {"type": "string", "pattern": rf"^{_SLUG}( [\s\S]*)?$"},
    Link: {"type": "string", "pattern": _LINK},
    Membership: {"$ref": "#/$defs/id"},
    Participation: {"$ref": "#/$defs/id"},
}
"""The classes that may also be written as a string."""


def _class(cls: type) -> Schema:
    hints, described = get_type_hints(cls), _descriptions(cls)
    fields = [field for field in attrs.fields(cls) if field.eq]  # the others are never written
    record: Schema = {
        "type": "object",
        "properties": {
            field.name: {"description": described[field.name], **_field(cls, field, hints)}
            for field in fields
        },
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
        **_RULES.get(cls, {}),
    }
    summary = (inspect.getdoc(cls) or "").splitlines()[0]
    if cls in _SHORT:
        return {"description": summary, "anyOf": [_SHORT[cls], record]}
    return {"description": summary, **record}


def _field(cls: type, field: attrs.Attribute[Any], hints: dict[str, Any]) -> Schema:
    kind = hints[field.name]
    optional = _OPTIONAL in get_args(kind)
    if (cls.__name__, field.name) in _OWN:
        found = _OWN[cls.__name__, field.name]
    elif field.validator in _BY_VALIDATOR:
        found = {"$ref": f"#/$defs/{_BY_VALIDATOR[field.validator]}"}
    else:
        found = _kind(kind)
    return {"anyOf": [found, {"type": "null"}]} if optional else found


def _kind(kind: Any) -> Schema:
    """The schema of a type, None apart."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind in CLASSES:
        return _ref(kind)
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _kind(get_args(kind)[0])}
    (inner,) = (one for one in get_args(kind) if one is not _OPTIONAL)
    return _kind(inner)


def _ref(cls: type) -> Schema:
    return {"$ref": f"#/$defs/{cls.__name__}"}


_SIMPLE: dict[Any, Schema] = {
    str: {"$ref": "#/$defs/words"},
    bool: {"type": "boolean"},
    Text: {"$ref": "#/$defs/text"},
    TimeSpan: {"$ref": "#/$defs/time"},
    datetime.date: {"$ref": "#/$defs/day"},
    int | Decimal: {"$ref": "#/$defs/number"},
    Value | None: {"anyOf": [{"$ref": "#/$defs/Quantity"}, {"type": ["string", "number"]}]},
}


def _descriptions(cls: type) -> dict[str, str]:
    """What a class's docstring says of each of its attributes."""
    _, _, attributes = (inspect.getdoc(cls) or "").partition("Attributes:\n")
    attributes = re.split(r"\n\n(?! )", attributes)[0]  # a list within stands further in
    found = re.findall(r"^    (\w+): (.*(?:\n(?: {8}.*)?)*)", attributes, re.MULTILINE)
    return {name: " ".join(words.replace("``", "`").split()) for name, words in found}


def toml_schema() -> Schema:
    """The schema of a TOML file, for editors: the same in the dialect of draft 7.

    TOML has no null, and times may be phrases there. A date without quotes counts as its text, as
    editors have it.
    """
    found = _older(schema())
    found |= {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"urn:venezuela-timeline:toml-schema:{FORMAT}",
        "description": "A file of a timeline, or of a folder that is one, for venezuela_timeline.",
    }
    found["definitions"]["time"]["description"] = (
        "EDTF, or a phrase such as '28 July 2024' or 'early 2000s', or a year."
    )
    return found


_NULL = {"type": "null"}
_RENAMED = {"$defs": "definitions", "dependentRequired": "dependencies"}


def _older(part: Any) -> Any:
    """A part of a schema in draft 7, in which a reference stands alone, and without null."""
    if isinstance(part, list):
        return [_older(one) for one in part]
    if not isinstance(part, dict):
        return part.replace("#/$defs/", "#/definitions/") if isinstance(part, str) else part
    if _NULL in part.get("anyOf", ()):
        (kind,) = (one for one in part["anyOf"] if one != _NULL)
        part = {key: value for key, value in part.items() if key != "anyOf"} | kind
    if "$ref" in part and len(part) > 1:
        rest = {key: value for key, value in part.items() if key != "$ref"}
        part = rest | {"allOf": [{"$ref": part["$ref"]}]}
    return {_RENAMED.get(key, key): _older(value) for key, value in part.items()}


SCHEMAS = {"json": schema, "toml": toml_schema}


def text(name: str) -> str:
    """A schema as the file the package ships."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text(*sys.argv[1:] or ["json"]))
