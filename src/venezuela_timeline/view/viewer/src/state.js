// What a reader has chosen, and its form in the address: #chapter=crisis-2019&from=2019-01-01.
import { dayText, parseDays } from "./days.js";

const SLUGS = ["chapter", "kind", "actor", "place", "by"];
const FLAGS = ["certain", "contested", "map", "story"];
const LANES = ["chapter", "kind", "actor", "place"];

// The state that an address holds; what it doesn't understand it leaves out.
export const parsed = (hash, langs) => {
  const text = hash.replace(/^#/, "");
  if (text && !text.includes("=")) return { event: safely(text) };
  const given = new URLSearchParams(text), state = {};
  for (const key of SLUGS) if (given.get(key)) state[key] = given.get(key);
  for (const key of FLAGS) if (given.get(key) === "1") state[key] = true;
  if (given.get("q")?.trim()) state.q = given.get("q");
  if (given.get("event")) state.event = given.get("event");
  if (langs.includes(given.get("lang"))) state.lang = given.get("lang");
  if (LANES.includes(given.get("lanes"))) state.lanes = given.get("lanes");
  const asof = parseDays(given.get("asof") ?? "");
  if (asof) state.asof = asof[1];
  const from = parseDays(given.get("from") ?? ""), to = parseDays(given.get("to") ?? "");
  if (from || to) state.window = [from ? from[0] : -Infinity, to ? to[1] : Infinity];
  if (state.window && !(state.window[0] <= state.window[1])) delete state.window;
  return state;
};

const safely = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

// The address of a state, without the lang where the page opens in it.
export const written = (state, lang) => {
  const text = new URLSearchParams();
  if (state.q?.trim()) text.set("q", state.q);
  for (const key of SLUGS) if (state[key]) text.set(key, state[key]);
  if (state.window) {
    if (Number.isFinite(state.window[0])) text.set("from", dayText(state.window[0]));
    if (Number.isFinite(state.window[1])) text.set("to", dayText(state.window[1]));
  }
  if (state.asof !== undefined) text.set("asof", dayText(state.asof));
  for (const key of FLAGS) if (state[key]) text.set(key, "1");
  if (state.lanes) text.set("lanes", state.lanes);
  if (state.lang && state.lang !== lang) text.set("lang", state.lang);
  if (state.event) text.set("event", state.event);
  return String(text);
};

// What narrows the events, each with the state without it.
export const narrowing = (state) =>
  ["q", ...SLUGS, "window", "asof", "certain", "contested"]
    .filter((key) => state[key] !== undefined && (key !== "certain" || state.window))
    .map((key) => [key, without(state, key)]);

export const without = (state, ...keys) =>
  Object.fromEntries(Object.entries(state).filter(([key]) => !keys.includes(key)));
