// How many events begin in each part of an axis.

// Counts for so many equal parts from first to last; an event counts where its middle lies.
export const density = (events, first, last, parts) => {
  const counts = new Array(parts).fill(0);
  const scale = parts / (last - first);
  for (const { possible } of events) {
    const from = Math.max(possible[0][0], first);
    const to = Math.min(possible[possible.length - 1][1], last);
    const certain = Number.isFinite(possible[possible.length - 1][1]);
    // What goes on without end counts where it begins.
    const middle = certain && possible[0][0] > -Infinity ? (from + to) / 2 : from;
    const at = Math.floor((middle - first) * scale);
    if (at >= 0 && at < parts) counts[at]++;
  }
  return counts;
};
