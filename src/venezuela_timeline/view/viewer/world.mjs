// The outline of the countries, small: Natural Earth by way of world-atlas, without names, simplified.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";

const LEAST = 0.06; // square degrees of the triangle that a corner must stand out by
const GRID = 3600; // a tenth of a degree

const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-110m.json"), "utf8"));
const countries = feature(atlas, atlas.objects.countries);
for (const country of countries.features) {
  country.properties = {};
  delete country.id;
}
const simple = simplify(presimplify(topology({ countries })), LEAST);
export const world = topology({ countries: feature(simple, simple.objects.countries) }, GRID);
