"""What a page's own controls say, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import LANGUAGES, TABLES, word

from ._scale import axis_words

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang

_EN = {
    "language": "Language",
    # The bar
    "find": "Find",
    "findHint": 'Words, "a phrase", a start*',
    "filters": "Filters",
    "close": "Close",
    "clear": "Clear all",
    "chapter": "Chapter",
    "kind": "Kind",
    "actor": "Person or body",
    "place": "Place",
    "from": "From",
    "to": "To",
    "dateHint": "2024-07-28",
    "badDate": "Write a year, a month or a day, such as 2024-07",
    "asof": "As known on",
    "asofHint": "Only what had been said by that day",
    "by": "According to",
    "byHint": "Only what that party says",
    "certain": "Certain dates only",
    "contested": "Contested only",
    "all": "All",
    "lanes": "Lanes",
    "one": "One",
    "map": "Map",
    "story": "Story",
    "share": "Copy link",
    "copied": "Copied",
    # What is shown
    "chart": "Timeline",
    "chartHelp": "Arrow keys move between events, Enter opens one, + and − zoom, 0 shows all",
    "overview": "The whole time",
    "count": "{n} of {all} events",
    "countAll": "{all} events",
    "one_event": "1 event",
    "inWindow": "{from} to {to}",
    "zoomIn": "Zoom in",
    "zoomOut": "Zoom out",
    "whole": "Show all",
    "earlier": "Earlier",
    "later": "Later",
    "wheel": "Hold Ctrl to zoom with the wheel",
    "cluster": "{n} more events, {when}",
    "clusterTitle": "{n} events",
    "zoomHere": "Zoom to these",
    "list": "Events",
    "showList": "Show the list",
    "more": "Show more events",
    "goesOn": "goes on",
    # Nothing found
    "nothing": "No event fits",
    "without": "Without {what}: {n}",
    "allTime": "the dates",
    "startAgain": "Start again",
    # One event
    "previous": "Previous event",
    "next": "Next event",
    "copy": "Copy link",
    "calendar": "Add to calendar",
    "noDay": "A calendar has no day for it",
    "cite": "Cite",
    "citation": "Citation",
    "noDate": "gives no date of its own; shown at ours",
    "saysNothing": "Only what {who} says is shown",
    "sheet": "Event",
    "onDay": "As known on {day}",
    # Legend
    "legend": "How to read it",
    "sure": "certain",
    "possible": "possible",
    "on": "goes on",
    "inferred": "placed by its links",
    "disputed": "contested",
    "many": "several events",
    # Story
    "step": "{n} of {all}",
    "leave": "Leave the story",
    # Map
    "mapTitle": "Places",
    "mapNote": "Events at places with coordinates: {n} of {all}",
    "eventsAt": "{place}: {n}",
}

_ES = {
    "language": "Idioma",
    "find": "Buscar",
    "findHint": "Palabras, «una frase», comienzo*",
    "filters": "Filtros",
    "close": "Cerrar",
    "clear": "Quitar todo",
    "chapter": "Capítulo",
    "kind": "Tipo",
    "actor": "Persona u organismo",
    "place": "Lugar",
    "from": "Desde",
    "to": "Hasta",
    "dateHint": "2024-07-28",
    "badDate": "Escriba un año, un mes o un día, como 2024-07",
    "asof": "Como se sabía el",
    "asofHint": "Solo lo que se había dicho hasta ese día",
    "by": "Según",
    "byHint": "Solo lo que dice esa parte",
    "certain": "Solo fechas seguras",
    "contested": "Solo lo disputado",
    "all": "Todos",
    "lanes": "Franjas",
    "one": "Una",
    "map": "Mapa",
    "story": "Relato",
    "share": "Copiar enlace",
    "copied": "Copiado",
    "chart": "Cronología",
    "chartHelp": "Las flechas van de un hecho a otro, Intro lo abre, + y − acercan y alejan, "
    "0 muestra todo",
    "overview": "Todo el tiempo",
    "count": "{n} de {all} hechos",
    "countAll": "{all} hechos",
    "one_event": "1 hecho",
    "inWindow": "{from} a {to}",
    "zoomIn": "Acercar",
    "zoomOut": "Alejar",
    "whole": "Ver todo",
    "earlier": "Antes",
    "later": "Después",
    "wheel": "Pulse Ctrl para acercar con la rueda",
    "cluster": "{n} hechos más, {when}",
    "clusterTitle": "{n} hechos",
    "zoomHere": "Acercar a estos",
    "list": "Hechos",
    "showList": "Mostrar la lista",
    "more": "Mostrar más hechos",
    "goesOn": "continúa",
    "nothing": "Ningún hecho corresponde",
    "without": "Sin {what}: {n}",
    "allTime": "las fechas",
    "startAgain": "Empezar de nuevo",
    "previous": "Hecho anterior",
    "next": "Hecho siguiente",
    "copy": "Copiar enlace",
    "calendar": "Añadir al calendario",
    "noDay": "Ningún calendario tiene un día para esto",
    "cite": "Citar",
    "citation": "Cita",
    "noDate": "no da una fecha; se muestra en la nuestra",
    "saysNothing": "Solo se muestra lo que dice {who}",
    "sheet": "Hecho",
    "onDay": "Como se sabía el {day}",
    "legend": "Cómo se lee",
    "sure": "seguro",
    "possible": "posible",
    "on": "continúa",
    "inferred": "situado por sus enlaces",
    "disputed": "disputado",
    "many": "varios hechos",
    "step": "{n} de {all}",
    "leave": "Dejar el relato",
    "mapTitle": "Lugares",
    "mapNote": "Hechos en lugares con coordenadas: {n} de {all}",
    "eventsAt": "{place}: {n}",
}

_WORDS: dict[Lang, dict[str, str]] = {"en": _EN, "es": _ES}

_LOCALE = {"en": "en_GB", "es": "es_419"}
"""For Open Graph, which knows a language only with a region."""


def page_words() -> dict[Lang, dict[str, Any]]:
    """The words of the controls and of the axis, by language."""
    return {
        lang: {
            **_WORDS[lang],
            "name": TABLES[lang].name,
            **{key: word(key, lang) for key in ("When", "Claims", "Sources", "superseded")},
            "state": word("state media", lang),
            **axis_words(lang),
        }
        for lang in LANGUAGES
    }


def locale(lang: Lang) -> str:
    """A language as Open Graph names it."""
    return _LOCALE[lang]


def subtitle(events: str, sources: str, until: str | None, lang: Lang) -> str:
    """What a page is and until when it is known, where nobody wrote a subtitle."""
    if lang == "es":
        known = f" Fuentes hasta el {until}." if until else ""
        return f"{events}, con lo que cada parte dice de ellos y {sources} donde leerlo.{known}"
    known = f" Sources up to {until}." if until else ""
    return f"{events}, with what each party says of them and {sources} to read it in.{known}"


__all__ = ["locale", "page_words", "subtitle"]
