"""What the library says of faults, in Spanish: what is said on the left, and how on the right.

Braces stand for what differs from one message to the next, in the order of the left side; what
is in quotes there stands in braces here. What is not here is said in English: what is wrong
within a phrase or a text of EDTF, and in the inside of files, of calendars and workbooks, say.
"""

from __future__ import annotations

from typing import Final

NAMES: Final = (
    ("nothing here has that id or name", "nada aquí tiene ese identificador o nombre"),
    ("nothing here has the id or name {}:", "nada aquí tiene el identificador o nombre {}:"),
    ("nothing here has the id or name", "nada aquí tiene el identificador o nombre"),
    ("no event has the id or title", "ningún hecho tiene el identificador o título"),
    ("no event has the id", "ningún hecho tiene el identificador"),
    ("no event has that id", "ningún hecho tiene ese identificador"),
    ("no event has the kind", "ningún hecho tiene el tipo"),
    ("no event has the tag", "ningún hecho tiene la etiqueta"),
    ("no event has the role", "en ningún hecho hay el papel"),
    ("no event has the chapter", "ningún hecho es del capítulo"),
    ("nor any of {} more words", "ni ninguna de otras {} palabras"),
    ("no actor has the id or name", "ningún actor tiene el identificador o nombre"),
    ("no source has the id or name", "ninguna fuente tiene el identificador o nombre"),
    ("no place has the id or name", "ningún lugar tiene el identificador o nombre"),
    ("no place has that id", "ningún lugar tiene ese identificador"),
    ("no actor has the id", "ningún actor tiene el identificador"),
    ("no source has the id", "ninguna fuente tiene el identificador"),
    ("no place has the id", "ningún lugar tiene el identificador"),
    ("this is in", "está en"),
    ("its words are in", "sus palabras están en"),
    ("did you mean {}?", "¿quiso decir {}?"),
    ("is a name of {}: use an id", "es un nombre de {}: use un identificador"),
    ("is the title of {}: use an id", "es el título de {}: use un identificador"),
    ("names are strings", "los nombres son textos"),
    ("write an id or a name as text", "escriba un identificador o un nombre como texto"),
    ("nor is it a time:", "y tampoco es una fecha:"),
    (
        "no place here is in {}: they are in of none that is known",
        "de ningún lugar se sabe el país",
    ),
    ("no place here is in {}: they are in", "ningún lugar de aquí está en {}: están en"),
    ("makes no claim about", "no dice nada de"),
    (
        "for the events of that time write {}[{}] or {}",
        "para los hechos de ese tiempo escriba {}[{}] o {}",
    ),
)

TIMES: Final = (
    ("cannot read {}: write a date such as", "no se puede leer {}: escriba una fecha como"),
    (
        "window {} is vague: leave out the qualifier",
        "la fecha {} es imprecisa: omita el calificador",
    ),
    (
        "window {} has an unknown end: write {} for an open one",
        "la fecha {} tiene un fin desconocido: escriba {} si es abierto",
    ),
    (
        "window {} is not one stretch of time: write it as start/end",
        "la fecha {} no es un solo período: escríbalo como comienzo/fin",
    ),
    ("window {} is beyond the years", "la fecha {} está fuera de los años"),
    (
        "the window from {} to {} ends before it starts: swap them",
        "el período de {} a {} termina antes de comenzar: cambie el orden",
    ),
    (
        "is more than a day: write a day such as {}, or use overlapping()",
        "es más que un día: escriba un día como {}, o use --overlapping",
    ),
    ("has no year, and none is guessed: add it", "no tiene año, y ninguno se supone: añádalo"),
    ("may be {} or {}: write one of these", "puede ser {} o {}: escriba uno de los dos"),
    (
        "or say with dayfirst=True or False which comes first",
        "o diga con --dayfirst o --monthfirst cuál va primero",
    ),
    ("has no month from 1 to 12", "no tiene un mes de 1 a 12"),
    (
        "has a year of two digits: write all four, as in",
        "tiene un año de dos cifras: escriba las cuatro, como en",
    ),
    (
        "text({}) looks for nothing: write a word",
        "text({}) no busca nada: escriba una palabra",
    ),
    (
        "{}() asks for nothing: write an id, such as",
        "{}() no pregunta nada: escriba un identificador, como",
    ),
)

