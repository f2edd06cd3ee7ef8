// The map of places; what draws it is only in pages that have some.

export const createMap = (data, { open }) => {
  const maker = globalThis.timelineMap;
  if (!maker || !data.points.some(Boolean)) return { there: false, root: "", update: () => {} };
  const drawn = maker(open);
  return {
    there: true,
    root: drawn.root,
    update: ({ shown, state, words, column, lang }) => {
      drawn.root.hidden = !state.map;
      document.querySelector("[data-map]")?.setAttribute("aria-pressed", String(Boolean(state.map)));
      if (!state.map) return;
      const counts = new Map();
      for (const { row } of shown) if (row.place !== null && data.points[row.place]) counts.set(row.place, (counts.get(row.place) ?? 0) + 1);
      drawn.update({
        places: [...counts].map(([at, count]) => ({
          id: data.places[at][0], name: data.places[at][column], point: data.points[at], count, chosen: state.place === data.places[at][0],
        })),
        all: data.points.filter(Boolean), located: [...counts.values()].reduce((sum, count) => sum + count, 0), shown: shown.length, words, lang,
      });
    },
  };
};
