// Where an event lies: cells of four bounds, as the library has them.

const number = (value, none) =>
  value === null ? none : typeof value === "string" ? BigInt(value) : value;

// Cells from their short form; [start_min, start_max, end_min, end_max, linked] each.
export const decoded = (short) => {
  if (Array.isArray(short) && Array.isArray(short[0]))
    return short.map(([a, b, c, d, linked]) => [
      number(a, -Infinity), number(b, Infinity), number(c, -Infinity), number(d, Infinity), linked,
    ]);
  const [first, last] = Array.isArray(short) ? short : [short, short];
  const from = number(first, -Infinity), to = number(last, Infinity);
  return [[from, to, from, to, 1]];
};

// The cells of an event with an open end that is known to have gone on until a day.
export const goingOn = (cells, known) =>
  known === null || known === undefined
    ? cells
    : cells.map(([a, b, c, d, linked]) => [a, b, c > known ? c : known, d, linked]);

// A form is comparisons that must all hold: "earlier" comes at least so many days before "later".
// Days are whole, so one day before is less, and BigInt needs no sum.
const precedes = (a, b, days) => (days ? a < b : a <= b);

const side = (name, cell, first, last) => {
  switch (name) {
    case "start_min": return cell[0];
    case "start_max": return cell[1];
    case "end_min": return cell[2];
    case "end_max": return cell[3];
    case "first_min": case "first_max": return first;
    case "last_min": case "last_max": return last;
    default: return name;
  }
};

const holds = (form, cell, first, last) =>
  form !== null &&
  form.every(([earlier, later, days]) =>
    precedes(side(earlier, cell, first, last), side(later, cell, first, last), days));

// Whether an event touches a window: possibly by some cell, certainly by every one.
// `forms` has, for "possibly" and "certainly", the form of any cell and that of one day.
export const touches = (forms, cells, first, last, certainly) => {
  const [any, linked] = forms[certainly ? "certainly" : "possibly"];
  const test = (cell) => holds(cell[4] ? linked : any, cell, first, last);
  return certainly ? cells.every(test) : cells.some(test);
};

const MOST = 12;

// What is drawn of an event: the stretches where it may lie, apart and in order; the stretch it
// certainly covers, or null. From the start of one day up to the start of another, as numbers.
export const extent = (cells) => {
  const stretches = cells
    .map((cell) => [Number(cell[0]), Number(cell[3]) + 1])
    .sort((one, other) => one[0] - other[0]);
  let possible = [];
  for (const [start, end] of stretches) {
    const last = possible[possible.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else possible.push([start, end]);
  }
  if (possible.length > MOST) possible = [[possible[0][0], possible[possible.length - 1][1]]];
  const start = Math.max(...cells.map((cell) => Number(cell[1])));
  const end = Math.min(...cells.map((cell) => Number(cell[2]))) + 1;
  return { possible, certain: start < end ? [start, end] : null };
};

// First and last day that the dates of some events name, infinity apart; null without any.
export const corners = (cellsOf) => {
  let first = Infinity, last = -Infinity;
  for (const cells of cellsOf)
    for (const cell of cells)
      for (let at = 0; at < 4; at++) {
        const day = Number(cell[at]);
        if (!Number.isFinite(day)) continue;
        if (day < first) first = day;
        if (day > last) last = day;
      }
  return first <= last ? [first, last] : null;
};
