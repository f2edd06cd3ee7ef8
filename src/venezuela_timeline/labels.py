"""The words put around the data where it is shown or exported, in English and Spanish."""

from __future__ import annotations

from typing import Literal, get_args

from venezuela_timeline.errors import FormatError, shown

__all__ = ["LANGUAGES", "Lang"]

_ES = {
    # labels
    "Claims": "Versiones",
    "Part of": "Parte de",
    "Sources": "Fuentes",
    "When": "Fecha",
    # what is looked at
    "Actor": "Actor",
    "Chapter": "Capítulo",
    "Event": "Hecho",
    "Events": "Hechos",
    "Kind": "Tipo",
    "Place": "Lugar",
    "Participants": "Participantes",
    "Links": "Enlaces",
    "All": "Todos",
    "Certain dates only": "Solo fechas seguras",
    "Clear": "Borrar",
    "Find": "Buscar",
    "From": "Desde",
    "Language of the sources": "Idioma de las fuentes",
    "Search and filter": "Buscar y filtrar",
    "Skip to the events": "Ir a los hechos",
    "To": "Hasta",
    "Without a chapter": "Sin capítulo",
    "Without a kind": "Sin tipo",
    "Without an actor": "Sin actor",
    "Others": "Otros",
    "after": "después de",
    "responds to": "responde a",
    "part of": "parte de",
    "causes": "causa",
    "certain": "seguro",
    "contested": "disputado",
    "goes on": "continúa",
    "possible": "posible",
    "without a label": "sin rótulo",
    # stances
    "denies": "niega",
    "doubts": "pone en duda",
    "recognises": "reconoce",
    "state media": "medio estatal",
    "superseded": "superada",
    # hedges
    "about": "cerca de",
    "at least": "al menos",
    "at most": "a lo sumo",
    "nearly": "casi",
    "over": "más de",
    # aspects
    "amount": "monto",
    "blame": "responsabilidad",
    "cause": "causa",
    "description": "descripción",
    "duration": "duración",
    "legitimacy": "legitimidad",
    "number": "número",
    "occurrence": "hecho",
    "office holder": "titular del cargo",
    "opinion": "opinión",
    "outcome": "resultado",
    "when": "fecha",
    "winner": "ganador",
    # units
    "days": "días",
    "percent": "%",
}

_EN = {"percent": "%"}

Lang = Literal["en", "es"]
"""A language these words are in."""

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
"""All of them."""


def check_language(lang: str) -> None:
    """Refuse a language these words are not in.

    Raises:
        FormatError: with the languages there are.
    """
    if lang not in LANGUAGES:
        hint = f"write one of {', '.join(LANGUAGES)}"
        raise FormatError(f"no words in the language {shown(lang)}: {hint}")


def word(slug: str, lang: Lang) -> str:
    """A slug or label as words; one that has no translation stands as it is."""
    words = slug.replace("-", " ")
    return (_ES if lang == "es" else _EN).get(words, words)
