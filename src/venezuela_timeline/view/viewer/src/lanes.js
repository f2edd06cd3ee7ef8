// The lanes of the chart: one for all, or one for each chapter, kind, person or place.
import { touches } from "./cells.js";

const MOST = 8;

const AROUND = 290; // pixels for the axis, the clusters and the first events of the list

// How many rows fit, so that the first events of the list are seen under the chart.
const rowsFor = (coarse, room) => {
  const row = coarse ? 44 : 26;
  return Math.max(coarse ? 4 : 7, Math.min(coarse ? 7 : 16, Math.floor((room - AROUND) / row)));
};

export const lanesOf = ({ marks, pool, state, data, column, forms, coarse, room }) => {
  const rows = rowsFor(coarse, room);
  // With "certain", what the chart shows must certainly touch what is seen of the axis.
  const visible = ([from, to]) => state.certain
    ? marks.filter((_, at) => touches(forms, pool[at].cells, Math.floor(from), Math.ceil(to) - 1, true))
    : marks;
  if (!state.lanes) {
    const enough = Math.max(2, Math.min(rows, marks.length));
    return (domain) => [{ key: "", events: visible(domain), rows: enough }];
  }
  const table = { chapter: "chapters", kind: "kinds", actor: "actors", place: "places" }[state.lanes];
  const groups = new Map();
  pool.forEach((event, at) => {
    const found = event.row[state.lanes];
    for (const number of Array.isArray(found) ? found : [found]) {
      if (!groups.has(number)) groups.set(number, []);
      groups.get(number).push(at);
    }
  });
  const order = [...groups].sort(([one, a], [other, b]) =>
    (state.lanes === "chapter" ? (one ?? 1e9) - (other ?? 1e9) : b.length - a.length || one - other));
  const kept = order.slice(0, MOST);
  const each = Math.max(2, Math.floor((rows * 1.6) / Math.max(1, kept.length)));
  return (domain) => {
    const there = new Set(visible(domain));
    return kept.map(([number, found]) => ({
      key: String(number),
      title: number === null || number === undefined ? "—" : data[table][number][column],
      colour: state.lanes === "chapter" ? (number ?? 0) % 8 : 0,
      events: found.map((at) => marks[at]).filter((one) => there.has(one)),
      rows: Math.min(each, Math.max(1, found.length)),
    }));
  };
};
