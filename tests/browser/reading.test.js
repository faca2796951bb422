// What scripts add for a reader: previews and choices; what print leaves out; that the policy of the pages is kept.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { filesOf, open, ROOT, start } from './site.js';

const LANGUAGES = ['ar', 'en'];

let reading;

before(async () => { reading = await start(path.join(ROOT, 'tests/sites/whole')); });
after(() => reading?.stop());

/** From the next page on, what its first date says is noted before each frame that the reader sees. */
const seeFirst = (page) => page.addInitScript(() => {
  globalThis.seen = new Set();
  const look = () => {
    const date = document.querySelector('main time[datetime="2016-02-23"]');
    if (date) globalThis.seen.add(date.textContent);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

const firstSeen = (page) => page.evaluate(async () => {
  await new Promise((frame) => { requestAnimationFrame(() => requestAnimationFrame(frame)); });
  return [...globalThis.seen];
});

for (const language of LANGUAGES) {
  test(`a pointer that rests on a citation in ${language} shows the passage, and Escape takes it away`, async () => {
    const { page, faults, close } = await open(reading, `/${language}/topics/river/`);
    const cite = page.locator('main .prose a.cite[href*="#p"]').first();
    const [address, passage] = (await cite.getAttribute('href')).split('#');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await cite.hover();
    const preview = page.locator('#preview:popover-open');
    await preview.waitFor();
    const cited = await open(reading, address);
    const wanted = await cited.page.locator(`.para:has(#${passage}) .para-text`).innerText();
    await cited.close();
    assert.ok((await preview.innerText()).includes(wanted), 'the preview does not hold the passage');
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height, 'the page moved');
    const { x, width } = await preview.boundingBox();
    assert.ok(x >= 0 && x + width <= 1280, `the preview leaves the window: ${x} ${width}`);
    assert.equal(await cite.getAttribute('aria-describedby'), 'preview');
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
    await close();
  });

  test(`keyboard focus on a link to a record in ${language} shows its name and its line`, async () => {
    const { page, close } = await open(reading, `/${language}/disputes/who-left/`);
    await page.locator('main a.record[href*="/organizations/the-council/"]').first().focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const preview = page.locator('#preview:popover-open');
    await preview.waitFor();
    const council = await open(reading, `/${language}/organizations/the-council/`);
    assert.ok((await preview.innerText()).includes(await council.page.locator('h1').innerText()));
    await council.close();
    await page.keyboard.press('Enter');
    await page.waitForURL(/organizations\/the-council/);
    await close();
  });

  test(`what the reader chooses in ${language} holds on the next page from its first moment`, async () => {
    const { page, close } = await open(reading, `/${language}/`);
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize));
    const [lightGround, normalSize] = [await ground(), await size()];
    await page.locator('.controls > button').click();
    await page.locator('input[name="theme"][value="dark"]').check();
    await page.locator('input[name="size"][value="large"]').check();
    const [darkGround, largeSize] = [await ground(), await size()];
    assert.notEqual(darkGround, lightGround);
    assert.ok(largeSize > normalSize);
    const colours = () => page.evaluate(() => [...document.querySelectorAll('meta[name="theme-color"]')].map((m) => m.content));
    assert.deepEqual(new Set(await colours()), new Set([darkGround]));
    await page.goto(`${reading.origin}/${language}/topics/river/`, { waitUntil: 'commit' });
    await page.waitForSelector('main', { state: 'attached' });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await page.waitForLoadState();
    assert.equal(await ground(), darkGround);
    assert.equal(await page.locator('input[name="theme"][value="dark"]').isChecked(), true);
    await page.locator('.controls > button').click();
    await page.locator('input[name="theme"][value=""]').check();
    await page.locator('input[name="size"][value=""]').check();
    assert.equal(await ground(), lightGround);
    assert.equal(new Set(await colours()).size, 2);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    await close();
  });

  test(`a first touch of a citation in ${language} opens the passage at the foot of the screen, its title leads on`, async () => {
    const { page, faults, close } = await open(reading, `/${language}/topics/river/`, { width: 360, hasTouch: true });
    const cite = page.locator('main .prose a.cite[href*="#p"]').first();
    const href = await cite.getAttribute('href');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await cite.tap();
    const sheet = page.locator('#preview.sheet:popover-open');
    await sheet.waitFor();
    assert.equal(new URL(page.url()).pathname, `/${language}/topics/river/`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height, 'the page moved');
    const { y, height: tall } = await sheet.boundingBox();
    assert.ok(Math.abs(y + tall - 800) < 2, `the sheet ends at ${y + tall}`);
    await page.locator('main h1').tap();
    await sheet.waitFor({ state: 'detached' });
    await cite.tap();
    await sheet.locator('.preview-title a').tap();
    await page.waitForURL(`**${href}`);
    assert.deepEqual(faults, []);
    await close();
  });

  test(`Hijri dates stand beside the others in ${language} from the first moment, and go again`, async () => {
    const { page, faults, close } = await open(reading, `/${language}/sources/paper-2016/`);
    const date = page.locator('main time[datetime="2016-02-23"]').first();
    const own = await date.innerText();
    await page.locator('.controls > button').click();
    await page.locator('input[name="hijri"][value="beside"]').check();
    const wanted = language === 'ar' ? `${own} (14 جمادى الأولى 1437 هـ)` : `${own} (14 Jumada I 1437 AH)`;
    assert.equal(await date.innerText(), wanted);
    await seeFirst(page);
    await page.reload();
    assert.deepEqual(await firstSeen(page), [wanted]);
    await page.locator('.controls > button').click();
    await page.locator('input[name="hijri"][value=""]').check();
    assert.equal(await date.innerText(), own);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    assert.deepEqual(faults, []);
    await close();
  });

  test(`a page in ${language} prints without what only a screen needs`, async () => {
    const { page, close } = await open(reading, `/${language}/topics/river/`);
    assert.ok((await page.pdf({ format: 'A4' })).length > 1000);
    await page.emulateMedia({ media: 'print' });
    for (const part of [ '.switch', '.controls', '.jumps', '.breadcrumbs', '.skip']) {
      assert.equal(await page.locator(part).first().isVisible(), false, part);
    }
    assert.equal(await page.locator('main h1').isVisible(), true);
    await close();
  });
}

