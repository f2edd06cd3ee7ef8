// Words as the library's `text` looks for them (`timeline/words.py`), tested with the same cases.

// Without case and accents. Upper case and back is what folds ß and ς.
const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase()
    .normalize("NFKD").replace(/\p{M}/gu, "");

// The words of a text, each between blanks; empty if it has none.
export const run = (text) => {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu);
  return words ? ` ${words.join(" ")} ` : "";
};

// The runs that a text must have: words, phrases in quotes, beginnings with a star.
export const terms = (asked) => [...new Set(
  [...asked.matchAll(/["“”«»]([^"“”«»]*)["“”«»]?(\*?)|[^\s"“”«»]+/gu)].map(([whole, quoted, star]) => {
    const words = run(quoted ?? whole);
    const open = star || (quoted === undefined && whole.endsWith("*"));
    return open ? words.replace(/ $/u, "") : words;
  }).filter(Boolean))];

// Whether a text, made of runs in lines of their own, has every term.
export const matches = (text, wanted) => wanted.every((words) => text.includes(words));
