// What a reader does, in Chromium: prints one line of JSON with all that was found.
// Usage: node browse.mjs FOLDER, where FOLDER holds page.html, hostile.html, chart.svg, notebook.html.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const found = {};

const opened = async (name, options = {}) => {
  const { javaScript = true, ...rest } = options;
  const context = await browser.newContext({ javaScriptEnabled: javaScript, bypassCSP: options.bypass, ...rest });
  const page = await context.newPage();
  page.noise = [];
  page.requests = [];
  page.on("console", (message) => page.noise.push(message.text()));
  page.on("pageerror", (error) => page.noise.push(String(error)));
  page.on("dialog", (dialog) => { page.noise.push("dialog"); dialog.dismiss(); });
  page.on("request", (request) => page.requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, name)).href);
  if (javaScript && name.endsWith("page.html")) await page.waitForSelector("html[data-ready]");
  return page;
};
const visible = (page) => page.locator("article:visible").count();
const settled = (page) => page.waitForTimeout(250);
// axe is put in past the page's policy, which would refuse it.
const violations = async (name, options) => {
  const page = await opened(name, { ...options, bypass: true });
  await page.evaluate(axe);
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  const result = await page.evaluate(() => window.axe.run());
  await page.context().close();
  return result.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
};
// Pairs of texts in a chart that lie on each other, by what the browser measures.
const overlaps = (page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll("svg.vt g.l text")]
      .map((text) => [text.textContent, text.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0);
    const pairs = [];
    for (const [index, [one, a]] of boxes.entries())
      for (const [two, b] of boxes.slice(index + 1))
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 5 && b.top < a.bottom - 5) pairs.push([one, two]);
    const chart = document.querySelector("svg.vt").getBoundingClientRect();
    const beyond = boxes.filter(([, box]) => box.left < chart.left - 1 || box.right > chart.right + 1).map(([one]) => one);
    return { shown: boxes.length, pairs, beyond };
  });

{
  const page = await opened("page.html");
  found.all = await visible(page);
  await page.fill("#_q", "GUAIDO swears");
  await settled(page);
  found.text = await page.locator("article:visible").evaluateAll((all) => all.map((one) => one.id));
  await page.fill("#_q", "segundo boletin");
  await settled(page);
  found.otherLanguage = await page.locator("article:visible").evaluateAll((all) => all.map((one) => one.id));
  await page.click("form button");
  await settled(page);
  found.cleared = await visible(page);
  for (const [key, value] of [["k", "election"], ["c", "brics-2024"], ["l", "es"], ["a", "0"]]) {
    await page.selectOption(`select[data-f=${key}]`, value);
    await settled(page);
    found[`by ${key}`] = await visible(page);
    await page.click("form button");
    await settled(page);
  }
  await page.fill("#_from", "2024-08-01");
  await page.fill("#_to", "2024-08-05");
  await settled(page);
  found.possible = await page.locator("article:visible").evaluateAll((all) => all.map((one) => one.id));
  await page.check("#_sure");
  await settled(page);
  found.certain = await page.locator("article:visible").evaluateAll((all) => all.map((one) => one.id));
  found.status = await page.textContent("#_count");
  found.dimmed = await page.locator("#_chart .off").count();
  await page.click("form button");
  await page.check("#_es");
  await settled(page);
  found.spanish = [await page.textContent("article#cne-second-bulletin h3"), await page.getAttribute("html", "lang"), await page.textContent("#_count")];
  await page.check("#_en");
  // A deep link shows its event though it is filtered out.
  await page.fill("#_q", "nothing has these words");
  await settled(page);
  found.none = await visible(page);
  await page.evaluate(() => (location.hash = "cne-second-bulletin"));
  await settled(page);
  found.linked = await page.locator("#cne-second-bulletin").isVisible();
  // A mark of the chart leads to its event.
  await page.locator('[data-e="barbados-agreement"] line, [data-e]').first().click({ force: true });
  await settled(page);
  found.clicked = await page.evaluate(() => document.querySelector(":target")?.tagName);
  // By keyboard: the skip link first, then the form; details open with Enter.
  await page.goto(page.url().split("#")[0]);
  await page.waitForSelector("html[data-ready]");
  await page.keyboard.press("Tab");
  found.firstTab = await page.evaluate(() => document.activeElement.getAttribute("href"));
  const reached = new Set();
  for (let index = 0; index < 24; index++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.dataset.f || document.activeElement.type || document.activeElement.tagName));
  }
  found.reached = [...reached];
  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  found.opened = await page.locator("details[open]").count();
  found.noise = page.noise;
  found.requests = page.requests.filter((url) => !url.startsWith("file:"));
  await page.context().close();
}
for (const width of [300, 700, 1000, 1600]) {
  const page = await opened("page.html", { viewport: { width, height: 900 } });
  found[`overlaps ${width}`] = await overlaps(page);
  found[`wide ${width}`] = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.context().close();
}
found["axe light"] = await violations("page.html", { colorScheme: "light" });
found["axe dark"] = await violations("page.html", { colorScheme: "dark" });
found["axe narrow"] = await violations("page.html", { viewport: { width: 320, height: 800 } });
{
  const page = await opened("page.html", { javaScript: false });
  found.scriptless = [await visible(page), await page.locator("form:visible").count(), await page.locator("#_langs:visible").count()];
  await page.context().close();
}
{
  const page = await opened("page.html");
  await page.emulateMedia({ media: "print" });
  found.print = [await page.locator("form:visible").count(), await page.locator("dl:visible").count()];
  found.pdf = (await page.pdf({ format: "A4" })).length;
  await page.context().close();
}
for (const name of ["hostile-page.html", "hostile-notebook.html", "hostile.svg"]) {
  const page = await opened(name);
  found[name] = {
    noise: page.noise,
    requests: page.requests.filter((url) => !url.startsWith("file:")),
    ran: await page.evaluate(() => window.ran ?? null),
    bold: await page.evaluate(() => document.querySelectorAll("b[onclick]").length),
    text: await page.evaluate(() => document.documentElement.textContent.includes("<script>window.ran")),
  };
  await page.context().close();
}
console.log(JSON.stringify(found));
await browser.close();
