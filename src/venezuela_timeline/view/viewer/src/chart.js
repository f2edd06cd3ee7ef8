// The chart: an axis, the marks with their labels, clusters; moved by wheel, fingers and keys.
import { select } from "d3-selection";
import { zoom as d3zoom, zoomIdentity } from "d3-zoom";
import { framed, h, icon, put, still } from "./dom.js";
import { layout } from "./layout.js";
import { dayWords, ticks } from "./ticks.js";
import { drawn } from "./timeline.js";

const LEAST = 3; // days
const TICK_ROOM = 64;
const RAIL = 34, TALL_RAIL = 44; // a row of clusters

// Sizes that a pointer asks for: a finger needs 44 pixels, and rows so high hold two lines.
const sizes = (width) =>
  matchMedia("(pointer: coarse)").matches || width < 520
    ? { row: 44, lines: 2 } : { row: 26, lines: 1 };

export const createChart = ({ moved, settledAt, opened, gathered }) => {
  const field = h("div.field", {});
  const axis = h("div.axis", { "aria-hidden": "true" });
  const grid = h("div.grid", { "aria-hidden": "true" });
  const hint = h("p.hint", { hidden: true });
  const root = h("div.chart", { role: "group" }, axis, h("div.plot", {}, grid, field), hint);
  const measurer = measuring();
  let input = null, domain = [0, 1], width = 0, before = new Map(), focused = null, grown = 0;
  const buttons = new Map();
  // What a finger rests on stays in the page until it lifts: the rest of a gesture goes to no other element.
  const held = new Set();

  const x = (day) =>
    day === Infinity ? width + 1e6 : day === -Infinity ? -1e6
      : clamp(((day - domain[0]) / (domain[1] - domain[0])) * width, -1e6, width + 1e6);

  // Drawing ------------------------------------------------------------------------------

  const render = () => {
    if (!input || !width) return;
    const { words } = input;
    const size = sizes(width);
    root.classList.toggle("tall", size.lines > 1);
    drawAxis(words);
    let top = 0;
    const marks = [], clusters = [];
    for (const lane of input.lanes(domain)) {
      const head = lane.title ? 20 : 0;
      const found = layout(lane.events, {
        x, width, rows: lane.rows, before,
        measure: (event) => labelWidth(measurer(event.title, event.key || event.chosen), size.lines, width),
      });
      for (const mark of found.placed) marks.push({ ...mark, y: top + head + mark.row * size.row });
      if (lane.title && !found.placed.length && !found.clusters.length) continue; // nothing of it is in sight
      let used = found.placed.reduce((most, mark) => Math.max(most, mark.row + 1), 0);
      // While one moves through the same events, the chart grows but doesn't shrink under the pointer.
      if (!lane.title) used = grown = Math.max(used, grown, Math.min(2, lane.rows));
      const bottom = top + head + used * size.row;
      for (const cluster of found.clusters) clusters.push({ ...cluster, y: bottom, lane: lane.key });
      if (lane.title) marks.push({ head: lane.title, colour: lane.colour, y: top });
      top = bottom + (found.clusters.length || !lane.title ? (size.lines > 1 ? TALL_RAIL : RAIL) : 4);
    }
    before = new Map(marks.filter((mark) => mark.event).map((mark) => [mark.event.id, mark.row]));
    field.style.height = `${top}px`;
    grid.style.height = `${top}px`;
    place(marks, clusters, size.row, words);
  };
  const draw = framed(render);

  const drawAxis = (words) => {
    const { minor, major } = ticks(domain[0], domain[1], Math.max(2, Math.floor(width / TICK_ROOM)), words);
    axis.replaceChildren(
      ...major.map(({ day, label }, at) => {
        const start = Math.max(0, x(day)), end = at + 1 < major.length ? x(major[at + 1].day) : width;
        const element = h("span.major", {}, end - start > 34 ? label : "");
        element.style.transform = `translateX(${start}px)`;
        element.style.width = `${Math.max(0, end - start - 6)}px`;
        return element;
      }),
      ...minor.map(({ day, label }) => {
        const element = h("span.minor", {}, label);
        element.style.transform = `translateX(${x(day)}px)`;
        return element;
      }),
    );
    axis.classList.toggle("single", !major.length);
    grid.replaceChildren(...minor.map(({ day }) => {
      const line = h("i", {});
      line.style.transform = `translateX(${x(day)}px)`;
      return line;
    }));
  };

  // Each event keeps its element while it is drawn, so that focus and hover stay with it.
  const place = (marks, clusters, row, words) => {
    const kept = new Set(), order = [];
    for (const mark of marks) {
      const key = mark.head !== undefined ? `lane:${mark.head}` : mark.event.id;
      let button = buttons.get(key);
      if (!button) {
        button = mark.head !== undefined ? h("div.lane", {}) : h("button.mark", { type: "button", "data-e": key });
        buttons.set(key, button);
      }
      if (mark.head !== undefined) {
        button.textContent = mark.head;
        button.className = `lane c${mark.colour}`;
        button.style.transform = `translateY(${mark.y}px)`;
      } else dress(button, mark, row, words);
      kept.add(key);
      order.push(button);
    }
    for (const cluster of clusters) {
      const key = `cluster:${cluster.lane}:${cluster.x}`;
      let button = buttons.get(key);
      if (!button) {
        button = h("button.cluster", { type: "button" });
        buttons.set(key, button);
      }
      button.events = cluster.events;
      const one = cluster.events.length === 1 ? cluster.events[0] : null;
      button.textContent = one ? "" : String(cluster.events.length);
      button.className = `cluster${one ? ` one c${one.colour}` : ""}${cluster.events.some((event) => event.chosen) ? " chosen" : ""}`;
      button.setAttribute("aria-label", one ? `${one.when}: ${one.title}`
        : put(words.cluster, { n: cluster.events.length, when: when(cluster.events, words) }));
      button.title = button.getAttribute("aria-label");
      const size = one ? 24 : Math.min(44, 26 + 3 * Math.log2(cluster.events.length));
      button.style.transform = `translate(${cluster.x - 22}px,${cluster.y}px)`;
      button.style.setProperty("--d", `${size}px`);
      kept.add(key);
      order.push(button);
    }
    let lost = false;
    for (const [key, button] of buttons)
      if (!kept.has(key)) {
        lost ||= button === document.activeElement;
        if (held.has(button)) button.hidden = true;
        else button.remove();
        buttons.delete(key);
      }
    // In the order of time, so that Tab and a screen reader go through them as they happened.
    let at = field.firstElementChild;
    for (const button of order) {
      if (button === at) at = at.nextElementSibling;
      else field.insertBefore(button, at);
    }
    rove();
    if (lost) focus(focused); // what had the focus is in a cluster now, or its cluster has opened
  };
  const focus = (id) => {
    const cluster = [...buttons.values()].find((button) => button.events?.some((event) => event.id === id));
    (buttons.get(id) ?? cluster ?? field.querySelector("button"))?.focus({ preventScroll: true });
  };

  const dress = (button, mark, row, words) => {
    const { event } = mark;
    const low = Math.max(mark.low, 0);
    button.className = `mark ${mark.dot ? "dot" : "bar"} ${mark.way} c${event.colour}` +
      `${event.key ? " key" : ""}${event.chosen ? " chosen" : ""}${event.gap ? " gap" : ""}${event.certain ? "" : " unsure"}`;
    button.style.transform = `translate(${low}px,${mark.y}px)`;
    button.style.width = `${mark.high - low}px`;
    // While the scale changes, what a mark says stays, and only its strips are drawn again.
    if (button.event !== event || button.dotted !== mark.dot) {
      button.event = event;
      button.dotted = mark.dot;
      button.setAttribute("aria-label", `${event.when}: ${event.title}${event.disputed ? `, ${words.disputed}` : ""}`);
      button.title = `${event.when}: ${event.title}`;
      const label = h("span.label", {}, event.title, event.disputed ? h("span.neq", { "aria-hidden": "true" }, "≠") : null);
      button.replaceChildren(...(mark.dot ? [h("span.pt", {}), label] : [label]));
    }
    if (mark.dot) return;
    while (button.childElementCount > 1) button.lastElementChild.remove();
    button.append(...strips(event, low));
  };

  const strips = (event, low) => {
    const strip = (name, [from, to]) => {
      const start = Math.max(x(from), 0), end = Math.min(x(to), width);
      if (end <= start && !(end === start && end > 0)) return null;
      const arrows = `${to === Infinity || (name === "p" && x(to) > width) ? " on" : ""}${from === -Infinity ? " off" : ""}`;
      const element = h(`span.${name}`, {});
      element.className += arrows;
      element.style.transform = `translateX(${start - low}px)`;
      element.style.width = `${Math.max(end - start, 3)}px`;
      return element;
    };
    return [
      ...event.possible.map((stretch) => strip("p", stretch)),
      event.certain && strip("s", event.certain),
      event.inferred && strip("n", event.inferred),
    ].filter(Boolean);
  };

  // Moving -------------------------------------------------------------------------------

  const limited = ([from, to]) => {
    const [first, last] = input.whole;
    const span = clamp(to - from, LEAST, last - first);
    const middle = (from + to) / 2;
    const start = clamp(middle - span / 2, first, last - span);
    return [start, start + span];
  };
  const show = (next) => {
    domain = limited(next);
    draw();
    moved(domain);
  };

  let base = domain;
  const behaviour = d3zoom()
    .filter((event) => {
      if (event.type === "wheel") {
        const wanted = event.ctrlKey || event.metaKey || root.classList.contains("active");
        if (!wanted) offer();
        return wanted;
      }
      return !event.button;
    })
    .clickDistance(6)
    .on("start", () => { base = domain; stop(); })
    .on("zoom", ({ transform, sourceEvent }) => {
      if (!sourceEvent) return;
      const days = base[1] - base[0];
      const day = (pixel) => base[0] + ((pixel - transform.x) / transform.k / width) * days;
      show([day(0), day(width)]);
    })
    .on("end", ({ sourceEvent }) => {
      field.parentElement.__zoom = zoomIdentity;
      if (sourceEvent) settledAt();
    });
  const plot = field.parentElement;
  select(plot).call(behaviour).on("dblclick.zoom", null);
  plot.addEventListener("wheel", (event) => {
    // A sideways wheel pans; any wheel zooms once the chart has been touched.
    if (event.ctrlKey || event.metaKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pan(event.deltaX / width);
  }, { passive: false, capture: true });
  plot.addEventListener("touchstart", (event) => { for (const { target } of event.changedTouches) held.add(target); }, { passive: true, capture: true });
  for (const end of ["touchend", "touchcancel"])
    plot.addEventListener(end, (event) => {
      if (event.touches.length) return;
      for (const element of held) if (element.hidden) element.remove();
      held.clear();
    }, { passive: true, capture: true });
  plot.addEventListener("pointerdown", () => root.classList.add("active"));
  plot.addEventListener("pointerleave", () => root.classList.remove("active"));
  plot.addEventListener("dblclick", (event) => {
    const { left } = plot.getBoundingClientRect();
    scale(2, (event.clientX - left) / width);
  });

  let offered = 0;
  const offer = () => {
    hint.textContent = input.words.wheel;
    hint.hidden = false;
    clearTimeout(offered);
    offered = setTimeout(() => { hint.hidden = true; }, 1200);
  };

  let running = 0;
  const stop = () => cancelAnimationFrame(running);
  const glide = (target) => {
    stop();
    const from = domain, to = limited(target), start = performance.now();
    if (still()) {
      show(to);
      return settledAt();
    }
    const step = (now) => {
      const part = Math.min(1, (now - start) / 260), eased = 1 - (1 - part) ** 3;
      show(from.map((value, at) => value + (to[at] - value) * eased));
      if (part < 1) running = requestAnimationFrame(step);
      else settledAt();
    };
    running = requestAnimationFrame(step);
  };
  const pan = (part) => {
    const days = (domain[1] - domain[0]) * part;
    show(domain.map((day) => day + days));
    settledAt();
  };
  const scale = (factor, part = 0.5) => {
    const days = domain[1] - domain[0], middle = domain[0] + days * part;
    glide([middle - (days * part) / factor, middle + (days * (1 - part)) / factor]);
  };

  // Keys: one mark can be tabbed to, arrows go to the others ------------------------------

  const stops = () => [...field.querySelectorAll("button:not([hidden])")].sort((one, other) => time(one) - time(other));
  const time = (button) => (button.events ? button.events[0].at - 0.5 : input.atOf(button.dataset.e));
  const rove = () => {
    const all = [...field.querySelectorAll("button:not([hidden])")];
    const current = all.find((button) => button === document.activeElement) ??
      all.find((button) => button.dataset.e === focused) ?? all[0];
    for (const button of all) button.tabIndex = button === current ? 0 : -1;
  };
  field.addEventListener("focusin", (event) => {
    focused = event.target.dataset.e ?? event.target.events?.[0].id ?? focused;
    rove();
  });
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = stops(), at = all.indexOf(document.activeElement);
    const go = (next) => {
      event.preventDefault();
      if (all[next]) all[next].focus();
      else if (at >= 0) pan(next < 0 ? -0.5 : 0.5);
    };
    switch (event.key) {
      case "ArrowRight": case "ArrowDown": return go(at + 1);
      case "ArrowLeft": case "ArrowUp": return go(at - 1);
      case "Home": return go(0);
      case "End": return go(all.length - 1);
      case "+": case "=": return scale(2);
      case "-": case "−": return scale(0.5);
      case "0": return glide(input.fit);
      case "PageDown": event.preventDefault(); return pan(0.8);
      case "PageUp": event.preventDefault(); return pan(-0.8);
      default:
    }
  });
  field.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.events?.length > 1) gathered(button.events, button);
    else opened(button.events ? button.events[0].id : button.dataset.e, button);
  });

  return {
    root,
    resize: (pixels) => { width = pixels; measurer.clear(); render(); },
    // What to draw: lanes(domain) gives the events of each; whole and fit are axes.
    update: (next) => {
      if (next.some !== input?.some) grown = 0;
      input = next;
      root.setAttribute("aria-label", `${next.words.chart}. ${next.words.chartHelp}`);
      domain = limited(next.domain ?? domain);
      base = domain;
      render();
    },
    domain: () => domain,
    glide,
    scale,
    pan,
    measurer,
    focus,
  };
};

