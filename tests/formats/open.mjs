// Opens pages in Debian's Chromium and tells what they show, as JSON, and what went wrong.
//   node open.mjs timelinejs FILE.json PICTURE.png     the real TimelineJS shows the file
//   node open.mjs mermaid FILE.mmd PICTURE.png         the real Mermaid draws the file
// Nothing but this folder is served, and nothing else can be reached.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [kind, file, picture] = process.argv.slice(2);
const modules = join(dirname(fileURLToPath(import.meta.url)), "node_modules");
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

const pages = {
  timelinejs: `<!doctype html><html lang="en"><meta charset="utf-8"><title>TimelineJS</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/@knight-lab/timelinejs/dist/css/timeline.css">
    <script src="/@knight-lab/timelinejs/dist/js/timeline.js"></script>
    <div id="timeline" style="width: 100%; height: 600px"></div>
    <script>
      fetch("/data").then((answer) => answer.json()).then((data) => {
        window.timeline = new TL.Timeline("timeline", data, {
          script_path: location.origin + "/@knight-lab/timelinejs/dist/js/", font: null,
        });
      });
    </script>`,
  mermaid: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mermaid</title>
    <link rel="icon" href="data:,">
    <script src="/mermaid/dist/mermaid.min.js"></script><div id="drawing"></div>
    <script>
      mermaid.initialize({ startOnLoad: false });
      fetch("/data").then((answer) => answer.text())
        .then((text) => mermaid.render("drawn", text))
        .then(({ svg }) => { document.getElementById("drawing").innerHTML = svg; window.done = true; })
        .catch((error) => { console.error(error.message); window.done = true; });
    </script>`,
};

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  try {
    const body =
      path === "/" ? pages[kind] : await readFile(path === "/data" ? file : join(modules, path));
    response.writeHead(200, { "content-type": path === "/" ? types[".html"] : (types[extname(path)] ?? "application/octet-stream") });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const troubles = [];
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("dialog", (dialog) => { troubles.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.route("**/*", (route) => {
    if (route.request().url().startsWith(address)) return route.continue();
    troubles.push(`asks for ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(address);
  let shown;
  if (kind === "timelinejs") {
    await page.waitForSelector(".tl-timemarker", { state: "attached", timeout: 20000 }).catch((error) => troubles.push(String(error)));
    await page.waitForTimeout(1500);
    shown = await page.evaluate(async () => {
      const config = window.timeline?.config ?? { events: [], messages: { errors: ["no timeline"] } };
      const text = (node) => node?.textContent ?? null;
      const slides = {};
      for (const event of config.events) {
        const own = document.getElementById(event.unique_id);
        slides[event.unique_id] = {
          headline: text(own?.querySelector(".tl-headline")),
          date: text(own?.querySelector(".tl-headline-date")),
          content: text(own?.querySelector(".tl-text-content")),
          marker: text(document.getElementById(`${event.unique_id}-marker`)?.querySelector(".tl-headline")),
        };
      }
      return {
        errors: config.messages.errors.map(String),
        title: text(document.querySelector(".tl-headline-title")),
        slides,
        groups: [...document.querySelectorAll(".tl-timegroup-message")].map(text),
        eras: [...document.querySelectorAll(".tl-timeera .tl-headline")].map(text),
        foreign: [...document.querySelectorAll("#timeline :is(script, img, svg, iframe, [onerror], [onload])")].map((node) => node.outerHTML),
      };
    });
  } else {
    await page.waitForFunction("window.done", null, { timeout: 60000 });
    shown = await page.evaluate(() => ({
      text: [...document.querySelectorAll("#drawing svg text, #drawing svg tspan")].filter((node) => !node.children.length).map((node) => node.textContent),
      foreign: [...document.querySelectorAll("#drawing :is(script, img, a, iframe, [onerror], [onload])")].map((node) => node.outerHTML),
    }));
  }
  if (picture) await page.screenshot({ path: picture });
  console.log(JSON.stringify({ shown, troubles }));
} finally {
  await browser.close();
  server.close();
}
