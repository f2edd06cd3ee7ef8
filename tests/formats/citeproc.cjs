// Renders every entry of a file of CSL-JSON with citeproc-js, which most reference managers use:
//   node citeproc.cjs FILE.csl.json html
const { readFileSync } = require("node:fs");
const { plugins } = require("@citation-js/core");
require("@citation-js/plugin-csl");

const items = JSON.parse(readFileSync(process.argv[2], "utf8"));
const engine = plugins.config.get("@csl").engine(items, "apa", "en-US", process.argv[3]);
engine.updateItems(items.map((item) => item.id));
const [facts, entries] = engine.makeBibliography();
const ids = facts.entry_ids.map(([id]) => id);
console.log(JSON.stringify(Object.fromEntries(ids.map((id, at) => [id, entries[at].trim()]))));
