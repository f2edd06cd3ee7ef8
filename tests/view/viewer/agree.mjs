// What the viewer answers to views of timelines: one line of JSON.
// Usage: node agree.mjs FILE, a JSON list of {data, words, views}.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const source = (name) => import(pathToFileURL(join(process.argv[3], name)).href);
const { parsed, written } = await source("state.js");
const { answer, timelineOf } = await source("timeline.js");
const { run } = await source("text.js");

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const found = cases.map(({ data, words, views }) => {
  const timeline = timelineOf(data, (row) => words[row.id].map(([at, text]) => [at, run(text)]));
  return views.map((view) => {
    const state = parsed(view, ["en", "es"]);
    const again = parsed(`#${written(state, "en")}`, ["en", "es"]);
    if (JSON.stringify(again) !== JSON.stringify(state)) throw new Error(`another address: ${view}`);
    return answer(timeline, state).map((event) => [
      event.row.id, event.own && { asserted: event.own.asserted, denied: event.own.denied, gap: event.gap }, event.disputed,
    ]);
  });
});
console.log(JSON.stringify(found));
