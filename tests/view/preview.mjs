// Looks at a preview while its file changes. Usage: node preview.mjs ADDRESS FILE.
// Writes as JSON what is shown: at first, after a change, while something is wrong, and again.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [address, file] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const page = await browser.newPage();
const noise = [];
page.on("pageerror", (error) => noise.push(String(error)));
page.on("console", (message) => noise.push(message.text()));
const frame = page.frameLocator("iframe");
const shown = async (words) => {
  await frame.getByText(words).first().waitFor({ state: "attached", timeout: 20000 });
  const inner = page.frames().find((one) => one.url().includes("/page"));
  return { title: await page.title(), hash: new URL(inner.url()).hash };
};

const text = readFileSync(file, "utf8");
await page.goto(address);
const found = [await shown("The bridge opens")];
await page.waitForTimeout(1000); // it has looked at the state once
await frame.locator("body").evaluate(() => { location.hash = "bridge-opens"; });
writeFileSync(file, text.replace("The bridge opens", "The bridge is closed"));
found.push(await shown("The bridge is closed"));
writeFileSync(file, text.replaceAll("town-council", "nobody").replace("nobody", "somebody"));
found.push(await shown("unknown actor"));
writeFileSync(file, text);
found.push(await shown("The bridge opens"));
await browser.close();
console.log(JSON.stringify({ found, noise }));
