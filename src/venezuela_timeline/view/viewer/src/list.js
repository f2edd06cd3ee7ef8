// The list under the chart: the articles that Python wrote, those hidden that a view leaves out.
import { corners } from "./cells.js";
import { h } from "./dom.js";

const PART = 300; // so many at once; more when the reader comes to the end of them

export const createList = ({ open }) => {
  const more = h("button.tool.wide.more", { type: "button", hidden: true, onclick: () => grow() });
  let version = null, sections = [], shown = [], chosen = null, limit = PART, visible = new Set();

  const clicked = (click) => {
    const link = click.target.closest('a[href^="#"]');
    if (!link) return;
    click.preventDefault();
    open(decodeURIComponent(link.getAttribute("href").slice(1)), link);
  };
  const grow = () => {
    limit += PART;
    show();
  };
  new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) grow(); }, { rootMargin: "600px" }).observe(more);

  // Within a section, events stand in the order of time.
  const show = () => {
    const wanted = new Map(shown.map((event) => [event.row.id, event]));
    const next = new Set();
    for (const section of sections)
      for (const article of section.children) {
        if (next.size >= limit) break;
        if (wanted.has(article.id)) next.add(article);
      }
    for (const article of visible) if (!next.has(article)) article.hidden = true;
    for (const article of next) if (article.hidden) article.hidden = false;
    visible = next;
    for (const section of version.sections) section.hidden = !section.querySelector("article:not([hidden])");
    more.hidden = shown.length <= limit;
  };

  return {
    more,
    attach: (next) => {
      version?.root.removeEventListener("click", clicked);
      version = next;
      version.root.addEventListener("click", clicked);
      visible = new Set(version.articles.values());
    },
    update: (events, id, state, words) => {
      more.textContent = words.more;
      if (shown !== events) limit = PART;
      shown = events;
      lead(state.window);
      show();
      for (const one of [chosen, id]) version.articles.get(one)?.classList.toggle("chosen", one === id);
      chosen = id;
      narrow(state);
    },
  };

  // A window begins with the chapters in which something begins within it: what only lasts through it
  // comes last.
  function lead(window) {
    const begins = new Set();
    for (const { row, cells } of window ? shown : []) {
      const section = corners([cells])?.[0] >= window[0] && version.articles.get(row.id).closest("section");
      if (section) begins.add(section);
    }
    sections = [...version.sections].sort((one, other) => begins.has(other) - begins.has(one));
    if (sections.some((section, at) => section !== version.root.children[at])) version.root.append(...sections);
  }

  // With "as of" or "according to", claims that don't count are hidden here, too.
  function narrow(state) {
    const narrowed = state.asof !== undefined || Boolean(state.by);
    if (!narrowed && !version.root.dataset.narrowed) return;
    version.root.dataset.narrowed = narrowed ? "1" : "";
    for (const event of shown) {
      const article = version.articles.get(event.row.id), kept = event.said && new Set(event.said);
      for (const item of article.querySelectorAll("li[data-c]")) item.hidden = Boolean(kept) && !kept.has(Number(item.dataset.c));
      for (const list of article.querySelectorAll(".claims dd")) {
        const empty = !list.querySelector("li:not([hidden])");
        list.hidden = empty;
        list.previousElementSibling.hidden = empty;
      }
    }
  }
};
