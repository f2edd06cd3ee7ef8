// Opens tour.ipynb in a JupyterLab and prints one line of JSON with what its outputs look like.
// Usage: node jupyter.mjs ADDRESS SCREENSHOT
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [address, picture] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
await page.goto(`${address}/doc/tree/tour.ipynb`);
await page.waitForSelector(".vt-tl table", { timeout: 120000 });
await page.waitForTimeout(1500);
await page.addStyleTag({ content: ".Toastify { display: none }" });
await page.screenshot({ path: picture });
await page.evaluate(axe);
const found = await page.evaluate(async () => {
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const parts = (colour) => { const n = colour.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) return colour;
    }
    return [255, 255, 255, 1];
  };
  const over = (ink, paper) => ink.slice(0, 3).map((c, i) => c * ink[3] + paper[i] * (1 - ink[3]));
  const contrast = (element, property) => {
    const style = getComputedStyle(element), paper = behind(element), ink = parts(style[property]);
    ink[3] *= Number(style.opacity);
    const [low, high] = [luminance(over(ink, paper)), luminance(paper)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const report = await window.axe.run(".vt-tl", { rules: { "page-has-heading-one": { enabled: false } } });
  const texts = all(".vt-tl svg text").filter((text) => text.getBoundingClientRect().width > 0);
  return {
    theme: document.body.dataset.jpThemeName,
    chart: getComputedStyle(document.querySelector(".vt-chart")).display,
    charts: all('.vt-tl svg[role="img"]').length,
    rows: all(".vt-tl tbody tr").length,
    labels: all(".vt-tl svg g.l text").filter((text) => text.getBoundingClientRect().width > 0).length,
    high: document.querySelector(".vt-tl").getBoundingClientRect().height,
    lists: all(".vt-tl > dl").length,
    count: document.querySelector(".vt-tl caption").textContent.match(/\d+ events/)[0],
    printed: all(".jp-RenderedText").map((one) => one.textContent).join("\n"),
    contrast: [
      ...all(".vt-tl caption, .vt-tl td, .vt-tl th, .vt-tl dt, .vt-tl li, .vt-tl a").map((one) => contrast(one, "color")),
      ...texts.map((one) => contrast(one, "fill")),
    ],
    wide: Math.max(...all(".vt-tl").map((one) => one.scrollWidth - one.clientWidth)),
    axe: report.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`),
  };
});
console.log(JSON.stringify(found));
await browser.close();