FILES: Final = (
    ("cannot read {}: No such file or directory", "no se puede leer {}: no existe"),
    ("cannot read {}: Is a directory", "no se puede leer {}: es una carpeta"),
    ("cannot read {}: Permission denied", "no se puede leer {}: no hay permiso"),
    (
        "cannot read {}: it is a link that leads out of the folder",
        "no se puede leer {}: es un enlace que lleva fuera de la carpeta",
    ),
    ("cannot read {}: it is no ordinary file", "no se puede leer {}: no es un archivo común"),
    ("cannot read", "no se puede leer"),
    ("cannot write {}: No such file or directory", "no se puede escribir {}: no existe la carpeta"),
    ("cannot write {}: Permission denied", "no se puede escribir {}: no hay permiso"),
    ("cannot write {}: it is a folder", "no se puede escribir {}: es una carpeta"),
    ("cannot write {}: it is read-only", "no se puede escribir {}: es de solo lectura"),
    (
        "cannot write {}: it holds something already; name a new folder",
        "no se puede escribir {}: ya contiene algo; nombre una carpeta nueva",
    ),
    ("cannot write", "no se puede escribir"),
    ("no format for", "ningún formato para"),
    ("the format {} can be written, not read", "el formato {} se puede escribir, no leer"),
    ("the format {} can be read, not written", "el formato {} se puede leer, no escribir"),
    (
        "the format {} is not text: save it to a file",
        "el formato {} no es texto: guárdelo en un archivo",
    ),
    (
        "is no table: give a file of CSV, .xlsx or .ods",
        "no es una tabla: dé un archivo CSV, .xlsx u .ods",
    ),
    ("no option {} in {}:", "no hay opción {} en {}:"),
    ("no option {} for {}: it has none", "no hay opción {} para {}: no tiene ninguna"),
    ("no option {} for {}: it has", "no hay opción {} para {}: tiene"),
    ("is missing: pip install", "falta: pip install"),
    ("--revise needs a folder, and {} is not one", "--revise necesita una carpeta, y {} no lo es"),
    (
        "{} events changed since {} was written ({}): convert with --revise",
        "{} hechos cambiaron desde que se escribió {} ({}): convierta con --revise",
    ),
    (
        "1 event changed since {} was written ({}): convert with --revise",
        "1 hecho cambió desde que se escribió {} ({}): convierta con --revise",
    ),
    (
        "write COLUMN=FIELD, as notes=summary",
        "escriba COLUMNA=CAMPO, como notes=summary",
    ),
    ("changed since it was locked", "cambió desde que se registró"),
    ("not locked", "no registrado"),
    ("convert with --revise", "convierta con --revise"),
    ("save the file as UTF-8", "guarde el archivo como UTF-8"),
    ("raise max_bytes if you trust it", "es demasiado grande"),
    ("colour is", "el color es"),
)

TABLES: Final = (
    ("no column {} in the table:", "no hay columna {} en la tabla:"),
    ("the column {} is missing", "falta la columna {}"),
    ("there are {} columns", "hay {} columnas"),
    ("the column {} is to be {}:", "la columna {} ha de ser {}:"),
    ("several columns are to be {}: name one", "varias columnas han de ser {}: nombre una"),
    ("there are more cells than columns", "hay más celdas que columnas"),
    ("quote what has commas", "ponga entre comillas lo que lleva comas"),
    ("the title is empty", "el título está vacío"),
    ("the date is empty", "la fecha está vacía"),
    ("not all of the table is read:", "no se lee toda la tabla:"),
    (
        "give report=Report() to list them, or strict=True to refuse them",
        "con --strict se rechazan",
    ),
    ("left over, and kept in report.kept by event:", "sobra, y no se lee:"),
    ("{} rows: nothing read", "{} filas: nada leído"),
    ("{} rows:", "{} filas:"),
    ("1 row:", "1 fila:"),
    (
        "say which of day and month comes first: dayfirst=True or dayfirst=False",
        "diga qué va primero, el día o el mes: --dayfirst o --monthfirst",
    ),
    (
        "has the day before the month: if all have, say dayfirst=True",
        "tiene el día antes del mes: si todas lo tienen, diga --dayfirst",
    ),
    (
        "has the month before the day: if all have, say dayfirst=False",
        "tiene el mes antes del día: si todas lo tienen, diga --monthfirst",
    ),
)

