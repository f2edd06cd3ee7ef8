// How fast pages are in Chromium: prints one line of JSON for each.
// Usage: node speed.mjs PAGE…
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
for (const path of process.argv.slice(2)) {
  const page = await (await browser.newContext({ viewport: { width: 1300, height: 900 } })).newPage();
  await page.goto(pathToFileURL(path).href, { waitUntil: "commit" });
  await page.waitForSelector(".plot .mark", { timeout: 120000 });
  const first = await page.evaluate(() => performance.now());
  await page.waitForSelector("html[data-ready='1']", { timeout: 120000 });
  // A step of the wheel: until the chart has been drawn and laid out at the new scale.
  const steps = await page.evaluate(async () => {
    const plot = document.querySelector(".plot"), box = plot.getBoundingClientRect(), times = [];
    for (let at = 0; at < 60; at++) {
      await new Promise(requestAnimationFrame);
      const start = performance.now();
      plot.dispatchEvent(new WheelEvent("wheel", { deltaY: at < 30 ? -12 : 12, ctrlKey: true, clientX: box.left + box.width * 0.6, clientY: box.top + 50, bubbles: true, cancelable: true }));
      await new Promise(requestAnimationFrame);
      void document.body.offsetHeight;
      times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other);
  });
  console.log(JSON.stringify({ path, first, median: steps[30], p95: steps[57] }));
  await page.context().close();
}
await browser.close();
