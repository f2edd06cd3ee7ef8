"""Which column of a person's table means what, by its name in English or Spanish."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from venezuela_timeline.errors import DataError, Fault, FormatError, did_you_mean, shown, some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "event id", "identifier", "uid", "slug", "identificador", "codigo", "code"),
    "when": (
        "when",
        "date",
        "dates",
        "event date",
        "fecha",
        "fechas",
        "fecha del evento",
        "cuando",
    ),
    "start": ("start", "start date", "begin", "inicio", "fecha de inicio", "comienzo"),
    "end": ("end", "end date", "fin", "fecha de fin", "final"),
    "year": ("year", "ano", "anio", "start year"),
    "month": ("month", "mes", "start month"),
    "day": ("day", "dia", "start day"),
    "end_year": ("end year", "ano final", "ano de fin"),
    "end_month": ("end month", "mes final", "mes de fin"),
    "end_day": ("end day", "dia final", "dia de fin"),
    "time": ("time", "hora", "start time"),
    "title": (
        *("title", "headline", "event title", "event", "name", "heading", "what"),
        *("titulo", "titular", "evento", "nombre", "acontecimiento", "suceso", "hecho", "que"),
    ),
    "summary": (
        *("summary", "description", "text", "details", "notes", "note", "comments"),
        *("resumen", "descripcion", "texto", "detalles", "notas", "nota", "observaciones"),
    ),
    "kind": ("kind", "type", "category", "tipo", "categoria", "clase"),
    "chapter": ("chapter", "group", "section", "capitulo", "grupo", "seccion"),
    "tags": ("tags", "keywords", "topics", "etiquetas", "palabras clave", "temas"),
    "place": (
        *("place", "place name", "location", "city", "venue", "where"),
        *("lugar", "ubicacion", "localizacion", "ciudad", "localidad", "sitio", "donde"),
    ),
    "latitude": ("lat", "latitude", "latitud"),
    "longitude": ("lon", "lng", "long", "longitude", "longitud"),
    "participants": (
        *("participants", "people", "actors", "who"),
        *("participantes", "personas", "actores", "quien", "quienes", "protagonistas"),
    ),
    "source": ("source", "sources", "reference", "fuente", "fuentes", "referencia"),
    "url": ("url", "link", "source url", "web", "website", "enlace", "url de la fuente"),
    "citations": ("citations",),
    "known_until": ("known until",),
}
"""The fields of a table and the names by which each is found, the likeliest first.

Names are compared in small letters, without accents, and with blanks for other signs.
"""

ASKED: Final = ("status", "key", "modified", "revision")
"""Fields that are read only from a column that was named for them."""

SEVERAL: Final = ("tags", "summary")
"""Fields that take as many columns as one likes."""

REST: Final = "*"
"""What stands for all columns without a meaning."""

_SIGNS = re.compile(r"[\W_]+")
_LANGUAGE = re.compile(r"(title|summary)[_.]([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_WORDS_AND_LANGUAGE = re.compile(r"(.+) ([a-z]{2})")


class Column(NamedTuple):
    """What a column is read as.

    Attributes:
        name: What the table calls it.
        at: Its position.
        field: A field of `NAMES` or `ASKED`.
        lang: The language of its texts, ``und`` if its name says none.
    """

    name: str
    at: int
    field: str
    lang: str = "und"


@attrs.frozen
class Columns:
    """What all columns of a table are read as.

    Attributes:
        read: Those with a meaning.
        rest: The positions and names of the others.
    """

    read: tuple[Column, ...]
    rest: tuple[tuple[int, str], ...]

    @cached_property
    def of(self) -> Mapping[str, tuple[Column, ...]]:
        """The columns of each field that has some."""
        found: dict[str, tuple[Column, ...]] = {}
        for column in self.read:
            found[column.field] = (*found.get(column.field, ()), column)
        return found

    def __str__(self) -> str:
        said = (
            f"{shown(one.name)} as {one.field}" + (f" ({one.lang})" if one.lang != "und" else "")
            for one in self.read
        )
        return ", ".join(said)


def is_our_own(names: Iterable[str]) -> bool:
    """Whether a table has the columns that the library writes itself.

    These are id, a title, and when, or links in its place.
    """
    found = {name.strip() for name in names}
    titled = any(name == "title" or _LANGUAGE.fullmatch(name) for name in found)
    return titled and "id" in found and bool(found & {"when", "links"})


def columns_of(
    names: Sequence[str], asked: Mapping[str, str | None] | None, file: str | None
) -> Columns:
    """What the columns of a table mean.

    Args:
        names: The names of the columns, in order.
        asked: The field of some columns; None for one that is not to be read, ``*`` for the
            field of all the rest.
        file: Name of the file, for messages.

    Raises:
        FormatError: if `asked` names a column or a field that there is not.
        DataError: if no column says when, or none is a title.
    """
    asked = dict(asked or {})
    rest_as = asked.pop(REST, None)
    _check(names, asked, rest_as)
    found = _asked(names, asked)
    taken = {column.field for column in found}
    found += _guessed(names, asked, taken)
    passed_over = {name for name, field in asked.items() if field is None}
    found = _completed(found)
    read = {column.at for column in found}
    rest = [
        (at, name) for at, name in enumerate(names) if at not in read and name not in passed_over
    ]
    if rest_as is not None:
        found += [Column(name, at, rest_as) for at, name in rest]
        rest = []
    _check_whole(found, names, file)
    return Columns(tuple(sorted(found, key=lambda column: column.at)), tuple(rest))


def date_column(names: Sequence[str]) -> str | None:
    """The name of the column in which the dates of a table stand, if there is one."""
    found = _guessed(names, {}, set())
    for field in ("when", "start", "year"):
        for column in found:
            if column.field == field:
                return column.name
    return None


def folded(name: str) -> str:
    """A column's name in small letters, without accents, and with blanks for other signs."""
    plain = unicodedata.normalize("NFKD", name)
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _SIGNS.sub(" ", bare.casefold()).strip()


