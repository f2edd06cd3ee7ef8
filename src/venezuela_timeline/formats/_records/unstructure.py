"""Values of the model as plain data, through cattrs."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from venezuela_timeline.model import Offset, Text
from venezuela_timeline.model.text import UNDETERMINED
from venezuela_timeline.time import TimeSpan

from .classes import CLASSES


def unstructure(value: Any) -> Any:
    """A value of the model as plain data; fields that have their default are left out."""
    return _CONVERTER.unstructure(value)


def _number(value: Decimal) -> int | float | str:
    """A number as JSON and TOML write it; its text where a float is not written like that.

    A float would round some, and lose the last zero of 51.90.
    """
    return float(value) if repr(float(value)) == str(value) else str(value)


def _text(text: Text) -> str | dict[str, str]:
    return str(text) if text.languages == (UNDETERMINED,) else dict(text.versions)


def _left_out(cls: type) -> dict[str, Any]:
    """The attributes that are no part of a value, such as what is inferred."""
    return {field.name: override(omit=True) for field in attrs.fields(cls) if not field.eq}


def _converter() -> Converter:
    converter = Converter()
    converter.register_unstructure_hook(Text, _text)
    converter.register_unstructure_hook_func(lambda kind: kind is TimeSpan, str)
    converter.register_unstructure_hook(Offset, str)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook(Decimal, _number)
    converter.register_unstructure_hook_factory(
        lambda kind: kind in CLASSES,
        lambda cls: make_dict_unstructure_fn(
            cls, converter, _cattrs_omit_if_default=True, **_left_out(cls)
        ),
    )
    return converter


_CONVERTER = _converter()
