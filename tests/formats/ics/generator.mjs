// How many seconds ical-generator takes to build and write a calendar of given events.
import { readFileSync } from "node:fs";
import ical from "ical-generator";

const rows = JSON.parse(readFileSync(process.argv[2], "utf8"));
const started = process.hrtime.bigint();
const calendar = ical();
for (const row of rows) {
  calendar.createEvent({
    id: row.uid,
    start: new Date(row.start),
    end: new Date(row.end),
    allDay: true,
    stamp: new Date(row.modified),
    lastModified: new Date(row.modified),
    sequence: row.sequence,
    summary: row.summary,
    description: row.description,
    categories: row.category ? [{ name: row.category }] : [],
    location: row.location
      ? { title: row.location, geo: { lat: row.geo[0], lon: row.geo[1] } }
      : null,
    url: row.url || null,
    transparency: "TRANSPARENT",
    x: [
      ["X-MICROSOFT-CDO-BUSYSTATUS", "FREE"],
      ["X-TIMELINE-EDTF", row.edtf],
    ],
  });
}
calendar.toString();
console.log(Number(process.hrtime.bigint() - started) / 1e9);
