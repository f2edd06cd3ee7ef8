// One event beside the chart, or under it: what Python wrote of it, opened, and what to do with it.
import { contested } from "./claims.js";
import { counted, h, icon, put } from "./dom.js";
import { titleOf } from "./versions.js";

export const createDetail = ({ close, step, copy, calendar, cited, follow }) => {
  const root = h("aside.detail", { id: "_detail", hidden: true, tabindex: "-1" });
  let from = null;

  const actions = (words, event, article, dated) => {
    const said = h("p.said-so", { role: "status" });
    const citation = h("div.citation", { hidden: true });
    return [
      h("div.actions", {},
        h("button.tool.wide", { type: "button", onclick: async () => { await copy(event.row.id); said.textContent = words.copied; } }, icon("link"), h("span", {}, words.copy)),
        dated ? h("button.tool.wide", { type: "button", onclick: async () => { if (!(await calendar(event.row.id))) said.textContent = words.noDay; } }, icon("calendar"), h("span", {}, words.calendar)) : null,
        h("button.tool.wide", { type: "button", "aria-expanded": "false", onclick: (click) => {
          citation.hidden = !citation.hidden;
          click.currentTarget.setAttribute("aria-expanded", String(!citation.hidden));
          citation.textContent = cited(event, article);
        } }, icon("cite"), h("span", {}, words.cite))),
      citation, said,
    ];
  };

  const header = (words, place, story) => {
    const button = (name, label, work, off) => h("button.tool", { type: "button", "aria-label": label, title: label, disabled: off, onclick: work }, icon(name));
    return h("div.top", {},
      button("left", words.previous, () => step(-1), place.at <= 0),
      h("span.where", {}, place.at < 0 ? "" : put(words.step, { n: place.at + 1, all: place.all })),
      button("right", words.next, () => step(1), place.at >= place.all - 1),
      story ? h("span.storying", {}, words.story) : null,
      h("button.tool.close", { type: "button", "aria-label": story ? words.leave : words.close, title: story ? words.leave : words.close, onclick: close }, icon("close")));
  };

  // The article again, without what the view leaves out.
  const body = (event, article, state) => {
    const copied = article.cloneNode(true);
    copied.removeAttribute("id");
    copied.hidden = false;
    const details = copied.querySelector("details");
    if (details) {
      details.querySelector("summary").remove();
      details.replaceWith(...details.childNodes);
    }
    if (event.said) {
      const kept = new Set(event.said);
      for (const item of copied.querySelectorAll("li[data-c]")) if (!kept.has(Number(item.dataset.c))) item.remove();
      for (const item of copied.querySelectorAll("li[data-cs]"))
        if (!item.dataset.cs.split(" ").some((at) => kept.has(Number(at)))) item.remove();
      for (const list of copied.querySelectorAll(".claims dd")) {
        if (list.querySelector("li")) continue;
        list.previousElementSibling.remove();
        list.remove();
      }
      const claims = copied.querySelector(".claims");
      if (claims && !claims.firstElementChild) { claims.previousElementSibling.remove(); claims.remove(); }
      if (!contested(event.said.map((at) => event.row.claims[at]))) copied.querySelector(".facts mark")?.remove();
      if (state.asof !== undefined) for (const item of copied.querySelectorAll("li.back.causes")) item.remove();
    }
    // Beside the chart it stands under the page's own title.
    for (const [was, now] of [["h3", "h2"], ["h4", "h3"]])
      for (const heading of copied.querySelectorAll(was)) heading.replaceWith(h(now, {}, ...heading.childNodes));
    return [...copied.childNodes];
  };

  root.addEventListener("click", (click) => {
    const link = click.target.closest('a[href^="#"]');
    if (!link) return;
    click.preventDefault();
    follow(decodeURIComponent(link.getAttribute("href").slice(1)));
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.target.closest("input, select, a")) return;
    if (event.key === "ArrowRight") step(1);
    if (event.key === "ArrowLeft") step(-1);
  });
  let start = null;
  root.addEventListener("touchstart", (event) => { start = [event.touches[0].clientX, event.touches[0].clientY]; }, { passive: true });
  root.addEventListener("touchend", (event) => {
    if (!start) return;
    const [dx, dy] = [event.changedTouches[0].clientX - start[0], event.changedTouches[0].clientY - start[1]];
    start = null;
    if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(dy)) step(dx < 0 ? 1 : -1);
  }, { passive: true });

  const opened = (label) => {
    const was = root.hidden;
    if (was) from = document.activeElement;
    root.hidden = false;
    root.setAttribute("aria-label", label);
    root.scrollTop = 0;
    document.documentElement.classList.add("opened");
  };

  return {
    root,
    show: ({ event, article, state, words, place, notes, focus, dated }) => {
      opened(titleOf(article));
      const content = h("article", {}, ...notes.map((note) => h("p.note", {}, note)), ...body(event, article, state));
      const does = h("div.does", {}, actions(words, event, article, dated));
      content.insertBefore(does, content.querySelector("h3"));
      root.replaceChildren(header(words, place, state.story), content);
      if (focus) root.focus({ preventScroll: true });
    },
    // Several events that share a place in the chart.
    list: ({ events, words, lang, zoom, open }) => {
      const title = put(words.clusterTitle, { n: counted(events.length, lang) });
      opened(title);
      root.replaceChildren(
        h("div.top", {}, h("strong.where", {}, title), h("button.tool.close", { type: "button", "aria-label": words.close, title: words.close, onclick: close }, icon("close"))),
        zoom ? h("button.tool.wide.zoomer", { type: "button", onclick: zoom }, icon("plus"), h("span", {}, words.zoomHere)) : "",
        h("ul.cluster-list", {}, events.map((event) => h("li", {}, h("button", { type: "button", onclick: () => open(event.id) },
          h("span.date", {}, event.when), h("span.title", {}, event.title, event.disputed ? h("span.neq", { "aria-hidden": "true" }, "≠") : null))))));
      root.focus({ preventScroll: true });
    },
    hide: () => {
      if (root.hidden) return;
      const within = root.contains(document.activeElement) || document.activeElement === document.body;
      root.hidden = true;
      document.documentElement.classList.remove("opened");
      root.replaceChildren();
      if (within && from?.isConnected) from.focus({ preventScroll: true });
      from = null;
    },
  };
};
