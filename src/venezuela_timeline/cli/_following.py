"""Which events followed which: follow."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial, reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

import click

import venezuela_timeline as vt
from venezuela_timeline.errors import did_you_mean
from venezuela_timeline.labels import counted, word
from venezuela_timeline.safe_text import json_for_terminal
from venezuela_timeline.time.days import inf
from venezuela_timeline.timeline.sentences import time_words

from ._options import A_FILE, asked_of, in_a_language, reading, timeline_of
from ._output import notes, put, say
from ._tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline.sequences import Pair, Pairs

_KEYS: dict[str, Callable[[str], vt.Query]] = {
    "kind": vt.kind,
    "actor": vt.actor,
    "tag": vt.tag,
    "place": vt.place,
    "country": vt.country,
    "chapter": vt.chapter,
    "text": vt.text,
}


def _query(_: click.Context, option: click.Parameter, texts: tuple[str, ...]) -> vt.Query:
    """What the values of an option ask: any of those of a key, and all keys."""
    asked: defaultdict[str, list[vt.Query]] = defaultdict(list)
    for text in texts:
        key, sign, value = (part.strip() for part in text.partition("="))
        if not sign:
            raise click.UsageError(f"{option.opts[0]} {text!r}: write KEY=VALUE, as kind=election")
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"write one of {', '.join(_KEYS)}"
            raise click.UsageError(f"{option.opts[0]} {text!r}: there is no key {key!r}: {hint}")
        asked[key].append(_KEYS[key](value))
    return reduce(and_, (reduce(or_, queries) for queries in asked.values()))


_chosen = partial(click.option, metavar="KEY=VALUE", multiple=True, required=True, callback=_query)


@click.command()
@_chosen("--first", help="The events that come first, such as kind=election.")
@_chosen("--then", "second", help="The events that follow them, such as kind=statement.")
@click.option(
    "--within",
    metavar="TIME",
    required=True,
    help="How much later they start at most, such as '30 days', '6 weeks' or '2 months'.",
)
@click.option("--certainly", is_flag=True, help="Leave out what is only possible.")
@click.option("--json", "as_json", is_flag=True, help="Write the pairs as JSON, with the ids.")
@reading
@in_a_language
@A_FILE
def follow(  # noqa: PLR0913  (a parameter an option)
    first: vt.Query,
    second: vt.Query,
    within: str,
    path: str | None,
    lang: Lang,
    *,
    certainly: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Show which events followed which: each pair with its dates, and the days between them.

    KEY is kind, actor, tag, place, country, chapter or text. Repeat an option for more: of one key,
    any of the values will do; of different keys, all have to hold.

    The kind says what happened. What somebody said can be of the kind statement, and also of the
    kinds recognition or report, so ask for all of them if you mean every reaction.

    The second event starts after the last day of the first: two of one day do not follow each
    other, as nothing says which came first.
    """
    report = vt.Report()
    timeline = timeline_of(path, report, **asked_of(given))
    notes(report.dropping_kept(), lang, err=True)
    pairs = timeline.followed_by(first, second, within=within, certainly=certainly)
    if as_json:
        put(json.dumps(pairs.table(lang), ensure_ascii=False, indent=2) + "\n", json_for_terminal)
        return
    _table(pairs, lang).show()
    certain = counted(len(pairs.certain()), "certain", lang)
    say(f"\n{counted(len(pairs), 'pairs', lang)}, {certain}")


def _table(pairs: Pairs, lang: Lang) -> Table:
    table = Table(lang, "When", "First", "When", "Then", "Days", "Certainty", numbers=4)
    for pair in pairs:
        table.add(
            time_words(pair.first, lang),
            pair.first.title[lang],
            time_words(pair.second, lang),
            pair.second.title[lang],
            _days(pair),
            word("certain" if pair.certainty is vt.Certainty.CERTAIN else "possible", lang),
        )
    return table


def _days(pair: Pair) -> str:
    """How many days lie between two events: a number, the least and the most, or the least."""
    low, high = pair.days
    if high == inf:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"
