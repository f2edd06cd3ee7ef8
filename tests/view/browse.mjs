// What a reader does with a page, in Chromium: prints one line of JSON with all that was found.
// Usage: node browse.mjs FOLDER, which holds page.html, small.html, es.html, thin.html, far.html, hostile-*.
import { readFileSync, writeFileSync } from "node:fs";
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

const opened = async (name, { hash = "", javaScript = true, bypass = false, ...options } = {}) => {
  const context = await browser.newContext({ javaScriptEnabled: javaScript, bypassCSP: bypass, viewport: { width: 1300, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.noise = [];
  page.requests = [];
  page.on("console", (message) => page.noise.push(message.text()));
  page.on("pageerror", (error) => page.noise.push(String(error)));
  page.on("dialog", (dialog) => { page.noise.push("dialog"); dialog.dismiss(); });
  page.on("request", (request) => page.requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, name)).href + hash);
  if (javaScript && !/notebook|around/.test(name) && !name.endsWith(".svg")) await page.waitForSelector("html[data-ready='1']");
  return page;
};
const close = (page) => page.context().close();
const settled = (page) => page.waitForTimeout(400);
const ids = (page) => page.locator("#_events article:visible").evaluateAll((all) => all.map((one) => one.id));
const count = (page) => page.textContent("#_count");
const address = (page) => page.evaluate(() => location.hash);

// Filters, each as a reader sets it ---------------------------------------------------------
{
  const page = await opened("page.html");
  found.all = await ids(page);
  found.firstScreen = await page.locator("#_events .summary").first().evaluate((one) => one.getBoundingClientRect().top);
  await page.fill("#_q", "NICOLAS guaido");
  await settled(page);
  found.text = await ids(page);
  found.textCount = await count(page);
  await page.fill("#_q", "segundo boletin");
  await settled(page);
  found.otherLanguage = await ids(page);
  await page.fill("#_q", "xyzzy");
  await page.click("[aria-controls=_filters]");
  await page.selectOption("[data-f=kind]", "election");
  await settled(page);
  found.nothing = [await ids(page), await page.locator(".nothing:visible h2").textContent(), await page.locator("[data-loosen]").evaluateAll((all) => all.map((one) => one.textContent))];
  await page.click("[data-loosen=q]");
  await settled(page);
  found.loosened = await ids(page);
  await page.click("[data-chip=kind]");
  await settled(page);
  found.cleared = await ids(page);
  for (const [key, value] of [["chapter", "brics-2024"], ["actor", "nicolas-maduro"], ["place", "caracas"], ["by", "national-electoral-council"]]) {
    await page.selectOption(`[data-f=${key}]`, value);
    await settled(page);
    found[`by ${key}`] = await ids(page);
    await page.selectOption(`[data-f=${key}]`, "");
    await settled(page);
  }
  await page.fill("[data-f=from]", "2024-08-01");
  await page.fill("[data-f=to]", "2024-08-05");
  await page.keyboard.press("Tab");
  await settled(page);
  found.possible = await ids(page);
  await page.check("[data-f=certain]");
  await settled(page);
  found.certain = await ids(page);
  found.status = await count(page);
  found.address = await address(page);
  await page.fill("[data-f=from]", "2024-13");
  await page.keyboard.press("Tab");
  found.invalid = await page.getAttribute("[data-f=from]", "aria-invalid");
  await page.goBack();
  await settled(page);
  found.back = await ids(page);
  await page.goForward();
  await settled(page);
  found.forward = await ids(page);
  found.noise = page.noise;
  found.requests = page.requests.filter((url) => !url.startsWith("file:"));
  await close(page);
}

// A shared address shows the same ---------------------------------------------------------
{
  const page = await opened("page.html", { hash: found.address });
  found.shared = await ids(page);
  await close(page);
}
{
  const page = await opened("page.html");
  const chapters = () => page.locator("#_events section:visible > h2").allTextContents();
  const chart = async () => (await page.locator(".chart").boundingBox()).height;
  found.chapters = [await chapters()];
  found.chart = [await chart()];
  for (const hash of ["#from=2024-07-20&to=2024-08-10", "#kind=election", ""]) {
    await page.evaluate((next) => { history.pushState(null, "", next || location.pathname); dispatchEvent(new PopStateEvent("popstate")); }, hash);
    await settled(page);
    found.chapters.push(await chapters());
    found.chart.push(await chart());
  }
  await close(page);
}
{
  const page = await opened("page.html", { hash: "#asof=2024-07-29&event=presidential-election-2024" });
  found.asof = await ids(page);
  found.asofClaims = await page.locator("#_detail li[data-c]").evaluateAll((all) => all.map((one) => Number(one.dataset.c)));
  await close(page);
}

// One event -------------------------------------------------------------------------------
{
  const page = await opened("page.html", { hash: "#cne-second-bulletin" });
  found.opened = await page.locator("#_detail h2").textContent();
  found.beside = await page.locator("#_detail").evaluate((one) => one.getBoundingClientRect().top);
  found.bars = await page.locator("#_detail svg.bar rect").evaluateAll((all) => all.slice(0, 3).map((one) => one.getBoundingClientRect().width / one.ownerSVGElement.getBoundingClientRect().width));
  found.sources = await page.locator("#_detail .sources a[href^=http]").count();
  found.inChart = await page.locator(".mark.chosen, .cluster.chosen").count();
  await page.click("#_detail .links a >> nth=0");
  await settled(page);
  found.followed = await page.locator("#_detail h2").textContent();
  await page.goBack();
  await settled(page);
  found.returned = await page.locator("#_detail h2").textContent();
  await page.click("#_detail [aria-expanded=false]");
  found.cited = await page.textContent("#_detail .citation");
  await page.keyboard.press("Escape");
  await settled(page);
  found.closed = [await page.locator("#_detail").isVisible(), await address(page)];
  await page.click("#_events h3 a >> nth=2");
  await settled(page);
  found.fromList = await page.locator("#_detail h2").textContent();
  await close(page);
}

// Each event as a calendar, in the language of the page and in the other one.
for (const lang of ["en", "es"]) {
  const page = await opened("page.html", { hash: `#lang=${lang}` });
  found[`calendars ${lang}`] = await page.evaluate(async (ids) => Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await timelineViewer.calendar(id)]))), found.all);
  if (lang === "en") {
    await page.click("#_events h3 a >> nth=3");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#_detail button:has-text('calendar')")]);
    found.download = [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  }
  await close(page);
}

