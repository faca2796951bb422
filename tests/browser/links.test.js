// Every internal link and fragment of every page leads somewhere, at the root and below a path.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parse } from 'parse5';
import { build, filesOf, ROOT } from './site.js';

const LINKS = { a: 'href', link: 'href', script: 'src', img: 'src', source: 'src', use: 'href', form: 'action' };

function* elements(node) {
  yield node;
  for (const child of node.childNodes ?? []) yield* elements(child);
  if (node.content) yield* elements(node.content);
}

const attribute = (node, name) => node.attrs?.find((a) => a.name === name)?.value;

function read(folder) {
  const pages = new Map();
  for (const file of filesOf(folder).filter((f) => f.endsWith('.html'))) {
    const nodes = [...elements(parse(fs.readFileSync(path.join(folder, file), 'utf8')))];
    const ids = nodes.map((n) => attribute(n, 'id')).filter(Boolean);
    const links = nodes.filter((n) => LINKS[n.nodeName]).map((n) => attribute(n, LINKS[n.nodeName])).filter((v) => v !== undefined);
    pages.set(file, { ids, links });
  }
  return pages;
}

function faults(folder, base, origin) {
  const files = new Set(filesOf(folder));
  const pages = read(folder);
  const found = [];
  let followed = 0;
  for (const [file, { ids, links }] of pages) {
    if (new Set(ids).size !== ids.length) found.push(`${file}: an id stands twice: ${ids.filter((id, i) => ids.indexOf(id) !== i)}`);
    for (const link of links) {
      const address = new URL(link, `${origin}${base}${file}`);
      if (address.origin !== origin) continue;
      followed += 1;
      if (!address.pathname.startsWith(base)) { found.push(`${file}: ${link} leaves ${base}`); continue; }
      const below = decodeURIComponent(address.pathname.slice(base.length));
      const target = below === '' || below.endsWith('/') ? `${below}index.html` : below;
      if (!files.has(target)) { found.push(`${file}: ${link} leads to no file`); continue; }
      const fragment = decodeURIComponent(address.hash.slice(1));
      if (fragment && !pages.get(target)?.ids.includes(fragment)) found.push(`${file}: ${link} leads to no fragment`);
    }
  }
  return { found, followed, pages: pages.size };
}

test('every internal link and fragment resolves', () => {
  const { found, followed, pages } = faults(build(), '/', 'https://dossier.example');
  assert.ok(pages > 100 && followed > 1000, `${pages} pages, ${followed} links: too few to be the dossier`);
  assert.deepEqual(found, []);
});

test('every internal link and fragment resolves below a path', () => {
  const out = build(ROOT, '--base-url', 'https://host.example/dossier/');
  assert.deepEqual(faults(out, '/dossier/', 'https://host.example').found, []);
});

test('every link of a portable folder leads to a file of it, and none to its host', () => {
  const out = build(ROOT, '--portable');
  const { found, followed } = faults(out, '/', 'https://a-disk.example');
  assert.ok(followed > 1000, `${followed} links: too few to be the dossier`);
  assert.deepEqual(found, []);
  for (const [file, { links }] of read(out)) {
    assert.deepEqual(links.filter((link) => link.startsWith('/')), [], file);
  }
});

test('every page is reached from the language choice by links', () => {
  const out = build();
  const pages = read(out);
  const seen = new Set(['index.html']);
  const queue = ['index.html'];
  while (queue.length > 0) {
    const file = queue.pop();
    for (const link of pages.get(file)?.links ?? []) {
      const address = new URL(link, `https://dossier.example/${file}`);
      if (address.host !== 'dossier.example') continue;
      const below = decodeURIComponent(address.pathname.slice(1));
      const target = below === '' || below.endsWith('/') ? `${below}index.html` : below;
      if (pages.has(target) && !seen.has(target)) { seen.add(target); queue.push(target); }
    }
  }
  const missed = [...pages.keys()].filter((file) => !seen.has(file) && file !== '404.html');
  assert.deepEqual(missed, []);
});
