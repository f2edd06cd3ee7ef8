// What node-ical finds in a calendar: each event's UID, first day and exclusive last day.
import { readFileSync } from "node:fs";
import ical from "node-ical";

const day = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part, at) => String(part).padStart(at ? 2 : 4, "0"))
    .join("-");
const found = {};
for (const event of Object.values(ical.sync.parseICS(readFileSync(process.argv[2], "utf8")))) {
  if (event.type !== "VEVENT") continue;
  const summary = event.summary.val ?? event.summary;
  found[event.uid] = [day(event.start), day(event.end), summary];
}
console.log(JSON.stringify(found));