// Zoom, pan, brush, cluster ----------------------------------------------------------------
const ticks = (page) => page.locator(".axis span").evaluateAll((all) => all.map((one) => one.textContent).join(" "));
{
  const page = await opened("page.html");
  const before = await ticks(page);
  const box = await page.locator(".plot").boundingBox();
  await page.mouse.move(box.x + box.width * 0.8, box.y + 60);
  await page.mouse.wheel(0, -240);
  await settled(page);
  found.plainWheel = [(await ticks(page)) === before, await page.locator(".hint:visible").count()];
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -240);
  await page.keyboard.up("Control");
  await settled(page);
  found.wheel = [(await ticks(page)) === before, (await ids(page)).length, await address(page)];
  const zoomed = await ticks(page);
  await page.mouse.move(box.x + 600, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 200, { steps: 5 });
  await page.mouse.up();
  await settled(page);
  found.dragged = (await ticks(page)) !== zoomed;
  await page.click(".zoom button >> nth=4");
  await settled(page);
  found.whole = [(await ticks(page)) === before, await address(page)];
  const strip = await page.locator(".overview").boundingBox();
  await page.mouse.move(strip.x + strip.width - 1, strip.y + 10);
  await page.mouse.down();
  await page.mouse.move(strip.x + strip.width / 2, strip.y + 10, { steps: 5 });
  await page.mouse.up();
  await settled(page);
  found.brushed = [(await ids(page)).length, await address(page)];
  await page.click(".zoom button >> nth=4");
  await settled(page);
  const sizes = await page.locator(".cluster").evaluateAll((all) => all.map((one) => one.events.length));
  const cluster = page.locator(".cluster").nth(sizes.indexOf(Math.max(...sizes)));
  const number = Number(await cluster.textContent());
  await cluster.click();
  found.cluster = [number, await page.locator(".cluster-list li").count()];
  await page.click(".zoomer");
  await settled(page);
  found.zoomedToCluster = (await ids(page)).length;
  await close(page);
}

