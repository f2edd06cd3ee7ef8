// Opens pages of a published folder as a phone and as a desk shows them: prints one line of JSON.
// Usage: node browse.mjs ADDRESS PATH…, where ADDRESS is that of the folder.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const SOME = 10; // so many pages are enough to see whether dark colours can be told apart
const [address, ...paths] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const found = { noise: [], requests: [], wide: [], unstyled: [], axe: [] };
const screens = [
  { viewport: { width: 360, height: 780 }, colorScheme: "light" },
  { viewport: { width: 1200, height: 900 }, colorScheme: "dark" },
];
for (const screen of screens) {
  const context = await browser.newContext({ ...screen, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("console", (message) => found.noise.push([page.url(), message.text()]));
  page.on("pageerror", (error) => found.noise.push([page.url(), String(error)]));
  page.on("dialog", (dialog) => { found.noise.push([page.url(), "dialog"]); dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith(address)) found.requests.push(request.url()); });
  for (const path of paths) {
    await page.goto(`${address}/${path}`);
    if (path === "index.html") await page.waitForSelector("html[data-ready='1']");
    const { wide, styled } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth > innerWidth,
      styled: getComputedStyle(document.body).getPropertyValue("--paper") !== "",
    }));
    if (wide) found.wide.push([path, screen.viewport.width]);
    if (!styled) found.unstyled.push(path);
  }
  await context.close();
  // axe-core is a script of ours, which the pages' own policy would refuse.
  const open = await browser.newContext({ ...screen, bypassCSP: true, reducedMotion: "reduce" });
  const checked = await open.newPage();
  const small = paths.filter((one) => one !== "index.html");
  for (const path of screen.colorScheme === "dark" ? small.slice(0, SOME) : small) {
    await checked.goto(`${address}/${path}`);
    await checked.evaluate(axe);
    const { violations } = await checked.evaluate(() => axe.run());
    for (const one of violations) found.axe.push([path, one.id, one.nodes[0].html.slice(0, 200)]);
  }
  await open.close();
}
console.log(JSON.stringify(found));
await browser.close();
