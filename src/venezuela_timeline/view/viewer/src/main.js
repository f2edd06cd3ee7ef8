// The viewer: a state, the view that it asks for, and the parts that show it.
import { countWords, createBar, windowWords } from "./bar.js";
import { calendarOf } from "./calendar.js";
import { controls, createChart, mark } from "./chart.js";
import { createDetail } from "./detail.js";
import { counted, framed, h, icon, put, settled, still } from "./dom.js";
import { lanesOf } from "./lanes.js";
import { createList } from "./list.js";
import { createMap } from "./places.js";
import { createOverview } from "./overview.js";
import { around, tellHeight, tellView } from "./outside.js";
import { narrowing, parsed, without, written } from "./state.js";
import { dayWords } from "./ticks.js";
import { answer, drawn, fitted, timelineOf } from "./timeline.js";
import { borrow, titleOf, unpacked, versionsOf, whenOf, wordsReader } from "./versions.js";

const COLOURS = 8;
const CAREFUL = 250; // milliseconds after the last move until the list follows

const start = () => {
  const data = JSON.parse(document.getElementById("_data").textContent);
  const html = document.documentElement, home = html.lang;
  const versions = versionsOf(home);
  const timeline = timelineOf(data, wordsReader(versions.all, data.unseen));
  const place = document.getElementById("_viewer");
  const outside = around(data.embed);
  let state = parsed(outside.hash(), data.langs), pool = [], shown = [], bar = null, painted = null, gathered = false, placed = false;

  // Words --------------------------------------------------------------------------------

  const lang = () => (versions.all.has(state.lang) ? state.lang : home);
  const words = () => data.words[lang()];
  const column = () => 1 + data.langs.indexOf(lang());
  const names = (table) => data[table].map((row) => [row[0], row[column()]]).sort(([, one], [, other]) => one.localeCompare(other, lang()));
  const article = (id) => versions.all.get(lang()).articles.get(id);

  // Parts --------------------------------------------------------------------------------

  const status = h("p.count", { role: "status", id: "_count" });
  const nothing = h("div.nothing", { hidden: true });
  const chips = h("div.legend", {});
  const key = h("details.key", {});
  const stage = h("div.stage", {});
  const list = createList({ open: (id) => choose(id, { focus: true }) });
  const detail = createDetail({
    close: () => {
      const id = state.event;
      change({ event: undefined, story: undefined, ...(state.story ? { window: undefined } : {}) });
      // The chart grows again, and with it the mark comes back from which the event was opened.
      setTimeout(() => { if (id && document.activeElement === document.body) chart.focus(id); }, 120);
    },
    step: (by) => stepped(by),
    copy: (id) => outside.copy(`#${written({ ...without(state, "story"), event: id }, home)}`),
    calendar: async (id) => {
      const text = await calendar(id);
      if (text) outside.download(text, `${id}.ics`);
      return Boolean(text);
    },
    cited: (event, element) => [`${titleOf(element)} (${whenOf(element)})`, document.querySelector("h1")?.innerText ?? data.title, outside.published(`#${event.row.id}`) || event.row.id].filter(Boolean).join(". "),
    follow: (id) => choose(id, { focus: true }),
  });
  const chart = createChart({
    moved: (domain) => { overview.place(domain); later(); },
    settledAt: () => commit(),
    opened: (id) => choose(id, { focus: true }),
    gathered: (events) => gather(events),
  });
  const overview = createOverview({
    brushed: (domain) => (domain ? jump(domain) : change({ window: undefined })),
    settledAt: () => commit(),
  });
  const map = createMap(data, { open: (id) => change({ place: state.place === id ? undefined : id }) });

  const later = settled(() => commit(), CAREFUL);
  const jump = (domain) => { chart.update({ ...painted, domain }); overview.place(chart.domain()); later(); };

  // The part of the axis that is seen becomes the window that is asked for.
  const commit = () => {
    later.cancel();
    const [from, to] = chart.domain(), [first, last] = painted.fit;
    const all = from <= first + 1e-6 && to >= last - 1e-6;
    const window = all ? undefined : [Math.floor(from), Math.ceil(to) - 1];
    if (String(window) === String(state.window)) return;
    state = { ...without(state, "window"), ...(window ? { window } : {}) };
    outside.replace(written(state, home));
    showEvents();
  };

  // State --------------------------------------------------------------------------------

  const change = (more, { keep = false, ...options } = {}) => {
    const before = state;
    gathered = false;
    state = Object.fromEntries(Object.entries({ ...state, ...more }).filter(([, value]) => value !== undefined));
    // A new chapter, kind or name is looked at as a whole.
    const moves = ["chapter", "kind", "actor", "place", "lanes"].some((one) => one in more) && !("window" in more);
    if (moves && !keep) delete state.window;
    const address = written(state, home);
    if ("q" in more && "q" in before) outside.replace(address);
    else outside.push(address);
    render({ refit: moves || "window" in more || ["q", "asof", "by", "contested"].some((one) => one in more), ...options });
  };
  const choose = (id, options = {}) => {
    if (!timeline.byId.has(id)) return;
    const there = pool.some((event) => event.row.id === id);
    if (!there) state = without(state, "q", "chapter", "kind", "actor", "place", "by", "asof", "window", "certain", "contested");
    change({ event: id }, { seek: true, ...options });
  };
  const steps = () => {
    if (!state.story) return shown;
    const found = pool.filter((event) => timeline.keys.has(event.row.id));
    return found.length > 1 ? found : pool;
  };
  const stepped = (by) => {
    const all = steps(), at = all.findIndex((event) => event.row.id === state.event);
    const next = all[at < 0 ? 0 : at + by];
    if (next) choose(next.row.id, { focus: true });
  };
  const tell = () => {
    const found = pool.filter((event) => timeline.keys.has(event.row.id));
    const first = (found.length > 1 ? found : pool)[0];
    if (first) { state = { ...without(state, "window"), story: true }; choose(first.row.id, { focus: true }); }
  };

  // Showing ------------------------------------------------------------------------------

  const dressed = (event) => {
    const element = article(event.row.id), chapter = event.row.chapter;
    return mark(event, {
      title: titleOf(element), when: whenOf(element), key: timeline.keys.has(event.row.id),
      chosen: event.row.id === state.event, colour: chapter === null ? 0 : chapter % COLOURS,
    });
  };

  const render = ({ refit = true, seek = false, focus = false } = {}) => {
    if (html.lang !== lang() || !bar) speak();
    pool = answer(timeline, without(state, "window", "certain"));
    const ofAll = timeline.rows.map((row) => ({ row, cells: row.cells }));
    const fit = fitted(pool.length ? pool : ofAll), whole = fitted(ofAll);
    const marks = pool.map(dressed);
    painted = {
      words: words(), whole: [Math.min(whole[0], fit[0]), Math.max(whole[1], fit[1])], fit,
      lanes: lanesOf({ marks, pool, state, data, column: column(), forms: data.forms, coarse: coarse(), room: data.embed ? 620 : innerHeight - chart.root.getBoundingClientRect().top - scrollY }),
      atOf: (id) => timeline.byId.get(id)?.at ?? -1,
      all: ofAll.map(drawn), some: marks,
    };
    let domain = refit || !bar ? windowDomain(fit) : chart.domain();
    if (seek && state.event) domain = sought(domain, marks, fit);
    chart.update({ ...painted, domain });
    overview.update({ ...painted, domain: chart.domain() });
    if (seek) commit();
    showEvents({ focus });
    html.dataset.ready = versions.ready.done ? "1" : "";
    if (!versions.ready.done) delete html.dataset.ready;
  };
  const windowDomain = (fit) => {
    if (!state.window) return fit;
    const [first, last] = state.window;
    return [Number.isFinite(first) ? first : fit[0], Number.isFinite(last) ? last + 1 : fit[1]];
  };
  // The axis moved, and made narrower in a story, until the chosen event is in it.
  const sought = (domain, marks, fit) => {
    const found = marks.find((one) => one.chosen);
    if (!found) return domain;
    const from = found.possible[0][0], to = found.possible[found.possible.length - 1][1];
    const [low, high] = [Math.max(from, fit[0]), Math.min(to, fit[1])];
    const days = domain[1] - domain[0];
    const middle = high - low > days ? low + days / 3 : (low + high) / 2;
    if (state.story) {
      const half = Math.max(45, (high - low) * 0.75);
      return [middle - half * 0.7, middle + half * 1.3]; // room for its label, and for what came of it
    }
    return middle >= domain[0] && middle <= domain[1] ? domain : [middle - days / 2, middle + days / 2];
  };

  const showEvents = ({ focus = false } = {}) => {
    shown = state.window ? answer(timeline, state) : pool;
    bar.update(state);
    const all = timeline.rows.length, count = countWords(shown.length, all, words(), lang());
    status.textContent = state.window ? `${count} · ${windowWords(state.window, words())}` : count;
    list.update(shown, state.event, state, words());
    loosen();
    legend();
    map.update({ shown, state, words: words(), column: column(), lang: lang() });
    const event = state.event && (shown.find((one) => one.row.id === state.event) ?? pool.find((one) => one.row.id === state.event));
    if (event) showOne(event, focus);
    else if (!gathered) detail.hide();
    tellView(outside, shown.map((one) => one.row.id), event ? event.row.id : null);
    tellHeight(outside);
  };
  const showOne = (event, focus) => {
    const all = steps(), notes = [];
    // Above the sheet of a narrow page the chart stays in sight.
    if ((focus || !placed) && innerWidth < 1000)
      requestAnimationFrame(() => chart.root.scrollIntoView({ block: "start", behavior: still() || !focus ? "auto" : "smooth" }));
    if (state.asof !== undefined) notes.push(put(words().onDay, { day: dayWords(state.asof, words()) }));
    if (state.by) {
      const who = data.parties.find(([id]) => id === state.by)[column()];
      notes.push(put(words().saysNothing, { who }));
      if (event.gap) notes.push(`${who}: ${words().noDate}`);
    }
    placed = true;
    detail.show({
      event, article: article(event.row.id), state, words: words(), notes, focus, dated: Boolean(data.calendar),
      place: { at: all.findIndex((one) => one.row.id === event.row.id), all: all.length },
    });
  };
  const gather = (events) => {
    const days = events.flatMap(({ possible }) => [possible[0][0], possible[possible.length - 1][1]]).filter(Number.isFinite);
    const [low, high] = [Math.min(...days), Math.max(...days)], domain = chart.domain();
    const closer = high - low < (domain[1] - domain[0]) * 0.6 && domain[1] - domain[0] > 4;
    gathered = true;
    state = without(state, "event", "story");
    outside.replace(written(state, home));
    detail.list({
      events, words: words(), lang: lang(), open: (id) => choose(id, { focus: true }),
      zoom: closer ? () => { gathered = false; detail.hide(); const edge = Math.max(1.5, (high - low) * 0.15); chart.glide([low - edge, high + edge]); } : null,
    });
  };

  // Nothing found: each thing that narrows, and how many events there would be without it.
  const loosen = () => {
    nothing.hidden = shown.length > 0;
    chart.root.hidden = pool.length === 0;
    if (shown.length) return nothing.replaceChildren();
    const described = new Map(bar.described(state));
    const ways = narrowing(state).map(([one, looser]) => [one, answer(timeline, looser).length]).filter(([, count]) => count);
    nothing.replaceChildren(h("h2", {}, words().nothing), h("ul", {},
      ways.map(([one, count]) => h("li", {}, h("button.tool.wide", { type: "button", "data-loosen": one, onclick: () => change({ [one]: undefined }) },
        put(words().without, { what: described.get(one), n: counted(count, lang()) })))),
      h("li", {}, h("button.tool.wide", { type: "button", onclick: clear }, words().startAgain))));
  };
  const clear = () => {
    state = Object.fromEntries(Object.entries(state).filter(([one]) => ["lang", "map", "lanes"].includes(one)));
    change({});
  };

  // The colours of chapters, which choose them; and how the marks read.
  const legend = () => {
    const counts = new Map();
    for (const event of answer(timeline, without(state, "window", "certain", "chapter")))
      counts.set(event.row.chapter, (counts.get(event.row.chapter) ?? 0) + 1);
    chips.replaceChildren(...data.chapters.map((row, at) => counts.get(at) && data.chapters.length > 1 ? h(`button.chapter.c${at % COLOURS}`, {
      type: "button", "aria-pressed": String(state.chapter === row[0]),
      onclick: () => change({ chapter: state.chapter === row[0] ? undefined : row[0] }),
    }, h("i", {}), h("span", {}, row[column()]), h("small", {}, counted(counts.get(at), lang()))) : null).filter(Boolean));
  };
  const explained = () => {
    const item = (name, label) => h("li", {}, h(`span.sample.${name}`, {}), label);
    const sign = (name, text, label) => h("li", {}, h(`span.${name}`, { "aria-hidden": "true" }, text), label);
    key.replaceChildren(h("summary", {}, words().legend), h("ul", {},
      item("sure", words().sure), item("maybe", words().possible), item("on", words().on),
      Object.keys(data.solved).length ? item("inferred", words().inferred) : null,
      sign("neq", "≠", words().disputed), sign("sample.many", "12", words().many)));
  };

  // In another page the list waits until it is asked for.
  const listed = () => {
    const button = h("button.tool.wide", { type: "button", "aria-expanded": String(document.body.classList.contains("listed")) }, words().showList);
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", String(document.body.classList.toggle("listed")));
      tellHeight(outside);
    });
    return button;
  };

  // A language: the events in it, and controls with its words.
  const speak = () => {
    html.lang = lang();
    const version = versions.all.get(lang());
    borrow(version, versions.all.get(home), { words: words(), dates: data.dates, column: column() - 1 });
    const current = document.getElementById("_events");
    if (current !== version.root) current.replaceWith(version.root);
    list.attach(version);
    version.root.after(list.more);
    const button = (name, label, work, more = {}) => h("button.tool.wide", { type: "button", onclick: work, ...more }, icon(name), h("span", {}, label));
    bar = createBar({
      words: words(), lang: lang(), names, get: () => state, change, clear,
      langs: data.langs.length > 1 && versions.ready.done ? data.langs.map((tag) => [tag, data.words[tag].name]) : [],
      extras: [
        button("story", words().story, tell),
        map.there ? button("map", words().map, () => change({ map: state.map ? undefined : true }), { "data-map": "" }) : null,
        button("link", words().share, async (click) => {
          const label = click.currentTarget.querySelector("span");
          await outside.copy(`#${written(state, home)}`);
          label.textContent = words().copied;
        }),
      ],
    });
    explained();
    stage.replaceChildren(chips, h("div.strip", {}, overview.root, controls(chart, words(), () => change({ window: undefined }))), nothing, chart.root, h("div.under", {}, status, data.embed ? listed() : null, key), map.root);
    place.replaceChildren(bar.root, stage);
    chart.measurer.family = getComputedStyle(chart.root).fontFamily;
  };

  // The page -----------------------------------------------------------------------------

  place.after(detail.root);
  let wide = 0;
  const resized = framed(() => {
    const now = stage.clientWidth;
    if (now === wide) return;
    wide = now;
    chart.resize(now);
    overview.resize(overview.root.clientWidth);
    if (painted) render({ refit: false });
  });
  const coarse = () => matchMedia("(pointer: coarse)").matches || stage.clientWidth < 520;
  wide = 0;
  speak();
  wide = stage.clientWidth;
  chart.resize(wide);
  overview.resize(overview.root.clientWidth);
  render({ seek: Boolean(state.event) });
  new ResizeObserver(resized).observe(stage);
  outside.listen(() => { state = parsed(outside.hash(), data.langs); render({ seek: Boolean(state.event), focus: Boolean(state.event) }); });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select, textarea")) { event.preventDefault(); document.getElementById("_q").focus(); }
  });
  versions.ready.then(() => {
    versions.ready.done = true;
    bar = null;
    render({ refit: false });
    html.dataset.ready = "1";
  });
  // The calendar of an event, as the button beside it gives it.
  let lines = null;
  const calendar = async (id) => {
    lines ??= JSON.parse(await unpacked(data.calendar));
    return calendarOf(lines, timeline.byId.get(id).at, article(id), words(), lang());
  };
  return { get state() { return state; }, get shown() { return shown; }, calendar };
};

// Whatever fails, the list is shown.
try {
  globalThis.timelineViewer = start();
} finally {
  document.body.classList.add("live");
}
