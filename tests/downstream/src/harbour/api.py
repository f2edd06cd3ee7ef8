"""A web service over a timeline: events as JSON, one event as a page, a calendar."""

from html import escape

from fastapi import FastAPI, HTTPException
from fastapi.responses import HTMLResponse, StreamingResponse

import venezuela_timeline as vt
from harbour import desk, together
from venezuela_timeline import formats
from venezuela_timeline.timeline import EventDict

app = FastAPI()


# Before Python 3.12, pydantic makes no model of a TypedDict; it is data for JSON as it is.
@app.get("/events", response_model=None)
def events(
    person: str | None = None, words: str | None = None, start: int = 0, lang: vt.Lang = "en"
) -> list[EventDict]:
    """Ten events that a form asks for, as data for people.

    Raises:
        HTTPException: In the library's own words, if a name means nothing or several things.
    """
    try:
        found = desk.Desk(together(), lang).found(person, words=words)
    except vt.QueryError as error:
        raise HTTPException(422, str(error)) from error
    return found.select(*list(found.ids)[max(start, 0) : max(start, 0) + 10]).to_dicts(lang)


@app.get("/events/{key}", response_class=HTMLResponse)
def event(key: str, lang: vt.Lang = "en") -> str:
    """One event, with every claim about it.

    Raises:
        HTTPException: If there is no such event.
    """
    timeline = together()
    if key not in timeline:
        raise HTTPException(404, f"no event {key!r}")
    title = escape(timeline[key].title[lang])
    body = timeline.describe(key, lang=lang).html
    return f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>{body}'


@app.get("/calendar.ics")
def calendar(lang: vt.Lang = "en") -> StreamingResponse:
    """The key events as a calendar, in pieces."""
    pieces = formats.find("ics").chunks(together(), lang=lang, key=True)
    return StreamingResponse(pieces, media_type="text/calendar")
