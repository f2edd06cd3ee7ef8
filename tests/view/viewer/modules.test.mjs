// The viewer's own modules in Node: days, ticks, the layout of labels, states, words, claims.
// Usage: node --test modules.test.mjs, with VIEWER naming the folder of the sources.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const source = (name) => import(pathToFileURL(join(process.env.VIEWER, name)).href);
const { calendarDay, dayNumber, dayText, parseDays } = await source("days.js");
const { ticks } = await source("ticks.js");
const { layout } = await source("layout.js");
const { density } = await source("density.js");
const { parsed, written, without } = await source("state.js");
const { matches, run, terms } = await source("text.js");
const { contested } = await source("claims.js");
const { corners, decoded, extent } = await source("cells.js");
const { escaped, folded } = await source("calendar.js");

const WORDS = {
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fullMonths: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  bce: "{} BCE", thousands: ",",
};

test("days are counted as the library counts them", () => {
  assert.equal(dayNumber(1), 1);
  assert.equal(dayNumber(2024, 7, 28), 739095);
  assert.deepEqual(calendarDay(0), [0, 12, 31]);
  assert.equal(dayText(dayNumber(-43, 3, 15)), "-0043-03-15");
});

test("every day of a cycle and days far away come back", () => {
  for (let day = -200000; day < 400000; day += 1) assert.equal(dayNumber(...calendarDay(day)), day);
  for (const year of [-4e9, -271822, 271822, 3e9]) assert.deepEqual(calendarDay(dayNumber(year, 2, 28)), [year, 2, 28]);
});

test("days as people write them", () => {
  assert.deepEqual(parseDays("2024"), [dayNumber(2024), dayNumber(2024, 12, 31)]);
  assert.deepEqual(parseDays("2024-02"), [dayNumber(2024, 2, 1), dayNumber(2024, 2, 29)]);
  assert.deepEqual(parseDays(" -0043-03-15 "), [dayNumber(-43, 3, 15), dayNumber(-43, 3, 15)]);
  for (const wrong of ["", "2023-02-29", "2024-13", "2024-00", "July", "2024-7-", "20240728123456789"]) assert.equal(parseDays(wrong), null);
});

test("ticks stand apart, in order and within the axis, at every scale", () => {
  for (let days = 3; days < 1e14; days *= 1.7)
    for (const start of [dayNumber(2024, 2, 10), dayNumber(-44), -1e10, 5e9]) {
      const { minor, major } = ticks(start, start + days, 12, WORDS);
      assert.ok(minor.length >= 1 && minor.length <= 20, `${days}: ${minor.length}`);
      for (const [at, { day }] of minor.entries()) {
        assert.ok(day >= start && day < start + days);
        if (at) assert.ok(day > minor[at - 1].day);
      }
      for (const { label } of [...minor, ...major]) assert.doesNotMatch(label, /undefined|NaN/);
    }
});

test("years before Christ and beyond any Date are named", () => {
  const labels = (from, to) => ticks(dayNumber(from), dayNumber(to), 8, WORDS).minor.map(({ label }) => label);
  assert.deepEqual(labels(-43, -39), ["44 BCE", "43 BCE", "42 BCE", "41 BCE"]);
  assert.ok(labels(-1e9, 1e9).includes("500,000,000"));
  const { major } = ticks(dayNumber(271821), dayNumber(271823), 8, WORDS);
  assert.deepEqual(major.map(({ label }) => label), ["271,821", "271,822"]);
});

const random = (seed) => () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648);
const events = (count, seed) => {
  const next = random(seed);
  return Array.from({ length: count }, (_, at) => {
    const from = next() * 1000, to = from + (next() < 0.3 ? next() * 400 : 1);
    return { at, id: `e${at}`, title: "x".repeat(5 + Math.floor(next() * 50)), weight: Math.floor(next() * 9), key: next() < 0.05, possible: [[from, to]], certain: null };
  });
};

test("no label lies on another, and every event is in the chart once", () => {
  for (const [count, seed] of [[5, 1], [60, 2], [400, 3], [3000, 4]])
    for (let zoom = 1; zoom <= 512; zoom *= 2) {
      const width = 900, x = (day) => (day - 300) * zoom;
      const { placed, clusters } = layout(events(count, seed), { x, width, rows: 12, measure: ({ title }) => title.length * 7 });
      for (const one of placed) {
        assert.ok(one.low >= 0 && one.high <= width);
        for (const two of placed) if (one !== two && one.row === two.row) assert.ok(one.high <= two.low || two.high <= one.low);
      }
      for (const [at, { x: place }] of clusters.entries()) if (at) assert.ok(place - clusters[at - 1].x >= 44 - 1e-6);
      const shown = [...placed.map(({ event }) => event), ...clusters.flatMap((cluster) => cluster.events)];
      assert.equal(new Set(shown).size, shown.length);
      assert.equal(shown.length, events(count, seed).filter(({ possible: [[from, to]] }) => x(to) >= 0 && x(from) <= width).length);
    }
});

