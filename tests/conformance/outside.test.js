// The built site's data as programs that others wrote read it. SITE names the folder; prints a count a line.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { check } from '@placemarkio/check-geojson';
import jsonld from 'jsonld';
import { chromium } from 'playwright-core';

const SITE = process.env.SITE;
const HERE = import.meta.dirname;
const read = (name) => fs.readFileSync(path.join(SITE, 'data', name), 'utf8');
const told = (what, number) => {
  assert.ok(number >= 1, `${what}: none`);
  console.error(`${what}: ${number}`);
};

test('citeproc makes a reference of every source, from each of the three forms', () => {
  const items = JSON.parse(read('sources.csl.json'));
  for (const style of ['apa', 'harvard1', 'vancouver']) {
    const text = new Cite(items).format('bibliography', { template: style, format: 'text', lang: 'en-US' });
    for (const item of items) assert.ok(text.includes(item.title.replace(/^\[|\]$/g, '')), `${style}: ${item.id}\n${text}`);
  }
  told('citeproc: references', items.length);
  const ids = items.map((item) => item.id).sort();
  for (const name of ['sources.bib', 'sources.ris']) {
    const again = new Cite(read(name)).data;
    assert.equal(again.length, items.length, name);
    const titles = new Set(again.map((item) => item.title));
    for (const item of items) assert.ok(titles.has(item.title), `${name}: ${item.title}: ${[...titles].join(' | ')}`);
    told(`citation-js: entries of ${name}`, again.length);
  }
  assert.equal(new Set(ids).size, ids.length);
});

test('the JSON files are what their schema says (ajv)', () => {
  const ajv = addFormats(new Ajv2020({ allErrors: true, strict: true, strictTypes: false }));
  const validate = ajv.compile(JSON.parse(read('schema.json')));
  for (const name of ['dossier', 'claims', 'events', 'entities', 'mentions']) {
    const document = JSON.parse(read(`${name}.json`));
    assert.ok(validate(document), `${name}.json: ${ajv.errorsText(validate.errors)}`);
  }
  assert.ok(!validate({ claims: [{}] }), 'the schema lets anything through');
  told('ajv: files', 5);
});

test('the places are GeoJSON (check-geojson)', () => {
  told('check-geojson: features', check(read('places.geojson')).features.length);
});

/** A context as far as it is needed to tell which names are a vocabulary's: no test asks the network for one. */
const VOCABULARIES = {
  'https://schema.org': { '@vocab': 'http://schema.org/' },
  'http://www.w3.org/ns/anno.jsonld': {
    '@vocab': 'http://www.w3.org/ns/oa#', id: '@id', type: '@type',
    source: { '@type': '@id' }, target: { '@type': '@id' }, conformsTo: { '@type': '@id' },
  },
};
const documentLoader = async (url) => {
  assert.ok(VOCABULARIES[url], `${url}: no such context`);
  return { documentUrl: url, document: { '@context': VOCABULARIES[url] } };
};

