(() => {
  "use strict";
  const get = (id) => document.getElementById(id);
  const root = document.documentElement, form = get("_form"), packed = get("_other");
  const selects = [...form.querySelectorAll("select")];
  const languages = ["en", "es"];

  // As the library's text(): without case, accents and runs of blanks.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

  // A version is the chart and the events in a language, with what the filters ask of them.
  const version = (chart, events) => {
    const articles = [...events.querySelectorAll("article")], marks = new Map();
    for (const article of articles) marks.set(article.id, []);
    for (const mark of chart.querySelectorAll("[data-e]")) marks.get(mark.dataset.e).push(mark);
    for (const article of articles) {
      const when = article.querySelector(".facts").firstChild.textContent;
      for (const mark of marks.get(article.id)) {
        const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
        title.textContent = `${when}: ${article.querySelector("h3").textContent}`;
        mark.prepend(title);
      }
    }
    return { chart, events, articles, marks };
  };
  const versions = { [root.lang]: version(get("_chart"), get("_events")) };
  let shown = versions[root.lang];

  const unpack = async () => {
    const bytes = Uint8Array.from(atob(packed.textContent), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const found = new DOMParser().parseFromString(await new Response(stream).text(), "text/html");
    const [chart, events] = ["_chart", "_events"].map((id) => document.adoptNode(found.getElementById(id)));
    versions[packed.dataset.lang] = version(chart, events);
  };

  // An event is found by its words in every language.
  const texts = new Map();
  const textOf = (index) => {
    if (!texts.has(index)) texts.set(index, fold(Object.values(versions).map((one) => one.articles[index].textContent).join("\n")));
    return texts.get(index);
  };

  // Days are counted as in the library: day 1 is 1 January of the year 1.
  const day = (input, none) => (input.value ? Date.parse(input.value) / 864e5 + 719163 : none);
  // An event's days are the bounds of its cells, four each; the library says which to compare.
  const windows = JSON.parse(form.dataset.overlapping);
  const touches = (data, from, to, sure) => {
    const days = data.d.split(" ").map(Number), cells = [];
    for (let i = 0; i < days.length; i += 4) {
      const [start_min, start_max, end_min, end_max] = days.slice(i, i + 4);
      cells.push({ start_min, start_max, end_min, end_max, first_min: from, first_max: from, last_min: to, last_max: to });
    }
    const holds = (cell) => windows[sure ? "certain" : "possible"].every(([earlier, later, least]) => cell[earlier] + least <= cell[later]);
    return sure ? cells.every(holds) : cells.some(holds);
  };

  const tell = (count) => {
    const all = shown.articles.length, spanish = root.lang === "es";
    const noun = spanish ? (all === 1 ? "hecho" : "hechos") : all === 1 ? "event" : "events";
    const some = count === all ? "" : `${count.toLocaleString(root.lang)} ${spanish ? "de" : "of"} `;
    get("_count").textContent = `${some}${all.toLocaleString(root.lang)} ${noun}`;
  };

  const apply = () => {
    const words = fold(get("_q").value), sure = get("_sure").checked;
    const from = day(get("_from"), -Infinity), to = day(get("_to"), Infinity);
    const wanted = selects.filter((select) => select.value);
    const dated = get("_from").value || get("_to").value;
    let count = 0;
    shown.articles.forEach((article, index) => {
      const data = article.dataset;
      const fits =
        wanted.every((select) => (data[select.dataset.f] || "").split(" ").includes(select.value)) &&
        (!dated || touches(data, from, to, sure)) &&
        (!words || textOf(index).includes(words));
      article.hidden = !fits;
      count += fits;
      for (const mark of shown.marks.get(article.id)) mark.classList.toggle("off", !fits);
    });
    for (const section of shown.events.querySelectorAll("section")) section.hidden = !section.querySelector("article:not([hidden])");
    shown.chart.classList.toggle("sure", sure);
    tell(count);
  };

  const speak = (lang) => {
    const next = versions[lang];
    root.lang = lang;
    if (next !== shown) {
      for (const [index, article] of shown.articles.entries()) {
        const open = article.querySelector("details"), other = next.articles[index].querySelector("details");
        if (open) other.open = open.open;
      }
      shown.chart.replaceWith(next.chart);
      shown.events.replaceWith(next.events);
      shown = next;
    }
    for (const option of form.querySelectorAll("option[data-en]")) option.textContent = option.dataset[lang];
    apply();
  };

  // A link to an event shows it, whatever is filtered.
  const follow = () => {
    const target = get(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.hidden) return;
    form.reset();
    apply();
    target.scrollIntoView();
  };

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const lang of languages) get(`_${lang}`).addEventListener("change", () => speak(lang));
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-e]");
    if (mark) location.hash = mark.dataset.e;
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
  addEventListener("hashchange", follow);

  for (const option of form.querySelectorAll('[data-f="l"] option:not([value=""])')) {
    for (const lang of languages) {
      try {
        option.dataset[lang] = new Intl.DisplayNames([lang], { type: "language" }).of(option.value);
      } catch {
        option.dataset[lang] = option.value;
      }
    }
  }
  form.hidden = false;
  speak(root.lang);
  follow();
  unpack().then(() => {
    texts.clear();
    get("_langs").hidden = false;
    apply();
    root.dataset.ready = "";
  });
})();