RECORDS: Final = (
    ("{} faults in the data", "{} fallas en los datos"),
    ("1 fault in the data", "1 falla en los datos"),
    (
        "for {} of them no nearest word was looked for",
        "para {} de ellas no se buscó la palabra más cercana",
    ),
    (
        "no nearest word was looked for: too many faults come before it",
        "no se buscó la palabra más cercana: hay demasiadas fallas antes",
    ),
    ("unknown key", "clave desconocida"),
    ("unknown field", "campo desconocido"),
    ("unknown event", "hecho desconocido"),
    ("unknown actor or source", "actor o fuente desconocidos"),
    ("unknown actor", "actor desconocido"),
    ("unknown source", "fuente desconocida"),
    ("unknown place", "lugar desconocido"),
    ("unknown chapter", "capítulo desconocido"),
    ("is both an actor and a source", "es a la vez un actor y una fuente"),
    ("duplicate id", "identificador repetido"),
    (
        "two of {} have the id {} but differ in",
        "dos de {} tienen el identificador {}, pero difieren en",
    ),
    ("not readable as TOML:", "no se puede leer como TOML:"),
    ("not readable as JSON:", "no se puede leer como JSON:"),
    ("no TOML file in the folder", "no hay archivo TOML en la carpeta"),
    ("is missing", "falta"),
    (
        "stands where a list belongs: write it in brackets",
        "está donde va una lista: escríbalo entre corchetes",
    ),
    ("stands where a list belongs", "está donde va una lista"),
    ("stands where a table of {} belongs", "está donde va una tabla de {}"),
    ("is not a string", "no es un texto"),
    ("is not a number", "no es un número"),
    ("is not a timeline", "no es una cronología"),
    (
        "write an id of lower-case letters, digits and hyphens, such as",
        "escriba un identificador de minúsculas, cifras y guiones, como",
    ),
    ("is not a day: write one such as", "no es un día: escriba uno como"),
    (
        "a text is empty: write some words or leave it out",
        "un texto está vacío: escriba algo u omítalo",
    ),
    ("write some text or leave it out", "escriba algo u omítalo"),
    ("write some words", "escriba algo"),
    ("write true or false", "escriba true o false"),
    ("is not a language tag: write one such as", "no es una etiqueta de idioma: escriba una como"),
    (
        "the claim on {} says nothing: give a value or a text",
        "la versión sobre {} no dice nada: dé un valor o un texto",
    ),
    ("the rank {} has no reason: give one", "el rango {} no tiene motivo: dé uno"),
    (
        "a claim on {} is never preferred: leave the rank out, the library takes no side",
        "una versión sobre {} nunca es preferida: omita el rango, la biblioteca no toma partido",
    ),
    (
        (
            "the event {} has neither a time nor a link: write `when`, or links that say what it came "
            "before or after"
        ),
        (
            "el hecho {} no tiene ni fecha ni enlace: escriba `when`, o enlaces que digan antes o "
            "después de qué fue"
        ),
    ),
    (
        "has neither a time nor a link:",
        "no tiene ni fecha ni enlace:",
    ),
    ("before the start of", "antes del comienzo de"),
    ("revision is {}: count from 1", "revision es {}: cuente desde 1"),
    (
        "the link {} to {} has no claim: say who claims the cause",
        "el enlace {} a {} no tiene versión: diga quién afirma la causa",
    ),
    (
        "country is {}: write an ISO 3166-1 code such as",
        "country es {}: escriba un código ISO 3166-1 como",
    ),
    ("has one coordinate: give both or neither", "tiene una coordenada: dé ambas o ninguna"),
    ("is not a coordinate: write degrees", "no es una coordenada: escriba grados"),
    (
        (
            "{} is {}: write a whole address that begins with https:// or http://, blanks and quotes "
            "percent-encoded"
        ),
        (
            "{} es {}: escriba una dirección completa que comience con https:// o http://, sin "
            "blancos ni comillas"
        ),
    ),
    (
        "link is {}: write its kind and the id of an event, such as {} or",
        "link es {}: escriba su tipo y el identificador de un hecho, como {} o",
    ),
)

