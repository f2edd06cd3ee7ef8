// Words as the library's `text` reads them: folded, joined by AND, "a phrase", a start*.

// Without case, accents and runs of blanks. Upper case and back is what folds ß and ς.
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase()
    .replace(/\p{M}/gu, "").split(/\s+/u).filter(Boolean).join(" ");

const WORD = /[\p{L}\p{N}_]/u;

// The terms of a query: what must be found, and whether a word may go on after it.
export const terms = (query) => {
  const found = [];
  for (const part of query.matchAll(/["“”«»]([^"“”«»]*)["“”«»]?|[^\s"“”«»]+/gu)) {
    const quoted = part[1] !== undefined;
    const words = fold(quoted ? part[1] : part[0].replace(/\*+$/u, ""));
    if (words) found.push({ words, open: !quoted && part[0].endsWith("*") });
  }
  return found;
};

const has = (text, { words, open }) => {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    const begins = at === 0 || !WORD.test(text[at - 1]) || !WORD.test(words[0]);
    const stops = open || end === text.length || !WORD.test(text[end]) || !WORD.test(words[words.length - 1]);
    if (begins && stops) return true;
  }
  return false;
};

// Whether folded text has every term.
export const matches = (text, wanted) => wanted.every((term) => has(text, term));
