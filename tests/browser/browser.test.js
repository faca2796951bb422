// Every kind of page as readers meet it: in each language, from the narrowest phone to a desk, light and dark, with and
// without scripts. One browser, several pages at a time; of each kind the longest page, where most can go wrong.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { each, kinds, violations, wrongNow } from './judge.js';
import { overlaps } from './overlaps.js';
import { open, start } from './site.js';

const LANGUAGES = ['ar', 'en'];
// Layout does not depend on the scheme, nor contrast on the width: so axe, which is slow, meets each once or twice.
const FORMS = [
  { width: 320, dark: false, axe: true }, { width: 320, dark: true },
  { width: 360, dark: true, axe: true }, { width: 360, dark: false },
  { width: 768, dark: true, axe: true }, { width: 768, dark: false },
  { width: 1280, dark: false, axe: true }, { width: 1280, dark: true },
];

let dossier;

before(async () => { dossier = await start(); });
after(() => dossier?.stop());

test('pale letters of either script and a picture without words would be found', async () => {
  const { page, close } = await open(dossier, '/ar/', { width: 360 });
  assert.deepEqual(await violations(page), []);
  await page.evaluate(() => {
    for (const text of ['نص شاحب لا يكاد يُقرأ', 'pale text']) {
      const pale = Object.assign(document.createElement('p'), { textContent: text });
      Object.assign(pale.style, { color: '#eee', background: '#fff' });
      document.querySelector('main').append(pale, document.createElement('img'));
    }
  });
  const found = (await violations(page)).map((fault) => fault.split(':')[0]).sort();
  assert.deepEqual(found, ['axe color-contrast', 'axe color-contrast', 'axe image-alt', 'axe image-alt']);
  await close();
});

for (const language of LANGUAGES) {
  for (const scripts of [true, false]) {
    test(`every kind of page in ${language} is sound in every form, ${scripts ? 'with' : 'without'} scripts`, async () => {
      const all = kinds(dossier.folder, language);
      assert.ok(all.length >= 15, `only ${all.length} kinds of page`);
      const wrong = await each(all, async ({ kind, address }) => {
        const { page, faults, close } = await open(dossier, address, { scripts });
        const found = [];
        for (const { width, dark, axe } of FORMS) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
          const now = await wrongNow(page, { language, width });
          if (axe && scripts) now.push(...await violations(page));
          found.push(...now.map((fault) => `${kind} ${address} ${width} ${dark ? 'dark' : 'light'}: ${fault}`));
        }
        await close();
        return [...found, ...faults.map((fault) => `${kind} ${address}: ${fault}`)];
      });
      assert.deepEqual(wrong.slice(0, 30), []);
    });
  }

  test(`the language switch in ${language} leads to the same page and back`, async () => {
    const other = LANGUAGES.find((l) => l !== language);
    const wrong = await each(kinds(dossier.folder, language), async ({ address }) => {
      const { page, close } = await open(dossier, address);
      await page.click(`header a[hreflang="${other}"]`);
      const there = new URL(page.url()).pathname;
      const lang = await page.evaluate(() => document.documentElement.lang);
      await page.click(`header a[hreflang="${language}"]`);
      const back = new URL(page.url()).pathname;
      await close();
      const sound = there === address.replace(`/${language}/`, `/${other}/`) && lang === other && back === address;
      return sound ? [] : [`${address}: ${there} (${lang}), ${back}`];
    });
    assert.deepEqual(wrong, []);
  });

  test(`a citation in ${language} leads to the paragraph it names`, async () => {
    const { address } = kinds(dossier.folder, language).find(({ kind }) => kind === 'topics/*');
    const { page, close } = await open(dossier, address);
    const cite = page.locator('a.cite').first();
    const href = await cite.getAttribute('href');
    await cite.click();
    await page.waitForURL(`**${href}`);
    const target = page.locator(':target');
    assert.equal(await target.count(), 1, `${href} has no target`);
    assert.ok(await target.isVisible(), `${href} leads to something hidden`);
    await close();
  });
}

test('lists are narrowed and ordered, the address tells how, and all is there without scripts', async () => {
  const { page, faults, close } = await open(dossier, '/ar/sources/');
  const shown = () => page.locator('.source-item:visible').count();
  const all = await shown();
  const publisher = await page.locator('select[name="publisher"] option').nth(1).getAttribute('value');
  await page.selectOption('select[name="publisher"]', publisher);
  const some = await page.locator(`.source-item[data-publisher="${publisher}"]`).count();
  assert.equal(await shown(), some);
  assert.ok(some > 0 && some < all);
  assert.equal(await page.locator('[data-shown]').innerText(), `${some}`);
  assert.equal(new URL(page.url()).searchParams.get('publisher'), publisher);
  await page.reload();
  assert.equal(await shown(), some);
  await page.locator('.filters button').click();
  await page.waitForFunction((n) => document.querySelectorAll('.source-item:not([hidden])').length === n, all);
  assert.equal(new URL(page.url()).search, '');
  const titles = () => page.locator('.source-item .item-title').allInnerTexts();
  const newest = await titles();
  await page.selectOption('select[name="order"]', 'oldest');
  assert.deepEqual((await titles()).toReversed(), newest);
  await page.goto(`${dossier.origin}/ar/timeline/?kind=planned`);
  const kinds = await page.locator('.entry:visible').evaluateAll((found) => found.map((one) => one.dataset.kind));
  assert.ok(kinds.length > 0 && kinds.every((kind) => kind === 'planned'));
  assert.equal(await page.locator('.year:visible').evaluateAll((found) => found.filter((year) => !year.querySelector('li:not([hidden])')).length), 0);
  assert.deepEqual(faults, []);
  await close();
  const without = await open(dossier, '/ar/sources/', { scripts: false });
  assert.equal(await without.page.locator('.source-item:visible').count(), all);
  assert.equal(await without.page.locator('.filters').isVisible(), false);
  await without.close();
});

test('the language choice offers every language, and an unknown address says so in both', async () => {
  const wrong = await each(['/', '/404.html'], async (address) => {
    const { page, faults, close } = await open(dossier, address, { width: 320 });
    const found = [...faults, ...await violations(page), ...await page.evaluate(overlaps)];
    for (const language of LANGUAGES) {
      if (await page.locator(`a[hreflang="${language}"]`).count() === 0) found.push(`no way to ${language}`);
    }
    await close();
    return found.map((fault) => `${address}: ${fault}`);
  });
  assert.deepEqual(wrong, []);
});
