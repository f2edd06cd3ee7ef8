// One event as a calendar file (RFC 5545), the same as the library writes of it.

const LIMIT = 75; // octets in a line, its break apart

export const escaped = (text) =>
  text.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\n/g, "\\n");

// A line folded so that no part has more than 75 octets, and no character is split.
export const folded = (line) => {
  const parts = [];
  let part = "", room = LIMIT;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (octets > room) {
      parts.push(part);
      part = "";
      room = LIMIT - 1; // the blank that begins a continuation counts
    }
    part += character;
    room -= octets;
  }
  return `${[...parts, part].join("\r\n ")}\r\n`;
};

const textOf = (element) => element?.textContent ?? "";

// What a list item says of a claim, in the parts that a line is made of.
const claimOf = (item) => {
  const said = textOf(item.querySelector(":scope > .when")), stance = textOf(item.querySelector(":scope > .stance"));
  const value = textOf(item.querySelector(":scope > strong"));
  return {
    number: Number(item.dataset.c),
    about: item.closest("dd").previousElementSibling,
    who: textOf(item.querySelector("b")) + (said && ` (${said})`) + (stance && ` ${stance}`),
    value,
    what: [value, textOf(item.querySelector(":scope > .said"))].filter(Boolean).join(". "),
    superseded: Boolean(item.querySelector(":scope > .rank")),
  };
};

// A line for each claim; those with rival values stand together, where the first of them stood.
function* claimLines(claims, words) {
  const groups = new Map();
  for (const claim of claims) {
    const key = claim.value ? claim.about : claim;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const mark = (claim) => (claim.superseded ? ` [${words.superseded}]` : "");
  for (const group of groups.values()) {
    const [first] = group;
    if (group.length === 1) {
      yield `– ${`${first.who}: ${textOf(first.about)}${mark(first)}: ${first.what}`.replace(/[: ]+$/, "")}`;
      continue;
    }
    yield `– ${textOf(first.about)}:`;
    for (const claim of group) yield `  · ${claim.who}${mark(claim)}: ${claim.what}`;
  }
}

// A line for each place in a source that is cited, in the order of the citations.
const sourceLines = (items, lang) => {
  const found = [];
  for (const item of items) {
    const part = (name) => textOf(item.querySelector(`.${name}`));
    const state = part("state"), publisher = part("publisher"), title = part("title"), url = item.querySelector("a")?.getAttribute("href");
    const places = [...item.querySelectorAll("[data-o]")].map((one) => [Number(one.dataset.o), one.textContent]);
    if (item.dataset.o) places.push([Number(item.dataset.o), ""]);
    for (const [order, locator] of places) {
      const parts = [publisher && publisher + (state && ` (${state})`), title && lang === "es" ? `«${title}»` : title, textOf(item.querySelector("[data-d]")), locator];
      const line = parts.filter(Boolean).join(", ") || part("id");
      found.push([order, url ? `${line}: ${url}` : line]);
    }
  }
  return [...new Set(found.sort(([one], [other]) => one - other).map(([, line]) => line))];
};

// `order` is how it begins: with the summary, or (1, 2) with a time of which the day is not known.
const description = (article, words, lang, order, unknown) => {
  const summary = article.querySelector(":scope > .summary");
  const claims = [...article.querySelectorAll("li[data-c]")].map(claimOf).sort((one, other) => one.number - other.number);
  const sources = sourceLines(article.querySelectorAll(".sources > li"), lang);
  const when = `${words.When}: ${textOf(article.querySelector(".date"))}`;
  const parts = order ? [when + unknown, textOf(summary), order === "2" ? when : ""] : [textOf(summary), when];
  let text = parts.filter(Boolean).join("\n");
  if (claims.length) text += `\n\n${words.Claims}:\n${[...claimLines(claims, words)].join("\n")}`;
  if (sources.length) text += `\n\n${words.Sources}:\n– ${sources.join("\n– ")}`;
  return text;
};

// The calendar of the event at a place in the timeline; null for one that no calendar can show.
export const calendarOf = (data, at, article, words, lang) => {
  const lines = data.lines[at], worded = data[lang].words[at];
  if (!lines) return null;
  // The words stand after the times: before the first line that is neither.
  const next = lines.findIndex((line) => !/^(BEGIN|UID|DTSTAMP|LAST-MODIFIED|SEQUENCE|DTSTART|DTEND)/.test(line));
  const said = worded.map((line) => {
    const colon = line.indexOf(":"), name = line.slice(0, colon + 1);
    if (name.startsWith("SUMMARY")) return name + escaped(textOf(article.querySelector("h3"))) + line.slice(colon + 1);
    return name.startsWith("DESCRIPTION")
      ? name + escaped(description(article, words, lang, line.slice(colon + 1), data[lang].unknown)) : line;
  });
  return [...data[lang].header, ...lines.slice(0, next), ...said, ...lines.slice(next), "END:VCALENDAR"].map(folded).join("");
};