// Keys --------------------------------------------------------------------------------------
{
  const page = await opened("page.html");
  await page.keyboard.press("Tab");
  found.firstTab = await page.evaluate(() => document.activeElement.getAttribute("href"));
  let steps = 0;
  while (steps++ < 40 && !(await page.evaluate(() => document.activeElement.closest(".plot")))) await page.keyboard.press("Tab");
  found.stops = await page.locator(".plot button[tabindex='0']").count();
  const times = [];
  await page.keyboard.press("Home");
  found.marks = await page.locator(".plot button").count();
  for (let index = 0; index < found.marks; index++) {
    times.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label")));
    await page.keyboard.press("ArrowRight");
  }
  found.reached = new Set(times).size;
  await page.keyboard.press("Home");
  while (await page.evaluate(() => !document.activeElement.dataset.e)) await page.keyboard.press("ArrowRight");
  const label = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.keyboard.press("Enter");
  await settled(page);
  found.entered = [label, await page.locator("#_detail h2").textContent(), await page.evaluate(() => document.activeElement.id)];
  await page.keyboard.press("Escape");
  await settled(page);
  found.focusBack = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.keyboard.press("+");
  await settled(page);
  found.plus = (await ids(page)).length;
  await page.keyboard.press("0");
  await settled(page);
  found.zero = (await ids(page)).length;
  await close(page);
}