def _check(names: Sequence[str], asked: Mapping[str, str | None], rest_as: str | None) -> None:
    fields = (*NAMES, *ASKED)
    for name, field in asked.items():
        if name not in names:
            hint = did_you_mean(name, names) or f"there are {some_of(names)}"
            raise FormatError(f"no column {shown(name)} in the table: {hint}")
        base = _LANGUAGE.sub(r"\1", field) if isinstance(field, str) else field
        if base is not None and base not in fields:
            hint = did_you_mean(field, fields) or f"write one of {', '.join(fields)}"
            raise FormatError(f"the column {shown(name)} is to be {shown(field)}: {hint}")
    if rest_as is not None and rest_as not in SEVERAL:
        raise FormatError(f"the rest is to be {shown(rest_as)}: write {' or '.join(SEVERAL)}")
    single = [field for field in asked.values() if field is not None and field not in SEVERAL]
    for field in single:
        if single.count(field) > 1:
            raise FormatError(f"several columns are to be {field!r}: name one")


def _asked(names: Sequence[str], asked: Mapping[str, str | None]) -> list[Column]:
    found = []
    for at, name in enumerate(names):
        field = asked.get(name)
        if field is not None:
            match = _LANGUAGE.fullmatch(field)
            found.append(Column(name, at, *match.groups()) if match else Column(name, at, field))
    return found


def _guessed(names: Sequence[str], asked: Mapping[str, object], taken: set[str]) -> list[Column]:
    """The columns whose names have a meaning, the likeliest of each field."""
    best: dict[tuple[str, str], tuple[int, Column]] = {}
    for at, name in enumerate(names):
        if name in asked:
            continue
        for field, lang, rank in _meanings(name):
            known = best.get((field, lang))
            if field not in taken and (known is None or rank < known[0]):
                best[field, lang] = (rank, Column(name, at, field, lang))
    return [column for _, column in best.values()]


def _meanings(name: str) -> list[tuple[str, str, int]]:
    """What a name may mean: field, language, and how unlikely that is."""
    written = _LANGUAGE.fullmatch(name.strip())
    if written:
        return [(written[1], written[2], 0)]
    words = folded(name)
    found = [(field, "und", known.index(words)) for field, known in NAMES.items() if words in known]
    tagged = _WORDS_AND_LANGUAGE.fullmatch(words)
    if tagged and not found:
        found = [
            (field, tagged[2], 0) for field in ("title", "summary") if tagged[1] in NAMES[field]
        ]
    return found


def _completed(found: list[Column]) -> list[Column]:
    """Columns without those that say again what others say better."""
    fields = {column.field for column in found}
    spare: set[str] = set()
    if {"when", "start"} <= fields:
        spare |= {"start", "end"}
    if fields & {"when", "start"}:
        spare |= {"year", "month", "day", "end_year", "end_month", "end_day"}
    if "year" not in fields:
        spare |= {"month", "day", "time"} if not fields & {"when", "start"} else {"month", "day"}
    if "end_year" not in fields:
        spare |= {"end_month", "end_day"}
    if "latitude" not in fields or "longitude" not in fields:
        spare |= {"latitude", "longitude"}
    kept = [column for column in found if column.field not in spare]
    if "title" not in fields:  # what is told of an event serves for its title
        told = next((column for column in kept if column.field == "summary"), None)
        kept = [one._replace(field="title") if one is told else one for one in kept]
    return kept


def _check_whole(found: Sequence[Column], names: Sequence[str], file: str | None) -> None:
    fields = {column.field for column in found}
    faults = []
    if not fields & {"when", "start", "end", "year"}:
        faults.append(_missing("when", "says when", names, file))
    if "title" not in fields:
        faults.append(_missing("title", "is a title", names, file))
    if faults:
        raise DataError(faults)


def _missing(field: str, words: str, names: Sequence[str], file: str | None) -> Fault:
    message = f"no column {words}: there are {some_of(names)}"
    near = did_you_mean(field, names)
    name = shown(names[0]) if names else "'…'"
    hint = f"say which with columns={{{near.split()[3].rstrip('?') if near else name}: {field!r}}}"
    return Fault("line 1", message, f"{near} {hint}".strip(), file)
