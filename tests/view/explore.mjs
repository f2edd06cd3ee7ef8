// Narrows the viewer within a notebook and reads what the notebook's next cell says of it.
// Usage: node explore.mjs jupyter|marimo ADDRESS SCREENSHOT. The notebook's second cell prints
// "selected N opened ID".
import { chromium } from "playwright-core";

const [host, address, picture] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
const noise = [];
page.on("pageerror", (error) => noise.push(String(error)));
const run = async (cell) => {
  await page.locator(".jp-CodeCell .cm-content").nth(cell).click();
  await page.keyboard.press("Shift+Enter");
};
const said = async (pattern) => {
  await page.waitForFunction((text) => new RegExp(text).test(document.body.innerText), pattern, { timeout: 60000 });
  return (await page.evaluate(() => document.body.innerText.match(/selected (\d+) opened (\S+)/g))).at(-1);
};

await page.goto(address);
if (host === "jupyter") {
  await page.waitForSelector(".jp-CodeCell .cm-content", { timeout: 120000 });
  await page.getByText("| Idle").waitFor({ timeout: 120000 }); // the kernel is there
  await run(0);
}
const frame = page.frameLocator("iframe[sandbox]");
await frame.locator("#_q").waitFor({ timeout: 120000 });
await frame.locator("html[data-ready='1']").waitFor({ timeout: 60000, state: "attached" });
const all = await frame.locator("#_count").textContent();
await frame.locator("#_q").fill("kazan");
await page.waitForTimeout(1500);
await frame.locator(".plot button").first().click();
await page.waitForTimeout(1500);
const title = await frame.locator("#_detail h2, #_detail .cluster-list .title").first().textContent();
const count = await frame.locator("#_count").textContent();
if (host === "jupyter") await run(1);
const words = await said(`selected ${count.split(" ")[0]} `);
await page.screenshot({ path: picture });
const height = await page.locator("iframe[sandbox]").evaluate((one) => one.getBoundingClientRect().height);
console.log(JSON.stringify({ all, count, title, words, height, noise, theme: await frame.locator("html").getAttribute("data-theme") }));
await browser.close();
