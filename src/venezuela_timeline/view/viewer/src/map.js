// The map: an outline of the countries, and a disc for each place, as large as its events are many.
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { merge, mesh } from "topojson-client";
import { counted, h, put, svg } from "./dom.js";

const HEIGHT = 360, LABEL = 12, NAMED = 3, APART = 26, REACH = 30;

const world = WORLD; // put in by the build, see world.mjs
const land = merge(world, world.objects.countries.geometries), borders = mesh(world, world.objects.countries, (a, b) => a !== b);

globalThis.timelineMap = (open) => {
  const ground = svg("path", { class: "ground" }), lines = svg("path", { class: "borders" }), net = svg("path", { class: "net" });
  const picture = svg("svg", { "aria-hidden": "true", width: "100%", height: HEIGHT }, net, ground, lines);
  const marks = h("div.places", {});
  const note = h("p.note", {});
  const heading = h("h2", {});
  const root = h("section.map", { hidden: true }, heading, h("div.world", {}, picture, marks), note);
  let input = null;

  // The part of the world that has the places, with room around.
  const projected = (width) => {
    const points = { type: "MultiPoint", coordinates: input.all.map(([latitude, longitude]) => [longitude, latitude]) };
    const room = 34;
    const projection = geoEqualEarth().fitExtent([[room, room], [width - room, HEIGHT - room]], points);
    // One place alone is shown among its neighbours, not in its street.
    const most = width * 1.4;
    if (!(projection.scale() < most)) {
      const [latitude, longitude] = input.all[0];
      projection.scale(most).translate([0, 0]);
      const [x, y] = projection([longitude, latitude]);
      projection.translate([width / 2 - x, HEIGHT / 2 - y]);
    }
    return projection.clipExtent([[0, 0], [width, HEIGHT]]);
  };

  const draw = () => {
    const width = picture.clientWidth || root.clientWidth;
    if (!width || !input) return;
    const projection = projected(width), path = geoPath(projection).digits(1);
    net.setAttribute("d", path(geoGraticule10()));
    ground.setAttribute("d", path(land));
    lines.setAttribute("d", path(borders));
    const taken = [], spots = [];
    const placed = input.places.sort((one, other) => other.count - one.count).map((place) => {
      const size = Math.min(44, 12 + 5 * Math.sqrt(place.count));
      const [x, y] = apart(spots, ...projection([place.point[1], place.point[0]]), size);
      taken.push([x - size / 2, y - size / 2, x + size / 2, y + size / 2]);
      return { ...place, size, x, y };
    });
    const labels = [];
    marks.replaceChildren(...placed.map(({ id, name, count, chosen, size, x, y }, at) => {
      const side = roomFor({ taken, labels, width, anyway: at < NAMED }, x, y, size, name);
      const label = put(input.words.eventsAt, { place: name, n: counted(count, input.lang) });
      const button = h("button.spot", { type: "button", "aria-label": label, title: label, "aria-pressed": String(chosen), onclick: () => open(id) },
        h("i", {}), side && h(`span.${side}`, {}, name, " ", h("b", {}, counted(count, input.lang))));
      button.style.transform = `translate(${x}px,${y}px) translate(-50%, -50%)`;
      button.style.setProperty("--d", `${size}px`);
      button.style.width = button.style.height = `${Math.max(APART, size)}px`;
      return button;
    }));
    heading.textContent = input.words.mapTitle;
    note.textContent = put(input.words.mapNote, { n: counted(input.located, input.lang), all: counted(input.shown, input.lang) });
  };
  // A finger is wider than a disc may be where neighbours are close: it means the nearest one.
  marks.parentElement.addEventListener("click", (event) => {
    if (event.target.closest("button")) return;
    const far = (spot) => {
      const { left, top, width, height } = spot.getBoundingClientRect();
      return Math.hypot(event.clientX - left - width / 2, event.clientY - top - height / 2);
    };
    const [nearest] = [...marks.children].sort((one, other) => far(one) - far(other));
    if (nearest && far(nearest) <= REACH) nearest.click();
  });
  new ResizeObserver(draw).observe(root);
  return { root, update: (next) => { input = next; draw(); } };
};

// Neighbours stand beside each other: a disc under another one could not be reached.
const apart = (spots, x, y, size) => {
  for (let turn = 0; turn < 24; turn++) {
    const near = spots.find((other) => Math.hypot(x - other.x, y - other.y) < Math.max(APART, (size + other.size) / 2));
    if (!near) break;
    const angle = Math.atan2(y - near.y, x - near.x || 1e-6), far = Math.max(APART, (size + near.size) / 2) + 1;
    [x, y] = [near.x + Math.cos(angle) * far, near.y + Math.sin(angle) * far];
  }
  spots.push({ x, y, size });
  return [x, y];
};

// The side of a place where its name covers nothing; the room there is taken. Where there is no such
// side, the answer is none; or else, for the places with most events, the side where it covers least.
const roomFor = ({ taken, labels, width, anyway }, x, y, size, name) => {
  const long = 24 + name.length * 7.5, half = size / 2 + 2;
  const sides = {
    right: [x + half, y - LABEL, x + half + long, y + LABEL],
    left: [x - half - long, y - LABEL, x - half, y + LABEL],
    above: [x - long / 2, y - half - 2 * LABEL, x + long / 2, y - half],
    below: [x - long / 2, y + half, x + long / 2, y + half + 2 * LABEL],
  };
  const shared = (box, other) =>
    Math.max(0, Math.min(box[2], other[2]) - Math.max(box[0], other[0])) * Math.max(0, Math.min(box[3], other[3]) - Math.max(box[1], other[1]));
  const covered = (box, others) => others.reduce((sum, other) => sum + shared(box, other), 0);
  const [best] = Object.entries(sides)
    .filter(([, box]) => box[0] >= 0 && box[2] <= width && box[1] >= 0 && box[3] <= HEIGHT && !covered(box, labels))
    .map(([side, box]) => [side, box, covered(box, taken)])
    .sort(([, , one], [, , other]) => one - other);
  if (!best || (best[2] && !anyway)) return null;
  labels.push(best[1]);
  return best[0];
};