test('digits and names of months are the reader’s from the first moment, on pages of that language only', async () => {
  const { page, faults, close } = await open(reading, '/ar/sources/paper-2016/');
  const date = page.locator('main time[datetime="2016-02-23"]').first();
  assert.equal(await date.innerText(), '23 شباط 2016');
  const hash = await page.locator('code.hash').innerText();
  await page.locator('.controls > button').click();
  await page.locator('input[name="digits"][value="arab"]').check();
  assert.equal(await date.innerText(), '٢٣ شباط ٢٠١٦');
  await page.locator('input[name="months"][value="ar-EG"]').check();
  assert.equal(await date.innerText(), '٢٣ فبراير ٢٠١٦');
  assert.equal(await page.locator('code.hash').innerText(), hash, 'a hash is no number');
  assert.ok((await page.locator('main .para-text').allInnerTexts()).every((text) => !/[0-9]/.test(text)));
  await seeFirst(page);
  await page.reload();
  assert.deepEqual(await firstSeen(page), ['٢٣ فبراير ٢٠١٦']);
  await page.goto(`${reading.origin}/en/sources/paper-2016/`);
  assert.equal(await page.locator('main time[datetime="2016-02-23"]').first().innerText(), '23 February 2016');
  assert.equal(await page.locator('input[name="digits"]').count(), 0);
  await page.goto(`${reading.origin}/ar/sources/paper-2016/`);
  await page.locator('.controls > button').click();
  await page.locator('input[name="digits"][value=""]').check();
  await page.locator('input[name="months"][value=""]').check();
  assert.equal(await date.innerText(), '23 شباط 2016');
  assert.equal(await page.evaluate(() => document.cookie), '');
  assert.deepEqual(faults, []);
  await close();
});

test('without scripts nothing stands on a page that does nothing', async () => {
  const { page, close } = await open(reading, '/ar/topics/river/', { scripts: false });
  assert.equal(await page.locator('.controls').isVisible(), false);
  assert.equal(await page.locator('#preview').count(), 0);
  await close();
});

test('the policy that pages state is the one the host is told, and it lets nothing in line run', () => {
  const headers = fs.readFileSync(path.join(reading.folder, '_headers'), 'utf8');
  const pages = filesOf(reading.folder).filter((file) => file.endsWith('.html'));
  assert.ok(pages.length > 20);
  for (const file of pages) {
    const html = fs.readFileSync(path.join(reading.folder, file), 'utf8');
    const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)?.[1];
    assert.ok(policy && headers.includes(`Content-Security-Policy: ${policy};`), `${file}: ${policy}`);
    assert.ok(!/unsafe|data:|\*|https?:/.test(policy), policy);
    assert.ok(!/<script(?![^>]*(src=|application\/ld\+json))/.test(html), `${file}: a script in line`);
    assert.ok(!/<style|\sstyle="|\son[a-z]+="/.test(html), `${file}: a style or a handler in line`);
  }
});

test('every page tells programs of itself in JSON-LD that parses and names addresses that exist', () => {
  const files = new Set(filesOf(reading.folder));
  for (const file of [...files].filter((f) => /^(ar|en)\/.*index\.html$/.test(f))) {
    const html = fs.readFileSync(path.join(reading.folder, file), 'utf8');
    const graph = JSON.parse(html.match(/<script type="application\/ld\+json">(.+?)<\/script>/s)[1])['@graph'];
    assert.equal(graph[0].inLanguage, file.slice(0, 2), file);
    const named = [...JSON.stringify(graph).matchAll(/https:\/\/small\.example\/([^"#]*)/g)].map((m) => m[1]);
    for (const address of named) {
      assert.ok(files.has(/(^|\/)$/.test(address) ? `${address}index.html` : address), `${file}: ${address}`);
    }
  }
});
