// The whole time in one strip: how many events when, and a brush for the part that is shown.
import { brushX } from "d3-brush";
import { select } from "d3-selection";
import { density } from "./density.js";
import { h, svg } from "./dom.js";
import { ticks } from "./ticks.js";

const HEIGHT = 44, BAR = 4, LEGEND = 14;

export const createOverview = ({ brushed, settledAt }) => {
  const all = svg("path", { class: "all" }), some = svg("path", { class: "some" });
  const labels = svg("g", { class: "years" });
  const layer = svg("g", { class: "brush" });
  const picture = svg("svg", { width: "100%", height: HEIGHT + LEGEND, "aria-hidden": "true" }, all, some, labels, layer);
  const root = h("div.overview", {}, picture);
  let width = 0, whole = [0, 1], input = null;
  const brush = brushX().on("brush", (event) => {
    if (event.sourceEvent && event.selection) brushed(event.selection.map(day));
  }).on("end", (event) => {
    if (!event.sourceEvent) return;
    if (event.selection) settledAt();
    else brushed(null); // a click beside it shows all
  });
  const day = (pixel) => whole[0] + (pixel / width) * (whole[1] - whole[0]);
  const pixel = (at) => Math.min(width, Math.max(0, ((at - whole[0]) / (whole[1] - whole[0])) * width));

  const bars = (events, highest) => {
    const counts = density(events, whole[0], whole[1], Math.max(1, Math.floor(width / BAR)));
    const top = highest ?? Math.max(1, ...counts);
    // Square roots, so that a single event is seen beside sixty.
    const path = counts.map((count, at) => {
      if (!count) return "";
      const high = Math.max(2, Math.sqrt(count / top) * (HEIGHT - 6));
      return `M${at * BAR + 0.5} ${HEIGHT}v${-high.toFixed(1)}h${BAR - 1}v${high.toFixed(1)}z`;
    });
    return [path.join(""), top];
  };
  const render = () => {
    if (!input || !width) return;
    whole = input.whole;
    const [path, top] = bars(input.all);
    all.setAttribute("d", path);
    some.setAttribute("d", bars(input.some, top)[0]);
    labels.replaceChildren(...ticks(whole[0], whole[1], Math.max(2, Math.floor(width / 110)), input.words).minor.map(({ day: at, label }) =>
      svg("text", { x: pixel(at) + 3, y: HEIGHT + 11 }, label)));
    brush.extent([[0, 0], [width, HEIGHT]]);
    select(layer).call(brush);
    place(input.domain);
  };
  const place = (domain) => {
    if (!width || !domain) return;
    const [from, to] = domain.map(pixel);
    brush.move(select(layer), [from, Math.max(to, from + 6)]);
  };
  return {
    root,
    place,
    resize: (pixels) => { width = pixels; render(); },
    update: (next) => { input = next; render(); },
  };
};