// Story, map, language, phone -----------------------------------------------------------------
{
  const page = await opened("page.html");
  await page.click("button:has-text('Story')");
  await settled(page);
  const story = [await page.locator("#_detail h2").textContent(), await page.locator("#_detail .where").textContent()];
  await page.keyboard.press("ArrowRight");
  await settled(page);
  found.story = [...story, await page.locator("#_detail h2").textContent(), await page.locator("#_detail .where").textContent()];
  await page.click("#_detail .close");
  await page.click("[data-map]");
  await settled(page);
  found.spots = await page.locator(".spot").count();
  await page.click(".spot >> nth=0");
  await settled(page);
  found.spot = [await ids(page), await address(page)];
  await page.click(".spot >> nth=0");
  await page.click("[data-lang=es]");
  await settled(page);
  found.spanish = [await page.textContent("#_events article#cne-second-bulletin h3"), await page.getAttribute("html", "lang"), await count(page), await page.locator("h1 span:visible").textContent()];
  await page.click("[aria-controls=_filters]");
  await page.selectOption("[data-f=lanes]", "chapter");
  await settled(page);
  found.lanes = await page.locator(".lane").evaluateAll((all) => all.map((one) => one.textContent));
  await close(page);
}
{
  const page = await opened("page.html", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  found.phoneFirst = await page.locator("#_events .summary").first().evaluate((one) => one.getBoundingClientRect().top);
  found.small = await page.locator("button:visible, select:visible, input:visible, summary:visible").evaluateAll((all) => all.filter((one) => { const box = one.getBoundingClientRect(); return box.height < 44 || (box.width < 44 && !one.closest(".plot")); }).map((one) => one.outerHTML.slice(0, 90)));
  await page.tap("#_events h3 a >> nth=1");
  await settled(page);
  found.sheet = await page.locator("#_detail").evaluate((one) => [Math.round(one.getBoundingClientRect().bottom) <= innerHeight, one.getBoundingClientRect().top > 200]);
  await page.tap("#_detail .close");
  await settled(page);

  // Two fingers that part, one that moves along the axis, and one that swipes through a story.
  const session = await page.context().newCDPSession(page);
  const touched = async (...path) => {
    const points = (at) => at.map(([x, y], id) => ({ x, y, id }));
    for (const [step, at] of path.entries()) await session.send("Input.dispatchTouchEvent", { type: step ? "touchMove" : "touchStart", touchPoints: points(at) });
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await settled(page);
  };
  const middle = async (selector) => {
    await page.locator(selector).evaluate((one) => one.scrollIntoView({ block: "nearest" }));
    const { x, y, width, height } = await page.locator(selector).boundingBox();
    return [x + width / 2, y + Math.min(height, 200) / 2];
  };
  const [x, y] = await middle(".plot");
  await touched(...[20, 50, 90, 140].map((apart) => [[x - apart, y], [x + apart, y]]));
  found.pinched = [(await ids(page)).length, await address(page), await page.evaluate(() => visualViewport.scale)];
  await touched(...[0, 30, 60, 90].map((far) => [[x - far, y]]));
  found.panned = await address(page);
  await touched(...[60, 80, 100, 120].map((apart) => [[x - apart, y], [x + apart, y]]));
  found.closer = await address(page);
  await page.tap(".zoom button >> nth=4");
  await page.tap("button[aria-label='Story'], button:has-text('Story')");
  await settled(page);
  found.storyMark = await page.locator(".mark.chosen").count();
  const step = () => page.textContent("#_detail .where");
  found.swiped = [await step()];
  const [left, top] = await middle("#_detail");
  for (const way of [-1, -1, 1]) {
    await touched(...[0, 40, 80, 120].map((far) => [[left + way * far, top]]));
    found.swiped.push(await step());
  }
  await touched(...[0, 40, 80, 120].map((far) => [[left, top - far]]));
  found.swiped.push(await step());
  await close(page);
}

// A finger beside a small disc of the map.
{
  const page = await opened("page.html", { hash: "#map=1", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.locator(".map").evaluate((one) => one.scrollIntoView());
  const spots = await page.locator(".spot").evaluateAll((all) => all.map((one) => { const { left, top, width } = one.getBoundingClientRect(); return [left + width / 2, top + width / 2]; }));
  const alone = spots.find(([x, y], at) => spots.every(([left, top], other) => other === at || Math.hypot(x - left, y - top) > 50));
  await page.touchscreen.tap(alone[0] - 15, alone[1] + 15);
  await settled(page);
  found.besideSpot = [await address(page), await page.locator(".spot[aria-pressed=true]").count()];
  await close(page);
}

// An event that the address opens: the chart stays in sight above its sheet.
{
  const page = await opened("page.html", { hash: "#event=cne-second-bulletin", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await settled(page);
  found.above = await page.evaluate(() => {
    const mark = document.querySelector(".chosen:is(.mark, .cluster)").getBoundingClientRect(), sheet = document.getElementById("_detail").getBoundingClientRect();
    return [mark.top >= 0, mark.bottom <= sheet.top + 1];
  });
  await close(page);
}

// Labels never lie on each other: ten scales of three timelines ---------------------------------
const overlaps = (page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll(".plot .label, .plot .cluster, .plot .pt")]
      .map((one) => {
        const box = one.getBoundingClientRect();
        // A cluster is drawn smaller than the finger's target it is.
        if (one.classList.contains("cluster")) return [one.getAttribute("aria-label"), { left: box.left + 4, right: box.right - 4, top: box.top + 2, bottom: box.bottom - 2 }];
        return [one.textContent || "dot", box];
      });
    const pairs = [];
    for (const [index, [one, a]] of boxes.entries())
      for (const [two, b] of boxes.slice(index + 1))
        if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5) pairs.push([one, two]);
    const cut = [...document.querySelectorAll(".plot .label")].filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth < 250).map((one) => one.textContent);
    const field = document.querySelector(".plot").getBoundingClientRect();
    const beyond = boxes.filter(([, box]) => box.left < field.left - 1 || box.right > field.right + 1 || box.bottom > field.bottom + 1).map(([one]) => one);
    return { shown: boxes.length, pairs: pairs.slice(0, 5), beyond: beyond.slice(0, 5), cut: cut.slice(0, 5), wide: document.documentElement.scrollWidth - innerWidth };
  });
found.labels = [];
for (const [name, width] of [["page.html", 1300], ["es.html", 390], ["page.html", 320], ["thin.html", 1600], ["far.html", 1000]]) {
  const page = await opened(name, { viewport: { width, height: 900 }, hasTouch: width < 500, isMobile: width < 500 });
  for (let scale = 0; scale < 10; scale++) {
    found.labels.push({ name, width, scale, ...(await overlaps(page)) });
    // Towards the largest cluster, or else towards the event that is nearest to the middle.
    const target = await page.evaluate(() => {
      const middle = (one) => { const { left, width } = one.getBoundingClientRect(); return left + width / 2; };
      const all = (selector) => [...document.querySelectorAll(`.plot ${selector}`)];
      const [cluster] = all(".cluster:not(.one)").sort((a, b) => b.events.length - a.events.length);
      const marks = all(":is(.pt, .p, .cluster)").map(middle).sort((a, b) => Math.abs(a - innerWidth / 2) - Math.abs(b - innerWidth / 2));
      return cluster ? middle(cluster) : marks[0] ?? innerWidth / 2;
    });
    await page.evaluate(([left]) => {
      const plot = document.querySelector(".plot"), box = plot.getBoundingClientRect();
      plot.dispatchEvent(new WheelEvent("wheel", { deltaY: -60, ctrlKey: true, clientX: left, clientY: box.top + 40, bubbles: true, cancelable: true }));
    }, [target]);
    await settled(page);
  }
  found.labels.at(-1).ticks = await ticks(page);
  await close(page);
}

// axe-core in every state, light and dark, at four widths; it is put in past the page's policy. ---
const STATES = {
  first: "", filters: "#kind=election", nothing: "#q=xyzzy", event: "#event=cne-second-bulletin", story: "#story=1&event=presidential-election-2024",
  map: "#map=1", lanes: "#lanes=chapter", asof: "#asof=2024-08-01&by=national-electoral-council&event=cne-second-bulletin", zoomed: "#from=2024-07-20&to=2024-08-10", spanish: "#lang=es",
};
found.axe = {};
for (const width of [320, 390, 1300, 1600])
  for (const colorScheme of ["light", "dark"]) {
    const page = await opened("small.html", { bypass: true, colorScheme, viewport: { width, height: 900 }, hasTouch: width < 500, isMobile: width < 500 });
    await page.evaluate(axe);
    for (const [state, hash] of Object.entries(STATES)) {
      await page.evaluate((next) => { history.pushState(null, "", next || location.pathname); dispatchEvent(new PopStateEvent("popstate")); }, hash);
      if (state === "filters") await page.evaluate(() => { document.getElementById("_filters").hidden = false; document.querySelector(".key").open = true; });
      await page.waitForTimeout(50);
      const result = await page.evaluate(() => window.axe.run());
      found.axe[`${width} ${colorScheme} ${state}`] = result.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 2).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
    }
    await close(page);
  }

