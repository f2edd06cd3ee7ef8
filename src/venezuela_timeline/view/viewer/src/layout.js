// Where the marks and labels of a scale stand: none on another. What finds no room with its label
// is counted in clusters along the axis.

const GAP = 12; // between a label and what follows it, in pixels
const DOT = 14; // a dot, with room to its label
const NARROW = 16; // a stretch up to so many pixels is a dot
const LONG = 0.5; // of the width: such stretches get few rows
const MISSES = 200; // after so many in a row that found no room, the rest is counted
const PART = 140; // pixels of the axis among which labels are shared out
const BIN = 44; // the width of a cluster, as wide as a finger

// Rows as bit by bit of four pixels: taken or free.
class Rows {
  constructor(count, width) {
    this.cells = Math.ceil(width / 4) + 1;
    this.rows = Array.from({ length: count }, () => new Uint8Array(this.cells));
  }
  #range(from, to) {
    return [Math.max(0, Math.floor(from / 4)), Math.min(this.cells, Math.ceil(to / 4))];
  }
  free(row, from, to) {
    const [start, end] = this.#range(from, to), bits = this.rows[row];
    for (let at = start; at < end; at++) if (bits[at]) return false;
    return true;
  }
  take(row, from, to) {
    const [start, end] = this.#range(from, to);
    this.rows[row].fill(1, start, end);
  }
}

// Places for events on an axis of so many pixels.
//
// events: each with possible, certain (pairs of days), title, key and weight, in the order of time.
// x: from a day to a pixel. measure: how long the label of an event is. before: the row of each event as it was,
// so that labels stay where they are while the scale changes.
export const layout = (events, { x, width, rows, measure, before = new Map() }) => {
  const taken = new Rows(rows, width);
  const placed = [], left = [];
  let misses = 0;
  let long = Math.max(2, Math.floor(rows / 4));
  const visible = [];
  for (const event of events) {
    const { possible } = event;
    const from = x(possible[0][0]), to = x(possible[possible.length - 1][1]);
    if (to >= 0 && from <= width) visible.push({ event, from, to, rank: (event.key ? 1e6 : 0) + event.weight });
  }
  for (const one of ranked(visible, width)) {
    const { event, from, to } = one;
    const wide = Math.min(to, width) - Math.max(from, 0) > width * LONG;
    const excess = wide && long <= 0;
    const mark = misses < MISSES && !excess && room(event, from, to, width, rows, taken, measure, before);
    if (!mark) {
      left.push(one);
      if (!excess) misses++;
    } else {
      misses = 0;
      placed.push(mark);
      if (wide) long--;
    }
  }
  placed.sort((one, other) => one.event.at - other.event.at);
  return { placed, clusters: clusters(left, width) };
};

// Who is served first: what is chosen, then key events, then the others; of each, the one that
// matters most in every part of the axis before the second in any, so that labels spread.
const ranked = (visible, width) => {
  const order = [...visible].sort((one, other) => other.rank - one.rank || one.event.at - other.event.at);
  const turns = new Map(), groups = [[], [], []];
  for (const one of order) {
    const group = one.event.chosen ? 0 : one.event.key ? 1 : 2;
    const middle = (Math.max(one.from, 0) + Math.min(one.to, width)) / 2;
    const part = group * 1e6 + Math.floor(middle / PART), turn = turns.get(part) ?? 0;
    turns.set(part, turn + 1);
    (groups[group][turn] ??= []).push(one);
  }
  return groups.flat(2);
};

const room = (event, from, to, width, rows, taken, measure, before) => {
  const dot = to - from <= NARROW;
  const start = Math.max(from, 0), end = Math.min(to, width);
  const middle = (from + to) / 2;
  // What is chosen has its label in any case, cut if no side is long enough.
  const most = !event.chosen ? Infinity : dot ? Math.max(middle, width - middle) - DOT : Math.max(width - start, end) - 4;
  const long = Math.min(measure(event), most);
  const ways = dot
    ? [[middle - DOT / 2, middle + DOT / 2 + long, "right"], [middle - DOT / 2 - long, middle + DOT / 2, "left"]]
    : [[start, Math.max(end, start + long + 2), "over"], [Math.min(start, end - long - 2), end, "under"]];
  for (const [left, right, way] of ways) {
    // A dot at the very edge is moved in by its own half, no more.
    const low = way === "right" && middle >= 0 ? Math.max(left, 0) : left;
    const high = way === "left" && middle <= width ? Math.min(right, width) : right;
    if (low < 0 || high > width) {
      // A label longer than the chart is cut by it; every other one is whole.
      if (!(way === "over" && start === 0 && end >= width)) continue;
    }
    const row = freeRow(event, low, high + GAP, rows, taken, before);
    if (row < 0) continue;
    taken.take(row, low, high + GAP);
    return { event, row, way, dot, x: dot ? middle : start, low, high: Math.min(high, width) };
  }
  return null;
};

const freeRow = (event, low, high, rows, taken, before) => {
  const was = before.get(event.id);
  if (was !== undefined && was < rows && taken.free(was, low, high)) return was;
  for (let row = 0; row < rows; row++) if (taken.free(row, low, high)) return row;
  return -1;
};

// The events without a label, counted by where they begin.
const clusters = (left, width) => {
  const bins = new Map(), count = Math.max(1, Math.floor(width / BIN));
  for (const { event, from, to } of left) {
    const at = to - from > width ? Math.max(from, 0) : (Math.max(from, 0) + Math.min(to, width)) / 2;
    const bin = Math.max(0, Math.min(count - 1, Math.floor((at / width) * count)));
    if (!bins.has(bin)) bins.set(bin, []);
    bins.get(bin).push(event);
  }
  return [...bins].sort(([one], [other]) => one - other).map(([bin, events]) => ({
    x: ((bin + 0.5) * width) / count,
    events: events.sort((one, other) => one.at - other.at),
  }));
};
