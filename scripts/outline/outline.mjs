// Prints a country's outline as TOML for a place's record: `node outline.mjs "Syria"`.
//
// The data is Natural Earth's 1:50m Admin 0 countries (public domain), as the package world-atlas carries it. Latitude
// and longitude by turns, in degrees, two decimals (about a kilometre), the largest ring only.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const [name] = process.argv.slice(2);
const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
const world = JSON.parse(readFileSync(path, 'utf8'));
const countries = feature(world, world.objects.countries).features;
const country = countries.find((c) => c.properties.name === name);
if (!country) {
  const known = countries.map((c) => c.properties.name).sort().join(', ');
  console.error(`no country is named ${JSON.stringify(name)}; known: ${known}`);
  process.exit(1);
}
const { type, coordinates } = country.geometry;
const rings = (type === 'Polygon' ? [coordinates] : coordinates).map((polygon) => polygon[0]);
const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
  const [nx, ny] = ring[(i + 1) % ring.length];
  return sum + x * ny - nx * y;
}, 0));
const [largest] = rings.sort((a, b) => area(b) - area(a));
const pairs = largest.slice(0, -1).map(([lon, lat]) => `${lat.toFixed(2)}, ${lon.toFixed(2)}`);
const lines = [];
for (let i = 0; i < pairs.length; i += 8) lines.push(`  ${pairs.slice(i, i + 8).join(', ')},`);
console.log(`# Natural Earth 1:50m Admin 0 (public domain), by scripts/outline\noutline = [\n${lines.join('\n')}\n]`);
