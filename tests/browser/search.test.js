// The search as readers meet it: in Chromium, from a static host, in both languages.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { writeCorpus } from '../search/corpus.js';
import { judgments, measure } from '../search/judgments.js';
import { build, ROOT, serve } from './site.js';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const AXE = fs.readFileSync(path.join(import.meta.dirname, 'node_modules/axe-core/axe.min.js'), 'utf8');

let browser; let work;
const sites = {};

before(async () => {
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-search-'));
  writeCorpus(path.join(work, 'corpus'));
  sites.dossier = await serve(build());
  sites.corpus = await serve(build(path.join(work, 'corpus')));
  sites.below = await serve(build(ROOT, '--base-url', 'https://host.example/dossier/'), '/dossier/');
  browser = await chromium.launchPersistentContext(path.join(work, 'profile'), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS,
  });
});

after(async () => {
  await browser?.close();
  for (const site of Object.values(sites)) site.stop();
  fs.rmSync(work, { recursive: true, force: true });
});

async function open(site, address, { width = 1280, dark = false } = {}) {
  const page = await browser.newPage();
  page.faults = [];
  page.on('console', (m) => { if (m.type() === 'error') page.faults.push(m.text()); });
  page.on('pageerror', (e) => page.faults.push(e.message));
  page.on('request', (r) => { if (!r.url().startsWith(sites[site].origin)) page.faults.push(`foreign: ${r.url()}`); });
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.goto(sites[site].origin + address);
  return page;
}

const settled = (page) => page.waitForSelector('[data-results][aria-busy=false]', { state: 'attached' });
const links = (page) => page.$$eval('[data-results] a', (all) => all.map((a) => new URL(a.href).pathname));
const searchPage = (language, query) => `/${language}/search/?q=${encodeURIComponent(query)}`;

