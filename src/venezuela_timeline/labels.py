"""The words put around the data where it is shown or exported, in English and Spanish."""

from __future__ import annotations

from typing import Literal, get_args

from venezuela_timeline.errors import FormatError, shown

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
    "abstentions": "abstenciones",
    "absences": "ausencias",
    "amount": "monto",
    "arrests": "detenciones",
    "arrival": "llegada",
    "blame": "responsabilidad",
    "cadets": "cadetes",
    "cargo": "carga",
    "cases for review": "casos por revisar",
    "cause": "causa",
    "deaths": "muertes",
    "description": "descripción",
    "duration": "duración",
    "electors in counted sheets": "electores de las actas escrutadas",
    "fighters": "cazas",
    "helicopters": "helicópteros",
    "injuries": "heridos",
    "legitimacy": "legitimidad",
    "matching receipts": "comprobantes que coinciden",
    "missing receipts": "comprobantes que faltan",
    "null votes": "votos nulos",
    "number": "número",
    "occurrence": "hecho",
    "office holder": "titular del cargo",
    "opinion": "opinión",
    "registered electors": "electores inscritos",
    "releases": "excarcelaciones",
    "ships": "buques",
    "outcome": "resultado",
    "states": "Estados",
    "tally sheets": "actas",
    "turnout": "participación",
    "valid votes": "votos válidos",
    "vote share": "porcentaje de votos",
    "voters": "votantes",
    "votes": "votos",
    "votes against": "votos en contra",
    "votes in favour": "votos a favor",
    "votes of others": "votos de los demás",
    "when": "fecha",
    "winner": "ganador",
    # units
    "aircraft": "aeronaves",
    "cases": "casos",
    "days": "días",
    "objections": "objeciones",
    "percent": "%",
    "persons": "personas",
    "tonnes": "toneladas",
    "usd billion": "miles de millones de dólares",
    "usd million": "millones de dólares",
}

_EN = {"percent": "%", "usd billion": "billion US dollars", "usd million": "million US dollars"}

Lang = Literal["en", "es"]
"""A language these words are in."""

LANGUAGES: tuple[Lang, ...] = get_args(Lang)


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