test('JSON-LD becomes RDF without losing a name (jsonld)', async () => {
  let quads = 0;
  for (const name of ['dossier.jsonld', 'annotations.jsonld']) {
    const dataset = await jsonld.toRDF(JSON.parse(read(name)), { documentLoader, safe: true });
    quads += dataset.length;
    for (const quad of dataset) assert.ok(!/[\s<>"{}|\\^`]/.test(quad.subject.value), quad.subject.value);
  }
  told('jsonld: statements', quads);
});

test('annotations are as the W3C model has them', () => {
  const page = JSON.parse(read('annotations.jsonld'));
  assert.equal(page.type, 'AnnotationPage');
  const motivations = new Set(['assessing', 'commenting', 'describing']);
  const ids = new Set();
  for (const annotation of page.items) {
    assert.equal(annotation.type, 'Annotation');
    assert.ok(new URL(annotation.id) && !ids.has(annotation.id), annotation.id);
    ids.add(annotation.id);
    assert.ok(motivations.has(annotation.motivation));
    assert.ok(annotation.target.length >= 1, annotation.id);
    for (const body of annotation.body) assert.ok(body.type === 'TextualBody' && body.value && body.language && body.textDirection, annotation.id);
    for (const target of annotation.target.filter((t) => typeof t === 'object')) {
      assert.ok(new URL(target.source));
      const { type, exact, value } = target.selector;
      assert.ok(type === 'TextQuoteSelector' ? exact : type === 'FragmentSelector' && /^p\d+$/.test(value), annotation.id);
    }
  }
  told('annotations', ids.size);
});

/** Values with a language as plain ones: the types know no `@value`. */
const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  if ('@value' in value) return value['@value'];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
};

test('every page says of its records only what schema.org has words for (schema-dts)', () => {
  const kinds = new Map([['data/dossier.jsonld', read('dossier.jsonld')]]);
  for (const file of fs.readdirSync(SITE, { recursive: true }).filter((name) => name.endsWith('index.html')).sort()) {
    const parts = file.split(path.sep);
    const kind = parts.length <= 3 ? parts.join('/') : `${parts[0]}/${parts[1]}`;
    const text = fs.readFileSync(path.join(SITE, file), 'utf8').match(/<script type="application\/ld\+json">([^]*?)<\/script>/)?.[1];
    if (text && !kinds.has(kind)) kinds.set(kind, text);
  }
  const folder = fs.mkdtempSync(path.join(HERE, '.types-'));
  try {
    const compile = (graphs) => {
      const lines = graphs.map((graph, n) => `export const g${n}: Graph = ${JSON.stringify(graph, null, 1)};\n`);
      fs.writeFileSync(path.join(folder, 'pages.ts'), `import type { Graph } from 'schema-dts';\n${lines.join('')}`);
      const flags = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'node16', '--moduleResolution', 'node16'];
      try {
        execFileSync(process.execPath, [path.join(HERE, 'node_modules/typescript/bin/tsc'), ...flags, path.join(folder, 'pages.ts')], { encoding: 'utf8' });
        return '';
      } catch (error) {
        return error.stdout;
      }
    };
    assert.equal(compile([...kinds.values()].map((text) => plain(JSON.parse(text)))), '');
    assert.match(compile([{ '@context': 'https://schema.org', '@graph': [{ '@type': 'Claim', unheardOf: 'x' }] }]), /unheardOf/);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  told('schema-dts: kinds of page', kinds.size);
});

test('TimelineJS shows every event, in each language', async () => {
  const dist = path.join(HERE, 'node_modules/@knight-lab/timelinejs/dist');
  const languages = fs.readdirSync(path.join(SITE, 'data')).map((name) => name.match(/^timeline\.(.+)\.json$/)?.[1]).filter(Boolean);
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, 'http://host').pathname;
    const types = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.html': 'text/html; charset=utf-8' };
    const file = name.startsWith('/data/') ? path.join(SITE, name) : path.join(dist, name);
    const page = '<!doctype html><link rel="stylesheet" href="/css/timeline.css"><div id="t" style="width:900px;height:600px"></div><script src="/js/timeline.js"></script>';
    if (name === '/') return response.writeHead(200, { 'content-type': types['.html'] }).end(page);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(fs.readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-chromium-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    for (const language of languages) {
      const data = JSON.parse(read(`timeline.${language}.json`));
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.evaluate(async (url) => {
        globalThis.timeline = new TL.Timeline('t', url, { script_path: `${location.origin}/js/`, language: 'en' });
        await new Promise((ready) => { globalThis.timeline.on('ready', ready); setTimeout(ready, 20_000); });
      }, `/data/timeline.${language}.json`);
      const shown = await page.evaluate(() => globalThis.timeline.config.events.map((event) => event.unique_id));
      assert.deepEqual(shown.sort(), data.events.map((event) => event.unique_id).sort());
      assert.equal(await page.locator('.tl-message-error').count(), 0);
      told(`TimelineJS: events in ${language}`, shown.length);
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
});
