// The bar over the chart: search, filters, what is chosen, story, map, language.
import { dayText, parseDays } from "./days.js";
import { counted, h, icon, put, settled } from "./dom.js";
import { dayWords } from "./ticks.js";

const CHOICES = [["chapter", "chapters"], ["kind", "kinds"], ["actor", "actors"], ["place", "places"]];

// lang: language of the words; names(table): [id, name] pairs in it; get(): the state; change(more).
export const createBar = ({ words, lang, langs, names, get, change, clear, extras }) => {
  const inputs = new Map();
  const search = h("input", { type: "search", id: "_q", autocomplete: "off", placeholder: words.findHint, "aria-label": words.find });
  const typed = settled(() => change({ q: search.value.trim() ? search.value : undefined }), 120);
  search.addEventListener("input", typed);
  search.addEventListener("change", () => { if ((get().q ?? "") !== search.value.trim()) typed.now(); });
  search.addEventListener("keydown", (event) => { if (event.key === "Escape") { search.value = ""; typed.now(); } });

  const field = (label, input) => h("label.choice", {}, h("span", {}, label), input);
  const select = (key, label, options, none = words.all) => {
    const input = h("select", { "data-f": key, onchange: () => change({ [key]: input.value || undefined }) },
      h("option", { value: "" }, none), options.map(([id, name]) => h("option", { value: id }, name)));
    inputs.set(key, input);
    return options.length ? field(label, input) : null;
  };
  const tick = (key, label) => {
    const input = h("input", { type: "checkbox", "data-f": key, onchange: () => change({ [key]: input.checked || undefined }) });
    inputs.set(key, input);
    return h("label.tick", {}, input, h("span", {}, label));
  };
  const date = (key, label, taken) => {
    const input = h("input", { type: "text", "data-f": key, inputmode: "numeric", placeholder: words.dateHint, autocomplete: "off" });
    input.addEventListener("change", () => {
      const days = input.value.trim() ? parseDays(input.value) : undefined;
      const wrong = days === null;
      input.setCustomValidity(wrong ? words.badDate : "");
      input.setAttribute("aria-invalid", String(wrong));
      if (wrong) input.reportValidity();
      else taken(days);
    });
    inputs.set(key, input);
    return field(label, input);
  };
  const edge = (at) => (days) => {
    const window = [...(get().window ?? [-Infinity, Infinity])];
    window[at] = days ? days[at] : at ? Infinity : -Infinity;
    const open = !Number.isFinite(window[0]) && !Number.isFinite(window[1]);
    if (window[0] > window[1]) window[1 - at] = at ? -Infinity : Infinity;
    change({ window: open ? undefined : window });
  };

  const drawer = h("form.drawer", { id: "_filters", hidden: true, onsubmit: (event) => event.preventDefault() },
    CHOICES.map(([key, table]) => select(key, words[key], names(table))),
    date("from", words.from, edge(0)), date("to", words.to, edge(1)),
    date("asof", words.asof, (days) => change({ asof: days?.[1] })),
    select("by", words.by, names("parties")),
    select("lanes", words.lanes, CHOICES.filter(([, table]) => names(table).length).map(([key]) => [key, words[key]]), words.one),
    h("div.ticks", {}, tick("certain", words.certain), tick("contested", words.contested)));
  const toggle = h("button.tool.wide", { type: "button", "aria-expanded": "false", "aria-controls": "_filters" }, icon("filters"), h("span", {}, words.filters));
  toggle.addEventListener("click", () => {
    drawer.hidden = !drawer.hidden;
    toggle.setAttribute("aria-expanded", String(!drawer.hidden));
  });

  const chips = h("div.chips", {});
  const tongue = langs.length > 1
    ? h("div.langs", { role: "group", "aria-label": words.language }, langs.map(([tag, name]) =>
      h("button.tool.wide", { type: "button", lang: tag, "data-lang": tag, "aria-pressed": String(tag === lang), onclick: () => change({ lang: tag }) }, name)))
    : null;
  const root = h("div.bar", {},
    h("div.row", {}, h("div.find", {}, icon("find"), search), toggle, extras, tongue), drawer, chips);

  const nameOf = (key, table, id) => names(table).find(([one]) => one === id)?.[1] ?? id;
  const described = (state) => {
    const found = [];
    if (state.q) found.push(["q", `“${state.q}”`]);
    for (const [key, table] of [...CHOICES, ["by", "parties"]])
      if (state[key]) found.push([key, `${words[key]}: ${nameOf(key, table, state[key])}`]);
    if (state.window) found.push(["window", windowWords(state.window, words)]);
    if (state.asof !== undefined) found.push(["asof", `${words.asof} ${dayWords(state.asof, words)}`]);
    if (state.certain) found.push(["certain", words.certain]);
    if (state.contested) found.push(["contested", words.contested]);
    return found;
  };
  const update = (state) => {
    if (document.activeElement !== search) search.value = state.q ?? "";
    const shown = {
      ...state, from: edgeText(state.window?.[0]), to: edgeText(state.window?.[1]), asof: edgeText(state.asof),
    };
    for (const [key, input] of inputs) {
      if (input.type === "checkbox") input.checked = Boolean(state[key]);
      else if (document.activeElement !== input || input.tagName === "SELECT") input.value = shown[key] ?? "";
    }
    const active = described(state).filter(([key]) => key !== "q");
    // The legend of the chapters says which is chosen.
    chips.replaceChildren(...active.filter(([key]) => key !== "chapter").map(([key, text]) => h("button.chip", { type: "button", "data-chip": key, title: words.close, onclick: () => change({ [key]: undefined }) }, text, icon("close"))),
      ...(active.length > 1 ? [h("button.chip.plain", { type: "button", onclick: clear }, words.clear)] : []));
    toggle.classList.toggle("on", active.length > 0);
  };
  return { root, update, described };
};

const edgeText = (day) => (day === undefined || !Number.isFinite(day) ? "" : dayText(day));

export const windowWords = ([first, last], words) => {
  if (first === last) return dayWords(first, words);
  if (!Number.isFinite(first)) return `${words.to}: ${dayWords(last, words)}`;
  if (!Number.isFinite(last)) return `${words.from}: ${dayWords(first, words)}`;
  return put(words.inWindow, { from: dayWords(first, words), to: dayWords(last, words) });
};

export const countWords = (shown, all, words, lang) => {
  if (shown === all) return all === 1 ? words.one_event : put(words.countAll, { all: counted(all, lang) });
  return put(words.count, { n: counted(shown, lang), all: counted(all, lang) });
};
