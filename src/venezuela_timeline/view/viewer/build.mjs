// Bundles the viewer: viewer.js, viewer.css, map.js and LICENCES.txt, which the wheel ships.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { world } from "./world.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? here;
const options = {
  absWorkingDir: here, bundle: true, minify: true, charset: "utf8", legalComments: "none", target: "es2022", logLevel: "warning", metafile: true, write: false,
  define: { WORLD: JSON.stringify(world) },
};

// A script within HTML ends at its closing tag, wherever that stands.
const safe = (text) => text.replace(/<\/(script|style)/gi, "<\\/$1").trim() + "\n";
const made = [];
for (const [file, entry] of [["viewer.js", "src/main.js"], ["map.js", "src/map.js"], ["widget.js", "src/widget.js"], ["viewer.css", "src/style.css"]]) {
  const result = await build({ ...options, entryPoints: [entry], format: file === "widget.js" ? "esm" : file.endsWith("js") ? "iife" : undefined });
  made.push(...Object.keys(result.metafile.inputs));
  writeFileSync(join(target, file), safe(result.outputFiles[0].text));
}

const packages = [...new Set([...made, "node_modules/world-atlas/x"].filter((path) => path.startsWith("node_modules/")).map((path) => path.split("/")[1]))].sort();
const licence = (name) => {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
};
writeFileSync(join(target, "LICENCES.txt"), `The viewer contains these packages. The outline of countries is by Natural Earth, in the public domain.\n\n${packages.map(licence).join(`\n${"-".repeat(72)}\n\n`)}`);
