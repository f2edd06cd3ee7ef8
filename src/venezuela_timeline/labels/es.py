"""The words in Spanish."""

from typing import Final

from .table import Table, one_or_more

TABLE: Final = Table(
    name="Español",
    thousands=".",
    point=",",
    plural=one_or_more,
    counted={
        "claims": ("{} versión", "{} versiones"),
        "days": ("{} día", "{} días"),
        "events": ("{} hecho", "{} hechos"),
        "months": ("{} mes", "{} meses"),
        "more events": ("… y {} hecho más", "… y {} hechos más"),
        "weeks": ("{} semana", "{} semanas"),
    },
    sentences={
        "chart": "Cronología de {events}; el primero: {first}; el último: {last}.",
        "empty chart": "Ningún hecho.",
        "percentage": "{number} %",
        "title of a source": "«{title}»",
    },
    words={
        # labels
        "Claims": "Versiones",
        "Part of": "Parte de",
        "Sources": "Fuentes",
        "When": "Fecha",
        # what is looked at
        "Language": "Idioma",
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
        # links
        "after": "después de",
        "before": "antes de",
        "meets": "justo antes de",
        "same day": "el mismo día que",
        "responds to": "responde a",
        "part of": "parte de",
        "causes": "causa",
        # times that follow from links
        "start": "comienzo",
        "end": "fin",
        "from": "a partir de",
        "inferred": "inferido",
        "Inferred": "Inferido",
        "undated": "sin fecha",
        # marks
        "certain": "seguro",
        "contested": "disputado",
        "goes on": "continúa",
        "possible": "posible",
        "without a label": "sin rótulo",
        # stances
        "denies": "niega",
        "doubts": "pone en duda",
        "recognises": "reconoce",
        "superseded": "superada",
        # sources
        "state media": "medio estatal",
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
        "months": "meses",
        "weeks": "semanas",
        "percent": "%",
    },
)
