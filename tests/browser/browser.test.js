// The dossier as readers see it: in Chromium, in both languages, at a phone's and a desk's width.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { addressOf, build, filesOf, serve } from './site.js';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const AXE = fs.readFileSync(path.join(import.meta.dirname, 'node_modules/axe-core/axe.min.js'), 'utf8');
const LANGUAGES = ['ar', 'en'];

let browser; let site; let folder; let profile;

before(async () => {
  folder = build();
  site = await serve(folder);
  profile = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-chromium-'));
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS,
  });
});

after(async () => {
  await browser?.close();
  site?.stop();
  fs.rmSync(profile, { recursive: true, force: true });
});

/** One page of each kind: the first of each folder, by language. */
function kinds(language) {
  const pages = filesOf(folder).filter((f) => f.startsWith(`${language}/`) && f.endsWith('index.html'));
  const byKind = new Map();
  for (const page of pages) {
    const parts = page.split('/');
    const kind = parts.length <= 3 ? parts.slice(1, -1).join('/') || 'home' : `${parts[1]}/*`;
    if (!byKind.has(kind)) byKind.set(kind, addressOf(page));
  }
  return byKind;
}

async function open(address, { width = 1280, dark = false } = {}) {
  const page = await browser.newPage();
  const faults = [];
  page.on('console', (m) => { if (m.type() === 'error') faults.push(`console: ${m.text()}`); });
  page.on('pageerror', (e) => faults.push(`script: ${e.message}`));
  page.on('requestfailed', (r) => faults.push(`failed: ${r.url()}`));
  page.on('request', (r) => { if (!r.url().startsWith(site.origin)) faults.push(`foreign: ${r.url()}`); });
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.goto(site.origin + address);
  return { page, faults };
}

for (const language of LANGUAGES) {
  for (const width of [320, 360, 768, 1280]) {
    test(`every kind of page in ${language} fits ${width} px and asks for nothing that is not there`, async () => {
      const all = kinds(language);
      assert.ok(all.size >= 15, `only ${all.size} kinds of page: ${[...all.keys()]}`);
      const wrong = [];
      for (const [kind, address] of all) {
        const { page, faults } = await open(address, { width });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (overflow > 0) wrong.push(`${kind} ${address}: ${overflow} px too wide`);
        wrong.push(...faults.map((fault) => `${kind} ${address}: ${fault}`));
        const { lang, dir } = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
        if (lang !== language || dir !== (language === 'ar' ? 'rtl' : 'ltr')) wrong.push(`${address}: lang=${lang} dir=${dir}`);
        await page.close();
      }
      assert.deepEqual(wrong, []);
    });
  }

  for (const dark of [false, true]) {
    test(`axe finds no violation in ${language}, ${dark ? 'dark' : 'light'}`, async () => {
      const wrong = [];
      for (const [kind, address] of kinds(language)) {
        const { page } = await open(address, { width: 360, dark });
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        wrong.push(...violations.flatMap((v) => v.nodes.map((n) => `${kind} ${address}: ${v.id}: ${n.target} ${n.failureSummary}`)));
        await page.close();
      }
      assert.deepEqual(wrong.slice(0, 20), []);
    });
  }

  test(`the language switch in ${language} leads to the same page and back`, async () => {
    const other = LANGUAGES.find((l) => l !== language);
    for (const [, address] of kinds(language)) {
      const { page } = await open(address);
      await page.click(`header a[hreflang="${other}"]`);
      assert.equal(new URL(page.url()).pathname, address.replace(`/${language}/`, `/${other}/`));
      assert.equal(await page.evaluate(() => document.documentElement.lang), other);
      await page.click(`header a[hreflang="${language}"]`);
      assert.equal(new URL(page.url()).pathname, address);
      await page.close();
    }
  });

  test(`a citation in ${language} leads to the paragraph it names`, async () => {
    const { page } = await open(kinds(language).get('topics/*'));
    const cite = page.locator('a.cite').first();
    const href = await cite.getAttribute('href');
    await cite.click();
    await page.waitForURL(`**${href}`);
    const target = page.locator(':target');
    assert.equal(await target.count(), 1, `${href} has no target`);
    assert.ok(await target.isVisible(), `${href} leads to something hidden`);
    await page.close();
  });
}

test('the language choice offers every language, and an unknown address says so in both', async () => {
  const { page } = await open('/');
  for (const language of LANGUAGES) assert.ok(await page.locator(`a[hreflang="${language}"]`).count() >= 1);
  await page.close();
  const { page: missing } = await open('/404.html');
  for (const language of LANGUAGES) assert.ok(await missing.locator(`[lang="${language}"]`).count() >= 1);
  await missing.close();
});
