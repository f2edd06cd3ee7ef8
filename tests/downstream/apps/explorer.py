"""A marimo app: two months of a timeline, and what one party says. Run: marimo run explorer.py."""

import marimo

app = marimo.App(width="medium")


@app.cell
def _():
    import marimo as mo

    import venezuela_timeline as vt

    tl = vt.load()
    return mo, tl, vt


@app.cell
def _(mo, tl):
    chapter = mo.ui.dropdown(list(tl.chapters), value="election-2024", label="Chapter")
    words = mo.ui.text(label="Words", value="council bulletin")
    mo.hstack([chapter, words])
    return chapter, words


@app.cell
def _(chapter, tl, vt, words):
    found = tl.where(vt.chapter(chapter.value) & vt.text(words.value))
    found  # a chart over a table
    return (found,)


@app.cell
def _(found):
    said = [str(claim) for event in found for claim in event.claims]
    said
    return (said,)


if __name__ == "__main__":
    app.run()
