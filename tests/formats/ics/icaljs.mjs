// What ical.js finds in a calendar: each event's UID, first day and exclusive last day.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const found = {};
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component, { exceptions: [] });
  found[event.uid] = [event.startDate.toString(), event.endDate.toString(), event.summary];
}
console.log(JSON.stringify(found));
