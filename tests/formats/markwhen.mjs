// Tells what the real parser of Markwhen reads in a file, as JSON: node markwhen.mjs FILE.mw
import { readFileSync } from "node:fs";
import { parse } from "@markwhen/parser";

const read = parse(readFileSync(process.argv[2], "utf8"));
const events = [];
const walk = (node, sections) => {
  if (node.children) {
    const inner = node.title ? [...sections, node.title] : sections;
    node.children.forEach((child) => walk(child, inner));
    return;
  }
  events.push({
    id: node.id,
    sections,
    from: node.dateRangeIso.fromDateTimeIso,
    to: node.dateRangeIso.toDateTimeIso,
    text: node.firstLine.restTrimmed,
    tags: node.tags,
    properties: node.properties,
    lines: node.supplemental.filter((block) => block.type === "text").map((block) => block.raw),
    items: node.supplemental.filter((block) => block.type === "listItem").length,
    odd: [node.completed, node.percent].filter((one) => one !== undefined),
    more: node.supplemental.filter((block) => !["text", "listItem", "paragraphBreak"].includes(block.type)),
  });
};
walk(read.events, []);
console.log(JSON.stringify({ title: read.header.title, messages: read.parseMessages, events }));
