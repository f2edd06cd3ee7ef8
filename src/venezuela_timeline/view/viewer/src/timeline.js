// The page's data, and what a view of it shows: the library's `as_of`, `where` and `according_to`.
import { corners, decoded, extent, goingOn, touches } from "./cells.js";
import { account, contested, made } from "./claims.js";
import { matches, run, terms } from "./text.js";

const big = (value) => (typeof value === "string" ? BigInt(value) : value);

// The runs of what an event names: its id, who takes part, where, and what is cited.
const namesReader = (data) => {
  const runs = (texts) => texts.map(run).join("\n");
  const of = (table) => data[table].map((row, at) => runs([...row, ...(data.called[table][at] ?? [])]));
  let actors, places, sources;
  return (row) => {
    actors ??= of("actors"), places ??= of("places"), sources ??= data.called.sources.map(runs);
    return [
      [null, run(row.id)], ...row.actor.map((at) => [null, actors[at]]),
      ...(row.place === null ? [] : [[null, places[row.place]]]),
      ...(data.cited[row.at] ?? []).map(([claim, at]) => [claim, sources[at]]),
    ];
  };
};

// Rows made of the columns. `words(row)` gives the runs of its own texts: [claim or null, words].
export const timelineOf = (data, words) => {
  const rows = data.ids.map((id, at) => {
    const cells = decoded(data.cells[at]);
    const solved = data.solved[id];
    return {
      at, id, cells,
      first: id in data.first ? big(data.first[id]) : least(cells),
      open: id in data.known,
      known: data.known[id] ?? null,
      solved: solved ? decoded([[...solved, 0]]) : null,
      weight: data.weight[at],
      kind: data.kind[at], chapter: data.chapter[at], place: data.place[at], actor: data.actor[at],
      claims: data.claims[at],
    };
  });
  const names = namesReader(data);
  return {
    ...data, rows, byId: new Map(rows.map((row) => [row.id, row])), keys: new Set(data.key),
    words: (row) => [...words(row), ...names(row)],
  };
};

const least = (cells) => cells.reduce((first, cell) => (cell[0] < first ? cell[0] : first), cells[0][0]);

const numberOf = (table, id) => table.findIndex((row) => row[0] === id);

// What a state asks for, names as numbers; a name that is unknown is -2, which nothing has.
const asked = (timeline, state) => {
  const one = (key, table) => {
    if (!state[key]) return null;
    const number = numberOf(table, state[key]);
    return number < 0 ? -2 : number;
  };
  return {
    kind: one("kind", timeline.kinds), chapter: one("chapter", timeline.chapters),
    place: one("place", timeline.places), actor: one("actor", timeline.actors),
    by: one("by", timeline.parties), terms: terms(state.q ?? ""),
  };
};

const everyClaim = (row) => row.claims.map((_, at) => at);

// The event as a view sees it, or null where the view leaves it out.
const seen = (timeline, row, state, ask) => {
  const last = state.asof ?? null;
  if (last !== null && !(row.first <= last)) return null;
  const { kind, chapter, place, actor } = ask;
  if (kind !== null && row.kind !== kind) return null;
  if (chapter !== null && row.chapter !== chapter) return null;
  if (place !== null && row.place !== place) return null;
  if (actor !== null && !row.actor.includes(actor)) return null;
  let said = last === null ? null : everyClaim(row).filter((at) => made(row.claims[at], last));
  const claims = () => (said === null ? row.claims : said.map((at) => row.claims[at]));
  const disputed = contested(claims());
  if (state.contested && !disputed) return null;
  if (ask.terms.length) {
    const counted = said && new Set(said);
    const text = timeline.words(row).filter(([at]) => at === null || !counted || counted.has(at));
    if (!matches(text.map(([, words]) => words).join("\n"), ask.terms)) return null;
  }
  const known = row.known === null ? null : last !== null && last < row.known ? last : row.known;
  let cells = row.open ? goingOn(row.cells, known) : row.cells;
  if (state.window) {
    const [first, end] = state.window;
    if (!touches(timeline.forms, cells, first, end, Boolean(state.certain))) return null;
  }
  let gap = false, own = null;
  if (ask.by !== null) {
    own = account(row.claims, said ?? everyClaim(row), ask.by);
    if (!own) return null;
    said = [...own.asserted, ...own.denied].sort((one, other) => one - other);
    if (own.date) cells = decoded(own.date);
    else gap = true;
  }
  return { row, cells, said, disputed, gap, own };
};

// The events a state shows, in the timeline's order.
export const answer = (timeline, state) => {
  const ask = asked(timeline, state);
  const found = [];
  for (const row of timeline.rows) {
    const event = seen(timeline, row, state, ask);
    if (event) found.push(event);
  }
  return found;
};

// What is drawn of an event; what its links alone say is apart.
export const drawn = (event) => {
  if (!event.extent) {
    const { solved, cells: [own] } = event.row;
    // Without a date of its own an event stands where its links place it.
    const undated = solved && own[0] === -Infinity && own[3] === Infinity && event.cells === event.row.cells;
    event.extent = extent(undated ? solved : event.cells);
    event.inferred = solved && !event.gap ? extent(solved).possible[0] : null;
  }
  return event.extent;
};

const LEAST_DAYS = 7, MARGIN = 0.03;

// The axis that fits some events: from the start of one day up to the start of another.
export const fitted = (events) => {
  const found = corners(events.map((event) => event.cells)) ?? [730120, 730120];
  const days = Math.max(found[1] + 1 - found[0], LEAST_DAYS);
  const middle = (found[0] + found[1] + 1) / 2;
  const half = (days / 2) * (1 + 2 * MARGIN);
  return [middle - half, middle + half];
};