NOTES: Final = (
    (
        "the id, the title and the version of the timeline are left out",
        "se omiten el identificador, el título y la versión de la cronología",
    ),
    (
        "texts are written in one language, {}; the others are left out",
        "los textos se escriben en un idioma, {}; los demás se omiten",
    ),
    (
        "texts without a version in {} are written in another language",
        "los textos sin versión en {} se escriben en otro idioma",
    ),
    (
        "controls and bidi marks are shown as their names",
        "los signos de control se muestran con su nombre",
    ),
    ("controls and bidi marks are left out", "los signos de control se omiten"),
    ("left out: texts in", "omitido: textos en"),
    (
        "drawn: dates and titles; left out: everything else",
        "dibujado: fechas y títulos; omitido: todo lo demás",
    ),
    (
        "left out: tags, revisions, and everything about actors and places but their names",
        "omitido: etiquetas, revisiones, y de actores y lugares todo menos los nombres",
    ),
    (
        "times are written in words, without their EDTF",
        "las fechas se escriben en palabras, sin su EDTF",
    ),
    (
        "not shown, or only in words: {}; {} carries them along",
        "no se muestra, o solo en palabras: {}; {} los lleva consigo",
    ),
    (
        "shown on the first possible day, with the time in words",
        "se muestra en el primer día posible, con la fecha en palabras",
    ),
    ("skipped: no day of them is known", "omitidos: no se conoce ningún día"),
    ("notes on citations are left out", "se omiten las notas de las citas"),
    (
        "claims on the offices and memberships of actors are left out",
        "se omiten las versiones sobre cargos y pertenencias de los actores",
    ),
    (
        "of the events only the ids are held: write the table of events, too",
        "de los hechos solo quedan los identificadores: escriba también la tabla de hechos",
    ),
    ("texts are cut after {} characters", "los textos se cortan después de {} caracteres"),
    (
        "languages stand in the same order in all texts",
        "los idiomas van en el mismo orden en todos los textos",
    ),
    ("summaries are left out", "se omiten los resúmenes"),
    ("kinds are left out", "se omiten los tipos"),
    ("chapters are left out", "se omiten los capítulos"),
    ("tags are left out", "se omiten las etiquetas"),
    ("places are left out", "se omiten los lugares"),
    ("participants are left out", "se omiten los participantes"),
    ("claims are left out", "se omiten las versiones"),
    ("citations are left out", "se omiten las citas"),
    ("links are left out", "se omiten los enlaces"),
    ("revisions are left out", "se omiten las revisiones"),
    ("dates of change are left out", "se omiten las fechas de cambio"),
    ("which of them are key events are left out", "se omite cuáles son hechos clave"),
    (
        "whether they were cancelled or postponed are left out",
        "se omite si fueron cancelados o aplazados",
    ),
    (
        "the days until which events are known to have gone on are left out",
        "se omiten los días hasta los que se sabe que continuaron",
    ),
)

DIFFERENCES: Final = (
    ("~ event", "~ hecho"),
    ("+ event", "+ hecho"),
    ("- event", "- hecho"),
    ("~ source", "~ fuente"),
    ("+ source", "+ fuente"),
    ("- source", "- fuente"),
    ("~ place", "~ lugar"),
    ("+ place", "+ lugar"),
    ("- place", "- lugar"),
    ("~ chapter", "~ capítulo"),
    ("+ chapter", "+ capítulo"),
    ("- chapter", "- capítulo"),
    ("~ term", "~ término"),
    ("+ term", "+ término"),
    ("- term", "- término"),
    ("+ claim", "+ versión"),
    ("- claim", "- versión"),
    ("no difference", "ninguna diferencia"),
)

REST: Final = (
    ("\x00 or \x00", "\x00 o \x00"),
    ("\x00 or EDTF such as", "\x00 o EDTF como"),
    ("write one of", "escriba uno de"),
    ("write some of", "escriba alguno de"),
    ("({} events:", "({} hechos:"),
    ("({} events)", "({} hechos)"),
    ("{} events", "{} hechos"),
    ("1 event", "1 hecho"),
    ("and {} more", "y {} más"),
    ("line {}:", "línea {}:"),
    ("character {}:", "carácter {}:"),
)

PAIRS: Final = (
    *NAMES,
    *TIMES,
    *FILES,
    *TABLES,
    *RECORDS,
    *NOTES,
    *DIFFERENCES,
    *REST,
)
"""All of them; of two that fit, the longer one counts."""
