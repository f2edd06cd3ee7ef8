"""The words of a published folder, and of what has changed in it, in Spanish."""

from typing import Final

SENTENCES: Final = {
    "part of a timeline": "{title} – {part}",
    "change": "{whose}: {what}: {done}",
    "change of all": "{what}: {done}",
    "feed": "Lo que ha cambiado desde la edición anterior, versión por versión.",
    "feed readers": "Dé esta dirección a un lector de canales.",
    "about subscribing": (
        "Siga la cronología en su programa de calendario, y lo que cambia en ella en su "
        "lector de canales."
    ),
    "how to subscribe": (
        "Copie la dirección de un calendario y désela a su programa. Si en lugar de eso "
        "abre el archivo, recibe los hechos como están ahora, y ningún cambio."
    ),
    "how often": (
        "Un calendario pide que se lo busque una vez al día. Algunos programas lo deciden "
        "por sí mismos."
    ),
    "about the data": "Todo lo que muestran estas páginas, para trabajar con ello.",
}

WORDS: Final = {
    "Actors": "Actores",
    "Places": "Lugares",
    "Subscribe": "Suscribirse",
    "Data": "Datos",
    "Changes": "Cambios",
    "Calendars": "Calendarios",
    "Cite": "Citar",
    "Licence": "Licencia",
    "pages": "páginas",
    "Skip to the content": "Ir al contenido",
    "On this site": "En este sitio",
    "On the chart": "En el gráfico",
    "Last changed": "último cambio",
    "Revision": "revisión",
    "Before": "Antes",
    "After": "Después",
    "Before and after": "Antes y después",
    "Offices": "Cargos",
    "Memberships": "Pertenencias",
    "What it says": "Lo que dice",
    "People": "Personas",
    "States": "Estados",
    "Organisations": "Organizaciones",
    "person": "persona",
    "state": "estado",
    "organisation": "organización",
    "Archived": "copia archivada",
    "Cited in": "Citada en",
    "Key events": "hechos clave",
    "On this day": "un día como hoy",
    "All events": "todos los hechos",
    "Open in a program": "abrir en un programa",
    "In the usual programs": "En los programas habituales",
    "iPhone and iPad": "Un iPhone o iPad",
    "The whole timeline": "la cronología entera",
    "The events": "los hechos",
    "The claims": "las versiones",
    "The sources": "las fuentes",
    "Events, claims and sources": "hechos, versiones y fuentes",
    "The edition before": "la edición anterior",
    "How to cite it, for programs": "cómo citarla, para programas",
    "What each file is, for programs": "qué es cada archivo, para programas",
    "Checksums of all files": "sumas de comprobación de todos los archivos",
    "New": "nuevo",
    "Gone": "retirado",
    "Changed": "cambio",
    "field: claim": "versión",
    "field: reason": "motivo",
    "field: summary": "resumen",
    "field: name": "nombre",
    "field: title": "título",
    "field: kind": "tipo",
    "field: chapter": "capítulo",
    "field: tags": "etiquetas",
    "field: place": "lugar",
    "field: participants": "participantes",
    "field: citations": "fuentes",
    "field: links": "vínculos",
    "field: known_until": "se sabe hasta",
    "field: status": "estado",
    "field: key": "hecho clave",
    "field: aliases": "otros nombres",
    "field: tenures": "cargos",
    "field: memberships": "pertenencias",
    "field: country": "país",
    "field: latitude": "latitud",
    "field: longitude": "longitud",
    "field: publisher": "editor",
    "field: published": "publicada",
    "field: authors": "autores",
    "field: accessed": "leída el",
    "field: url": "dirección",
    "field: language": "idioma",
    "Yes": "sí",
    "No": "no",
    "field: description": "descripción",
    "field: state_media": "medio de un Estado",
    "field: wikidata": "elemento de Wikidata",
    "field: archived": "copia archivada",
    "field: doi": "DOI",
    "field: when": "fecha",
    "subscribe in Thunderbird": "Calendario nuevo › En la red, y pegue la dirección.",
    "subscribe in Google Calendar": (
        "En un navegador: Otros calendarios › + › Desde URL. Después se ve también en su teléfono."
    ),
    "subscribe in Apple Calendar": "Archivo › Nueva suscripción a calendario.",
    "subscribe in iPhone and iPad": (
        "Calendario › Calendarios › Añadir calendario › Añadir suscripción a calendario."
    ),
    "subscribe in Outlook": "En el calendario: Agregar calendario › Suscribirse desde la Web.",
    "subscribe in Evolution": "Nuevo › Calendario › En la web.",
    "subscribe in KOrganizer": (
        "Preferencias › Configurar KOrganizer › Calendarios › Añadir › Archivo de "
        "calendario iCal, y pegue la dirección."
    ),
}
