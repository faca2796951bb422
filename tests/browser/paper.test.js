// Paper, books and disks: what Chromium prints, and what opens without a server.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build, filesOf, isLeft, launch, open, ROOT, start } from './site.js';

const WHOLE = path.join(ROOT, 'tests/sites/whole');
const MALAF = process.env.MALAF ?? path.join(ROOT, 'target/release/malaf');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'malaf-paper-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

let served;
before(async () => { served = await start(WHOLE); });
after(() => served?.stop());

/** The text of a PDF, with what direction marks the extractor adds taken out. */
const textOf = (pdf) => execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8', timeout: 300000 }).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

for (const [language, words] of Object.entries({
  ar: { head: 'ملف صغير · النهر', of: 'من 2', title: 'النهر', sources: 'المصادر المستشهد بها' },
  en: { head: 'A small dossier · The river', of: 'of 2', title: 'The river', sources: 'Sources cited' },
})) {
  test(`a page in ${language} prints with numbered citations, its sources, heads and page numbers`, async () => {
    const { page, close } = await open(served, `/${language}/topics/river/`);
    const pdf = path.join(folder, `page-${language}.pdf`);
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    await close();
    const text = textOf(pdf);
    for (const expected of [words.head, words.of, words.title, words.sources]) {
      assert.ok(text.includes(expected), `${expected} in:\n${text}`);
    }
    assert.match(text, /1: ¶3|¶3 :1/, 'a numbered citation');
    assert.match(text, /https:\/\/small\.example\/\w+\/sources\/paper-2016\//, 'the address of a source');
  });

  test(`the whole dossier in ${language} becomes one tagged PDF with outline, title and language`, () => {
    const pdf = path.join(folder, `whole-${language}.pdf`);
    execFileSync(MALAF, ['export', 'pdf', '--root', WHOLE, '--language', language, '--out', pdf], { timeout: 300000 });
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8', timeout: 300000 });
    assert.match(info, /Tagged:\s+yes/);
    assert.ok(info.includes(language === 'ar' ? 'ملف صغير' : 'A small dossier'), info);
    const bytes = fs.readFileSync(pdf, 'latin1');
    assert.match(bytes, new RegExp(`/Lang \\(${language}\\)`));
    assert.match(bytes, /\/Outlines/);
    const text = textOf(pdf);
    assert.ok(text.includes(words.title), text);
    assert.ok(!text.includes(words.sources), 'citations lead to the sources in the same document');
  });
}

test('on a disk pages open without a fault, and previews show the passage', async (t) => {
  const out = build(WHOLE, '--portable');
  const browser = await launch();
  t.after(() => browser.close());
  for (const language of ['ar', 'en']) {
    const page = await browser.newPage();
    const faults = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('requestfailed', (request) => { if (!isLeft(request)) faults.push(request.url()); });
    for (const file of ['index.html', `${language}/index.html`, `${language}/sources/paper-2016/index.html`, `${language}/topics/river/index.html`]) {
      await page.goto(pathToFileURL(path.join(out, file)).href);
    }
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
    assert.notEqual(ground, '', 'the stylesheet is not there');
    await page.locator('main .prose a.cite[href*="#p"]').first().hover();
    const preview = page.locator('#preview:popover-open');
    await preview.waitFor();
    for (const link of await preview.locator('a').all()) {
      const address = new URL(await link.evaluate((a) => a.href));
      if (address.protocol === 'file:') assert.ok(fs.existsSync(decodeURIComponent(address.pathname)), address.pathname);
    }
    await page.locator('main .prose a.cite[href*="#p"]').first().click();
    await page.waitForURL(/sources\/[^/]+\/index\.html#p/);
    assert.deepEqual(faults, []);
    await page.close();
  }
});

/** One page of each kind in each language, and those without a language. */
function kinds(out) {
  const byKind = new Map();
  for (const file of filesOf(out).filter((name) => name.endsWith('.html'))) {
    const parts = file.split('/');
    const kind = parts.length <= 3 ? file : `${parts[0]}/${parts[1]}`;
    if (!byKind.has(kind)) byKind.set(kind, file);
  }
  return [...byKind.values()];
}

test('on a disk every kind of page of the dossier opens without a fault, and what is sought is found', async (t) => {
  const out = build(ROOT, '--portable');
  assert.ok(!filesOf(out).some((file) => /^(?:sw\.js|sitemap.*|robots\.txt|_headers|\.nojekyll)$/.test(file)), 'files for hosts');
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const faults = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`${page.url()}: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error}`));
  page.on('requestfailed', (request) => { if (!isLeft(request)) faults.push(`${page.url()}: ${request.url()}`); });
  page.on('request', (request) => { if (!request.url().startsWith('file:')) faults.push(`${page.url()}: ${request.url()}`); });
  const files = kinds(out);
  assert.ok(files.length >= 30, `${files.length} kinds of page: too few to be the dossier`);
  for (const file of files) await page.goto(pathToFileURL(path.join(out, file)).href, { waitUntil: 'load' });
  for (const [language, query] of [['ar', 'موسكو'], ['en', 'Moscow']]) {
    await page.goto(pathToFileURL(path.join(out, `${language}/index.html`)).href);
    await page.locator('form[data-search] input').fill(query.slice(0, 4));
    await page.locator('#suggestions li').first().waitFor();
    const kept = await page.locator('#suggestions li').first().getAttribute('data-href');
    assert.ok(fs.existsSync(decodeURIComponent(new URL(kept, page.url()).pathname)), kept);
    await page.locator('form[data-search] input').fill(query);
    await page.locator('form[data-search] input').press('Enter');
    await page.waitForURL(/search\/index\.html\?q=/);
    const first = page.locator('[data-results] a').first();
    await first.waitFor();
    const addresses = await page.locator('[data-results] a').evaluateAll((all) => all.map((a) => a.href));
    for (const address of addresses) assert.ok(fs.existsSync(decodeURIComponent(new URL(address).pathname)), address);
    await first.click();
    await page.waitForURL((url) => !url.pathname.includes('/search/'));
    assert.ok(await page.locator('h1').first().isVisible());
  }
  assert.deepEqual(faults, []);
});

test('a zip of a portable site holds its folder', () => {
  const out = build(WHOLE, '--portable', 'zip');
  const zip = `${out}.zip`;
  process.on('exit', () => fs.rmSync(zip, { force: true }));
  const bytes = fs.readFileSync(zip);
  assert.equal(bytes.readUInt32LE(0), 0x04034b50);
  // Each file stands in the list at the zip's end, below one folder.
  const listed = bytes.toString('latin1').split('PK\x01\x02').length - 1;
  assert.equal(listed, filesOf(out).filter((file) => file !== 'malaf-files.txt').length);
  assert.ok(bytes.includes(`${path.basename(out)}/ar/index.html`));
});
