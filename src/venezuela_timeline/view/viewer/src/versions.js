// The page's events in each language: what Python wrote, read where it stands.
import { run } from "./text.js";

const version = (lang, root) => {
  const articles = new Map();
  for (const article of root.querySelectorAll("article")) articles.set(article.id, article);
  return { lang, root, articles, sections: [...root.querySelectorAll("section")] };
};

// A text that was packed by raw deflate and Base64.
export const unpacked = (text) => {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
};

const inflated = async (element) => {
  const found = new DOMParser().parseFromString(await unpacked(element.textContent), "text/html");
  return document.adoptNode(found.getElementById("_events"));
};

// The version that is shown, and the others when `ready` is done.
export const versionsOf = (lang) => {
  const all = new Map([[lang, version(lang, document.getElementById("_events"))]]);
  const ready = Promise.all([...document.querySelectorAll("script.other")].map(async (element) => {
    all.set(element.dataset.lang, version(element.dataset.lang, await inflated(element)));
  }));
  return { all, ready };
};

// What is cited stands in the version that the page was written in; another one borrows it.
export const borrow = (version, from, { words, dates, column }) => {
  if (version === from || version.borrowed) return;
  version.borrowed = true;
  for (const [id, article] of version.articles) {
    const lender = from.articles.get(id);
    const sources = lender.querySelector(".sources"), claims = new Map();
    if (sources) article.querySelector(".sources").replaceWith(translated(sources, words, dates, column));
    for (const item of lender.querySelectorAll("li[data-c]")) claims.set(item.dataset.c, item.querySelector("small"));
    for (const item of article.querySelectorAll("li[data-c]")) {
      const small = claims.get(item.dataset.c);
      if (small && !item.querySelector("small")) item.append(" ", translated(small, words, dates, column));
    }
  }
};

const translated = (element, words, dates, column) => {
  const copy = element.cloneNode(true);
  for (const date of copy.querySelectorAll("[data-d]")) (date.querySelector("time") ?? date).textContent = dates[date.dataset.d][column];
  for (const state of copy.querySelectorAll(".state")) state.textContent = words.state;
  return copy;
};

export const titleOf = (article) => article.querySelector("h3").textContent;
export const whenOf = (article) => article.querySelector(".date").textContent;

// The runs of an event's own texts in every language: [claim or null, words], where `text` looks.
export const wordsReader = (versions, unseen) => {
  const known = new Map();
  return (row) => {
    if (!known.has(row.id)) known.set(row.id, [...read(versions, unseen, row.id)]);
    return known.get(row.id);
  };
};

function* read(versions, unseen, id) {
  for (const { articles } of versions.values()) {
    const article = articles.get(id);
    yield [null, run(titleOf(article))];
    const summary = article.querySelector(".summary");
    if (summary) yield [null, run(summary.textContent)];
    for (const said of article.querySelectorAll("li[data-c] .said"))
      yield [Number(said.closest("li").dataset.c), run(said.textContent)];
  }
  for (const [claim, text] of unseen[id] ?? []) yield [claim, run(text)];
}