test("key events keep their labels longest, and what is chosen longer still", () => {
  const all = Array.from({ length: 200 }, (_, at) => ({ at, id: `e${at}`, title: "a title", weight: 1, key: at % 50 === 0, chosen: at === 77, possible: [[at, at + 1]], certain: null }));
  const { placed } = layout(all, { x: (day) => day * 2, width: 400, rows: 2, measure: () => 90 });
  const ids = placed.map(({ event }) => event.id);
  assert.ok(ids.includes("e77"));
  for (const key of ["e0", "e50", "e100", "e150"]) assert.ok(ids.includes(key));
});

test("what is chosen has its label wherever it lies, cut if it is longer than either side", () => {
  for (const middle of [5, 100, 195]) {
    const event = { at: 0, id: "e", title: "", weight: 0, chosen: true, possible: [[middle, middle + 1]], certain: null };
    const { placed: [{ low, high }] } = layout([event], { x: (day) => day, width: 200, rows: 1, measure: () => 190 });
    assert.ok(low >= 0 && high <= 200 && high - low > 100);
    assert.deepEqual(layout([{ ...event, chosen: false }], { x: (day) => day, width: 200, rows: 1, measure: () => 190 }).placed, []);
  }
});

test("density counts each event once, what goes on where it begins", () => {
  const counts = density([{ possible: [[0, 10]] }, { possible: [[90, Infinity]] }, { possible: [[45, 46], [54, 55]] }], 0, 100, 10);
  assert.deepEqual(counts, [1, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
});

test("an address and its state come back", () => {
  const address = "q=%22a+b%22&chapter=one&by=ann&from=2024-01-01&to=2024-12-31&asof=2024-07-28&certain=1&map=1&lanes=kind&lang=es&event=e";
  const state = parsed(`#${address}`, ["en", "es"]);
  assert.equal(written(state, "en"), address);
  assert.deepEqual(parsed("#cne-second-bulletin", ["en"]), { event: "cne-second-bulletin" });
  assert.deepEqual(parsed("#from=x&certain=2&lang=fr&lanes=a&q=+&to=", ["en"]), {});
  assert.deepEqual(parsed("#from=2025&to=2024", ["en"]), {});
  assert.deepEqual(parsed("#%E0%A4%A", ["en"]), { event: "%E0%A4%A" });
  assert.deepEqual(without({ q: "a", kind: "b" }, "q"), { kind: "b" });
});

test("the cases of texts that every engine runs", () => {
  const { events, names, cases, nothing } = JSON.parse(readFileSync(process.env.CASES, "utf8"));
  const read = {
    id: ({ id }) => [id], title: ({ title }) => Object.values(title), summary: ({ summary }) => Object.values(summary ?? {}),
    claims: ({ claims }) => claims ?? [],
    ...Object.fromEntries(["actors", "places", "sources"].map((field) => [field, (event) => event[field].flatMap((id) => [id, ...names[field][id]])])),
  };
  for (const { words, fields = Object.keys(read), hits, why } of cases) {
    const found = events.filter((event) => matches(fields.flatMap((field) => read[field](event)).map(run).join("\n"), terms(words)));
    assert.deepEqual(found.map(({ id }) => id), hits, `${words}: ${why}`);
  }
  for (const words of nothing) assert.deepEqual(terms(words), [], words);
});

test("contested: denied, a date that is not ours, two parties with two values", () => {
  const claim = (by, value, { stance = 0, thing = 0 } = {}) => [by, null, 0, thing, stance, value];
  assert.ok(!contested([]));
  assert.ok(!contested([claim(0, 1), claim(0, 2)]));
  assert.ok(contested([claim(0, 1), claim(1, 2)]));
  assert.ok(!contested([claim(0, 1), claim(1, 2, { thing: 1 })]));
  assert.ok(contested([claim(0, -1, { stance: 2 })]));
  assert.ok(contested([claim(0, -3)]));
  assert.ok(!contested([claim(0, -2), claim(1, -1)]));
});

test("extents: stretches apart, what is certain, what goes on", () => {
  assert.deepEqual(extent(decoded(5)), { possible: [[5, 6]], certain: [5, 6] });
  assert.deepEqual(extent(decoded([5, 9])), { possible: [[5, 10]], certain: null });
  assert.deepEqual(extent(decoded([[1, 2, 8, null, 0]])), { possible: [[1, Infinity]], certain: [2, 9] });
  assert.deepEqual(extent(decoded([[1, 2, 1, 2, 0], [7, 8, 7, 8, 0]])).possible, [[1, 3], [7, 9]]);
  assert.deepEqual(corners([decoded([[1, 2, 8, null, 0]])]), [1, 8]);
  assert.equal(corners([]), null);
});

test("lines of a calendar: escaped, and folded between characters at 75 octets", () => {
  assert.equal(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
  for (const text of ["x".repeat(200), "é".repeat(100), "😀".repeat(60)]) {
    const lines = folded(text).split("\r\n").slice(0, -1);
    for (const line of lines) assert.ok(new TextEncoder().encode(line).length <= 75);
    assert.equal(lines.map((line, at) => (at ? line.slice(1) : line)).join(""), text);
  }
});
