"""The words put around the data where it is shown or exported, in English and Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.model import Quantity
from venezuela_timeline.time import TimeSpan

if TYPE_CHECKING:
    from venezuela_timeline.model import Citation, Claim
    from venezuela_timeline.timeline import Timeline

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

Language = Literal["en", "es"]
"""A language these words are in."""

LANGUAGES: tuple[Language, ...] = get_args(Language)


def check_language(lang: str) -> None:
    """Refuse a language these words are not in.

    Raises:
        FormatError: with the languages there are.
    """
    if lang not in LANGUAGES:
        hint = f"write one of {', '.join(LANGUAGES)}"
        raise FormatError(f"no words in the language {shown(lang)}: {hint}")


def word(slug: str, lang: Language) -> str:
    """A slug or label as words; one that has no translation stands as it is."""
    words = slug.replace("-", " ")
    return (_ES if lang == "es" else _EN).get(words, words)


def number(quantity: Quantity, lang: Language) -> str:
    """A figure as a reader writes it: ``over 6,408,844 votes``, ``más de 6.408.844 votos``."""
    digits = (
        f"{quantity.amount:,f}" if not isinstance(quantity.amount, int) else f"{quantity.amount:,}"
    )
    if lang == "es":
        digits = digits.translate({ord(","): ".", ord("."): ","})
    hedge = "" if quantity.hedge == "exactly" else f"{word(quantity.hedge, lang)} "
    if quantity.unit is None:
        return f"{hedge}{digits}"
    unit = word(quantity.unit, lang)
    return f"{hedge}{digits}{'' if unit == '%' and lang == 'en' else ' '}{unit}"


def name(timeline: Timeline, key: str, lang: Language) -> str:
    """The name of an actor or place, the publisher of a source, or the id itself."""
    if key in timeline.actors:
        return timeline.actors[key].name[lang]
    if key in timeline.places:
        return timeline.places[key].name[lang]
    if key in timeline.sources:
        source = timeline.sources[key]
        return source.publisher or source.title or key
    return key


def claim_line(timeline: Timeline, claim: Claim, lang: Language) -> str:
    """A claim in a line: who says what, and when."""
    about = word(claim.aspect, lang)
    if claim.subject:
        about += f", {name(timeline, claim.subject, lang)}"
    if claim.rank == "deprecated":
        about += f" [{word('superseded', lang)}]"
    return f"{_who(timeline, claim, lang)}: {about}: {_what(timeline, claim, lang)}".rstrip(": ")


def rival_line(timeline: Timeline, claim: Claim, lang: Language) -> str:
    """A claim in a line under a heading that says what it is about."""
    superseded = f" [{word('superseded', lang)}]" if claim.rank == "deprecated" else ""
    return f"{_who(timeline, claim, lang)}{superseded}: {_what(timeline, claim, lang)}"


def _who(timeline: Timeline, claim: Claim, lang: Language) -> str:
    who = name(timeline, claim.by, lang)
    said = f" ({claim.said.describe(lang)})" if claim.said else ""
    return f"{who}{said}" + ("" if claim.stance == "asserts" else f" {word(claim.stance, lang)}")


def _what(timeline: Timeline, claim: Claim, lang: Language) -> str:
    words = [value(timeline, claim, lang), claim.text[lang] if claim.text else ""]
    return ". ".join(filter(None, words))


def value(timeline: Timeline, claim: Claim, lang: Language) -> str:
    """The value of a claim as words, empty where it has none."""
    match claim.value:
        case None:
            return ""
        case Quantity():
            return number(claim.value, lang)
        case TimeSpan():
            return claim.value.describe(lang)
        case key:
            return name(timeline, key, lang)


def citation_line(timeline: Timeline, citation: Citation, lang: Language) -> str:
    """A citation in a line: publisher, title, date, place in it, address."""
    source = timeline.sources[citation.source]
    state = f" ({word('state media', lang)})" if source.state_media else ""
    parts = [
        f"{source.publisher}{state}" if source.publisher else "",
        f"«{source.title}»" if source.title and lang == "es" else source.title or "",
        source.published.describe(lang) if source.published else "",
        citation.locator or "",
    ]
    line = ", ".join(filter(None, parts)) or citation.source
    return f"{line}: {source.url}" if source.url else line