test('what readers want stands among the first ten results, by the judgments', async () => {
  const pages = { dossier: await open('dossier', '/ar/search/'), corpus: await open('corpus', '/ar/search/') };
  const found = async (set, query) => {
    await settled(pages[set]);
    await pages[set].$eval('#q', (box, typed) => { box.value = typed; box.form.requestSubmit(); }, query);
    await settled(pages[set]);
    return (await links(pages[set])).map((href) => href.replace(/^\/[a-z]+\//, ''));
  };
  const { recall, rank, worst } = await measure(judgments(), found);
  console.log(`# in Chromium: recall at 10 ${recall.toFixed(3)}, mean reciprocal rank ${rank.toFixed(3)}`);
  assert.ok(recall >= 0.95, `recall ${recall}: ${worst.join('; ')}`);
  assert.ok(rank >= 0.85, `mean reciprocal rank ${rank}: ${worst.join('; ')}`);
  assert.deepEqual([...pages.dossier.faults, ...pages.corpus.faults], []);
});

test('the query is in the address, the count in words, and what it names is marked', async () => {
  const page = await open('dossier', searchPage('ar', 'Khmeimim'));
  await settled(page);
  assert.equal((await links(page))[0], '/ar/places/hmeimim-air-base/');
  assert.match(await page.textContent('[role=status]'), /^\d+ (?:نتيجة|نتائج)$/);
  assert.ok((await page.$$eval('[data-results] mark', (all) => all.map((m) => m.textContent))).some((text) => text.includes('حميميم')));
  await page.fill('#q', 'جليب');
  await page.waitForURL(/q=%D8%AC/);
  await settled(page);
  assert.equal((await links(page))[0], '/ar/places/jleib-checkpoint/');
  assert.deepEqual(page.faults, []);
});

test('an excerpt has the direction of its own text', async () => {
  const page = await open('corpus', searchPage('en', 'الشعير الرشيدة "'));
  await settled(page);
  const [dir, lang] = await page.$eval('[data-results] a', (a) => [a.querySelector('.excerpt').dir, a.lang]);
  assert.deepEqual([dir, lang], ['rtl', 'ar']);
});

test('below a path the search works and its links stay below it', async () => {
  const page = await open('below', `/dossier${searchPage('en', 'Rukban')}`);
  await settled(page);
  const all = await links(page);
  assert.ok(all.length > 3 && all.every((href) => href.startsWith('/dossier/')), all.join());
  assert.deepEqual(page.faults, []);
});

test('results can be narrowed, and the address tells how', async () => {
  const page = await open('dossier', searchPage('en', 'Hmeimim'));
  await settled(page);
  const before = await page.textContent('[role=status]');
  await page.selectOption('#f-kind', 'event');
  await page.waitForURL(/kind=event/);
  await settled(page);
  assert.ok((await links(page)).every((href) => href.startsWith('/en/events/')));
  assert.notEqual(await page.textContent('[role=status]'), before);
  await page.reload();
  await settled(page);
  assert.equal(await page.inputValue('#f-kind'), 'event');
});

test('in the box, / leads to it, arrows move, Enter opens, Escape closes', async () => {
  const page = await open('dossier', '/ar/topics/');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  assert.equal(await page.inputValue('#q'), '');
  await page.keyboard.type('khmei');
  await page.waitForSelector('[role=option]');
  assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  const chosen = await page.$eval('#q', (box) => document.getElementById(box.getAttribute('aria-activedescendant')).textContent);
  assert.match(chosen, /حميميم/);
  await page.keyboard.press('Escape');
  assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'false');
  await page.keyboard.type('m');
  await page.waitForSelector('[role=option]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/places\/hmeimim-air-base/);
  assert.deepEqual(page.faults, []);
});

test('Enter in the box without a choice leads to all results; arrows walk them, Enter opens', async () => {
  const page = await open('dossier', '/en/');
  await page.fill('#q', 'للوعر');
  await page.press('#q', 'Enter');
  await page.waitForURL(/\/en\/search\/\?q=/);
  await settled(page);
  await page.focus('#q');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.closest('[data-results]') !== null), true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/places\/al-waer\//);
});

test('near names are links where nothing is found', async () => {
  const page = await open('dossier', searchPage('en', 'Konoshenkow'));
  await settled(page);
  assert.ok((await links(page)).includes('/en/people/igor-konashenkov/'));
});

for (const language of ['ar', 'en']) {
  for (const [width, dark] of [[320, false], [320, true], [1280, false], [1280, true]]) {
    test(`results in ${language} at ${width} px, ${dark ? 'dark' : 'light'}: axe finds nothing and nothing overflows`, async () => {
      const page = await open('dossier', searchPage(language, 'Hmeimim Лавров "a b" سوريا'), { width, dark });
      await settled(page);
      const box = await open('dossier', `/${language}/`, { width, dark });
      await box.fill('#q', 'sy');
      await box.waitForSelector('[role=option]');
      for (const shown of [page, box]) {
        const overflow = await shown.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0);
        await shown.evaluate(AXE);
        const { violations } = await shown.evaluate(() => globalThis.axe.run());
        assert.deepEqual(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target}`)), []);
      }
    });
  }
}

test('without scripts the page lists every name and term as links', async () => {
  const plain = await chromium.launchPersistentContext(path.join(work, 'plain'), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS, javaScriptEnabled: false,
  });
  const page = await plain.newPage();
  await page.goto(`${sites.dossier.origin}/ar/search/`);
  const listed = await page.$$eval('.all-names a', (all) => all.map((a) => new URL(a.href).pathname));
  const isHidden = await page.$eval('[data-search-page]', (view) => view.hidden);
  await plain.close();
  assert.ok(isHidden, 'scripts ran');
  const entities = fs.readdirSync(path.join(ROOT, 'content/entities')).length;
  const terms = fs.readdirSync(path.join(ROOT, 'content/terms')).length;
  assert.equal(new Set(listed).size, entities + terms);
});