// Without script, on paper, in another page ----------------------------------------------------
{
  const page = await opened("page.html", { javaScript: false });
  found.scriptless = [(await ids(page)).length, await page.locator("#_viewer button").count(), await page.locator("h1").innerText()];
  await close(page);
}
{
  const page = await opened("page.html", { hash: "#chapter=brics-2024" });
  await page.emulateMedia({ media: "print" });
  found.print = [await page.locator("#_viewer").isVisible(), (await ids(page)).length, await page.locator("#_events dl:visible").count()];
  found.pdf = (await page.pdf({ format: "A4" })).length;
  await close(page);
}
{
  const page = await opened("embed.html");
  found.embed = [await page.locator("#_events").isVisible(), await page.locator(".mark").count() > 5];
  await page.click(".under .tool");
  found.embedList = await page.locator("#_events").isVisible();
  await close(page);
}
{
  writeFileSync(join(folder, "around.html"), `<!doctype html><meta charset=utf-8><iframe src="embed.html" style="width: 700px; border: 0"></iframe><script>
    const frame = document.querySelector("iframe"), seen = window.seen = [];
    addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow || data.from !== "timeline" || data.type !== "height") return;
      frame.style.height = data.height + "px";
      seen.push(data.height);
    });</script>`);
  const page = await opened("around.html");
  const frame = page.frameLocator("iframe");
  const fits = async () => {
    await settled(page);
    const [needed, given] = await frame.locator("html").evaluate((one) => [one.scrollHeight, innerHeight]);
    return [needed, given, await page.evaluate(() => window.seen.at(-1))];
  };
  found.heights = [await fits()];
  await frame.locator(".under .tool").click();
  found.heights.push(await fits());
  await frame.locator(".under .tool").click();
  found.heights.push(await fits());
  await page.locator("iframe").evaluate((one) => { one.style.width = "360px"; });
  found.heights.push(await fits());
  await close(page);
}

// Hostile text is text ---------------------------------------------------------------------------
for (const name of ["hostile-page.html", "hostile-notebook.html", "hostile.svg"]) {
  const page = await opened(name, { hash: name === "hostile-page.html" ? "#event=e&map=1" : "" });
  if (name === "hostile-page.html") {
    await page.fill("#_q", "<script>alert");
    await settled(page);
  }
  found[name] = {
    noise: page.noise,
    requests: page.requests.filter((url) => !url.startsWith("file:")),
    ran: await page.evaluate(() => window.ran ?? null),
    bold: await page.evaluate(() => document.querySelectorAll("b[onclick]").length),
    text: await page.evaluate(() => document.documentElement.textContent.includes("<script>window.ran")),
  };
  await close(page);
}
console.log(JSON.stringify(found));
await browser.close();
