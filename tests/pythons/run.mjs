// The tests under another Python: node run.mjs PACKAGE SITE PYTEST-ARGUMENTS…
// PACKAGE is one of package.json's, SITE the folder of the libraries the tests import.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [name, site, ...options] = process.argv.slice(2);
const { loadPyodide } = await import(name);
const python = await loadPyodide({
  indexURL: fileURLToPath(new URL(".", import.meta.resolve(name))),
});
for (const [place, from] of [
  ["/site", site],
  ["/project", fileURLToPath(new URL("../..", import.meta.url))],
]) {
  python.FS.mkdir(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: from }, place);
}
python.globals.set("options", python.toPy(options));
const inside = readFileSync(new URL("inside.py", import.meta.url), "utf-8");
process.exit(await python.runPythonAsync(inside));
