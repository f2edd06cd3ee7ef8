// The pictures of the page for the documentation: a desk's and three of a phone beside each other.
// Usage: node screens.mjs PAGE FOLDER, which gets page.png and page-phone.png.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [source, folder] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});

const shown = async (hash, viewport, look = () => {}) => {
  const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
  await page.goto(`${pathToFileURL(source).href}#${hash}`);
  await page.waitForSelector("html[data-ready='1']");
  await look(page);
  await page.waitForTimeout(500);
  const picture = await page.screenshot();
  await page.close();
  return picture.toString("base64");
};
const taken = async (name, html, viewport) => {
  const page = await browser.newPage({ viewport });
  await page.setContent(html);
  await page.screenshot({ path: join(folder, name) });
  await page.close();
};

const desk = { width: 1300, height: 960 }, phone = { width: 390, height: 846 };
const wide = await shown("from=2024-07-25&to=2024-08-06&event=cne-second-bulletin", desk);
const claims = (page) => page.locator("#_detail").getByText("Claims", { exact: true }).evaluate((one) => {
  one.style.scrollMarginTop = "72px"; // below the bar that stays
  one.scrollIntoView();
});
const narrow = [
  await shown("", phone),
  await shown("event=cne-second-bulletin", phone, claims),
  await shown("story=1&lang=es&event=presidential-election-2024", phone),
];
const img = (data, style = "") => `<img src="data:image/png;base64,${data}" style="${style}">`;
await taken("page.png", `<body style="margin:0">${img(wide)}`, desk);
const framed = "box-sizing:border-box;border:1px solid #ddd;width:390px";
await taken(
  "page-phone.png",
  `<body style="margin:0;display:flex;gap:24px">${narrow.map((one) => img(one, framed)).join("")}`,
  { width: 3 * phone.width + 48, height: phone.height },
);
await browser.close();