export const controls = (chart, words, whole) => {
  const button = (name, label, work) => h("button.tool", { type: "button", "aria-label": label, title: label, onclick: work }, icon(name));
  return h("div.zoom", { role: "group", "aria-label": words.chart },
    button("left", words.earlier, () => chart.pan(-0.5)),
    button("plus", words.zoomIn, () => chart.scale(2)),
    button("minus", words.zoomOut, () => chart.scale(0.5)),
    button("right", words.later, () => chart.pan(0.5)),
    button("whole", words.whole, whole));
};

// What the chart needs of an event, in one object.
export const mark = (event, { title, when, key, chosen, colour }) => {
  const { possible, certain } = drawn(event);
  return {
    at: event.row.at, id: event.row.id, weight: event.row.weight, possible, certain,
    inferred: event.inferred, gap: event.gap, disputed: event.disputed, title, when, key, chosen, colour,
  };
};

const when = (events, words) => {
  const days = events.flatMap(({ possible }) => [possible[0][0], possible[possible.length - 1][1] - 1]).filter(Number.isFinite);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return first === last ? dayWords(first, words) : put(words.inWindow, { from: dayWords(first, words), to: dayWords(last, words) });
};

const clamp = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));

const labelWidth = (length, lines, width) => {
  const most = width - 40;
  return Math.min(lines > 1 && length > 150 ? Math.max(130, length * 0.56 + 16) : length, most);
};

// How long a text is in the font of the labels; each once.
const measuring = () => {
  const context = document.createElement("canvas").getContext("2d");
  let known = new Map();
  const measure = (text, bold) => {
    const key = bold ? `\0${text}` : text;
    let found = known.get(key);
    if (found === undefined) {
      context.font = `${bold ? "600 " : ""}13px ${measure.family}`;
      found = Math.ceil(context.measureText(text).width * 1.02) + 20;
      known.set(key, found);
    }
    return found;
  };
  measure.family = "sans-serif";
  measure.clear = () => { known = new Map(); };
  return measure;
};
