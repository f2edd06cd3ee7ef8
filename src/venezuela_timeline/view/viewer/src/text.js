// Words as the library's `text` compares them: without case and accents. All that are asked for
// must be found, in any order; what stands in quotes is looked for as one run.

// Upper case and back is what folds ß and ς.
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase()
    .normalize("NFKD").replace(/\p{M}/gu, "").split(/\s+/u).filter(Boolean).join(" ");

// The runs that a query asks for, folded.
export const terms = (query) =>
  [...query.matchAll(/["“”«»]([^"“”«»]*)["“”«»]?|[^\s"“”«»]+/gu)]
    .map(([whole, quoted]) => fold(quoted ?? whole.replace(/\*+$/u, "")))
    .filter(Boolean);

// Whether a folded text has every run.
export const matches = (text, wanted) => wanted.every((words) => text.includes(words));
